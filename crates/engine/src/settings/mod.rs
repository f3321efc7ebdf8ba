//! Settings: one typed, versioned JSON file.

pub(crate) mod file;
mod types;

pub use types::{Density, ProfileSettings, REFRESH_BOUNDS, Settings, Theme, VERSION};
