//! What the user can set.

use std::collections::BTreeMap;

use model::discovery::AppSsoProfile;
use model::keys::KeyProfile;
use model::place::{ProfileName, Region, Scope};
use model::profile::{Confirmation, ProfileColor};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which theme is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How tall a table's rows are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Density {
    /// 36 px.
    #[default]
    Comfortable,
    /// 28 px.
    Compact,
}

/// What the user says of one profile.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ProfileSettings {
    /// Its colour; `None` for the one that its name suggests.
    pub color: Option<ProfileColor>,
    /// Whether it is production; `None` for what its name suggests.
    pub production: Option<bool>,
    /// Whether changes are refused.
    pub read_only: bool,
    /// The regions to read; empty for the profile's own.
    pub regions: Vec<Region>,
    /// The regions in which changes are allowed; empty for all.
    pub allowed_regions: Vec<Region>,
    /// How insistently changes are asked about.
    pub confirmation: Confirmation,
}

/// Every setting. A field that a file lacks has its default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// The form of the file.
    pub version: u32,
    /// The theme.
    pub theme: Theme,
    /// The rows' height.
    pub density: Density,
    /// Seconds between refreshes while nothing is going on, 10 to 600.
    pub refresh_seconds: u32,
    /// Whether closing the window leaves the program in the tray.
    pub keep_in_tray: bool,
    /// Whether the end of an operation is announced by the system.
    pub notifications: bool,
    /// Whether the Demo profiles are listed.
    pub show_demo: bool,
    /// Whether times are shown in UTC.
    pub utc: bool,
    /// Whether role sessions that took a code are also written to the AWS CLI's cache, so that it does
    /// not ask again. They are plain text there.
    pub share_mfa_sessions: bool,
    /// What is said of single profiles.
    pub profiles: BTreeMap<ProfileName, ProfileSettings>,
    /// Profiles of IAM Identity Center that are in no file.
    pub sso_profiles: Vec<AppSsoProfile>,
    /// Profiles whose key is in the system's keyring.
    pub key_profiles: Vec<KeyProfile>,
    /// The profiles and regions that were open last.
    pub scope: Option<Scope>,
}

/// The form of the settings file that this program writes.
pub const VERSION: u32 = 1;
/// The bounds of [`Settings::refresh_seconds`].
pub const REFRESH_BOUNDS: std::ops::RangeInclusive<u32> = 10..=600;

impl Default for Settings {
    fn default() -> Self {
        Self {
            version: VERSION,
            theme: Theme::default(),
            density: Density::default(),
            refresh_seconds: 30,
            keep_in_tray: false,
            notifications: true,
            show_demo: true,
            utc: false,
            share_mfa_sessions: false,
            profiles: BTreeMap::new(),
            sso_profiles: Vec::new(),
            key_profiles: Vec::new(),
            scope: None,
        }
    }
}

impl Settings {
    /// The same settings with every figure brought inside its bounds.
    #[must_use]
    pub fn bounded(mut self) -> Self {
        self.refresh_seconds = self
            .refresh_seconds
            .clamp(*REFRESH_BOUNDS.start(), *REFRESH_BOUNDS.end());
        self
    }
}
