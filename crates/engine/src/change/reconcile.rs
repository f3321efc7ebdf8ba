//! What an earlier run of the program left open is looked up when it starts again.

use std::sync::Arc;

use model::failure::{Failure, FailureCode};
use model::plan::Call;

use crate::change::view::{Attempt, AttemptState, StepState};
use crate::change::{Changes, ended};

/// Journal entries that are looked through.
const LOOKED_THROUGH: u32 = 200;
/// Seconds for which an unknown outcome is looked up again at a start: App Runner's lists go back
/// further, but nobody waits for the answer any more.
const LOOKED_UP: i64 = 86_400;

impl Changes {
    /// Takes up every attempt of the journal that had not ended, or whose outcome is not known.
    pub(crate) async fn reconcile(self: &Arc<Self>) {
        let now = self.core.clock.now();
        let entries = self
            .core
            .stored(|store| store.attempts(LOOKED_THROUGH))
            .await
            .unwrap_or_default();
        let open = |attempt: &Attempt| {
            let unknown = matches!(attempt.state, AttemptState::Unknown { .. });
            !ended(&attempt.state) || unknown && now.seconds_since(attempt.started_at) < LOOKED_UP
        };
        for attempt in entries.into_iter().filter(open) {
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
        let outcome = match attempt.last_call() {
            None => {
                let message = "the program ended in the middle of this change; look at what is there, then offer the rest";
                Err(Failure::new(FailureCode::OutcomeUnknown, message))
            }
            Some(call) => self
                .look_up(&attempt, &call)
                .await
                .map(|operation| (call, operation)),
        };
        match outcome {
            Ok((call, operation)) => {
                self.update(&id, |attempt| {
                    for step in &mut attempt.steps {
                        step.state = StepState::Done;
                    }
                })
                .await;
                self.follow(&id, &call, operation).await;
            }
            Err(failure) => {
                let failure = failure.in_cell(&attempt.service.cell);
                self.update(&id, |attempt| {
                    attempt.state = AttemptState::Unknown { failure }
                })
                .await;
            }
        }
    }

    /// The operation that `attempt` started, under the account that it was started in.
    async fn look_up(&self, attempt: &Attempt, call: &Call) -> Result<Option<String>, Failure> {
        let account = self.account(&attempt.service).await?;
        if account != attempt.account {
            let message = format!(
                "the profile is account {account}, and this change was made in {}",
                attempt.account
            );
            return Err(Failure::new(FailureCode::OutcomeUnknown, message));
        }
        if attempt.operation_id.is_some() {
            return Ok(attempt.operation_id.clone());
        }
        match self.search(attempt, call).await? {
            Some(outcome) => Ok(outcome.operation_id),
            None => {
                let message =
                    "the program ended before an answer came, and AWS shows nothing of this change";
                Err(Failure::new(FailureCode::OutcomeUnknown, message))
            }
        }
    }
}
