//! Faults that nobody asked for one by one.

use std::collections::HashMap;

use super::{Fault, FaultKind};
use crate::state::Draw;

/// How late a slow answer is under chaos, in seconds.
const SLOW: f64 = 0.75;

/// What goes wrong under chaos. A connection that stalls would hold clients without a time-out.
const KINDS: [FaultKind; 6] = [
    FaultKind::Throttle,
    FaultKind::InternalError,
    FaultKind::Unavailable,
    FaultKind::Slow,
    FaultKind::Cut,
    FaultKind::Malformed,
];

/// A share of calls that goes wrong, as a function of the seed: the n-th call of an operation in an
/// account and region meets the same fate at every start, whatever else is called in between.
#[derive(Clone, Debug)]
pub struct Chaos {
    seed: u64,
    percent: u8,
    calls: HashMap<String, u64>,
}

impl Chaos {
    /// Chaos for so many percent of all calls.
    #[must_use]
    pub fn new(seed: u64, percent: u8) -> Self {
        Self {
            seed,
            percent: percent.min(100),
            calls: HashMap::new(),
        }
    }

    /// What befalls the next call of an operation.
    pub(super) fn strike(&mut self, operation: &str, account: &str, region: &str) -> Option<Fault> {
        let key = format!("{operation} {account} {region}");
        let count = self.calls.entry(key.clone()).or_default();
        *count += 1;
        let mut draw = Draw::of(self.seed, &["chaos", &key, &count.to_string()]);
        if draw.below(100) >= u64::from(self.percent) {
            return None;
        }
        let mut fault = Fault::new(*draw.pick(&KINDS)?);
        // Of lost answers, half are lost on the way back.
        fault.after_effect = fault.kind == FaultKind::Cut && draw.below(2) == 0;
        fault.seconds = SLOW;
        Some(fault)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fates(seed: u64, percent: u8) -> Vec<Option<Fault>> {
        let mut chaos = Chaos::new(seed, percent);
        (0..1_000)
            .map(|_| chaos.strike("ListServices", "1", "eu-west-1"))
            .collect()
    }

    #[test]
    fn the_share_is_kept_and_the_seed_decides() {
        let struck = fates(7, 20).iter().flatten().count();
        assert!((150..=250).contains(&struck), "{struck}");
        assert_eq!(fates(7, 20), fates(7, 20));
        assert_ne!(fates(7, 20), fates(8, 20));
        assert_eq!(fates(7, 0).iter().flatten().count(), 0);
        assert_eq!(fates(7, 100).iter().flatten().count(), 1_000);
    }

    #[test]
    fn other_calls_in_between_change_nothing() {
        let mut chaos = Chaos::new(7, 30);
        let alone = fates(7, 30);
        for expected in alone {
            chaos.strike("DescribeService", "1", "eu-west-1");
            assert_eq!(chaos.strike("ListServices", "1", "eu-west-1"), expected);
        }
    }
}
