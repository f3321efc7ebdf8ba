//! Operations: what App Runner did or does to a service, and how it ended.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::instant::Timestamp;

/// What an operation does, in the API's words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OperationKind {
    /// A deployment of the configured source.
    StartDeployment,
    /// The service's creation.
    CreateService,
    /// A pause.
    PauseService,
    /// A resumption.
    ResumeService,
    /// The service's deletion.
    DeleteService,
    /// A change of configuration.
    UpdateService,
    /// A kind that this program does not know, as reported.
    #[serde(untagged)]
    Other(String),
}

impl OperationKind {
    /// Reads a kind as reported, without regard to case.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        match text.to_ascii_uppercase().as_str() {
            "START_DEPLOYMENT" => Self::StartDeployment,
            "CREATE_SERVICE" => Self::CreateService,
            "PAUSE_SERVICE" => Self::PauseService,
            "RESUME_SERVICE" => Self::ResumeService,
            "DELETE_SERVICE" => Self::DeleteService,
            "UPDATE_SERVICE" => Self::UpdateService,
            _ => Self::Other(text.to_owned()),
        }
    }

    /// How long this kind takes, in seconds, where nothing is known of the service's own history
    /// (facts, States: the upper ends of the usual ranges).
    #[must_use]
    pub const fn typical_seconds(&self) -> Option<u32> {
        match self {
            Self::StartDeployment | Self::UpdateService => Some(300),
            Self::CreateService => Some(300),
            Self::PauseService | Self::ResumeService => Some(120),
            Self::DeleteService => Some(180),
            Self::Other(_) => None,
        }
    }
}

/// An operation's status, in the API's words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OperationStatus {
    /// Accepted, not begun.
    Pending,
    /// Under way.
    InProgress,
    /// Went wrong; the service is put back to what it was.
    RollbackInProgress,
    /// Done.
    Succeeded,
    /// Went wrong, and nothing was put back.
    Failed,
    /// Went wrong, and putting it back went wrong too.
    RollbackFailed,
    /// Went wrong; the service is as it was before.
    RollbackSucceeded,
    /// A status that this program does not know, as reported.
    #[serde(untagged)]
    Other(String),
}

impl OperationStatus {
    /// Reads a status as reported, without regard to case.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        match text.to_ascii_uppercase().as_str() {
            "PENDING" => Self::Pending,
            "IN_PROGRESS" => Self::InProgress,
            "ROLLBACK_IN_PROGRESS" => Self::RollbackInProgress,
            "SUCCEEDED" => Self::Succeeded,
            "FAILED" => Self::Failed,
            "ROLLBACK_FAILED" => Self::RollbackFailed,
            "ROLLBACK_SUCCEEDED" => Self::RollbackSucceeded,
            _ => Self::Other(text.to_owned()),
        }
    }

    /// The verdict, once there is one. A rolled-back operation is a failure (facts, 1).
    #[must_use]
    pub const fn verdict(&self) -> Option<Verdict> {
        match self {
            Self::Pending | Self::InProgress | Self::RollbackInProgress | Self::Other(_) => None,
            Self::Succeeded => Some(Verdict::Succeeded),
            Self::Failed => Some(Verdict::Failed),
            Self::RollbackFailed => Some(Verdict::RollbackFailed),
            Self::RollbackSucceeded => Some(Verdict::RolledBack),
        }
    }
}

/// How an operation ended. All but the first are failures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// It did what was asked.
    Succeeded,
    /// It failed.
    Failed,
    /// It failed, and the service runs what it ran before.
    RolledBack,
    /// It failed, and so did the way back.
    RollbackFailed,
}

/// One operation, as `ListOperations` tells of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Operation {
    /// Its id; with or without dashes, as reported.
    pub id: String,
    /// What it does.
    pub kind: OperationKind,
    /// How far it is.
    pub status: OperationStatus,
    /// When it began.
    pub started_at: Option<Timestamp>,
    /// When it ended, once it has.
    pub ended_at: Option<Timestamp>,
    /// When its status last changed.
    pub updated_at: Option<Timestamp>,
}

impl Operation {
    /// The id without dashes, as log streams may spell it (facts, 8).
    #[must_use]
    pub fn bare_id(&self) -> String {
        self.id.replace('-', "").to_ascii_lowercase()
    }

    /// How long it took, in seconds, once it has ended.
    #[must_use]
    pub fn seconds(&self) -> Option<i64> {
        Some(self.ended_at?.seconds_since(self.started_at?))
    }
}

/// How long an operation of `kind` usually takes on this service: the median of its own successes,
/// or what is typical of App Runner where it has none.
#[must_use]
pub fn usual_seconds(kind: &OperationKind, history: &[Operation]) -> Option<u32> {
    let mut taken: Vec<i64> = history
        .iter()
        .filter(|operation| {
            operation.kind == *kind && operation.status == OperationStatus::Succeeded
        })
        .filter_map(Operation::seconds)
        .collect();
    taken.sort_unstable();
    match taken.get(taken.len() / 2) {
        Some(seconds) => u32::try_from(*seconds).ok(),
        None => kind.typical_seconds(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operation(kind: OperationKind, status: OperationStatus, seconds: i64) -> Operation {
        let start = Timestamp::from_seconds(1_000);
        Operation {
            id: "0a1b2c3d-0000-4000-8000-000000000000".into(),
            kind,
            status,
            started_at: Some(start),
            ended_at: Some(start.plus_seconds(seconds)),
            updated_at: None,
        }
    }

    #[test]
    fn a_rollback_is_never_a_success() {
        assert_eq!(
            OperationStatus::parse("ROLLBACK_SUCCEEDED").verdict(),
            Some(Verdict::RolledBack)
        );
        assert_eq!(
            OperationStatus::parse("rollback_in_progress").verdict(),
            None
        );
    }

    #[test]
    fn usual_is_the_median_of_the_services_own_successes() {
        let history = [
            operation(
                OperationKind::StartDeployment,
                OperationStatus::Succeeded,
                40,
            ),
            operation(
                OperationKind::StartDeployment,
                OperationStatus::RollbackSucceeded,
                900,
            ),
            operation(
                OperationKind::StartDeployment,
                OperationStatus::Succeeded,
                50,
            ),
            operation(
                OperationKind::StartDeployment,
                OperationStatus::Succeeded,
                60,
            ),
        ];
        assert_eq!(
            usual_seconds(&OperationKind::StartDeployment, &history),
            Some(50)
        );
        assert_eq!(
            usual_seconds(&OperationKind::PauseService, &history),
            Some(120)
        );
    }

    #[test]
    fn ids_compare_without_dashes() {
        assert_eq!(
            operation(OperationKind::PauseService, OperationStatus::Pending, 1).bare_id(),
            "0a1b2c3d000040008000000000000000"
        );
    }
}
