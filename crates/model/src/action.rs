//! The one table of which action a service's status allows.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::service::ServiceStatus;

/// Something a user can ask of a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Action {
    /// Deploy the configured source again.
    Deploy,
    /// Pause.
    Pause,
    /// Resume.
    Resume,
    /// Change auto scaling.
    Scale,
    /// Associate a custom domain.
    AssociateDomain,
    /// Disassociate a custom domain.
    DisassociateDomain,
    /// Delete the service.
    Delete,
}

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActionRule {
    /// The action.
    pub action: Action,
    /// The statuses that allow it.
    pub allowed_in: Vec<ServiceStatus>,
    /// Why it is not allowed elsewhere, for the person who wants it.
    pub reason: String,
}

impl Action {
    /// Every action, in the order in which menus show them.
    pub const ALL: [Self; 7] = [
        Self::Deploy,
        Self::Pause,
        Self::Resume,
        Self::Scale,
        Self::AssociateDomain,
        Self::DisassociateDomain,
        Self::Delete,
    ];

    /// The statuses in which App Runner accepts this action (facts, States).
    #[must_use]
    pub const fn allowed_in(self) -> &'static [ServiceStatus] {
        use ServiceStatus::{CreateFailed, DeleteFailed, Paused, Running};
        match self {
            // StartDeployment answers InvalidRequestException outside RUNNING.
            Self::Deploy | Self::Pause | Self::AssociateDomain | Self::DisassociateDomain => {
                &[Running]
            }
            Self::Resume => &[Paused],
            // UpdateService: rebuilding a failed creation is allowed since June 2023; whether PAUSED is
            // allowed is disputed, so it is not offered and the service's own answer is never guessed.
            Self::Scale => &[Running, CreateFailed],
            Self::Delete => &[Running, Paused, CreateFailed, DeleteFailed],
        }
    }

    /// Whether `status` allows this action.
    #[must_use]
    pub fn allowed(self, status: &ServiceStatus) -> bool {
        self.allowed_in().contains(status)
    }

    const fn reason(self) -> &'static str {
        match self {
            Self::Deploy => "App Runner deploys only to a service that is running",
            Self::Pause => "Only a running service can be paused",
            Self::Resume => "Only a paused service can be resumed",
            Self::Scale => {
                "App Runner changes a service's configuration only while it is running or after its creation failed"
            }
            Self::AssociateDomain | Self::DisassociateDomain => {
                "App Runner changes domains only while the service is running"
            }
            Self::Delete => "App Runner deletes a service only while no operation is in progress",
        }
    }

    /// The whole table, for the window.
    #[must_use]
    pub fn table() -> Vec<ActionRule> {
        Self::ALL
            .into_iter()
            .map(|action| ActionRule {
                action,
                allowed_in: action.allowed_in().to_vec(),
                reason: action.reason().to_owned(),
            })
            .collect()
    }

    /// Why `status` does not allow this action; `None` where it does.
    #[must_use]
    pub fn blocked(self, status: &ServiceStatus) -> Option<&'static str> {
        if self.allowed(status) {
            None
        } else if *status == ServiceStatus::OperationInProgress {
            Some("An operation is in progress; App Runner refuses every change until it ends")
        } else {
            Some(self.reason())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_allowed_while_an_operation_runs_or_after_deletion() {
        for action in Action::ALL {
            assert!(
                action
                    .blocked(&ServiceStatus::OperationInProgress)
                    .is_some(),
                "{action:?}"
            );
            assert!(
                action.blocked(&ServiceStatus::Deleted).is_some(),
                "{action:?}"
            );
        }
    }

    #[test]
    fn the_table_follows_the_facts() {
        assert!(
            Action::Resume.allowed(&ServiceStatus::Paused)
                && !Action::Resume.allowed(&ServiceStatus::Running)
        );
        assert!(Action::Delete.allowed(&ServiceStatus::DeleteFailed));
        assert!(!Action::Deploy.allowed(&ServiceStatus::Paused));
        assert!(Action::Scale.allowed(&ServiceStatus::CreateFailed));
        assert_eq!(Action::table().len(), Action::ALL.len());
    }
}
