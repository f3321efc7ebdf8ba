//! What the shell asks of changes.

use model::change::Change;
use model::failure::Failure;
use model::place::ServiceRef;

use crate::Engine;
use crate::change::view::{Attempt, AttemptId, AttemptState, HeldChoice, PlanId, PlanView};

impl Engine {
    /// Plans a change and holds the plan.
    ///
    /// # Errors
    /// Where a guard rail refuses it, its facts cannot be read, or there is nothing to plan.
    pub async fn plan(&self, service: ServiceRef, change: Change) -> Result<PlanView, Failure> {
        self.changes.plan(service, change).await
    }

    /// Applies a held plan.
    ///
    /// # Errors
    /// Where a guard rail refuses it, the typed name differs, or the service changed since.
    pub async fn apply(&self, plan: &PlanId, typed_name: Option<&str>) -> Result<Attempt, Failure> {
        self.changes.apply(plan, typed_name).await
    }

    /// Lets go of a plan.
    pub fn discard(&self, plan: &PlanId) {
        self.changes.discard(plan);
    }

    /// Undoes an attempt that is held back.
    ///
    /// # Errors
    /// [`model::failure::FailureCode::InvalidState`] once the call was made.
    pub fn undo(&self, attempt: &AttemptId) -> Result<Attempt, Failure> {
        self.changes.undo(attempt)
    }

    /// Plans what an attempt left undone.
    ///
    /// # Errors
    /// As [`Engine::plan`].
    pub async fn resume(&self, attempt: &AttemptId) -> Result<PlanView, Failure> {
        self.changes.resume(attempt).await
    }

    /// The newest entries of the journal, newest first.
    pub async fn journal(&self, limit: u32) -> Vec<Attempt> {
        self.changes.journal(limit).await
    }

    /// The attempts that are held back, which end with the program unless somebody decides otherwise.
    #[must_use]
    pub fn held(&self) -> Vec<Attempt> {
        let held = |attempt: &Attempt| matches!(attempt.state, AttemptState::Held { .. });
        self.changes.in_flight().into_iter().filter(held).collect()
    }

    /// Decides what becomes of the attempts that are held back, and waits for the calls it leads to.
    pub async fn settle(&self, choice: HeldChoice) {
        self.changes.settle(choice).await;
    }

    /// The attempts that have not ended.
    #[must_use]
    pub fn in_flight(&self) -> Vec<Attempt> {
        self.changes.in_flight()
    }
}
