//! What AWS refused in this run, for the profile's page.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use model::failure::{Failure, FailureCode};
use model::instant::Timestamp;
use model::permissions::Denial;
use model::place::ProfileName;

/// The last refusal of each action, by profile.
#[derive(Debug, Default)]
pub(crate) struct Denials {
    seen: Mutex<BTreeMap<(ProfileName, String), Denial>>,
}

impl Denials {
    /// Takes note of `failure` where it is a refusal.
    pub(crate) fn note(&self, failure: &Failure, at: Timestamp) {
        let (FailureCode::AccessDenied, Some(action), Some(cell)) =
            (failure.code, &failure.action, &failure.cell)
        else {
            return;
        };
        let denial = Denial {
            action: action.clone(),
            cell: cell.clone(),
            at,
            message: failure.message.clone(),
        };
        self.seen
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert((cell.profile.clone(), action.clone()), denial);
    }

    /// What was refused to `profile`.
    pub(crate) fn of(&self, profile: &ProfileName) -> Vec<Denial> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let theirs = seen.iter().filter(|((whose, _), _)| whose == profile);
        theirs.map(|(_, denial)| denial.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use model::place::Cell;

    use super::*;

    #[test]
    fn the_last_refusal_of_each_action_is_kept() {
        let denials = Denials::default();
        let cell = Cell::new("acme", "eu-west-1");
        let refusal = |code, action: &str, message: &str| {
            let mut failure = Failure::new(code, message).in_cell(&cell);
            failure.action = Some(action.to_owned());
            failure
        };
        let at = Timestamp::from_seconds;
        let denied = FailureCode::AccessDenied;
        denials.note(&refusal(denied, "apprunner:ListServices", "first"), at(1));
        denials.note(&refusal(denied, "apprunner:ListServices", "second"), at(2));
        denials.note(&refusal(FailureCode::Throttled, "sts:X", "later"), at(3));
        let seen = denials.of(&"acme".into());
        assert_eq!(seen.len(), 1);
        assert_eq!((seen[0].message.as_str(), seen[0].at), ("second", at(2)));
        assert!(denials.of(&"other".into()).is_empty());
    }
}
