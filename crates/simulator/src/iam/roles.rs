//! GetRole. A session tells its role's name and not the path, which is what IAM is asked for.

use serde_json::Value as Json;

use crate::api::Call;
use crate::wire::{ApiError, Value};

/// Where IAM Identity Center puts the roles that it makes.
const RESERVED: &str = "AWSReservedSSO_";
const RESERVED_PATH: &str = "/aws-reserved/sso.amazonaws.com/eu-west-1/";

pub(super) fn answer(call: &Call<'_>, input: &Json) -> Result<Value, ApiError> {
    let name = input["RoleName"].as_str().unwrap_or_default();
    if name.to_ascii_lowercase().contains("missing") {
        return Err(ApiError::with_status(
            404,
            "NoSuchEntity",
            format!("The role with name {name} cannot be found."),
        ));
    }
    let path = path(name);
    let account = call.account;
    let role = Value::object([
        ("Path", path.into()),
        ("RoleName", name.into()),
        (
            "Arn",
            format!("arn:aws:iam::{account}:role{path}{name}").into(),
        ),
    ]);
    Ok(Value::object([("Role", role)]))
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
