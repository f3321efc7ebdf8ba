//! What stands around App Runner: signatures, inputs, STS, CloudWatch and CloudWatch Logs, with the
//! official SDK over real sockets, and by hand where the SDK would not send what is tried.

mod auth;
mod client;
mod cloudwatch;
mod cloudwatch_operations;
mod cloudwatch_pages;
mod logs;
mod logs_pages;
mod raw;
mod sts;
mod validation;
