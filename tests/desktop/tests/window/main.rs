//! The real window. One test program for all of it: every module below is a part of what a person does with it.

mod deployment;
mod first_run;
mod fleet;
mod guards;
mod keys;
mod pages;
mod profiles;
mod scope;
mod service;
mod sizes;
mod starts;
