//! Alarms on the metrics that are computed here.
//!
//! Nothing watches them in the background: an alarm is brought up to the moment when someone looks,
//! period by period, so that its history is the same whenever that is.

mod delete;
mod describe;
mod evaluate;
mod history;
mod put;
mod render;

pub(super) use delete::answer as delete;
pub(super) use describe::answer as describe;
pub(super) use history::answer as history;
pub(super) use put::answer as put;

use serde_json::Value as Json;

use super::errors::invalid_token;
use crate::api::Call;
use crate::validation::token;
use crate::wire::ApiError;

const PAGE: usize = 50;

/// How many items to skip, and how many to show at most.
fn page(call: &Call<'_>, seed: u64, list: &str, input: &Json) -> Result<(usize, usize), ApiError> {
    let skip = match input["NextToken"].as_str() {
        None => 0,
        Some(sealed) => token::open(seed, &[list, call.account, call.region], sealed)
            .and_then(|position| position.parse().ok())
            .ok_or_else(invalid_token)?,
    };
    let most = input["MaxRecords"].as_u64().unwrap_or(PAGE as u64);
    Ok((skip, usize::try_from(most).unwrap_or(PAGE)))
}

/// The token for what follows so many items.
fn next(call: &Call<'_>, seed: u64, list: &str, shown: usize, all: usize) -> Option<String> {
    (shown < all).then(|| token::seal(seed, &[list, call.account, call.region], &shown.to_string()))
}
