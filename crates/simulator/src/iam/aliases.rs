//! ListAccountAliases: an account has one alias or none.

use crate::api::Call;
use crate::scenarios::{PRODUCTION, SANDBOX};
use crate::wire::Value;

pub(super) fn answer(call: &Call<'_>) -> Value {
    let alias = match call.account {
        PRODUCTION => Some("trackside-production"),
        SANDBOX => Some("trackside-sandbox"),
        _ => None,
    };
    Value::object([
        ("AccountAliases", Value::list(alias.map(Value::from))),
        ("IsTruncated", false.into()),
    ])
}
