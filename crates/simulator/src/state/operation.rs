//! An operation on a service, as it looks at any moment.

use serde::{Deserialize, Serialize};

use super::script::Script;
use super::{Cause, LogLine, Phase};
use crate::clock::Moment;

/// What an operation does; the words are the API's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OperationKind {
    /// `CREATE_SERVICE`
    CreateService,
    /// `UPDATE_SERVICE`
    UpdateService,
    /// `START_DEPLOYMENT`
    StartDeployment,
    /// `PAUSE_SERVICE`
    PauseService,
    /// `RESUME_SERVICE`
    ResumeService,
    /// `DELETE_SERVICE`
    DeleteService,
}

impl OperationKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::CreateService,
        Self::UpdateService,
        Self::StartDeployment,
        Self::PauseService,
        Self::ResumeService,
        Self::DeleteService,
    ];

    /// The API's word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CreateService => "CREATE_SERVICE",
            Self::UpdateService => "UPDATE_SERVICE",
            Self::StartDeployment => "START_DEPLOYMENT",
            Self::PauseService => "PAUSE_SERVICE",
            Self::ResumeService => "RESUME_SERVICE",
            Self::DeleteService => "DELETE_SERVICE",
        }
    }

    /// The kind that the API's word means.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// Whether it deploys a version of the application, and so has a deployment log.
    #[must_use]
    pub const fn deploys(self) -> bool {
        match self {
            Self::CreateService | Self::UpdateService | Self::StartDeployment => true,
            Self::PauseService | Self::ResumeService | Self::DeleteService => false,
        }
    }
}

/// How an operation stands; the words are the API's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OperationStatus {
    /// `PENDING`
    Pending,
    /// `IN_PROGRESS`
    InProgress,
    /// `FAILED`
    Failed,
    /// `SUCCEEDED`
    Succeeded,
    /// `ROLLBACK_IN_PROGRESS`
    RollbackInProgress,
    /// `ROLLBACK_FAILED`
    RollbackFailed,
    /// `ROLLBACK_SUCCEEDED`
    RollbackSucceeded,
}

impl OperationStatus {
    /// The API's word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::InProgress => "IN_PROGRESS",
            Self::Failed => "FAILED",
            Self::Succeeded => "SUCCEEDED",
            Self::RollbackInProgress => "ROLLBACK_IN_PROGRESS",
            Self::RollbackFailed => "ROLLBACK_FAILED",
            Self::RollbackSucceeded => "ROLLBACK_SUCCEEDED",
        }
    }
}

/// An operation on a service.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Operation {
    /// Its id, a UUID with dashes.
    pub id: String,
    /// What it does.
    pub kind: OperationKind,
    /// When it was asked for.
    pub started: Moment,
    /// What it goes through, and how it ends.
    pub script: Script,
}

impl Operation {
    /// When it ends, or ended.
    #[must_use]
    pub fn ends(&self) -> Moment {
        self.started + self.script.total()
    }

    /// When it ended, if it has.
    #[must_use]
    pub fn ended(&self, now: Moment) -> Option<Moment> {
        Some(self.ends()).filter(|end| *end <= now)
    }

    /// The phase it is in and when that began, while it runs.
    #[must_use]
    pub fn phase(&self, now: Moment) -> Option<(Phase, Moment)> {
        self.script
            .timeline(self.started)
            .take_while(|(_, begins, _)| *begins <= now)
            .find(|(_, _, ends)| now < *ends)
            .map(|(phase, begins, _)| (phase, begins))
    }

    /// How it stands.
    #[must_use]
    pub fn status(&self, now: Moment) -> OperationStatus {
        match (self.phase(now), self.script.fails()) {
            (Some((Phase::Queued, _)), _) => OperationStatus::Pending,
            (Some((Phase::RollingBack, _)), _) => OperationStatus::RollbackInProgress,
            (Some(_), _) => OperationStatus::InProgress,
            (None, None) => OperationStatus::Succeeded,
            (None, Some(_)) if self.script.rollback_fails() => OperationStatus::RollbackFailed,
            (None, Some(_)) if self.script.rolls_back() => OperationStatus::RollbackSucceeded,
            (None, Some(_)) => OperationStatus::Failed,
        }
    }

    /// When it last changed: the start of the phase it is in, or its end.
    #[must_use]
    pub fn updated(&self, now: Moment) -> Moment {
        self.phase(now)
            .map_or_else(|| self.ends(), |(_, begins)| begins)
    }

    /// Why it fails, if it does. Only what the service itself knows; a client reads the log.
    #[must_use]
    pub const fn fails(&self) -> Option<Cause> {
        self.script.fails()
    }

    /// Its deployment log up to a moment (stream `deployment/<id without dashes>`); empty for what
    /// deploys nothing.
    #[must_use]
    pub fn log(&self, now: Moment) -> Vec<LogLine> {
        super::log::deployment(self, now)
    }

    /// What the application wrote while it was being deployed, up to a moment.
    #[must_use]
    pub fn application_log(&self, now: Moment) -> Vec<LogLine> {
        super::log::application(self, now)
    }

    /// What the service's `events` stream says of it, up to a moment.
    #[must_use]
    pub fn events(&self, now: Moment) -> Vec<LogLine> {
        super::log::events(self, now)
    }
}
