//! An operation, followed to its own verdict: also while the window is hidden or looks elsewhere.

use std::time::Duration;

use model::failure::{Failure, FailureCode};
use model::log::failure_reason;
use model::operation::{Operation, Verdict};
use model::place::ServiceRef;
use model::plan::Call;

use crate::change::Changes;
use crate::change::lost::operation_kind;
use crate::change::view::{Attempt, AttemptId, AttemptState};
use crate::core::Core;
use crate::fleet::view::FleetOperation;

/// Between two looks at an operation.
const BETWEEN: Duration = Duration::from_secs(3);
/// The longest wait between looks that fail.
const LONGEST: Duration = Duration::from_secs(60);
/// Looks for the reason of a failure: the log may lag behind the verdict.
const LOOKS_FOR_A_REASON: u32 = 5;
/// Looks for an operation whose id was not answered: none means that nothing had to be done.
const LOOKS_WITHOUT_ID: u32 = 5;

impl Changes {
    /// Follows the operation `id` (or, where none was answered, the one that `call` starts).
    pub(super) async fn follow(&self, attempt_id: &AttemptId, call: &Call, id: Option<String>) {
        let Some(attempt) = self
            .update(attempt_id, |attempt| {
                attempt.state = AttemptState::Following
            })
            .await
        else {
            return;
        };
        self.fleet.touch(&attempt.service.cell);
        let (mut id, mut unseen, mut wait) = (id, 0, BETWEEN);
        loop {
            match self.look_at(&attempt.service, id.as_deref()).await {
                Ok(Some(operation)) => {
                    wait = BETWEEN;
                    if self.moved(attempt_id, &attempt.service, operation).await {
                        return;
                    }
                }
                // The lists lag: an operation that has an id will show up.
                Ok(None) if id.is_some() => {}
                Ok(None) => match self.trace(&attempt, call).await {
                    // A trace without an operation is a deleted service's: it took its list with it.
                    Ok(Some(found)) if found.operation_id.is_none() => {
                        self.deleted(attempt_id).await;
                        return;
                    }
                    Ok(Some(found)) => {
                        id = found.operation_id;
                        let known = id.clone();
                        self.update(attempt_id, |attempt| attempt.operation_id = known)
                            .await;
                    }
                    Ok(None) => {
                        unseen += 1;
                        if unseen >= LOOKS_WITHOUT_ID {
                            self.update(attempt_id, |attempt| {
                                attempt.state = AttemptState::Ended { verdict: None };
                            })
                            .await;
                            self.touch(attempt_id);
                            return;
                        }
                    }
                    Err(failure) if is_final(&failure) => {
                        self.update(attempt_id, |attempt| {
                            attempt.state = AttemptState::Unknown { failure }
                        })
                        .await;
                        return;
                    }
                    Err(_) => wait = (wait * 2).min(LONGEST),
                },
                // A deleted service takes its list of operations with it: that is the end of a deletion.
                Err(failure) if failure.code == FailureCode::NotFound && deletes(call) => {
                    self.deleted(attempt_id).await;
                    return;
                }
                Err(failure) if is_final(&failure) || failure.code == FailureCode::NotFound => {
                    // The operation goes on without us: what became of it is read at the next start, or
                    // when the user looks at the service.
                    self.update(attempt_id, |attempt| {
                        attempt.state = AttemptState::Unknown { failure }
                    })
                    .await;
                    return;
                }
                Err(_) => wait = (wait * 2).min(LONGEST),
            }
            // Whoever signs in meanwhile does not have to wait for the next look.
            tokio::select! {
                () = self.core.clock.sleep(wait) => {}
                () = self.core.came.notified() => wait = BETWEEN,
            }
        }
    }

    /// Ends a deletion whose service is gone, and its list of operations with it.
    async fn deleted(&self, attempt_id: &AttemptId) {
        let verdict = Verdict::Succeeded;
        let ended = self
            .update(attempt_id, |attempt| {
                attempt.state = AttemptState::Ended {
                    verdict: Some(verdict),
                }
            })
            .await;
        self.tell_end(ended, verdict);
        self.touch(attempt_id);
    }

    /// Says that an attempt's operation ended, where it was ever seen.
    fn tell_end(&self, ended: Option<Attempt>, verdict: Verdict) {
        if let Some(attempt) = ended
            && let Some(operation) = attempt.operation
        {
            let ended = FleetOperation {
                service: attempt.service,
                name: attempt.service_name,
                operation,
            };
            self.core.tell_end(ended, verdict);
        }
    }

    async fn look_at(
        &self,
        service: &ServiceRef,
        id: Option<&str>,
    ) -> Result<Option<Operation>, Failure> {
        let Some(id) = id else { return Ok(None) };
        let wanted = id.replace('-', "");
        let session = self.core.sessions.session(&service.cell).await?;
        let (operations, _) = session.operations_page(&service.arn, None).await?;
        Ok(operations
            .into_iter()
            .find(|operation| operation.bare_id().eq_ignore_ascii_case(&wanted)))
    }

    /// Takes in how far the operation is. `true` once it has its verdict.
    async fn moved(
        &self,
        attempt_id: &AttemptId,
        service: &ServiceRef,
        operation: Operation,
    ) -> bool {
        let Some(verdict) = operation.status.verdict() else {
            let known = self
                .attempts()
                .get(attempt_id)
                .and_then(|running| running.attempt.operation.clone());
            if known.as_ref() != Some(&operation) {
                self.update(attempt_id, |attempt| attempt.operation = Some(operation))
                    .await;
            }
            return false;
        };
        // The verdict first: the log that gives the reason may be slow, or lag.
        let ended = self
            .update(attempt_id, |attempt| {
                attempt.operation_id = Some(operation.id.clone());
                attempt.operation = Some(operation.clone());
                attempt.state = AttemptState::Ended {
                    verdict: Some(verdict),
                };
            })
            .await;
        self.fleet.touch(&service.cell);
        self.tell_end(ended, verdict);
        if verdict != Verdict::Succeeded {
            for _ in 0..LOOKS_FOR_A_REASON {
                if let Some(reason) = reason(&self.core, service, &operation).await {
                    self.update(attempt_id, |attempt| attempt.reason = Some(reason))
                        .await;
                    break;
                }
                self.core.clock.sleep(BETWEEN).await;
            }
        }
        true
    }
}

fn deletes(call: &Call) -> bool {
    operation_kind(call) == Some(model::operation::OperationKind::DeleteService)
}

/// Whether looking again is of no use. Credentials that are lacking may come: until then the operation
/// goes on without us, and is looked for less and less often, which asks nobody anything.
const fn is_final(failure: &Failure) -> bool {
    matches!(
        failure.code,
        FailureCode::ProfileInvalid | FailureCode::CredentialsRejected | FailureCode::AccessDenied
    )
}

/// The line of the log that says why `operation` failed, where there is one that may be read.
pub(crate) async fn reason(
    core: &Core,
    service: &ServiceRef,
    operation: &Operation,
) -> Option<String> {
    let lines = core.log(service, operation).await.ok()?;
    failure_reason(&lines).map(|line| line.text.clone())
}
