//! What an operation goes through, laid out when it starts.

use serde::{Deserialize, Serialize};

use std::time::Duration;

use super::operation::OperationKind;
use super::{Cause, Stage, durations};
use crate::clock::{Clock, Moment};

/// A step of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// Accepted, not begun: the operation is `PENDING`.
    Queued,
    /// A new service's load balancer and certificate are made.
    Preparing,
    /// The image is pulled.
    Pulling,
    /// The source is fetched from its repository.
    FetchingSource,
    /// The source is built.
    Building,
    /// Instances are made; for as long as this and the next steps take, there are twice as many.
    Provisioning,
    /// Instances reach into the VPC for the first time.
    ExpandingNetwork,
    /// The health check is awaited.
    CheckingHealth,
    /// The health check has not passed and is tried again until the threshold.
    FailingHealth,
    /// Traffic moves to the new instances.
    Routing,
    /// The previous version is restored.
    RollingBack,
    /// Instances are taken away.
    Stopping,
    /// Instances come back with the last deployed version.
    Starting,
    /// Everything is removed.
    Removing,
}

/// Where the application comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// An image; `public` for ECR Public.
    Image {
        /// The image identifier.
        identifier: String,
        /// Whether it comes from ECR Public.
        public: bool,
    },
    /// A branch of a repository.
    Code {
        /// The repository's URL.
        repository: String,
        /// The branch.
        branch: String,
        /// The managed runtime, such as `NODEJS_22`.
        runtime: String,
    },
}

/// What an operation goes through, and how it ends.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Script {
    phases: Vec<(Phase, Duration)>,
    fails: Option<Cause>,
    #[serde(default)]
    rollback_fails: bool,
    /// Where the version that is deployed comes from.
    pub source: Source,
    /// The port that is checked.
    pub port: String,
}

impl Script {
    /// Lays out an operation; durations are those of the clock's speed.
    #[must_use]
    pub fn of(
        kind: OperationKind,
        source: Source,
        port: String,
        fails: Option<Cause>,
        clock: &Clock,
    ) -> Self {
        // What deploys nothing has nothing of a deployment's to fail on.
        let fails = fails.filter(|cause| cause.befalls(kind));
        let phases = phases(kind, &source, fails)
            .into_iter()
            .map(|phase| (phase, clock.takes(durations::of(phase))))
            .collect();
        Self {
            phases,
            fails,
            rollback_fails: false,
            source,
            port,
        }
    }

    /// The same with the version before lost as well, where it would be restored.
    #[must_use]
    pub fn losing_its_rollback(mut self) -> Self {
        self.rollback_fails = self.rolls_back();
        self
    }

    /// The same with instances reaching into a VPC that none has reached into before.
    #[must_use]
    pub fn reaching_into_a_vpc(mut self, clock: &Clock) -> Self {
        let phase = Phase::ExpandingNetwork;
        let made = |(phase, _): &(Phase, Duration)| *phase == Phase::Provisioning;
        if let Some(at) = self.phases.iter().position(made) {
            let takes = clock.takes(durations::of(phase));
            self.phases.insert(at + 1, (phase, takes));
        }
        self
    }

    /// Whether the version before is to be restored after a failure, and cannot be.
    #[must_use]
    pub const fn rollback_fails(&self) -> bool {
        self.rollback_fails
    }

    /// How long all of it takes.
    #[must_use]
    pub fn total(&self) -> Duration {
        self.phases.iter().map(|(_, takes)| *takes).sum()
    }

    /// Why it fails, if it does.
    #[must_use]
    pub const fn fails(&self) -> Option<Cause> {
        self.fails
    }

    /// Whether the version before is restored after a failure.
    #[must_use]
    pub fn rolls_back(&self) -> bool {
        self.phases
            .iter()
            .any(|(phase, _)| *phase == Phase::RollingBack)
    }

    /// Each phase with its begin and end.
    pub fn timeline(&self, started: Moment) -> impl Iterator<Item = (Phase, Moment, Moment)> {
        self.phases.iter().scan(started, |at, (phase, takes)| {
            let begins = *at;
            *at = begins + *takes;
            Some((*phase, begins, *at))
        })
    }
}

fn phases(kind: OperationKind, source: &Source, fails: Option<Cause>) -> Vec<Phase> {
    let mut phases = vec![Phase::Queued];
    match kind {
        OperationKind::PauseService => phases.push(Phase::Stopping),
        OperationKind::ResumeService => phases.push(Phase::Starting),
        OperationKind::DeleteService => phases.push(Phase::Removing),
        OperationKind::CreateService => {
            phases.push(Phase::Preparing);
            deploy(&mut phases, source, fails);
        }
        OperationKind::UpdateService | OperationKind::StartDeployment => {
            deploy(&mut phases, source, fails);
            if fails.is_some() {
                phases.push(Phase::RollingBack);
            }
        }
    }
    phases
}

/// The phases of a deployment up to its success or to where its cause ends it.
fn deploy(phases: &mut Vec<Phase>, source: &Source, fails: Option<Cause>) {
    let ends = fails.map(Cause::stage);
    match (source, ends) {
        (Source::Image { .. }, _) => phases.push(Phase::Pulling),
        (Source::Code { .. }, Some(Stage::Fetch)) => phases.push(Phase::FetchingSource),
        (Source::Code { .. }, _) => phases.extend([Phase::FetchingSource, Phase::Building]),
    }
    match ends {
        Some(Stage::Fetch | Stage::Build | Stage::Pull | Stage::Removal) => {}
        Some(Stage::Health) => {
            phases.extend([Phase::Provisioning, Phase::FailingHealth]);
        }
        Some(Stage::Start) => phases.push(Phase::Provisioning),
        None => phases.extend([Phase::Provisioning, Phase::CheckingHealth, Phase::Routing]),
    }
}
