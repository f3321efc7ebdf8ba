//! Single things as the window sees them.

use std::collections::BTreeMap;

use model::action::ActionRule;
use model::condition::Condition;
use model::configuration::ConfigurationView;
use model::failure::Failure;
use model::image::ShippedImage;
use model::instant::Timestamp;
use model::log::LogLine;
use model::network::Network;
use model::operation::Operation;
use model::phase::Phase;
use model::place::{AccountId, Region, Scope, ServiceRef};
use model::profile::ProfileList;
use model::scaling::AutoScalingConfiguration;
use model::service::ServiceSummary;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::change::view::Attempt;
use crate::event::OpenTarget;
use crate::fleet::view::FleetView;
use crate::settings::Settings;

/// Everything that the window needs to draw its frame.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Start {
    /// The program's version.
    pub version: String,
    /// The settings.
    pub settings: Settings,
    /// The profiles.
    pub profiles: ProfileList,
    /// What to open: what was open last, or what a first run shows.
    pub scope: Scope,
    /// The fleet in it, opened; `None` where another scope was opened at the same moment.
    #[ts(optional = nullable)]
    pub fleet: Option<FleetView>,
    /// What the command line asks to open.
    pub open: Option<OpenTarget>,
    /// Which status allows which action.
    pub actions: Vec<ActionRule>,
    /// The regions that App Runner exists in.
    pub regions: Vec<Region>,
    /// Whether nothing but Demo was found, so that Demo is shown.
    pub demo_only: bool,
    /// Attempts that have not ended.
    pub in_flight: Vec<Attempt>,
    /// What went wrong on the way up: a damaged file that was set aside.
    pub notices: Vec<Failure>,
    /// `linux`, `macos` or `windows`.
    pub platform: String,
    /// Proxies and certificate authorities that the environment names.
    pub network: Network,
}

/// A service, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ServiceView {
    /// How it is named in commands.
    pub service: ServiceRef,
    /// The account that owns it.
    pub account: AccountId,
    /// What lists tell of it.
    pub summary: ServiceSummary,
    /// What it is doing.
    pub condition: Condition,
    /// Its configuration; environment values are not in it.
    pub configuration: ConfigurationView,
    /// Its newest operations, newest first.
    pub operations: Vec<Operation>,
    /// How long each kind of operation usually takes on it, in seconds.
    pub usual_seconds: BTreeMap<String, u32>,
    /// When it was read.
    pub read_at: Timestamp,
}

/// Operations, newest first, and the token of the page after them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OperationPage {
    /// The operations.
    pub operations: Vec<Operation>,
    /// The images that they shipped, by an operation's id as it is spelled above, where they are known.
    pub images: BTreeMap<String, ShippedImage>,
    /// The next page's token; `None` on the last one.
    pub next: Option<String>,
}

/// The story of one operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OperationLog {
    /// The operation, as it stands.
    pub operation: Operation,
    /// The phases it went through; empty where its kind has none.
    pub phases: Vec<Phase>,
    /// Its log, oldest line first.
    pub lines: Vec<LogLine>,
    /// Older lines that were left out.
    pub dropped: u32,
    /// Why it failed, in App Runner's words.
    pub reason: Option<LogLine>,
}

/// A service's auto scaling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScalingView {
    /// The revision in use; `None` where AWS did not list it.
    pub current: Option<AutoScalingConfiguration>,
    /// Every revision of the same name, newest first.
    pub revisions: Vec<AutoScalingConfiguration>,
}
