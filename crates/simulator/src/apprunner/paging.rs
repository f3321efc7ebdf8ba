//! Pages and the tokens between them.

use serde_json::Value as Json;

use super::errors::invalid_request;
use crate::api::Call;
use crate::validation::token;
use crate::wire::ApiError;

/// What a list operation was asked for.
pub(super) struct Page {
    /// How many at most.
    pub(super) most: usize,
    /// Where the page before ended; empty at the start.
    pub(super) after: String,
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
        Some(sealed) => token::open(seed, &scope(call, list), sealed)
            .ok_or_else(|| invalid_request("The specified NextToken is invalid."))?,
    };
    Ok(Page {
        most: asked.unwrap_or(most).clamp(1, most),
        after,
    })
}

/// The token for what follows a position.
pub(super) fn token(call: &Call<'_>, seed: u64, list: &str, position: &str) -> String {
    token::seal(seed, &scope(call, list), position)
}

/// Where a token is good: the list, and whose it is.
const fn scope<'a>(call: &Call<'a>, list: &'a str) -> [&'a str; 3] {
    [list, call.account, call.region]
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
