//! Plans: what a change will do, told before it is done.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cost::CostChange;

/// What is at stake, which decides how a change is presented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Risk {
    /// Undone by its opposite: applied at once.
    Reversible,
    /// A deployment: applied after a few seconds in which it can be undone; on production, reviewed.
    Deploy,
    /// It interrupts or reshapes the service: reviewed.
    Disruptive,
    /// It cannot be undone: reviewed, and the name is typed.
    Destructive,
}

/// A value that is known when the plan is made, or only once an earlier step has answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "camelCase")]
pub enum Input {
    /// Known.
    Known(String),
    /// What the step at this index answers.
    OutputOf(usize),
}

/// One call to App Runner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "call",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Call {
    /// `StartDeployment`.
    StartDeployment,
    /// `PauseService`.
    PauseService,
    /// `ResumeService`.
    ResumeService,
    /// `DeleteService`.
    DeleteService,
    /// `DeleteAutoScalingConfiguration` of one revision.
    DeleteAutoScalingConfiguration {
        /// The revision's ARN.
        arn: String,
    },
    /// `CreateAutoScalingConfiguration`: makes the name's next revision; answers its ARN.
    CreateAutoScalingConfiguration {
        /// The name.
        name: String,
        /// Its figures.
        figures: crate::scaling::ScalingFigures,
    },
    /// `UpdateService` with another auto scaling configuration and everything else as it is.
    UpdateServiceScaling {
        /// The revision's ARN.
        arn: Input,
    },
    /// `AssociateCustomDomain`.
    AssociateCustomDomain {
        /// The name.
        domain: String,
        /// Whether `www.` in front of it is served too.
        www: bool,
    },
    /// `DisassociateCustomDomain`.
    DisassociateCustomDomain {
        /// The name.
        domain: String,
    },
}

impl Call {
    /// Whether the call starts an operation that must be followed to its verdict.
    #[must_use]
    pub const fn starts_operation(&self) -> bool {
        match self {
            Self::StartDeployment
            | Self::PauseService
            | Self::ResumeService
            | Self::DeleteService
            | Self::UpdateServiceScaling { .. } => true,
            Self::DeleteAutoScalingConfiguration { .. }
            | Self::CreateAutoScalingConfiguration { .. }
            | Self::AssociateCustomDomain { .. }
            | Self::DisassociateCustomDomain { .. } => false,
        }
    }
}

/// One step: a call, told in words and as the AWS CLI would make it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The call.
    pub call: Call,
    /// What it does, in words.
    pub title: String,
    /// The same call for the AWS CLI.
    pub cli: String,
}

/// One field, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// The field's name, in AWS's words.
    pub field: String,
    /// As it is; `None` where it does not exist.
    pub before: Option<String>,
    /// As it would be; `None` where it would not exist.
    pub after: Option<String>,
}

/// How a consequence is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Tone {
    /// Worth knowing.
    Information,
    /// Worth a second thought.
    Warning,
}

/// What follows from a change, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Consequence {
    /// How to read it.
    pub tone: Tone,
    /// One sentence.
    pub text: String,
}

impl Consequence {
    /// Something worth knowing.
    pub fn note(text: impl Into<String>) -> Self {
        Self {
            tone: Tone::Information,
            text: text.into(),
        }
    }

    /// Something worth a second thought.
    pub fn warning(text: impl Into<String>) -> Self {
        Self {
            tone: Tone::Warning,
            text: text.into(),
        }
    }
}

/// A plan: everything a change will do.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Verb and service: `Pause ledger`.
    pub title: String,
    /// The verb on the button: `Pause`.
    pub verb: String,
    /// What is at stake.
    pub risk: Risk,
    /// The calls, in order.
    pub steps: Vec<Step>,
    /// Field by field, changed or not, where fields change.
    pub difference: Vec<Difference>,
    /// What follows.
    pub consequences: Vec<Consequence>,
    /// What it costs, where that changes.
    pub cost: Option<CostChange>,
    /// What must be typed before it is applied.
    pub typed_name: Option<String>,
}
