//! Pages and the tokens between them.

use serde_json::Value as Json;

use super::errors::invalid_request;
use crate::api::Call;
use crate::state::Draw;
use crate::wire::ApiError;

/// What a list operation was asked for.
pub(super) struct Page {
    /// How many at most.
    pub(super) most: usize,
    /// Where the page before ended; empty at the start.
    pub(super) after: String,
}

/// Where a token is good: the operation, who asks, and what is listed.
fn scope(call: &Call<'_>, list: &str) -> String {
    format!("{list}\u{0}{}\u{0}{}", call.account, call.region)
}

/// A token is the position, and a seal over it and its scope: one that was made up, or comes from
/// another list, does not fit.
fn seal(seed: u64, scope: &str, position: &str) -> String {
    format!("{:016x}", Draw::of(seed, &["page", scope, position]).next())
}

/// Reads what page is asked for. `list` names the operation and what it lists.
pub(super) fn page(
    call: &Call<'_>,
    seed: u64,
    list: &str,
    most: usize,
    input: &Json,
) -> Result<Page, ApiError> {
    let asked = input["MaxResults"]
        .as_u64()
        .and_then(|number| usize::try_from(number).ok());
    let after = match input["NextToken"].as_str() {
        None => String::new(),
        Some(token) => opened(call, seed, list, token)
            .ok_or_else(|| invalid_request("The specified NextToken is invalid."))?,
    };
    Ok(Page {
        most: asked.unwrap_or(most).clamp(1, most),
        after,
    })
}

fn opened(call: &Call<'_>, seed: u64, list: &str, token: &str) -> Option<String> {
    let text = String::from_utf8(hex::decode(token).ok()?).ok()?;
    let (sealed, position) = text.split_at_checked(16)?;
    (sealed == seal(seed, &scope(call, list), position)).then(|| position.to_owned())
}

/// The token for what follows a position.
pub(super) fn token(call: &Call<'_>, seed: u64, list: &str, position: &str) -> String {
    hex::encode(format!(
        "{}{position}",
        seal(seed, &scope(call, list), position)
    ))
}

/// The items of a page and the token for the rest, of a list that is short enough to be at hand.
/// `key` is what identifies an item.
pub(super) fn slice<'a, T>(
    call: &Call<'_>,
    seed: u64,
    list: &str,
    page: &Page,
    items: &'a [T],
    key: impl Fn(&T) -> &str,
) -> (&'a [T], Option<String>) {
    let start = if page.after.is_empty() {
        0
    } else {
        items
            .iter()
            .position(|item| key(item) == page.after)
            .map_or(items.len(), |at| at + 1)
    };
    let end = items.len().min(start + page.most);
    let shown = items.get(start..end).unwrap_or_default();
    let more = shown.last().filter(|_| end < items.len());
    (shown, more.map(|last| token(call, seed, list, key(last))))
}
