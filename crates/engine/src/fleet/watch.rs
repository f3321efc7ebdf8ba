//! The watcher: one task that keeps the open scope fresh.

use std::sync::{Arc, Weak};
use std::time::Duration;

use model::instant::Timestamp;
use model::place::Cell;

use crate::event::Event;
use crate::fleet::Fleet;
use crate::fleet::view::Generation;

/// How often the program in the tray looks at its fleet, in seconds.
const IN_TRAY: i64 = 300;
/// The longest the watcher sleeps, in seconds: a bound on how late anything is noticed.
const LONGEST: i64 = 30;

/// Watches until the fleet is dropped.
pub(crate) async fn watch(fleet: Weak<Fleet>) {
    loop {
        let Some(fleet) = fleet.upgrade() else { return };
        let wait = fleet.look();
        let clock = Arc::clone(&fleet.core.clock);
        let woken = fleet.wake.notified();
        tokio::select! {
            () = clock.sleep(wait) => {}
            () = woken => {}
        }
    }
}

impl Fleet {
    /// Starts every reading that is due, and says how long nothing will be.
    fn look(self: &Arc<Self>) -> Duration {
        let now = self.core.clock.now();
        let keep_in_tray = self.core.settings().keep_in_tray;
        let (generation, due, mut next) = self.take_due(now, keep_in_tray);
        if let Some(due) = self.tell_ages(now) {
            next = next.min(due);
        }
        for cell in due {
            let fleet = Arc::clone(self);
            self.core.spawn(async move {
                fleet.read(generation, &cell).await;
                fleet.detail_where_missing();
                // The cell's next turn may come before the watcher would look again.
                fleet.wake.notify_one();
            });
        }
        self.detail_where_missing();
        let millis = (next.millis() - now.millis()).max(0);
        Duration::from_millis(u64::try_from(millis).unwrap_or_default())
    }

    /// Tells the readings that were held back, where it is time, and otherwise when it will be.
    fn tell_ages(&self, now: Timestamp) -> Option<Timestamp> {
        // Held while telling: what is found later is told later.
        let mut state = self.state();
        let reading = state.cells.values().any(|data| data.reading);
        let cells = state.ages.take(now, reading);
        if !cells.is_empty() {
            let generation = state.generation;
            let event = Event::CellsUnchanged { generation, cells };
            self.core.events.push(&event);
        }
        state.ages.due()
    }

    /// The cells to read, marked as being read, and when to look again.
    fn take_due(&self, now: Timestamp, keep_in_tray: bool) -> (Generation, Vec<Cell>, Timestamp) {
        let mut state = self.state();
        let hidden = state.hidden;
        let mut next = now.plus_seconds(LONGEST);
        let mut due = Vec::new();
        for (cell, data) in &mut state.cells {
            if data.reading {
                continue;
            }
            let Some(mut at) = data.due else { continue };
            // The first reading of a scope is made whoever looks, and an operation is followed to its end; beside that, an
            // unseen window costs nothing.
            if hidden
                && !data.busy()
                && let Some(asked_at) = data.asked_at
            {
                if !keep_in_tray {
                    continue;
                }
                at = at.max(asked_at.plus_seconds(IN_TRAY));
            }
            if at <= now {
                data.reading = true;
                data.asked_at = Some(now);
                due.push(cell.clone());
            } else {
                next = next.min(at);
            }
        }
        (state.generation, due, next)
    }
}
