//! What the engine pushes to the window.

use model::failure::Failure;
use model::operation::Verdict;
use model::place::{Cell, Scope, ServiceRef};
use model::profile::ProfileList;
use model::signin::SignInView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::change::view::Attempt;
use crate::fleet::view::{CellAge, CellView, FleetOperation, FleetRow, Generation};

/// A service to open, as a command line or a notification names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenTarget {
    /// The profile and region, where they were named.
    pub cell: Option<Cell>,
    /// The service's name or ARN, where it was named.
    pub service: Option<String>,
}

/// A pushed event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Event {
    /// A cell was read and is not what it was, or could not be read.
    Cell {
        /// The scope it belongs to.
        generation: Generation,
        /// The whole cell.
        view: CellView,
    },
    /// Cells were read, and their rows are what they were: their state is that they were read.
    CellsUnchanged {
        /// The scope they belong to.
        generation: Generation,
        /// Which, and when.
        cells: Vec<CellAge>,
    },
    /// Single rows changed; each replaces the row of the same service.
    Rows {
        /// The scope they belong to.
        generation: Generation,
        /// The rows.
        rows: Vec<FleetRow>,
    },
    /// An attempt moved on.
    Attempt {
        /// As it stands.
        attempt: Box<Attempt>,
    },
    /// An operation of the fleet ended, whoever started it.
    OperationEnded {
        /// Whose.
        ended: FleetOperation,
        /// How.
        verdict: Verdict,
    },
    /// The image that an operation shipped became known.
    ImageKnown {
        /// Of which service.
        service: ServiceRef,
    },
    /// What is known of the profiles changed.
    Profiles {
        /// All of them.
        list: ProfileList,
    },
    /// A sign-in moved on.
    SignIn {
        /// As it stands.
        view: SignInView,
    },
    /// The program was started again, or a notification was clicked.
    Open {
        /// What to open.
        target: OpenTarget,
    },
    /// A profile was chosen outside the window, or Demo by a second start: the fleet opens on it.
    OpenScope {
        /// Its cells.
        scope: Scope,
    },
    /// The window is to be closed while attempts are held back: what shall become of them?
    QuitAsked {
        /// Which.
        held: Vec<Attempt>,
    },
    /// Something went wrong that belongs to nothing on screen.
    Notice {
        /// What, and what to do.
        failure: Failure,
    },
}
