//! A service as `ListServices` tells of it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::instant::Timestamp;
use crate::place::ServiceArn;

/// A service's status, in the API's words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ServiceStatus {
    /// Serving.
    Running,
    /// Paused: no instances, no cost.
    Paused,
    /// An operation is under way; every change is refused until it ends.
    OperationInProgress,
    /// Its creation failed.
    CreateFailed,
    /// Its deletion failed.
    DeleteFailed,
    /// Deleted; lists keep it for a while.
    Deleted,
    /// A status that this program does not know, as reported.
    #[serde(untagged)]
    Other(String),
}

impl ServiceStatus {
    /// Reads a status as reported, without regard to case (facts, 2: some arrive in lower case).
    #[must_use]
    pub fn parse(text: &str) -> Self {
        match text.to_ascii_uppercase().as_str() {
            "RUNNING" => Self::Running,
            "PAUSED" => Self::Paused,
            "OPERATION_IN_PROGRESS" => Self::OperationInProgress,
            "CREATE_FAILED" => Self::CreateFailed,
            "DELETE_FAILED" => Self::DeleteFailed,
            "DELETED" => Self::Deleted,
            _ => Self::Other(text.to_owned()),
        }
    }
}

/// What `ListServices` says of a service, and all that a refresh reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ServiceSummary {
    /// The service's ARN.
    pub arn: ServiceArn,
    /// Its name.
    pub name: String,
    /// Its id: 32 hexadecimal digits.
    pub id: String,
    /// Its default domain, without a scheme; none before it was first created.
    pub url: Option<String>,
    /// When it was created.
    pub created_at: Option<Timestamp>,
    /// When it was last changed.
    pub updated_at: Option<Timestamp>,
    /// Its status.
    pub status: ServiceStatus,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_read_without_regard_to_case_and_unknown_ones_are_kept() {
        assert_eq!(ServiceStatus::parse("running"), ServiceStatus::Running);
        assert_eq!(
            ServiceStatus::parse("FROZEN"),
            ServiceStatus::Other("FROZEN".into())
        );
        let json =
            serde_json::to_string(&[ServiceStatus::CreateFailed, ServiceStatus::parse("FROZEN")])
                .expect("JSON");
        assert_eq!(json, r#"["CREATE_FAILED","FROZEN"]"#);
        let back: Vec<ServiceStatus> = serde_json::from_str(&json).expect("statuses");
        assert_eq!(
            back,
            [
                ServiceStatus::CreateFailed,
                ServiceStatus::Other("FROZEN".into())
            ]
        );
    }
}
