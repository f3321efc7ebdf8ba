//! The fleet: what is read of it, and how it is kept fresh.

pub mod view;
