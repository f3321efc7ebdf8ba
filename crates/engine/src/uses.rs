//! How much each profile is used, the lately the more: what the switcher lists first.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use model::instant::Timestamp;
use model::place::ProfileName;

use crate::core::Core;

/// Seconds after which a use counts half: a week.
const HALF: f64 = 604_800.0;
/// What one use counts, now.
const ONE: f64 = 100.0;

/// How much a profile was used, as of a moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Use {
    /// The sum of all uses, each counting less the longer ago it was.
    pub(crate) score: f64,
    /// The moment.
    pub(crate) at: Timestamp,
}

impl Use {
    fn at(self, now: Timestamp) -> f64 {
        #[expect(
            clippy::cast_precision_loss,
            reason = "seconds between two uses are far below 2^52"
        )]
        let seconds = now.seconds_since(self.at) as f64;
        self.score * (-seconds / HALF).exp2()
    }
}

/// The uses of profiles.
#[derive(Debug, Default)]
pub(crate) struct Uses {
    known: Mutex<HashMap<ProfileName, Use>>,
}

impl Uses {
    /// The uses of earlier runs of the program.
    pub(crate) fn of(known: HashMap<ProfileName, Use>) -> Self {
        Self {
            known: Mutex::new(known),
        }
    }

    fn known(&self) -> MutexGuard<'_, HashMap<ProfileName, Use>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How much `profile` is used.
    pub(crate) fn told(&self, profile: &ProfileName, now: Timestamp) -> u32 {
        let score = self.known().get(profile).map_or(0.0, |used| used.at(now));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a score is positive, and a cast of one that is too great saturates"
        )]
        let told = score.round() as u32;
        told
    }

    fn add(&self, profile: &ProfileName, now: Timestamp) -> Use {
        let mut known = self.known();
        let before = known.get(profile).map_or(0.0, |used| used.at(now));
        let used = Use {
            score: before + ONE,
            at: now,
        };
        known.insert(profile.clone(), used);
        used
    }
}

impl Core {
    /// Counts a use of each of `profiles`.
    pub(crate) async fn used(&self, profiles: impl IntoIterator<Item = &ProfileName>) {
        let now = self.clock.now();
        for profile in profiles {
            let used = self.uses.add(profile, now);
            if self.remembered(profile).await {
                let profile = profile.clone();
                self.stored(move |store| store.set_use(&profile, used))
                    .await;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_used_more_and_lately_comes_first() {
        let uses = Uses::default();
        let (often, once) = (ProfileName::from("often"), ProfileName::from("once"));
        let day = |days: i64| Timestamp::from_seconds(days * 86_400);
        uses.add(&often, day(0));
        uses.add(&often, day(0));
        uses.add(&once, day(0));
        assert!(uses.told(&often, day(0)) > uses.told(&once, day(0)));
        assert_eq!(uses.told(&often, day(7)), 100, "half of it after a week");
        uses.add(&once, day(21));
        assert!(uses.told(&once, day(21)) > uses.told(&often, day(21)));
        assert_eq!(uses.told(&"never".into(), day(0)), 0);
    }
}
