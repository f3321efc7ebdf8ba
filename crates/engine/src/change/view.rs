//! Plans and their application as the window sees them.

use model::change::Change;
use model::cost::CostChange;
use model::failure::Failure;
use model::instant::Timestamp;
use model::operation::{Operation, Verdict};
use model::place::{AccountId, ServiceRef};
use model::plan::{Call, Consequence, Difference, Input, Risk};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Names a plan that the engine holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct PlanId(pub String);

/// Names an application of a plan, and its journal entry.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct AttemptId(pub String);

/// How a plan is put before the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Presentation {
    /// Applied at once.
    AtOnce,
    /// Applied after a few seconds, on a strip that offers to undo it.
    Strip,
    /// Shown in the review dialog first.
    Review,
}

/// One step, told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepView {
    /// What it does.
    pub title: String,
    /// The same call for the AWS CLI.
    pub cli: String,
}

/// A plan, told. The plan itself stays in the engine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanView {
    /// What `change_apply` takes.
    pub id: PlanId,
    /// What was asked for.
    pub change: Change,
    /// On which service.
    pub service: ServiceRef,
    /// The service's name.
    pub service_name: String,
    /// In which account.
    pub account: AccountId,
    /// Whether that is production.
    pub production: bool,
    /// Verb and service.
    pub title: String,
    /// The verb on the button.
    pub verb: String,
    /// What is at stake.
    pub risk: Risk,
    /// How it is put before the user.
    pub presentation: Presentation,
    /// The calls, in order.
    pub steps: Vec<StepView>,
    /// Field by field, changed or not.
    pub difference: Vec<Difference>,
    /// What follows.
    pub consequences: Vec<Consequence>,
    /// What it costs, where that changes. An estimate.
    pub cost: Option<CostChange>,
    /// What must be typed before it is applied.
    pub typed_name: Option<String>,
}

/// What becomes of a held attempt when it is not waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum HeldChoice {
    /// It is undone: nothing is called.
    Undo,
    /// It is called at once.
    Call,
}

/// Where one step of an attempt stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum StepState {
    /// Not begun.
    Waiting,
    /// The call was sent.
    Running,
    /// AWS accepted it.
    Done,
    /// AWS refused it; nothing happened.
    Failed {
        /// Why.
        failure: Failure,
    },
    /// The answer was lost and nothing was found of it yet.
    Unknown {
        /// How it was lost.
        failure: Failure,
    },
}

/// One step of an attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttemptStep {
    /// What it does.
    pub title: String,
    /// The same call for the AWS CLI.
    pub cli: String,
    /// Where it stands.
    pub state: StepState,
}

/// Where an attempt stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum AttemptState {
    /// Waits for the time in which it can be undone to pass.
    Held {
        /// Until when.
        until: Timestamp,
    },
    /// Undone before anything was called.
    Undone,
    /// Its calls are being made.
    Applying,
    /// Its operation is followed.
    Following,
    /// It ended: every call was made, and the operation (if there was one) has its verdict.
    Ended {
        /// The verdict; `None` where the change starts no operation.
        verdict: Option<Verdict>,
    },
    /// A call failed. Steps done before it stay done.
    Failed {
        /// Why, and what to do.
        failure: Failure,
    },
    /// An answer was lost, and AWS shows nothing of the change (yet).
    Unknown {
        /// How it was lost.
        failure: Failure,
    },
}

/// A plan being applied, or applied: an entry of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Attempt {
    /// Its id.
    pub id: AttemptId,
    /// What was asked for.
    pub change: Change,
    /// On which service.
    pub service: ServiceRef,
    /// The service's name.
    pub service_name: String,
    /// In which account.
    pub account: AccountId,
    /// Verb and service.
    pub title: String,
    /// When it was asked for.
    pub started_at: Timestamp,
    /// Where it stands.
    pub state: AttemptState,
    /// Its steps.
    pub steps: Vec<AttemptStep>,
    /// The newest operation of the service before the first call: what this attempt started is newer.
    #[serde(default)]
    #[ts(skip)]
    pub newest_before: Option<String>,
    /// The id of the operation that it started, as soon as it is known.
    #[serde(default)]
    #[ts(skip)]
    pub operation_id: Option<String>,
    /// The operation it started, as last read.
    pub operation: Option<Operation>,
    /// The line of the log that says why the operation failed.
    pub reason: Option<String>,
}

impl Attempt {
    /// What failed in it.
    pub(crate) fn failures_mut(&mut self) -> impl Iterator<Item = &mut Failure> {
        let own = match &mut self.state {
            AttemptState::Failed { failure } | AttemptState::Unknown { failure } => Some(failure),
            AttemptState::Held { .. }
            | AttemptState::Undone
            | AttemptState::Applying
            | AttemptState::Following
            | AttemptState::Ended { .. } => None,
        };
        let steps = self
            .steps
            .iter_mut()
            .filter_map(|step| match &mut step.state {
                StepState::Failed { failure } | StepState::Unknown { failure } => Some(failure),
                StepState::Waiting | StepState::Running | StepState::Done => None,
            });
        own.into_iter().chain(steps)
    }

    /// The call that starts the attempt's operation, known from the change alone; `None` where it
    /// starts none, or where the attempt never came to it.
    #[must_use]
    pub(crate) fn last_call(&self) -> Option<Call> {
        match self.change {
            Change::Deploy => Some(Call::StartDeployment),
            Change::Pause => Some(Call::PauseService),
            Change::Resume => Some(Call::ResumeService),
            Change::Delete => Some(Call::DeleteService),
            Change::Scale { .. } => {
                let reached = self
                    .steps
                    .last()
                    .is_some_and(|step| step.state != StepState::Waiting);
                // The ARN that was sent is of no use afterwards: the operation is known by its kind.
                reached.then(|| Call::UpdateServiceScaling {
                    arn: Input::Known(String::new()),
                })
            }
            Change::AssociateDomain { .. } | Change::DisassociateDomain { .. } => None,
        }
    }
}
