//! ListAccounts and ListAccountRoles.

use serde_json::Value as Json;

use super::invalid;
use crate::state::{Assignment, Instance, Token};
use crate::validation::token;
use crate::wire::{ApiError, Value};

/// As many as a page has where the client does not say.
const PAGE: usize = 100;

pub(super) fn accounts(seed: u64, token: &Token, input: &Json) -> Result<Value, ApiError> {
    let all = Instance::at(&token.start_url).assignments();
    let (shown, next) = page(seed, &["ListAccounts", &token.start_url], input, &all)?;
    let list = shown.iter().map(|assignment| {
        Value::object([
            ("accountId", assignment.account.as_str().into()),
            ("accountName", assignment.name.as_str().into()),
            ("emailAddress", assignment.email.as_str().into()),
        ])
    });
    Ok(Value::object([
        ("nextToken", next.into()),
        ("accountList", Value::list(list)),
    ]))
}

pub(super) fn roles(seed: u64, token: &Token, input: &Json) -> Result<Value, ApiError> {
    let assignment = assigned(token, input)?;
    let scope = [
        "ListAccountRoles",
        token.start_url.as_str(),
        assignment.account.as_str(),
    ];
    let (shown, next) = page(seed, &scope, input, &assignment.roles)?;
    let list = shown.iter().map(|role| {
        Value::object([
            ("roleName", role.as_str().into()),
            ("accountId", assignment.account.as_str().into()),
        ])
    });
    Ok(Value::object([
        ("nextToken", next.into()),
        ("roleList", Value::list(list)),
    ]))
}

/// The account that an input names, where the person has any role in it.
pub(super) fn assigned(token: &Token, input: &Json) -> Result<Assignment, ApiError> {
    let account = input["accountId"].as_str().unwrap_or_default();
    if account.len() != 12 || !account.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(invalid("Invalid account id"));
    }
    Instance::at(&token.start_url)
        .assignments()
        .into_iter()
        .find(|assignment| assignment.account == account)
        .ok_or_else(no_access)
}

/// What the portal says to whoever asks for what is not theirs.
pub(super) fn no_access() -> ApiError {
    ApiError::with_status(403, "ForbiddenException", "No access")
}

fn page<'a, T>(
    seed: u64,
    scope: &[&str],
    input: &Json,
    all: &'a [T],
) -> Result<(&'a [T], Option<String>), ApiError> {
    let most = token::most(input, "maxResults", PAGE);
    token::page(seed, scope, input["nextToken"].as_str(), most, all)
        .ok_or_else(|| invalid("Invalid next token"))
}
