//! What is the same for everything that comes in revisions.

use super::arn::Arn;
use crate::state::{Place, Revisioned};

/// Where what an ARN's kind means is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shelf<'a> {
    pub(super) account: &'a str,
    pub(super) region: &'a str,
    /// The kind in the ARN.
    pub(super) kind: &'a str,
}

impl<'a> Shelf<'a> {
    /// A place's shelf of a kind.
    pub(super) fn of(place: &'a Place, kind: &'a str) -> Self {
        Self {
            account: &place.account,
            region: &place.region,
            kind,
        }
    }
}

/// The position of the revision that an ARN means: whole, `…/<name>/<revision>`, or `…/<name>` for
/// its latest that is active.
pub(super) fn position<T: Revisioned>(shelf: Shelf<'_>, items: &[T], arn: &str) -> Option<usize> {
    let parts = Arn::of(arn)?;
    let here = parts.region == shelf.region && parts.account == shelf.account;
    if !here || parts.kind != shelf.kind {
        return None;
    }
    let asked: Vec<&str> = parts.rest.split('/').collect();
    items.iter().rposition(|item| match asked.as_slice() {
        [name] => item.name() == *name && item.is_active(),
        [name, number] => item.name() == *name && item.revision().to_string() == *number,
        _ => item.arn() == arn,
    })
}

/// The position and the whole ARN of the active revision that an ARN means.
pub(super) fn active_at<T: Revisioned>(
    shelf: Shelf<'_>,
    items: &[T],
    arn: &str,
) -> Option<(usize, String)> {
    let index = position(shelf, items, arn)?;
    let item = items.get(index).filter(|item| item.is_active())?;
    Some((index, item.arn().to_owned()))
}

/// Whether an item is the latest active one of its name.
pub(super) fn is_latest<T: Revisioned>(items: &[T], item: &T) -> bool {
    let newest = items
        .iter()
        .rfind(|other| other.name() == item.name() && other.is_active());
    newest.is_some_and(|newest| newest.arn() == item.arn())
}

/// The revision that a name's next one has; numbers of deleted ones are not used again.
pub(super) fn next<T: Revisioned>(items: &[T], name: &str) -> u32 {
    let taken = items.iter().filter(|item| item.name() == name);
    taken.map(Revisioned::revision).max().unwrap_or(0) + 1
}

/// How many active revisions a name has.
pub(super) fn active<T: Revisioned>(items: &[T], name: &str) -> usize {
    let own = items.iter().filter(|item| item.name() == name);
    own.filter(|item| item.is_active()).count()
}

/// How many names have an active revision.
pub(super) fn names<T: Revisioned>(items: &[T]) -> usize {
    let mut names: Vec<&str> = items
        .iter()
        .filter(|item| item.is_active())
        .map(Revisioned::name)
        .collect();
    names.sort_unstable();
    names.dedup();
    names.len()
}
