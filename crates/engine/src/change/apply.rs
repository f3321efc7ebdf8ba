//! A plan, applied: guarded, compared with what is there, written down, called step by step.

use std::sync::Arc;
use std::time::Duration;

use aws::{ChangeError, Outcome};
use model::failure::{Failure, FailureCode};
use model::operation::Operation;
use model::plan::{Call, Input, Plan};

use crate::change::guard::check_name;
use crate::change::view::{
    Attempt, AttemptId, AttemptState, AttemptStep, PlanId, Presentation, StepState,
};
use crate::change::{Changes, Held};

/// Seconds in which a deployment can be undone before it is called.
const HOLD: i64 = 5;

impl Changes {
    /// Applies a held plan. What is decided before the first call is answered here; what comes after
    /// is told by events.
    pub(crate) async fn apply(
        self: &Arc<Self>,
        id: &PlanId,
        typed: Option<&str>,
    ) -> Result<Attempt, Failure> {
        let held = self.plans().get(id).cloned().ok_or_else(|| {
            Failure::new(
                FailureCode::PlanStale,
                "this plan is gone; plan again to see what would happen",
            )
        })?;
        let guard = self.guarded(&held.view.service).await?;
        // As the settings stand: they may ask for more than when the plan was made.
        check_name(&held.plan, &held.view.service, &guard, typed)?;
        let now = self.core.clock.now();
        let strip = held.view.presentation == Presentation::Strip;
        let newest_before = if strip {
            None
        } else {
            self.compare(&held).await?
        };
        // A plan is applied once: whoever takes it out of the map is the one who applies it.
        if self.plans().remove(id).is_none() {
            return Err(Failure::new(
                FailureCode::PlanStale,
                "this plan was applied already",
            ));
        }
        let state = if strip {
            AttemptState::Held {
                until: now.plus_seconds(HOLD),
            }
        } else {
            AttemptState::Applying
        };
        let attempt = Attempt {
            id: self.attempt_id(),
            change: held.view.change.clone(),
            service: held.view.service.clone(),
            service_name: held.view.service_name.clone(),
            account: held.view.account.clone(),
            title: held.plan.title.clone(),
            started_at: now,
            state,
            steps: waiting(&held.plan),
            newest_before,
            operation_id: None,
            operation: None,
            reason: None,
        };
        let decided = self.take_up(attempt.clone());
        self.update(&attempt.id, |_| {}).await;
        let (changes, id) = (Arc::clone(self), attempt.id.clone());
        self.core.spawn(async move {
            if strip {
                // Rung early: undone, which `begin` sees by the state, or to be called at once.
                tokio::select! {
                    () = changes.core.clock.sleep(Duration::from_secs(HOLD.unsigned_abs())) => {}
                    () = decided.notified() => {}
                }
                if !changes.begin(&id).await {
                    return;
                }
                // The guard rails may have been moved in the meantime.
                let checked = match changes.guarded(&held.view.service).await {
                    Ok(_) => changes.compare(&held).await,
                    Err(failure) => Err(failure),
                };
                match checked {
                    Ok(newest) => drop(
                        changes
                            .update(&id, |attempt| attempt.newest_before = newest)
                            .await,
                    ),
                    Err(failure) => {
                        changes
                            .update(&id, |attempt| {
                                attempt.state = AttemptState::Failed { failure }
                            })
                            .await;
                        return;
                    }
                }
            }
            changes.run(&id, &held.plan).await;
        });
        Ok(attempt)
    }

    /// Ends the time in which an attempt could be undone. `false` where it was undone in it.
    async fn begin(&self, id: &AttemptId) -> bool {
        let mut begun = false;
        self.update(id, |attempt| {
            if matches!(attempt.state, AttemptState::Held { .. }) {
                attempt.state = AttemptState::Applying;
                begun = true;
            }
        })
        .await;
        begun
    }

    /// Reads what the plan was made from again and refuses a plan that was made from another state. Answers the newest
    /// operation there is, by which what the plan starts is told from what was there.
    async fn compare(&self, held: &Held) -> Result<Option<String>, Failure> {
        let service = &held.view.service;
        let change = &held.view.change;
        let present = self.facts(service, change, change.relies_on()).await?;
        if present.fingerprint(change) == held.fingerprint {
            return Ok(present.operations.first().map(Operation::bare_id));
        }
        self.plans().remove(&held.view.id);
        let message = format!(
            "{} changed since this was planned; plan again to see what would happen",
            present.service.summary.name
        );
        Err(Failure::new(FailureCode::PlanStale, message).in_cell(&service.cell))
    }

    /// Makes the calls in order, and follows the operation that the last one starts.
    async fn run(self: &Arc<Self>, id: &AttemptId, plan: &Plan) {
        let mut outputs: Vec<Outcome> = Vec::new();
        for (index, step) in plan.steps.iter().enumerate() {
            // Written down before the call is made: what may have happened must never be forgotten.
            let Some((attempt, written)) = self
                .update_and_know(id, |attempt| set_step(attempt, index, StepState::Running))
                .await
            else {
                return;
            };
            if !written && index == 0 {
                // A change of which nothing would be known after a crash is not begun. One that was
                // begun goes on: half a change is worse than one that is not written down.
                self.not_begun(id).await;
                return;
            }
            let input = input(&step.call, &outputs);
            let called = match self.core.sessions.session(&attempt.service.cell).await {
                Ok(session) => {
                    session
                        .change(&attempt.service.arn, &step.call, input.as_deref())
                        .await
                }
                Err(failure) => Err(ChangeError::Refused(failure)),
            };
            let outcome = match called {
                Ok(outcome) => outcome,
                Err(ChangeError::Refused(failure)) => {
                    self.update(id, |attempt| {
                        set_step(
                            attempt,
                            index,
                            StepState::Failed {
                                failure: failure.clone(),
                            },
                        );
                        attempt.state = AttemptState::Failed { failure };
                    })
                    .await;
                    return;
                }
                Err(ChangeError::Lost(failure)) => {
                    self.update(id, |attempt| {
                        set_step(
                            attempt,
                            index,
                            StepState::Unknown {
                                failure: failure.clone(),
                            },
                        );
                    })
                    .await;
                    match self.search(&attempt, &step.call).await {
                        Ok(Some(outcome)) => outcome,
                        Ok(None) | Err(_) => {
                            self.update(id, |attempt| {
                                attempt.state = AttemptState::Unknown { failure }
                            })
                            .await;
                            return;
                        }
                    }
                }
            };
            self.update(id, |attempt| {
                set_step(attempt, index, StepState::Done);
                attempt.operation_id = outcome.operation_id.clone().or(attempt.operation_id.take());
            })
            .await;
            outputs.push(outcome);
        }
        let started = plan
            .steps
            .iter()
            .zip(&outputs)
            .find(|(step, _)| step.call.starts_operation());
        match started {
            Some((step, outcome)) => {
                self.follow(id, &step.call, outcome.operation_id.clone())
                    .await
            }
            None => {
                self.update(id, |attempt| {
                    attempt.state = AttemptState::Ended { verdict: None }
                })
                .await;
                self.touch(id);
            }
        }
    }

    /// Ends an attempt before its first call, because it could not be written down.
    async fn not_begun(&self, id: &AttemptId) {
        let message = "the journal cannot be written, so nothing was called; free some space or mend the data folder's permissions, and try again";
        let failure = Failure::new(FailureCode::LocalFile, message);
        self.update(id, |attempt| {
            let state = StepState::Failed {
                failure: failure.clone(),
            };
            set_step(attempt, 0, state);
            attempt.state = AttemptState::Failed { failure };
        })
        .await;
    }

    /// Has the cell of an attempt read again.
    pub(super) fn touch(&self, id: &AttemptId) {
        let cell = self
            .attempts()
            .get(id)
            .map(|running| running.attempt.service.cell.clone());
        if let Some(cell) = cell {
            self.fleet.touch(&cell);
        }
    }
}

fn waiting(plan: &Plan) -> Vec<AttemptStep> {
    let step = |step: &model::plan::Step| AttemptStep {
        title: step.title.clone(),
        cli: step.cli.clone(),
        state: StepState::Waiting,
    };
    plan.steps.iter().map(step).collect()
}

pub(super) fn set_step(attempt: &mut Attempt, index: usize, state: StepState) {
    if let Some(step) = attempt.steps.get_mut(index) {
        step.state = state;
    }
}

/// What a call takes from the steps before it.
fn input(call: &Call, outputs: &[Outcome]) -> Option<String> {
    let Call::UpdateServiceScaling { arn } = call else {
        return None;
    };
    match arn {
        Input::Known(arn) => Some(arn.clone()),
        Input::OutputOf(step) => outputs
            .get(*step)
            .and_then(|outcome| outcome.output.clone()),
    }
}
