//! Readings that found nothing new, told together: a window that only waits is woken once for all of them.

use model::instant::Timestamp;
use model::place::Cell;

use crate::fleet::view::CellAge;

/// The longest that a reading is held back for those still under way, in seconds.
const HELD: i64 = 1;

/// What was read and not told yet.
#[derive(Debug, Default)]
pub(super) struct Ages {
    untold: Vec<CellAge>,
    /// When the first of them must be told.
    due: Option<Timestamp>,
}

impl Ages {
    /// Holds a reading back that was made at this moment.
    pub(super) fn hold(&mut self, age: CellAge) {
        self.forget(&age.cell);
        let due = age.read_at.plus_seconds(HELD);
        self.due = Some(self.due.map_or(due, |known| known.min(due)));
        self.untold.push(age);
    }

    /// Leaves a cell out: something newer is told of it.
    pub(super) fn forget(&mut self, cell: &Cell) {
        self.untold.retain(|age| age.cell != *cell);
        if self.untold.is_empty() {
            self.due = None;
        }
    }

    /// Leaves all of them out: another scope was opened.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// What is to be told: everything once no reading is under way, or when the first has waited long enough.
    pub(super) fn take(&mut self, now: Timestamp, reading: bool) -> Vec<CellAge> {
        if reading && self.due.is_some_and(|due| now < due) {
            return Vec::new();
        }
        self.due = None;
        std::mem::take(&mut self.untold)
    }

    /// When to look again, where something is held back.
    pub(super) const fn due(&self) -> Option<Timestamp> {
        self.due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn age(region: &str, seconds: i64) -> CellAge {
        CellAge {
            cell: Cell::new("p", region),
            account: None,
            read_at: Timestamp::from_seconds(seconds),
        }
    }

    #[test]
    fn readings_wait_for_those_under_way_and_not_for_long() {
        let mut ages = Ages::default();
        ages.hold(age("eu-west-1", 10));
        ages.hold(age("us-east-1", 10));
        let at = |millis: i64| Timestamp(10_000 + millis);
        assert!(ages.take(at(400), true).is_empty());
        assert_eq!(ages.due(), Some(at(1000)));
        assert_eq!(ages.take(at(1000), true).len(), 2);
        assert_eq!((ages.due(), ages.take(at(1001), false)), (None, Vec::new()));
        ages.hold(age("eu-west-1", 12));
        assert_eq!(ages.take(at(2001), false), [age("eu-west-1", 12)]);
    }

    #[test]
    fn what_is_told_otherwise_is_not_told_again() {
        let mut ages = Ages::default();
        ages.hold(age("eu-west-1", 10));
        ages.hold(age("eu-west-1", 11));
        ages.hold(age("us-east-1", 11));
        ages.forget(&Cell::new("p", "us-east-1"));
        assert_eq!(
            ages.take(Timestamp::from_seconds(11), false),
            [age("eu-west-1", 11)]
        );
        ages.hold(age("us-east-1", 12));
        ages.forget(&Cell::new("p", "us-east-1"));
        assert_eq!(ages.due(), None);
    }
}
