//! SimulatePrincipalPolicy.

use serde_json::Value as Json;

use super::{invalid, roles};
use crate::api::Call;
use crate::auth::{Principal, PrincipalKind, name_in};
use crate::permission::{self, Decision};
use crate::validation::fields;
use crate::wire::{ApiError, Value};

const MFA: &str = "aws:multifactorauthpresent";

pub(super) fn answer(call: &Call<'_>, input: &Json) -> Result<Value, ApiError> {
    let asked = call.caller.name().to_ascii_lowercase();
    if asked.contains("no-iam") {
        let arn = &call.caller.arn;
        let action = "iam:SimulatePrincipalPolicy";
        return Err(ApiError::with_status(
            403,
            "AccessDenied",
            format!(
                "User: {arn} is not authorized to perform: {action} on resource: {} because no \
                 identity-based policy allows the {action} action",
                input["PolicySourceArn"].as_str().unwrap_or_default()
            ),
        ));
    }
    let principal = principal(call, input)?;
    let mut resources = fields::texts(input, "ResourceArns")?;
    if resources.is_empty() {
        resources.push("*");
    }
    let mut results = Vec::new();
    for action in fields::texts(input, "ActionNames")? {
        let well_formed = action.split_once(':').is_some_and(|(prefix, operation)| {
            !prefix.is_empty() && !operation.is_empty() && !action.contains('*')
        });
        if !well_formed {
            return Err(invalid(format!("Invalid Action: {action}")));
        }
        let decision = permission::decide(call.behaviour, &principal, action);
        results.extend(
            resources
                .iter()
                .map(|resource| result(action, resource, decision)),
        );
    }
    Ok(Value::object([
        ("EvaluationResults", Value::List(results)),
        ("IsTruncated", false.into()),
    ]))
}

/// Whom it is asked about: a user or a role, not a session of one, in the caller's own account.
fn principal(call: &Call<'_>, input: &Json) -> Result<Principal, ApiError> {
    let arn = input["PolicySourceArn"].as_str().unwrap_or_default();
    let own = format!("arn:aws:iam::{}:", call.account);
    let resource = arn.strip_prefix(&own);
    let kind = match resource {
        Some(resource) if resource.starts_with("user/") => PrincipalKind::User,
        Some(resource) if resource.starts_with("role/") => PrincipalKind::Role,
        Some(_) | None => return Err(invalid(format!("Invalid Entity Arn: {arn}"))),
    };
    let name = name_in(arn);
    let known = resource.is_some_and(|resource| roles::is_known(resource, name));
    if name.is_empty() || !known || name.to_ascii_lowercase().contains("missing") {
        return Err(ApiError::with_status(
            404,
            "NoSuchEntity",
            format!("The entity with ARN {arn} cannot be found."),
        ));
    }
    Ok(Principal {
        arn: arn.to_owned(),
        kind,
        mfa: proves_mfa(input),
    })
}

/// Whether the context that is asked about has a second factor.
fn proves_mfa(input: &Json) -> bool {
    let entries = input["ContextEntries"].as_array();
    entries.into_iter().flatten().any(|entry| {
        let key = entry["ContextKeyName"].as_str().unwrap_or_default();
        let first = &entry["ContextKeyValues"][0];
        key.eq_ignore_ascii_case(MFA) && first.as_str() == Some("true")
    })
}

fn result(action: &str, resource: &str, decision: Decision) -> Value {
    Value::object([
        ("EvalActionName", action.into()),
        ("EvalResourceName", resource.into()),
        ("EvalDecision", decision.as_str().into()),
        ("MatchedStatements", Value::List(Vec::new())),
        ("MissingContextValues", Value::List(Vec::new())),
    ])
}
