//! The program, with the clients that people point at it: boto3 over every operation of App Runner,
//! and the AWS CLI through the life of a service.
//!
//! Needs both, which `cargo xtask test clients` installs into the build's own folder; this program
//! is not among those that `cargo test` runs by itself.

mod around;
mod boto3;
mod cli;
mod ground;
