//! One cell as the engine holds it.

use std::collections::HashMap;

use model::condition::{Condition, Newest};
use model::failure::Failure;
use model::instant::Timestamp;
use model::operation::{Operation, usual_seconds};
use model::place::{AccountId, Cell, ServiceArn, ServiceRef};
use model::service::{ServiceStatus, ServiceSummary};

use crate::fleet::view::{CellState, CellView, FleetRow};
use crate::store::StoredService;

/// Details are read again after this many seconds even where nothing seems to have changed: it is not
/// sure that `UpdatedAt` moves on a rollback (design, A read).
const ROUND: i64 = 600;

/// A profile in a region: its services, what is known of them, and when to look again.
#[derive(Debug, Clone)]
pub(crate) struct CellData {
    pub(crate) account: Option<AccountId>,
    pub(crate) state: CellState,
    pub(crate) read_at: Option<Timestamp>,
    pub(crate) services: Vec<ServiceSummary>,
    pub(crate) details: HashMap<ServiceArn, StoredService>,
    /// When it is read next; `None` where only the user's own action reads it again.
    pub(crate) due: Option<Timestamp>,
    /// When its newest reading in this scope was begun, whatever came of it.
    pub(crate) asked_at: Option<Timestamp>,
    /// Throttled readings in a row, which stretch the wait.
    pub(crate) throttled: u32,
    /// Whether it is being read.
    pub(crate) reading: bool,
    /// Whether it is read once more when the reading under way ends: that one may be too old.
    pub(crate) again: bool,
    /// When details are read next, where some are missing; `None` as for `due`.
    pub(crate) details_due: Option<Timestamp>,
    /// Why details could not be read, where that concerns the whole cell.
    pub(crate) details_failure: Option<Failure>,
    /// Throttled readings of details in a row.
    pub(crate) details_throttled: u32,
    /// Services whose details could not be read, and until when they are passed over.
    pub(crate) passed_over: HashMap<ServiceArn, Timestamp>,
    /// Whether its details are being read.
    pub(crate) detailing: bool,
}

/// What of a service should be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Missing {
    /// Nothing.
    Nothing,
    /// Its operations only: one is under way.
    Operations,
    /// Everything.
    All,
}

impl CellData {
    /// A cell of which nothing is known, to be read at once.
    pub(crate) fn unread(now: Timestamp) -> Self {
        Self {
            account: None,
            state: CellState::Loading,
            read_at: None,
            services: Vec::new(),
            details: HashMap::new(),
            due: Some(now),
            asked_at: None,
            throttled: 0,
            reading: false,
            again: false,
            details_due: Some(now),
            details_failure: None,
            details_throttled: 0,
            passed_over: HashMap::new(),
            detailing: false,
        }
    }

    /// Has it read at once, and once more where a reading is under way.
    pub(crate) fn ask(&mut self, now: Timestamp) {
        self.again = self.reading;
        self.due = Some(now);
        self.throttled = 0;
        self.details_due = Some(now);
        self.details_throttled = 0;
        self.passed_over.clear();
    }

    /// Whether exactly these services are shown already. Of a cell that failed or was never read, that says nothing.
    pub(crate) fn shows(&self, services: &[ServiceSummary]) -> bool {
        !matches!(self.state, CellState::Failed { .. })
            && self.read_at.is_some()
            && self.services == services
    }

    /// Whether an operation is under way in it.
    pub(crate) fn busy(&self) -> bool {
        self.services.iter().any(|service| self.follows(service))
    }

    /// Whether an operation of `service` is under way, or its end has not been read.
    pub(crate) fn follows(&self, service: &ServiceSummary) -> bool {
        service.status == ServiceStatus::OperationInProgress
            || self.details.get(&service.arn).is_some_and(unfinished)
    }

    /// What of `service` should be read; in a window that nobody sees, only what tells how an operation ends.
    pub(crate) fn missing(
        &self,
        service: &ServiceSummary,
        now: Timestamp,
        hidden: bool,
    ) -> Missing {
        if hidden && !self.follows(service) {
            return Missing::Nothing;
        }
        if self
            .passed_over
            .get(&service.arn)
            .is_some_and(|until| *until > now)
        {
            return Missing::Nothing;
        }
        match self.details.get(&service.arn) {
            Some(known)
                if known.updated_at == service.updated_at && known.status == service.status =>
            {
                if now.seconds_since(known.details.read_at) >= ROUND {
                    Missing::All
                } else if service.status == ServiceStatus::OperationInProgress || unfinished(known)
                {
                    Missing::Operations
                } else {
                    Missing::Nothing
                }
            }
            _ => Missing::All,
        }
    }

    /// The condition of `service`. Details of an earlier state say nothing of this one.
    pub(crate) fn condition(&self, service: &ServiceSummary) -> Condition {
        let known = self.details.get(&service.arn).filter(|known| {
            known.updated_at == service.updated_at && known.status == service.status
        });
        let newest = match known {
            None => Newest::Unread,
            Some(known) => newest(&known.operations),
        };
        Condition::of(&service.status, service.updated_at, newest)
    }

    /// The row of `service`.
    pub(crate) fn row(&self, cell: &Cell, service: &ServiceSummary) -> FleetRow {
        FleetRow {
            service: ServiceRef {
                cell: cell.clone(),
                arn: service.arn.clone(),
            },
            // The ARN itself says whose it is, even before STS does.
            account: service
                .arn
                .parts()
                .map(|parts| parts.account)
                .or_else(|| self.account.clone())
                .unwrap_or_else(|| AccountId(String::new())),
            summary: service.clone(),
            condition: self.condition(service),
            details: self
                .details
                .get(&service.arn)
                .map(|known| known.details.clone()),
        }
    }

    /// The whole cell.
    pub(crate) fn view(&self, cell: &Cell) -> CellView {
        CellView {
            cell: cell.clone(),
            account: self.account.clone(),
            state: self.state.clone(),
            details_failure: self.details_failure.clone(),
            read_at: self.read_at,
            rows: self
                .services
                .iter()
                .map(|service| self.row(cell, service))
                .collect(),
        }
    }
}

/// Whether the newest operation had no verdict when it was read. The list of services and that of
/// operations do not move together: a service may be running again before its operation has ended.
fn unfinished(known: &StoredService) -> bool {
    known
        .operations
        .first()
        .is_some_and(|newest| newest.status.verdict().is_none())
}

/// The newest of `operations`, which are newest first, with the usual duration of its kind.
pub(crate) fn newest(operations: &[Operation]) -> Newest<'_> {
    match operations.first() {
        None => Newest::None,
        Some(first) => Newest::Known(first, usual_seconds(&first.kind, operations)),
    }
}
