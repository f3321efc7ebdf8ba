//! The portal of IAM Identity Center: accounts, roles, and their credentials, by an access token.

mod credentials;
mod lists;

use serde_json::Value as Json;

use crate::api::{Api, Call};
use crate::scenarios::PRODUCTION;
use crate::state::{Instance, Token, World};
use crate::validation::PORTAL;
use crate::wire::{ApiError, Binding, Value};

/// The portal's API, whose signing name would be `awsssoportal` if it took signatures.
pub(crate) struct Portal;

const TOKEN: &[(&str, &str)] = &[("x-amz-sso_bearer_token", "accessToken")];

const BINDINGS: &[Binding] = &[
    Binding {
        method: "GET",
        path: "/assignment/accounts",
        operation: "ListAccounts",
        query: &[("next_token", "nextToken"), ("max_result", "maxResults")],
        headers: TOKEN,
    },
    Binding {
        method: "GET",
        path: "/assignment/roles",
        operation: "ListAccountRoles",
        query: &[
            ("next_token", "nextToken"),
            ("max_result", "maxResults"),
            ("account_id", "accountId"),
        ],
        headers: TOKEN,
    },
    Binding {
        method: "GET",
        path: "/federation/credentials",
        operation: "GetRoleCredentials",
        query: &[("role_name", "roleName"), ("account_id", "accountId")],
        headers: TOKEN,
    },
    Binding {
        method: "POST",
        path: "/logout",
        operation: "Logout",
        query: &[],
        headers: TOKEN,
    },
];

fn invalid(message: impl Into<String>) -> ApiError {
    ApiError::client("InvalidRequestException", message)
}

impl Api for Portal {
    fn signing_name(&self) -> &'static str {
        "awsssoportal"
    }

    fn is_unsigned(&self, _operation: &str) -> bool {
        true
    }

    /// The region is that of the instance that the token is of.
    fn home(&self, world: &World, input: &Json) -> (String, String) {
        let value = input["accessToken"].as_str().unwrap_or_default();
        let token = world.identity.sign_ins.tokens.get(value);
        let url = token.map_or("", |token| token.start_url.as_str());
        let account = input["accountId"].as_str().unwrap_or(PRODUCTION);
        (account.to_owned(), Instance::at(url).region().to_owned())
    }

    fn target_prefix(&self) -> &'static str {
        "SWBPortalService"
    }

    fn error_namespace(&self) -> &'static str {
        "com.amazonaws.switchboard.portal"
    }

    fn bindings(&self) -> &'static [Binding] {
        BINDINGS
    }

    fn operations(&self) -> &'static [&'static str] {
        &[
            "GetRoleCredentials",
            "ListAccountRoles",
            "ListAccounts",
            "Logout",
        ]
    }

    fn handle(
        &self,
        call: &Call<'_>,
        world: &mut World,
        operation: &str,
        input: &Json,
    ) -> Result<Value, ApiError> {
        let input = PORTAL.typed(operation, input);
        PORTAL
            .check(operation, &input)
            .map_err(|error| error.coded("InvalidRequestException"))?;
        let value = input["accessToken"].as_str().unwrap_or_default();
        let token = token(call, world, value)?;
        match operation {
            "ListAccounts" => lists::accounts(world.seed(), &token, &input),
            "ListAccountRoles" => lists::roles(world.seed(), &token, &input),
            "GetRoleCredentials" => credentials::answer(call, world, &token, &input),
            "Logout" => {
                world.identity.sign_ins.sign_out(value);
                Ok(Value::Object(Vec::new()))
            }
            other => Err(invalid(format!("There is no operation {other}."))),
        }
    }
}

fn token(call: &Call<'_>, world: &World, value: &str) -> Result<Token, ApiError> {
    let token = world.identity.sign_ins.token(value, call.now).cloned();
    token.ok_or_else(|| {
        ApiError::with_status(
            401,
            "UnauthorizedException",
            "Session token not found or invalid",
        )
    })
}
