//! The fleet as the window sees it.

use model::condition::Condition;
use model::configuration::Source;
use model::failure::Failure;
use model::instant::Timestamp;
use model::operation::Operation;
use model::place::{AccountId, Cell, ServiceRef};
use model::service::ServiceSummary;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Counts the scopes that were opened: an answer for an older one is dropped.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS,
)]
pub struct Generation(pub u32);

/// What `DescribeService` and `ListOperations` add to a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RowDetails {
    /// Where the code comes from.
    pub source: Source,
    /// Whether a push deploys by itself.
    pub auto_deployments: bool,
    /// CPU units, 1024 to a vCPU.
    pub cpu: Option<u32>,
    /// Memory in MB.
    pub memory: Option<u32>,
    /// The newest operation.
    pub newest: Option<Operation>,
    /// When this was read.
    pub read_at: Timestamp,
}

/// One service in the fleet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FleetRow {
    /// How it is named in commands.
    pub service: ServiceRef,
    /// The account that owns it.
    pub account: AccountId,
    /// What the list said.
    pub summary: ServiceSummary,
    /// What it is doing.
    pub condition: Condition,
    /// What lies deeper; `None` until it is read.
    pub details: Option<RowDetails>,
}

/// When a cell was read whose rows are what they were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CellAge {
    /// Which.
    pub cell: Cell,
    /// The account, once STS has named it.
    pub account: Option<AccountId>,
    /// When it was read.
    pub read_at: Timestamp,
}

/// Where the reading of a cell stands. The rows stay, whatever it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum CellState {
    /// Being read for the first time in this scope; rows, if any, come from the store.
    Loading,
    /// Read.
    Ready,
    /// The last reading failed; rows, if any, are those of the one before.
    Failed {
        /// Why, and what to do.
        failure: Failure,
    },
}

/// One profile in one region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CellView {
    /// Which.
    pub cell: Cell,
    /// The account, once STS or the store has named it.
    pub account: Option<AccountId>,
    /// Where its reading stands.
    pub state: CellState,
    /// Why what lies deeper cannot be read, where the list itself can.
    #[ts(optional = nullable)]
    pub details_failure: Option<Failure>,
    /// When the rows were read; `None` where they never were.
    pub read_at: Option<Timestamp>,
    /// The services.
    pub rows: Vec<FleetRow>,
}

/// The fleet in one scope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FleetView {
    /// Which scope this is.
    pub generation: Generation,
    /// Its cells, in the scope's order.
    pub cells: Vec<CellView>,
}

/// An operation of a service of the fleet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FleetOperation {
    /// Whose.
    pub service: ServiceRef,
    /// The service's name.
    pub name: String,
    /// The operation.
    pub operation: Operation,
}

/// The operations of the fleet, as far as they were read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FleetActivity {
    /// Newest first.
    pub operations: Vec<FleetOperation>,
    /// Services whose operations were read.
    pub read: u32,
    /// Services in the scope.
    pub of: u32,
}
