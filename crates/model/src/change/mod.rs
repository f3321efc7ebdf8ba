//! Changes: everything that alters something in AWS is one value, and becomes a plan here.

mod cli;
mod domains;
mod fingerprint;
mod lifecycle;
mod scale;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use fingerprint::Fingerprint;

use crate::action::Action;
use crate::configuration::Service;
use crate::domain::{DomainNameError, Domains};
use crate::operation::Operation;
use crate::place::Cell;
use crate::plan::Plan;
use crate::scaling::{AutoScalingConfiguration, ScalingError, ScalingFigures};
use crate::service::ServiceStatus;

/// Something that the user wants of a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Change {
    /// Deploy the configured source again.
    Deploy,
    /// Pause.
    Pause,
    /// Resume.
    Resume,
    /// Delete the service.
    Delete,
    /// Change its auto scaling.
    Scale {
        /// As it should be.
        figures: ScalingFigures,
    },
    /// Associate a custom domain.
    AssociateDomain {
        /// The name.
        domain: String,
        /// Whether `www.` in front of it is served too.
        www: bool,
    },
    /// Disassociate a custom domain.
    DisassociateDomain {
        /// The name.
        domain: String,
    },
}

/// What must be read, besides the service and its operations, before a change can be planned.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Needs {
    /// Every revision of the auto scaling configurations that the change may touch.
    pub scaling: bool,
    /// The service's domains.
    pub domains: bool,
}

/// What was read.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The profile and region the calls go through.
    pub cell: Cell,
    /// The service.
    pub service: Service,
    /// Its operations, newest first, as far as they were read.
    pub operations: Vec<Operation>,
    /// The auto scaling configurations of the region, every revision; empty unless needed.
    pub scaling: Vec<AutoScalingConfiguration>,
    /// The service's domains; `None` unless needed.
    pub domains: Option<Domains>,
}

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// The service's status does not allow it.
    #[error("{reason}")]
    NotAllowed {
        /// Why.
        reason: String,
        /// The status.
        status: ServiceStatus,
    },
    /// A figure is out of its limits.
    #[error(transparent)]
    Scaling(#[from] ScalingError),
    /// A domain's name is not one.
    #[error(transparent)]
    DomainName(#[from] DomainNameError),
    /// The service has as many domains as it may have.
    #[error("This service has {0} custom domains, the most App Runner allows: remove one first")]
    DomainQuota(usize),
    /// The domain is associated already.
    #[error("{0} is associated with this service already")]
    DomainTaken(String),
    /// There is no such domain to remove.
    #[error("{0} is not associated with this service")]
    DomainMissing(String),
    /// All revisions of the name are in use, so that none can make room.
    #[error(
        "{name} has {revisions} revisions, the most App Runner allows, and every one is in use: \
         move a service to another configuration first"
    )]
    RevisionQuota {
        /// The configuration's name.
        name: String,
        /// How many it has.
        revisions: usize,
    },
    /// What is wanted is what there is.
    #[error("Nothing would change")]
    NothingToDo,
    /// What the change needs was not read.
    #[error("the facts that this plan needs were not read")]
    FactsMissing,
}

impl Change {
    /// The action that this change is, for the table of allowed actions.
    #[must_use]
    pub const fn action(&self) -> Action {
        match self {
            Self::Deploy => Action::Deploy,
            Self::Pause => Action::Pause,
            Self::Resume => Action::Resume,
            Self::Delete => Action::Delete,
            Self::Scale { .. } => Action::Scale,
            Self::AssociateDomain { .. } => Action::AssociateDomain,
            Self::DisassociateDomain { .. } => Action::DisassociateDomain,
        }
    }

    /// What is read before it is planned, an estimate included.
    #[must_use]
    pub const fn needs(&self) -> Needs {
        let on = self.relies_on();
        match self {
            Self::Deploy | Self::Pause | Self::Resume | Self::Delete => Needs {
                scaling: true,
                ..on
            },
            Self::Scale { .. } | Self::AssociateDomain { .. } | Self::DisassociateDomain { .. } => {
                on
            }
        }
    }

    /// What its steps rely on: without it there is no plan, and where it moves the plan is another one.
    #[must_use]
    pub const fn relies_on(&self) -> Needs {
        Needs {
            scaling: matches!(self, Self::Scale { .. }),
            domains: matches!(
                self,
                Self::AssociateDomain { .. } | Self::DisassociateDomain { .. }
            ),
        }
    }
}

/// Plans `change` from `facts`: pure, so that a plan can be made, shown and thrown away freely.
///
/// # Errors
/// Why there is nothing to apply.
pub fn plan(change: &Change, facts: &Facts) -> Result<Plan, PlanError> {
    let status = &facts.service.summary.status;
    if let Some(reason) = change.action().blocked(status) {
        return Err(PlanError::NotAllowed {
            reason: reason.to_owned(),
            status: status.clone(),
        });
    }
    match change {
        Change::Deploy => Ok(lifecycle::deploy(facts)),
        Change::Pause => Ok(lifecycle::pause(facts)),
        Change::Resume => Ok(lifecycle::resume(facts)),
        Change::Delete => Ok(lifecycle::delete(facts)),
        Change::Scale { figures } => scale::scale(*figures, facts),
        Change::AssociateDomain { domain, www } => domains::associate(domain, *www, facts),
        Change::DisassociateDomain { domain } => domains::disassociate(domain, facts),
    }
}

impl Facts {
    /// The service's name.
    fn name(&self) -> &str {
        &self.service.summary.name
    }

    /// The figures the service is scaled by, where its revision was read.
    fn figures(&self) -> Option<ScalingFigures> {
        self.revision().map(|revision| revision.figures)
    }

    /// The revision the service uses.
    fn revision(&self) -> Option<&AutoScalingConfiguration> {
        let used = self.service.configuration.scaling.as_ref()?;
        self.scaling
            .iter()
            .find(|revision| revision.arn == used.arn)
    }

    /// "about 4 min", from the service's own history.
    fn usually(&self, kind: &crate::operation::OperationKind) -> String {
        match crate::operation::usual_seconds(kind, &self.operations) {
            None => "a few minutes".to_owned(),
            Some(seconds) if seconds < 100 => format!("about {seconds} s"),
            Some(seconds) => format!("about {} min", (seconds + 30) / 60),
        }
    }
}

#[cfg(test)]
mod tests;
