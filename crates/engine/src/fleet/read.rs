//! A refresh: one cell's services, listed.

use std::hash::{Hash, Hasher as _};

use model::failure::{Failure, FailureCode};
use model::instant::Timestamp;
use model::place::{AccountId, Cell};
use model::service::ServiceSummary;

use crate::afresh::afresh;
use crate::core::Known;
use crate::event::Event;
use crate::fleet::view::{CellAge, CellState, Generation};
use crate::fleet::{Fleet, State};

/// Seconds until a cell is looked at again while an operation runs in it.
const BUSY: i64 = 4;
/// The longest wait after throttling, in seconds.
const LONGEST: i64 = 300;

impl Fleet {
    /// Lists the services of `cell` and tells the window, unless another scope was opened meanwhile.
    pub(crate) async fn read(&self, generation: Generation, cell: &Cell) {
        let _reading = Reading {
            fleet: self,
            generation,
            cell,
        };
        // STS and App Runner are asked at the same time: neither answer is needed for the other.
        let (identity, services) = tokio::join!(self.core.identity(cell), self.list(cell));
        let now = self.core.clock.now();
        let idle = self.idle();
        let (event, changed) = {
            let mut state = self.state();
            let round = state.next_round(now, idle);
            let Some(data) = state.current(generation, cell) else {
                return;
            };
            // What is known to have changed since this was asked is not in the answer.
            let again = std::mem::take(&mut data.again);
            if again && services.is_err() {
                return;
            }
            let mut changed = true;
            let first = data.state != CellState::Ready;
            match services {
                Ok(services) => {
                    changed = !data.shows(&services);
                    if let Ok(identity) = &identity {
                        if data
                            .account
                            .as_ref()
                            .is_some_and(|account| *account != identity.account)
                        {
                            // The profile came to mean another account: what was remembered is not its.
                            data.details.clear();
                            changed = true;
                        }
                        data.account = Some(identity.account.clone());
                    }
                    data.services = services;
                    data.state = CellState::Ready;
                    data.read_at = Some(now);
                    data.throttled = 0;
                    let kept: std::collections::HashSet<_> = data
                        .services
                        .iter()
                        .map(|service| service.arn.clone())
                        .collect();
                    data.details.retain(|arn, _| kept.contains(arn));
                    if !again {
                        let busy = data.busy();
                        data.due = Some(if busy { later(now, BUSY, cell) } else { round });
                    }
                }
                Err(failure) => {
                    data.due = after_failure(&failure, &mut data.throttled, now, idle, cell);
                    data.state = CellState::Failed { failure };
                }
            }
            let event = if changed {
                let view = data.view(cell);
                state.ages.forget(cell);
                Some(Event::Cell { generation, view })
            } else {
                let age = CellAge {
                    cell: cell.clone(),
                    account: data.account.clone(),
                    read_at: now,
                };
                // Of a cell that was being read for the first time something is waited for.
                if first {
                    let cells = vec![age];
                    Some(Event::CellsUnchanged { generation, cells })
                } else {
                    state.ages.hold(age);
                    None
                }
            };
            (event, changed)
        };
        let failed =
            matches!(&event, Some(Event::Cell { view, .. }) if view.state != CellState::Ready);
        if let Some(event) = &event {
            self.core.events.push(event);
        }
        if !failed {
            self.remember(generation, cell, &identity, changed).await;
        }
    }

    async fn list(&self, cell: &Cell) -> Result<Vec<ServiceSummary>, Failure> {
        afresh(|| self.listed(cell)).await
    }

    async fn listed(&self, cell: &Cell) -> Result<Vec<ServiceSummary>, Failure> {
        self.core
            .sessions
            .session(cell)
            .await?
            .services()
            .await
            .map_err(|failure| failure.in_cell(cell))
    }

    fn idle(&self) -> i64 {
        i64::from(self.core.settings().refresh_seconds)
    }

    /// Writes what was listed to the store. Only under an account that STS has named.
    async fn remember(&self, generation: Generation, cell: &Cell, identity: &Known, changed: bool) {
        let Ok(identity) = identity else { return };
        if !self.core.remembered(&cell.profile).await {
            return;
        }
        let (account, region) = (&identity.account, &cell.region);
        if !changed && self.touched(generation, cell, account).await {
            return;
        }
        let kept = self
            .state()
            .current(generation, cell)
            .and_then(|data| Some((data.read_at?, data.services.clone())));
        let Some((read_at, services)) = kept else {
            return;
        };
        let (account, region) = (account.clone(), region.clone());
        self.core
            .stored(move |store| store.set_cell(&account, &region, read_at, &services))
            .await;
    }

    /// Tells the store that it has all of `cell` still. `false` where it does not: then it was not known whose it is.
    async fn touched(&self, generation: Generation, cell: &Cell, account: &AccountId) -> bool {
        let Some(read_at) = self
            .state()
            .current(generation, cell)
            .and_then(|data| data.read_at)
        else {
            return true;
        };
        let (account, region) = (account.clone(), cell.region.clone());
        let touched = self
            .core
            .stored(move |store| store.touch_cell(&account, &region, read_at))
            .await;
        touched != Some(false)
    }
}

impl State {
    /// When a cell in which nothing goes on is read next. The first to ask sets the moment, and the others keep to it;
    /// a cell for which it is too near, because it was slow or busy, goes to the one after it.
    fn next_round(&mut self, now: Timestamp, idle: i64) -> Timestamp {
        if let Some(round) = self.round {
            let ahead = round.millis() - now.millis();
            if (1..idle * 500).contains(&ahead) {
                return round.plus_seconds(idle);
            }
            if (idle * 500..=idle * 1100).contains(&ahead) {
                return round;
            }
        }
        let round = later(now, idle, &self.scope);
        self.round = Some(round);
        round
    }
}

/// A reading under way. However it ends, the cell can be read again afterwards.
struct Reading<'a> {
    fleet: &'a Fleet,
    generation: Generation,
    cell: &'a Cell,
}

impl Drop for Reading<'_> {
    fn drop(&mut self) {
        if let Some(data) = self.fleet.state().current(self.generation, self.cell) {
            data.reading = false;
            // Whoever asked meanwhile has set the time of the next reading, too.
            data.again = false;
        }
    }
}

/// When a cell is read after a failure: never by itself where a person is needed, later and later
/// while throttled, at the usual pace otherwise.
pub(super) fn after_failure(
    failure: &Failure,
    throttled: &mut u32,
    now: Timestamp,
    idle: i64,
    cell: &Cell,
) -> Option<Timestamp> {
    match failure.code {
        FailureCode::ProfileInvalid
        | FailureCode::CredentialsExpired
        | FailureCode::NeedsSignIn
        | FailureCode::NeedsMfa
        | FailureCode::NeedsKeyring
        | FailureCode::CredentialsRejected
        | FailureCode::AccessDenied
        | FailureCode::ClockSkew => None,
        FailureCode::Throttled => {
            *throttled = (*throttled + 1).min(10);
            Some(later(now, (BUSY << *throttled).min(LONGEST), cell))
        }
        FailureCode::Network
        | FailureCode::Tls
        | FailureCode::AwsFault
        | FailureCode::NotFound
        | FailureCode::InvalidState
        | FailureCode::InvalidRequest
        | FailureCode::QuotaExceeded
        | FailureCode::Refused
        | FailureCode::AccountChanged
        | FailureCode::PlanStale
        | FailureCode::OutcomeUnknown
        | FailureCode::Superseded
        | FailureCode::LocalFile
        | FailureCode::Internal => Some(later(now, idle, cell)),
    }
}

/// `seconds` from now, give or take a tenth, so that the programs of many people do not all call at the same moment.
fn later(now: Timestamp, seconds: i64, of: impl Hash) -> Timestamp {
    let mut hasher = std::hash::DefaultHasher::new();
    (of, now).hash(&mut hasher);
    let spread = i64::try_from(hasher.finish() % 201).unwrap_or_default() - 100;
    Timestamp(now.millis() + seconds * (1000 + spread))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_spread_by_a_tenth_at_most() {
        for millis in 0..500 {
            let now = Timestamp(millis * 7);
            let wait = later(now, 30, Cell::new("p", "eu-west-1")).millis() - now.millis();
            assert!((27_000..=33_000).contains(&wait), "{wait}");
        }
    }

    #[test]
    fn cells_at_rest_keep_one_round() {
        let mut state = State::default();
        let first = state.next_round(Timestamp(100_000), 30);
        assert!((127_000..=133_000).contains(&first.millis()));
        // The others of the same reading, and one that took long.
        assert_eq!(state.next_round(Timestamp(100_900), 30), first);
        assert_eq!(state.next_round(Timestamp(110_000), 30), first);
        // A cell that is busy asks again and again, too late for it: the others keep theirs.
        for before in [14_000, 10_000, 1] {
            let late = state.next_round(Timestamp(first.millis() - before), 30);
            assert_eq!(late, first.plus_seconds(30));
        }
        assert_eq!(state.round, Some(first));
        // Another setting holds at once.
        let soon = state.next_round(Timestamp(first.millis()), 10);
        assert!(soon.millis() - first.millis() <= 11_000);
    }

    #[test]
    fn nobody_is_asked_again_for_what_a_person_must_mend() {
        let cell = Cell::new("p", "eu-west-1");
        let mut throttled = 0;
        let mut due = |code| {
            after_failure(
                &Failure::new(code, ""),
                &mut throttled,
                Timestamp(0),
                30,
                &cell,
            )
        };
        assert_eq!(due(FailureCode::CredentialsExpired), None);
        assert!(due(FailureCode::Network).is_some());
        let (first, second) = (due(FailureCode::Throttled), due(FailureCode::Throttled));
        assert!(first < second);
    }
}
