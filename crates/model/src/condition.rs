//! What a service is doing, as one says it: its status and its newest operation taken together.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::instant::Timestamp;
use crate::operation::{Operation, OperationKind, OperationStatus, Verdict};
use crate::service::ServiceStatus;

/// A service's condition.
///
/// The status alone does not tell a rollback from a success or a pause from a deployment; the newest
/// operation does (facts, 1 and 6). What has not been read is called unread, never guessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Condition {
    /// Serving, and its newest operation (if read) succeeded.
    Running,
    /// Paused.
    Paused,
    /// An operation is under way and known.
    InProgress {
        /// What it does.
        operation: OperationKind,
        /// When it began.
        since: Option<Timestamp>,
        /// How long its kind usually takes on this service, in seconds.
        usual_seconds: Option<u32>,
        /// Whether it is being undone.
        rolling_back: bool,
    },
    /// An operation is under way, and which one has not been read.
    Changing,
    /// An operation is under way that no list of operations shows: AWS's own maintenance.
    Maintenance {
        /// When the service last changed.
        since: Option<Timestamp>,
    },
    /// Serving or paused, but its newest operation failed.
    OperationFailed {
        /// What it was to do.
        operation: OperationKind,
        /// How it ended; never `succeeded`.
        verdict: Verdict,
        /// When it ended.
        ended_at: Option<Timestamp>,
        /// Whether the service is paused rather than serving.
        paused: bool,
    },
    /// Its creation failed.
    CreateFailed,
    /// Its deletion failed.
    DeleteFailed,
    /// Deleted.
    Deleted,
    /// A status that this program does not know, as reported.
    Unknown {
        /// The status, as reported.
        status: String,
    },
}

/// The newest operation, as far as it is known.
#[derive(Debug, Clone, Copy)]
pub enum Newest<'a> {
    /// Operations have not been read since the service last changed.
    Unread,
    /// They were read; there is none.
    None,
    /// The newest one, and the usual duration of its kind in seconds.
    Known(&'a Operation, Option<u32>),
}

impl Condition {
    /// The condition that follows from `status` and the newest operation.
    #[must_use]
    pub fn of(status: &ServiceStatus, updated_at: Option<Timestamp>, newest: Newest<'_>) -> Self {
        match status {
            ServiceStatus::Running => Self::settled(newest, false),
            ServiceStatus::Paused => Self::settled(newest, true),
            ServiceStatus::OperationInProgress => Self::in_progress(updated_at, newest),
            ServiceStatus::CreateFailed => Self::CreateFailed,
            ServiceStatus::DeleteFailed => Self::DeleteFailed,
            ServiceStatus::Deleted => Self::Deleted,
            ServiceStatus::Other(text) => Self::Unknown {
                status: text.clone(),
            },
        }
    }

    fn settled(newest: Newest<'_>, paused: bool) -> Self {
        let plain = if paused { Self::Paused } else { Self::Running };
        match newest {
            Newest::Unread | Newest::None => plain,
            Newest::Known(operation, _) => match operation.status.verdict() {
                None | Some(Verdict::Succeeded) => plain,
                Some(verdict) => Self::OperationFailed {
                    operation: operation.kind.clone(),
                    verdict,
                    ended_at: operation.ended_at,
                    paused,
                },
            },
        }
    }

    fn in_progress(updated_at: Option<Timestamp>, newest: Newest<'_>) -> Self {
        match newest {
            Newest::Unread => Self::Changing,
            Newest::None => Self::Maintenance { since: updated_at },
            // The list of operations is newest first: one that has ended did not start this.
            Newest::Known(operation, _) if operation.status.verdict().is_some() => {
                Self::Maintenance { since: updated_at }
            }
            Newest::Known(operation, usual) => Self::InProgress {
                operation: operation.kind.clone(),
                since: operation.started_at,
                usual_seconds: usual,
                rolling_back: operation.status == OperationStatus::RollbackInProgress,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operation(status: OperationStatus) -> Operation {
        Operation {
            id: "1".into(),
            kind: OperationKind::StartDeployment,
            status,
            started_at: Some(Timestamp(5)),
            ended_at: None,
            updated_at: None,
        }
    }

    #[test]
    fn running_after_a_rollback_is_a_failure() {
        let newest = operation(OperationStatus::RollbackSucceeded);
        let condition = Condition::of(&ServiceStatus::Running, None, Newest::Known(&newest, None));
        assert!(matches!(
            condition,
            Condition::OperationFailed {
                verdict: Verdict::RolledBack,
                paused: false,
                ..
            }
        ));
    }

    #[test]
    fn progress_says_what_is_known_of_it() {
        let status = ServiceStatus::OperationInProgress;
        assert_eq!(
            Condition::of(&status, None, Newest::Unread),
            Condition::Changing
        );
        assert_eq!(
            Condition::of(&status, Some(Timestamp(9)), Newest::None),
            Condition::Maintenance {
                since: Some(Timestamp(9))
            }
        );
        let ended = operation(OperationStatus::Succeeded);
        assert!(matches!(
            Condition::of(&status, None, Newest::Known(&ended, None)),
            Condition::Maintenance { .. }
        ));
        let running = operation(OperationStatus::RollbackInProgress);
        assert!(matches!(
            Condition::of(&status, None, Newest::Known(&running, Some(40))),
            Condition::InProgress {
                rolling_back: true,
                usual_seconds: Some(40),
                ..
            }
        ));
    }

    #[test]
    fn an_unread_operation_invents_nothing() {
        assert_eq!(
            Condition::of(&ServiceStatus::Running, None, Newest::Unread),
            Condition::Running
        );
    }
}
