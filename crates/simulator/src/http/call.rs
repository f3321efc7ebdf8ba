//! One API call: who, what, may they, and what comes of it.

use hyper::http::request::Parts;

use crate::api::{Api, Call};
use crate::auth::{self, Caller, Dialect, Expected, SignedRequest};
use crate::core::Core;
use crate::faults::{Fault, FaultKind};
use crate::wire::{self, ApiError, Protocol, Rendered, Value};

/// Answers a call, with the fault that is to befall the answer on its way.
pub(super) fn answer(
    core: &Core,
    head: &Parts,
    body: &[u8],
    request_id: &str,
) -> (Rendered, Option<Fault>) {
    let protocol = Protocol::of(head);
    let route = match wire::route(protocol, head, body, &core.apis) {
        Ok(route) => route,
        Err(error) => return (wire::render_error(protocol, None, request_id, &error), None),
    };
    let Some(api) = core.apis.get(route.api).map(AsRef::as_ref) else {
        let error = ApiError::with_status(500, "InternalFailure", "The API is gone.");
        return (wire::render_error(protocol, None, request_id, &error), None);
    };
    let operation = route.operation.as_str();
    let failed = |error: &ApiError| wire::render_error(protocol, Some(api), request_id, error);
    let caller = match authenticated(core, head, body, api, protocol) {
        Ok(caller) => caller,
        Err(error) => return (failed(&error), None),
    };
    core.calls()
        .count(operation, &caller.account, &caller.region);
    let fault = core
        .faults()
        .take(operation, &caller.account, &caller.region);
    let request = Asked {
        api,
        operation,
        caller: &caller,
        request_id,
        protocol,
        body,
    };
    let spoiled = fault.as_ref().and_then(|fault| refusal(fault, &request));
    let takes_effect = fault
        .as_ref()
        .is_none_or(|fault| fault.after_effect || !prevents(fault.kind));
    let outcome = if takes_effect {
        request.perform(core)
    } else {
        Ok(Value::Object(Vec::new()))
    };
    let rendered = match (spoiled, outcome) {
        (Some(error), _) | (None, Err(error)) => failed(&error),
        (None, Ok(value)) => wire::render(protocol, api, operation, request_id, &value),
    };
    (rendered, fault)
}

fn authenticated(
    core: &Core,
    head: &Parts,
    body: &[u8],
    api: &dyn Api,
    protocol: Protocol,
) -> Result<Caller, ApiError> {
    let signed = SignedRequest {
        method: head.method.as_str(),
        path: head.uri.path(),
        query: head.uri.query(),
        headers: &head.headers,
        body,
    };
    let dialect = match protocol {
        Protocol::Query => Dialect::Query,
        Protocol::Json10 | Protocol::Json11 | Protocol::RpcCbor => Dialect::Exception,
    };
    auth::authenticate(
        &core.keys,
        &signed,
        Expected::of(api.signing_name()),
        &core.clock,
    )
    .map_err(|error| {
        let (code, status) = error.answer(dialect);
        ApiError::with_status(status, code, error.to_string())
    })
}

/// Whether the call never reaches the service. A slow, stalled or garbled answer is one that the
/// service has given.
const fn prevents(kind: FaultKind) -> bool {
    match kind {
        FaultKind::Slow | FaultKind::Stall | FaultKind::Malformed => false,
        FaultKind::Throttle
        | FaultKind::InternalError
        | FaultKind::Unavailable
        | FaultKind::Cut
        | FaultKind::ExpiredToken
        | FaultKind::Denied => true,
    }
}

/// The error that a fault answers instead.
fn refusal(fault: &Fault, asked: &Asked<'_>) -> Option<ApiError> {
    let query = asked.protocol == Protocol::Query;
    Some(match fault.kind {
        FaultKind::Throttle => {
            let code = if query {
                "Throttling"
            } else {
                "ThrottlingException"
            };
            ApiError::client(code, "Rate exceeded")
        }
        FaultKind::InternalError => {
            let app_runner = asked.api.signing_name() == "apprunner";
            let code = if app_runner {
                "InternalServiceErrorException"
            } else {
                "InternalFailure"
            };
            ApiError::with_status(500, code, "An internal service error occurred.")
        }
        FaultKind::Unavailable => unavailable(),
        FaultKind::ExpiredToken => {
            let error = auth::AuthError::ExpiredToken;
            let dialect = if query {
                Dialect::Query
            } else {
                Dialect::Exception
            };
            let (code, status) = error.answer(dialect);
            ApiError::with_status(status, code, error.to_string())
        }
        FaultKind::Denied => asked.denied("*"),
        FaultKind::Slow | FaultKind::Stall | FaultKind::Cut | FaultKind::Malformed => return None,
    })
}

fn unavailable() -> ApiError {
    ApiError::with_status(
        503,
        "ServiceUnavailable",
        "The request has failed due to a temporary failure of the server.",
    )
}

/// A call that has been authenticated.
struct Asked<'a> {
    api: &'a dyn Api,
    operation: &'a str,
    caller: &'a Caller,
    request_id: &'a str,
    protocol: Protocol,
    body: &'a [u8],
}

impl Asked<'_> {
    fn perform(&self, core: &Core) -> Result<Value, ApiError> {
        let region = self.caller.region.as_str();
        if self.api.regional() && core.behaviour.is_down(region) {
            return Err(unavailable());
        }
        let input = wire::input(self.protocol, self.body)?;
        if core.behaviour.denies && self.api.needs_permission() {
            let resource = ["ServiceArn", "ResourceArn", "AutoScalingConfigurationArn"]
                .into_iter()
                .find_map(|name| input[name].as_str());
            return Err(self.denied(resource.unwrap_or("*")));
        }
        let arn = self.caller_arn();
        let call = Call {
            account: &self.caller.account,
            region,
            access_key: &self.caller.access_key_id,
            caller: &arn,
            now: core.clock.now(),
            clock: &core.clock,
            request_id: self.request_id,
        };
        self.api
            .handle(&call, &mut core.world(), self.operation, &input)
    }

    fn caller_arn(&self) -> String {
        format!("arn:aws:iam::{}:user/developer", self.caller.account)
    }

    /// What IAM says of an action that no policy allows.
    fn denied(&self, resource: &str) -> ApiError {
        let action = format!("{}:{}", self.api.iam_prefix(), self.operation);
        let message = format!(
            "User: {} is not authorized to perform: {action} on resource: {resource} \
             because no identity-based policy allows the {action} action",
            self.caller_arn()
        );
        match self.protocol {
            Protocol::Query => ApiError::with_status(403, "AccessDenied", message),
            Protocol::Json10 | Protocol::Json11 | Protocol::RpcCbor => {
                ApiError::client("AccessDeniedException", message)
            }
        }
    }
}
