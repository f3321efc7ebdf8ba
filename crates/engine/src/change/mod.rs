//! Changes: planned, held, applied, followed to the verdict, and written down.

mod apply;
mod engine;
mod follow;
mod gather;
mod guard;
mod lost;
mod reconcile;
pub mod view;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use model::change::{Change, Fingerprint};
use model::failure::{Failure, FailureCode};
use model::instant::Timestamp;
use model::place::{AccountId, ServiceRef};
use model::plan::Plan;
use tokio::sync::Notify;

use crate::change::view::{
    Attempt, AttemptId, AttemptState, HeldChoice, PlanId, PlanView, StepState,
};
use crate::core::Core;
use crate::event::Event;
use crate::fleet::Fleet;

/// Plans that are held at once; the oldest is dropped for a newer one.
const HELD: usize = 500;
/// Between two looks at calls that a program about to end waits for.
const SETTLING: Duration = Duration::from_millis(100);
/// Looks that a program about to end takes at most: 20 s.
const SETTLED_BY: u32 = 200;
/// Attempts that are kept in memory; older ones are in the journal.
const KEPT: usize = 200;

/// A plan, and the state that it was made from.
#[derive(Debug, Clone)]
struct Held {
    plan: Plan,
    view: PlanView,
    fingerprint: Fingerprint,
    /// Counts plans, so that the oldest is known.
    number: u64,
}

/// An attempt in memory: what is told of it, and the plan that it carries out.
#[derive(Debug)]
struct Running {
    attempt: Attempt,
    /// Rung when an attempt that is held back is undone, or called at once.
    decided: Arc<Notify>,
}

/// The changes.
#[derive(Debug)]
pub(crate) struct Changes {
    core: Arc<Core>,
    fleet: Arc<Fleet>,
    plans: Mutex<HashMap<PlanId, Held>>,
    attempts: Mutex<HashMap<AttemptId, Running>>,
    count: AtomicU64,
    /// Tells this start of the program from another one's ids.
    start: Timestamp,
}

impl Changes {
    pub(crate) fn new(core: Arc<Core>, fleet: Arc<Fleet>) -> Self {
        let start = core.clock.now();
        Self {
            core,
            fleet,
            plans: Mutex::default(),
            attempts: Mutex::default(),
            count: AtomicU64::new(0),
            start,
        }
    }

    fn plans(&self) -> MutexGuard<'_, HashMap<PlanId, Held>> {
        self.plans.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn attempts(&self) -> MutexGuard<'_, HashMap<AttemptId, Running>> {
        self.attempts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn number(&self) -> u64 {
        self.count.fetch_add(1, Ordering::Relaxed)
    }

    /// Plans `change` on `service` and holds the plan.
    pub(crate) async fn plan(
        &self,
        service: ServiceRef,
        change: Change,
    ) -> Result<PlanView, Failure> {
        let guard = self.guarded(&service).await?;
        let (plan, fingerprint, account) = self.gather(&service, &change).await?;
        let number = self.number();
        let id = PlanId(format!("plan-{number}"));
        let view = guard::told(&plan, id.clone(), change, service, account, &guard);
        let mut plans = self.plans();
        if plans.len() >= HELD
            && let Some(oldest) = plans
                .iter()
                .min_by_key(|(_, held)| held.number)
                .map(|(id, _)| id.clone())
        {
            plans.remove(&oldest);
        }
        plans.insert(
            id,
            Held {
                plan,
                view: view.clone(),
                fingerprint,
                number,
            },
        );
        Ok(view)
    }

    /// Lets go of a plan that will not be applied.
    pub(crate) fn discard(&self, plan: &PlanId) {
        self.plans().remove(plan);
    }

    /// Plans again what an attempt left undone. Planning starts from what is there, so that what was
    /// done already is not done twice.
    pub(crate) async fn resume(&self, attempt: &AttemptId) -> Result<PlanView, Failure> {
        let known = self
            .attempts()
            .get(attempt)
            .map(|running| running.attempt.clone());
        let attempt = match known {
            Some(attempt) => attempt,
            None => {
                let journal = self.journal(u32::MAX).await;
                journal
                    .into_iter()
                    .find(|entry| entry.id == *attempt)
                    .ok_or_else(no_attempt)?
            }
        };
        self.plan(attempt.service, attempt.change).await
    }

    /// The attempts in memory and in the journal, newest first.
    pub(crate) async fn journal(&self, limit: u32) -> Vec<Attempt> {
        let mut entries: Vec<Attempt> = self
            .attempts()
            .values()
            .map(|running| running.attempt.clone())
            .collect();
        let stored = self
            .core
            .stored(move |store| store.attempts(limit))
            .await
            .unwrap_or_default();
        let fresh: std::collections::HashSet<_> =
            entries.iter().map(|attempt| attempt.id.clone()).collect();
        entries.extend(
            stored
                .into_iter()
                .filter(|attempt| !fresh.contains(&attempt.id)),
        );
        entries.sort_by_key(|attempt| std::cmp::Reverse(attempt.started_at));
        entries.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        entries
    }

    /// The attempts that have not ended.
    pub(crate) fn in_flight(&self) -> Vec<Attempt> {
        let attempts = self.attempts();
        attempts
            .values()
            .map(|running| running.attempt.clone())
            .filter(|attempt| !ended(&attempt.state))
            .collect()
    }

    /// Undoes an attempt that is held back.
    pub(crate) fn undo(&self, id: &AttemptId) -> Result<Attempt, Failure> {
        let mut attempts = self.attempts();
        let running = attempts.get_mut(id).ok_or_else(no_attempt)?;
        if !matches!(running.attempt.state, AttemptState::Held { .. }) {
            return Err(Failure::new(
                FailureCode::InvalidState,
                "It is too late to undo this: the call was made. App Runner has no cancel.",
            ));
        }
        running.attempt.state = AttemptState::Undone;
        running.decided.notify_one();
        Ok(running.attempt.clone())
    }

    /// Decides what becomes of every attempt that is held back, and waits until the calls that follow
    /// from it were made: for a program that is about to end.
    pub(crate) async fn settle(&self, choice: HeldChoice) {
        let held: Vec<AttemptId> = self
            .in_flight()
            .into_iter()
            .filter(|attempt| matches!(attempt.state, AttemptState::Held { .. }))
            .map(|attempt| attempt.id)
            .collect();
        for id in &held {
            match choice {
                // One that began meanwhile is waited for below, as if it had been called.
                HeldChoice::Undo => drop(self.undo(id)),
                HeldChoice::Call => {
                    if let Some(running) = self.attempts().get(id) {
                        running.decided.notify_one();
                    }
                }
            }
        }
        // What is in the journal by then is taken up by the next start, so the wait has an end.
        for _ in 0..SETTLED_BY {
            let calling = |attempt: &Attempt| {
                held.contains(&attempt.id)
                    && (matches!(attempt.state, AttemptState::Held { .. })
                        || matches!(attempt.state, AttemptState::Applying)
                            && !attempt
                                .steps
                                .iter()
                                .any(|step| matches!(step.state, StepState::Unknown { .. })))
            };
            if !self.in_flight().iter().any(calling) {
                return;
            }
            self.core.clock.sleep(SETTLING).await;
        }
    }

    /// Changes what is told of an attempt, tells the window, and writes it down.
    async fn update(&self, id: &AttemptId, change: impl FnOnce(&mut Attempt)) -> Option<Attempt> {
        let (attempt, _) = self.update_and_know(id, change).await?;
        Some(attempt)
    }

    /// The same, and whether it is written down.
    async fn update_and_know(
        &self,
        id: &AttemptId,
        change: impl FnOnce(&mut Attempt),
    ) -> Option<(Attempt, bool)> {
        let attempt = {
            let mut attempts = self.attempts();
            let running = attempts.get_mut(id)?;
            change(&mut running.attempt);
            running.attempt.clone()
        };
        self.core.events.push(&Event::Attempt {
            attempt: Box::new(attempt.clone()),
        });
        let written = self.write_down(&attempt).await;
        Some((attempt, written))
    }

    /// Writes an attempt to the journal, where its profile may be remembered. `false` where it could
    /// not be written, which has been said.
    async fn write_down(&self, attempt: &Attempt) -> bool {
        if !self.core.remembered(&attempt.service.cell.profile).await {
            return true;
        }
        let attempt = attempt.clone();
        let written = self
            .core
            .stored(move |store| store.set_attempt(&attempt))
            .await;
        written.is_some()
    }

    /// Takes up an attempt, and forgets the oldest that have ended.
    fn take_up(&self, attempt: Attempt) -> Arc<Notify> {
        let decided = Arc::new(Notify::new());
        let mut attempts = self.attempts();
        attempts.insert(
            attempt.id.clone(),
            Running {
                attempt,
                decided: Arc::clone(&decided),
            },
        );
        if attempts.len() > KEPT {
            let oldest = attempts
                .values()
                .filter(|running| ended(&running.attempt.state))
                .min_by_key(|running| running.attempt.started_at)
                .map(|running| running.attempt.id.clone());
            if let Some(oldest) = oldest {
                attempts.remove(&oldest);
            }
        }
        decided
    }

    fn attempt_id(&self) -> AttemptId {
        AttemptId(format!("{}-{}", self.start.millis(), self.number()))
    }

    /// The account that STS has confirmed for `service`'s profile.
    async fn account(&self, service: &ServiceRef) -> Result<AccountId, Failure> {
        Ok(self.core.identity(&service.cell).await?.account)
    }
}

/// Whether nothing more will happen by itself.
pub(crate) fn ended(state: &AttemptState) -> bool {
    match state {
        AttemptState::Held { .. } | AttemptState::Applying | AttemptState::Following => false,
        AttemptState::Undone
        | AttemptState::Ended { .. }
        | AttemptState::Failed { .. }
        | AttemptState::Unknown { .. } => true,
    }
}

fn no_attempt() -> Failure {
    Failure::new(
        FailureCode::NotFound,
        "this change is not in the journal any more",
    )
}
