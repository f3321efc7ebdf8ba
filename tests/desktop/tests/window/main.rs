//! The real window. One test program for all of it: every module below is a part of what a person does with it.

mod bulk;
mod changes;
mod damaged;
mod deployment;
mod desk;
mod first_run;
mod fleet;
mod guards;
mod keyring;
mod keys;
mod mfa;
mod offline;
mod outside;
mod pages;
mod patience;
mod place;
mod profile_pages;
mod profiles;
mod scope;
mod service;
mod signin;
mod sizes;
mod starts;
mod switching;
mod tray;
mod view;
