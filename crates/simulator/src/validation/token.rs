//! Opaque tokens between the pages of a list.
//!
//! A token is a position and a seal over that position and its scope, so one
//! that was made up, or that comes from another list or caller, does not open.

use crate::state::Draw;

/// Makes the token for a position. `scope` is everything that must be the same
/// when the token comes back.
pub(crate) fn seal(seed: u64, scope: &[&str], position: &str) -> String {
    hex::encode(format!("{}{position}", tag(seed, scope, position)))
}

/// The position that a token stands for, if it is good in this scope.
pub(crate) fn open(seed: u64, scope: &[&str], token: &str) -> Option<String> {
    let text = String::from_utf8(hex::decode(token).ok()?).ok()?;
    let (sealed, position) = text.split_at_checked(16)?;
    (sealed == tag(seed, scope, position)).then(|| position.to_owned())
}

fn tag(seed: u64, scope: &[&str], position: &str) -> String {
    let mut parts = vec!["token", position];
    parts.extend(scope);
    format!("{:016x}", Draw::of(seed, &parts).next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_opens_in_its_own_scope_only() {
        let token = seal(7, &["list", "111122223333"], "é:5");
        assert_eq!(
            open(7, &["list", "111122223333"], &token).as_deref(),
            Some("é:5")
        );
        assert_eq!(open(7, &["list", "444455556666"], &token), None);
        assert_eq!(open(8, &["list", "111122223333"], &token), None);
    }

    #[test]
    fn what_was_made_up_does_not_open() {
        for token in ["", "x", "00", "deadbeef", &hex::encode("0123456789abcdef5")] {
            assert_eq!(open(7, &["list"], token), None, "{token}");
        }
    }
}
