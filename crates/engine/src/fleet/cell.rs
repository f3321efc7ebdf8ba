//! One cell as the engine holds it.

use std::collections::HashMap;

use model::condition::{Condition, Newest};
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
    /// Throttled readings in a row, which stretch the wait.
    pub(crate) throttled: u32,
    /// Whether it is being read.
    pub(crate) reading: bool,
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
            throttled: 0,
            reading: false,
            detailing: false,
        }
    }

    /// Whether an operation is under way in it.
    pub(crate) fn busy(&self) -> bool {
        self.services
            .iter()
            .any(|service| service.status == ServiceStatus::OperationInProgress)
    }

    /// What of `service` should be read.
    pub(crate) fn missing(&self, service: &ServiceSummary, now: Timestamp) -> Missing {
        match self.details.get(&service.arn) {
            Some(known)
                if known.updated_at == service.updated_at && known.status == service.status =>
            {
                if now.seconds_since(known.details.read_at) >= ROUND {
                    Missing::All
                } else if service.status == ServiceStatus::OperationInProgress {
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
            read_at: self.read_at,
            rows: self
                .services
                .iter()
                .map(|service| self.row(cell, service))
                .collect(),
        }
    }
}

/// The newest of `operations`, which are newest first, with the usual duration of its kind.
pub(crate) fn newest(operations: &[Operation]) -> Newest<'_> {
    match operations.first() {
        None => Newest::None,
        Some(first) => Newest::Known(first, usual_seconds(&first.kind, operations)),
    }
}
