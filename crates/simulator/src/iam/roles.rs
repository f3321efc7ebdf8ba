//! GetRole. A session tells its role's name and not the path, which is what IAM is asked for.

use serde_json::{Value as Json, json};

use crate::api::Call;
use crate::clock::Moment;
use crate::pages::encoded;
use crate::state::{Role as Trust, World};
use crate::sts::role_id;
use crate::wire::{ApiError, Value};

/// The first of January 2024, before any service of a scenario.
const CREATED: Moment = Moment::from_secs(1_704_067_200);

/// Where IAM Identity Center puts the roles that it makes.
const RESERVED: &str = "AWSReservedSSO_";
const RESERVED_PATH: &str = "/aws-reserved/sso.amazonaws.com/eu-west-1/";

pub(super) fn answer(call: &Call<'_>, world: &World, input: &Json) -> Result<Value, ApiError> {
    let name = input["RoleName"].as_str().unwrap_or_default();
    if name.to_ascii_lowercase().contains("missing") {
        return Err(ApiError::with_status(
            404,
            "NoSuchEntity",
            format!("The role with name {name} cannot be found."),
        ));
    }
    let (path, account) = (path(name), call.account);
    let arn = format!("arn:aws:iam::{account}:role{path}{name}");
    // A defined role is known by its ARN, any other by what its name says.
    let defined = world.identity.roles.get(&arn).cloned();
    let trust = defined.or_else(|| Trust::by_name(&arn));
    let document = trust
        .as_ref()
        .map(|trust| encoded(&policy(trust).to_string()));
    let role = Value::object([
        ("Path", path.into()),
        ("RoleName", name.into()),
        ("RoleId", role_id(world.seed(), account, name).into()),
        ("Arn", arn.into()),
        ("CreateDate", CREATED.into()),
        ("AssumeRolePolicyDocument", document.into()),
        (
            "MaxSessionDuration",
            trust.map(|trust| trust.max_session_duration).into(),
        ),
    ]);
    Ok(Value::object([("Role", role)]))
}

/// The trust policy in IAM's words.
fn policy(trust: &Trust) -> Json {
    let mut conditions = json!({});
    if trust.mfa {
        conditions["Bool"] = json!({ "aws:MultiFactorAuthPresent": "true" });
    }
    if let Some(id) = &trust.external_id {
        conditions["StringEquals"] = json!({ "sts:ExternalId": id });
    }
    let principal = if trust.trusts.is_empty() {
        json!("*")
    } else {
        json!(trust.trusts)
    };
    let mut statement = json!({
        "Effect": if trust.denied { "Deny" } else { "Allow" },
        "Principal": { "AWS": principal },
        "Action": "sts:AssumeRole",
    });
    if conditions != json!({}) {
        statement["Condition"] = conditions;
    }
    json!({ "Version": "2012-10-17", "Statement": [statement] })
}

/// The path of a role, by its name.
fn path(name: &str) -> &'static str {
    if name.starts_with(RESERVED) {
        RESERVED_PATH
    } else {
        "/"
    }
}

/// Whether an ARN's resource, such as `role/path/name`, has the path that its name's role has, or one
/// of its own: every name is a role at `/` too, but for those of Identity Center.
pub(super) fn is_known(resource: &str, name: &str) -> bool {
    !name.starts_with(RESERVED) || resource == format!("role{}{name}", path(name))
}
