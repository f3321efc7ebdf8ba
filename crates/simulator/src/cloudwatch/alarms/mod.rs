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
mod set_state;

pub(super) use delete::answer as delete;
pub(super) use describe::answer as describe;
pub(super) use history::answer as history;
pub(super) use put::answer as put;
pub(super) use set_state::answer as set_state;

use serde_json::Value as Json;

use super::errors::invalid_token;
use crate::api::Call;
use crate::validation::token;
use crate::wire::ApiError;

const PAGE: usize = 50;

/// A page of a list, and the token for the rest.
fn page<'a, T>(
    call: &Call<'_>,
    seed: u64,
    list: &str,
    input: &Json,
    all: &'a [T],
) -> Result<(&'a [T], Option<String>), ApiError> {
    let scope = [list, call.account, call.region];
    let most = token::most(input, "MaxRecords", PAGE);
    token::page(seed, &scope, input["NextToken"].as_str(), most, all).ok_or_else(invalid_token)
}
