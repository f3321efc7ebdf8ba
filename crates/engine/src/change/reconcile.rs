//! What an earlier run of the program left open is looked up when it starts again.

use std::sync::Arc;

use model::failure::{Failure, FailureCode};

use crate::change::view::{Attempt, AttemptState, StepState};
use crate::change::{Changes, ended};

/// Journal entries that are looked through.
const LOOKED_THROUGH: u32 = 200;

impl Changes {
    /// Takes up every attempt of the journal that had not ended.
    pub(crate) async fn reconcile(self: &Arc<Self>) {
        let entries = self
            .core
            .stored(|store| store.attempts(LOOKED_THROUGH))
            .await
            .unwrap_or_default();
        for attempt in entries.into_iter().filter(|attempt| !ended(&attempt.state)) {
            self.take_up(attempt.clone());
            let changes = Arc::clone(self);
            self.core
                .spawn(async move { changes.take_up_again(attempt).await });
        }
    }

    async fn take_up_again(&self, attempt: Attempt) {
        let id = attempt.id.clone();
        if matches!(attempt.state, AttemptState::Held { .. }) {
            // Nothing was called while it was held back, and nobody waits for it any more.
            self.update(&id, |attempt| attempt.state = AttemptState::Undone)
                .await;
            return;
        }
        let open = attempt
            .steps
            .iter()
            .any(|step| step.state != StepState::Done);
        let Some(call) = attempt.last_call() else {
            let message = "the program ended in the middle of this change; look at what is there, then offer the rest";
            let failure =
                Failure::new(FailureCode::OutcomeUnknown, message).in_cell(&attempt.service.cell);
            self.update(&id, |attempt| {
                attempt.state = AttemptState::Unknown { failure }
            })
            .await;
            return;
        };
        let known = attempt
            .operation
            .as_ref()
            .map(|operation| operation.id.clone());
        let found = match known {
            Some(id) => Some(id),
            None => self
                .search(&attempt, &call)
                .await
                .and_then(|outcome| outcome.operation_id),
        };
        match found {
            Some(operation) => {
                if open {
                    self.update(&id, |attempt| {
                        for step in &mut attempt.steps {
                            step.state = StepState::Done;
                        }
                    })
                    .await;
                }
                self.follow(&id, &call, Some(operation)).await;
            }
            None => {
                let message =
                    "the program ended before an answer came, and AWS shows nothing of this change";
                let failure = Failure::new(FailureCode::OutcomeUnknown, message)
                    .in_cell(&attempt.service.cell);
                self.update(&id, |attempt| {
                    attempt.state = AttemptState::Unknown { failure }
                })
                .await;
            }
        }
    }
}
