//! Opaque tokens between the pages of a list.
//!
//! A token is a position and a seal over that position and its scope, so one
//! that was made up, or that comes from another list or caller, does not open.

use serde_json::Value as Json;

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

/// The items of a page, at most so many, and the token for the rest, of a list that is at hand.
/// `token` is where the page before ended; nothing is answered where it is not good.
pub(crate) fn page<'a, T>(
    seed: u64,
    scope: &[&str],
    token: Option<&str>,
    most: usize,
    all: &'a [T],
) -> Option<(&'a [T], Option<String>)> {
    let start = match token {
        None => 0,
        Some(sealed) => open(seed, scope, sealed)?.parse::<usize>().ok()?,
    };
    let end = all.len().min(start.saturating_add(most));
    let next = (end < all.len()).then(|| seal(seed, scope, &end.to_string()));
    Some((all.get(start..end).unwrap_or_default(), next))
}

/// How many a page has: what a member of the input says, or a default.
pub(crate) fn most(input: &Json, member: &str, default: usize) -> usize {
    input[member]
        .as_u64()
        .and_then(|most| usize::try_from(most).ok())
        .unwrap_or(default)
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
    fn pages_follow_one_another_to_the_end() {
        let (all, scope) = ([1, 2, 3, 4, 5], ["list"]);
        let (first, next) = page(7, &scope, None, 2, &all).expect("a page");
        assert_eq!(first, [1, 2]);
        let (second, next) = page(7, &scope, next.as_deref(), 2, &all).expect("a page");
        assert_eq!(second, [3, 4]);
        let (last, none) = page(7, &scope, next.as_deref(), 2, &all).expect("a page");
        assert_eq!((last, none), (&[5][..], None));
        assert_eq!(page(7, &["other"], next.as_deref(), 2, &all), None);
        let far = seal(7, &scope, "900");
        assert_eq!(page(7, &scope, Some(&far), 2, &all), Some((&[][..], None)));
    }

    #[test]
    fn what_was_made_up_does_not_open() {
        for token in ["", "x", "00", "deadbeef", &hex::encode("0123456789abcdef5")] {
            assert_eq!(open(7, &["list"], token), None, "{token}");
        }
    }
}
