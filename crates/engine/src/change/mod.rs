//! Changes: plans held, applied and followed.

pub mod view;
