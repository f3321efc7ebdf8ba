//! A service, its configuration and its operations.

use serde::{Deserialize, Serialize};

use std::collections::BTreeMap;
use std::ops::Range;
use std::time::Duration;

use serde_json::Value as Json;

use super::blocks::port_of;
use super::operation::{Operation, OperationKind};
use super::script::{Script, Source};
use super::{Cause, Domain, Draw, LogLine, uuid};
use crate::clock::{Clock, Moment};

/// How a service stands; the words are the API's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ServiceStatus {
    /// `CREATE_FAILED`
    CreateFailed,
    /// `RUNNING`
    Running,
    /// `DELETED`
    Deleted,
    /// `DELETE_FAILED`
    DeleteFailed,
    /// `PAUSED`
    Paused,
    /// `OPERATION_IN_PROGRESS`
    OperationInProgress,
}

impl ServiceStatus {
    /// The API's word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CreateFailed => "CREATE_FAILED",
            Self::Running => "RUNNING",
            Self::Deleted => "DELETED",
            Self::DeleteFailed => "DELETE_FAILED",
            Self::Paused => "PAUSED",
            Self::OperationInProgress => "OPERATION_IN_PROGRESS",
        }
    }
}

/// A service's configuration. Each block has the API's shape, with the defaults filled in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Config {
    /// `SourceConfiguration`
    pub source: Json,
    /// `InstanceConfiguration`, with `Cpu` and `Memory` as numbers ("1024").
    pub instance: Json,
    /// `HealthCheckConfiguration`
    pub health_check: Json,
    /// `NetworkConfiguration`
    pub network: Json,
    /// `ObservabilityConfiguration`
    pub observability: Json,
    /// `EncryptionConfiguration`, where the caller brought a key.
    pub encryption: Option<Json>,
    /// The ARN of the auto scaling revision in use.
    pub scaling: String,
}

/// A service.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Service {
    /// Its name.
    pub name: String,
    /// Its id, 32 hex digits.
    pub id: String,
    /// Its ARN.
    pub arn: String,
    /// Its default domain, without a scheme.
    pub url: String,
    /// When it was created.
    pub created: Moment,
    /// When it was last changed. A rollback does not move it.
    pub updated: Moment,
    /// When it was deleted, if it was.
    pub deleted: Option<Moment>,
    /// Its configuration; while an update runs, the one that is being brought in.
    pub config: Config,
    /// Its tags.
    pub tags: BTreeMap<String, String>,
    /// Its operations, oldest first.
    pub operations: Vec<Operation>,
    /// Its custom domains, in the order in which they were associated.
    pub domains: Vec<Domain>,
    /// What the next deployment will fail on.
    pub fail_next: Option<Cause>,
    /// What every deployment fails on.
    pub keeps_failing: Option<Cause>,
    /// Whether the version before cannot be restored when a deployment fails.
    #[serde(default)]
    pub loses_rollbacks: bool,
    /// Whether its next deployment is the first to reach into its VPC.
    #[serde(default)]
    pub joins_vpc: bool,
    /// Until when operations that nobody asked for have been started.
    #[serde(default)]
    pub(super) watched: Moment,
    /// Spans of time whose metrics are not there.
    #[serde(default)]
    pub gaps: Vec<Range<Moment>>,
    /// Since when its metrics come late, and by how much.
    #[serde(default)]
    pub late: Option<(Moment, Duration)>,
    /// Whether the next deletion will fail.
    #[serde(default)]
    pub fail_next_deletion: bool,
    /// How it was scaled before, each until a moment, oldest first.
    footings: Vec<(Moment, Footing)>,
    status: ServiceStatus,
    /// Present while an operation's outcome has not been taken over.
    unsettled: Option<Before>,
}

/// What decides how many instances a service has, and how large they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footing {
    /// The ARN of the auto scaling revision.
    pub scaling: String,
    /// The vCPU of an instance in thousandths.
    pub vcpu: u32,
}

/// What a failed operation goes back to.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Before {
    config: Config,
    status: ServiceStatus,
}

/// What identifies a service.
#[derive(Clone, Debug)]
pub struct ServiceIdentity {
    /// Its name.
    pub name: String,
    /// Its id.
    pub id: String,
    /// Its account.
    pub account: String,
    /// Its region.
    pub region: String,
}

impl Footing {
    fn of(config: &Config) -> Self {
        let cpu = config.instance["Cpu"].as_str();
        Self {
            scaling: config.scaling.clone(),
            vcpu: cpu.and_then(|text| text.parse().ok()).unwrap_or(0),
        }
    }
}

impl Service {
    /// A service that exists and has no operation yet.
    #[must_use]
    pub fn new(identity: ServiceIdentity, config: Config, created: Moment) -> Self {
        let ServiceIdentity {
            name,
            id,
            account,
            region,
        } = identity;
        let mut host = Draw::of(0, &["host", &id]);
        let label: String = (0..10).map(|_| base32(&mut host)).collect();
        Self {
            arn: format!("arn:aws:apprunner:{region}:{account}:service/{name}/{id}"),
            url: format!("{label}.{region}.awsapprunner.com"),
            name,
            id,
            created,
            updated: created,
            deleted: None,
            config,
            tags: BTreeMap::new(),
            operations: Vec::new(),
            domains: Vec::new(),
            fail_next: None,
            keeps_failing: None,
            loses_rollbacks: false,
            joins_vpc: false,
            watched: created,
            gaps: Vec::new(),
            late: None,
            fail_next_deletion: false,
            footings: Vec::new(),
            status: ServiceStatus::Running,
            unsettled: None,
        }
    }

    /// Takes over the outcome of an operation that has ended. Everything that reads a service at a
    /// moment comes here first.
    pub fn settle(&mut self, now: Moment) {
        // Most have nothing to take over. Their operations, which are elsewhere in memory, are not looked at.
        if self.unsettled.is_none() {
            return;
        }
        let ended = self
            .operations
            .last()
            .is_some_and(|operation| operation.ends() <= now);
        if !ended {
            return;
        }
        if let Some(before) = self.unsettled.take() {
            self.status = before.status;
            self.conclude(Some(before.config));
        }
    }

    /// Takes over the outcome of the newest operation; the status is the one before it.
    fn conclude(&mut self, before: Option<Config>) {
        let Some(operation) = self.operations.last() else {
            return;
        };
        let (kind, ends) = (operation.kind, operation.ends());
        if operation.fails().is_some() {
            match (kind, before) {
                (OperationKind::CreateService, _) => self.status = ServiceStatus::CreateFailed,
                (OperationKind::DeleteService, _) => self.status = ServiceStatus::DeleteFailed,
                (_, Some(config)) => self.config = config,
                (_, None) => {}
            }
            return;
        }
        if let Some(footing) = before.map(|before| Footing::of(&before))
            && footing != Footing::of(&self.config)
        {
            self.footings.push((ends, footing));
        }
        self.updated = ends;
        self.status = match kind {
            OperationKind::PauseService => ServiceStatus::Paused,
            OperationKind::DeleteService => {
                self.deleted = Some(ends);
                ServiceStatus::Deleted
            }
            OperationKind::CreateService
            | OperationKind::UpdateService
            | OperationKind::StartDeployment
            | OperationKind::ResumeService => ServiceStatus::Running,
        };
    }

    /// How it stands, as of the last [`Service::settle`].
    #[must_use]
    pub const fn status(&self) -> ServiceStatus {
        if self.unsettled.is_some() {
            ServiceStatus::OperationInProgress
        } else {
            self.status
        }
    }

    /// Starts an operation and answers its id. The caller has checked that the state allows it.
    /// `config` replaces the configuration, for good only if the operation succeeds.
    pub fn start(
        &mut self,
        kind: OperationKind,
        config: Option<Config>,
        clock: &Clock,
        now: Moment,
        draw: &mut Draw,
    ) -> String {
        let before = Before {
            config: self.config.clone(),
            status: self.status,
        };
        if let Some(config) = config {
            self.config = config;
        }
        let fails = if kind.deploys() {
            self.fail_next.take().or(self.keeps_failing)
        } else if kind == OperationKind::DeleteService {
            std::mem::take(&mut self.fail_next_deletion).then_some(Cause::Deletion)
        } else {
            None
        };
        let mut script = Script::of(kind, self.source(), self.port(), fails, clock);
        if kind.deploys() && std::mem::take(&mut self.joins_vpc) {
            script = script.reaching_into_a_vpc(clock);
        }
        if self.loses_rollbacks {
            script = script.losing_its_rollback();
        }
        let operation = Operation {
            id: uuid(draw),
            kind,
            started: now,
            script,
        };
        let id = operation.id.clone();
        self.operations.push(operation);
        self.unsettled = Some(before);
        if kind != OperationKind::StartDeployment {
            self.updated = now;
        }
        id
    }

    /// Adds an operation that has ended to the history: what a scenario does. Older ones first.
    pub(crate) fn record(&mut self, operation: Operation) {
        self.operations.push(operation);
        self.conclude(None);
    }

    /// How it was and is scaled: each footing with the moment until which it held, the last one
    /// without. An update brings its own in when it ends.
    #[must_use]
    pub fn footings(&self) -> Vec<(Option<Moment>, Footing)> {
        let past = self.footings.iter().cloned();
        let mut all: Vec<_> = past.map(|(until, f)| (Some(until), f)).collect();
        if let (Some(before), Some(operation)) = (&self.unsettled, self.operations.last()) {
            all.push((Some(operation.ends()), Footing::of(&before.config)));
        }
        all.push((None, Footing::of(&self.config)));
        all
    }

    /// Where its application comes from.
    #[must_use]
    pub fn source(&self) -> Source {
        super::blocks::source_of(&self.config.source)
    }

    /// The port that its application serves on.
    #[must_use]
    pub fn port(&self) -> String {
        port_of(&self.config.source)
    }

    /// An operation by its id, with or without dashes.
    #[must_use]
    pub fn operation(&self, id: &str) -> Option<&Operation> {
        let plain = id.replace('-', "");
        self.operations
            .iter()
            .find(|operation| operation.id.replace('-', "") == plain)
    }

    /// Its `events` stream up to a moment.
    #[must_use]
    pub fn events(&self, now: Moment) -> Vec<LogLine> {
        self.operations
            .iter()
            .flat_map(|operation| operation.events(now))
            .collect()
    }
}

fn base32(draw: &mut Draw) -> char {
    char::from(b"abcdefghijkmnpqrstuvwxyz23456789"[usize::try_from(draw.below(32)).unwrap_or(0)])
}
