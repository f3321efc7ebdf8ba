//! One API call: who, what, may they, and what comes of it.

use bytes::Bytes;
use hyper::http::request::Parts;
use serde_json::Value as Json;

use crate::api::{Api, Call};
use crate::auth::{self, Caller, Dialect, Expected, Principal, SignedRequest};
use crate::core::Core;
use crate::faults::{Fault, FaultKind};
use crate::permission::{self, Decision};
use crate::wire::{self, ApiError, Live, Protocol, Rendered, Value};

/// What the portal says of a token that it does not take.
const SESSION_NOT_FOUND: &str = "Session token not found or invalid";

/// An answer, and what becomes of it.
pub(super) struct Answered {
    pub(super) rendered: Rendered,
    /// What is to befall it on its way.
    pub(super) fault: Option<Fault>,
    /// What goes on after it.
    pub(super) live: Option<Box<dyn Live>>,
}

impl From<(Rendered, Option<Fault>)> for Answered {
    fn from((rendered, fault): (Rendered, Option<Fault>)) -> Self {
        Self {
            rendered,
            fault,
            live: None,
        }
    }
}

/// Answers a call.
pub(super) fn answer(core: &Core, head: &Parts, body: &[u8], request_id: &str) -> Answered {
    let protocol = Protocol::of(head, &core.apis);
    let route = match wire::route(protocol, head, body, &core.apis) {
        Ok(route) => route,
        Err(error) => return (wire::render_error(protocol, None, request_id, &error), None).into(),
    };
    let Some(api) = core.apis.get(route.api).map(AsRef::as_ref) else {
        let error = ApiError::with_status(500, "InternalFailure", "The API is gone.");
        return (wire::render_error(protocol, None, request_id, &error), None).into();
    };
    let operation = route.operation.as_str();
    let failed = |error: ApiError| {
        wire::render_error(protocol, Some(api), request_id, &api.own_error(error))
    };
    let input = wire::input(protocol, head, body, api.bindings());
    let caller = if api.is_unsigned(operation) {
        Ok(unsigned(core, api, input.as_ref().ok()))
    } else {
        authenticated(core, head, body, api, protocol)
    };
    let caller = match caller {
        Ok(caller) => caller,
        Err(error) => return (failed(error), None).into(),
    };
    core.calls()
        .count(operation, &caller.account, &caller.region);
    if changes(operation) {
        core.changed();
    }
    let fault = core
        .faults()
        .take(operation, &caller.account, &caller.region);
    let request = Asked {
        api,
        operation,
        caller: &caller,
        request_id,
        protocol,
        host: host_of(head),
    };
    let spoiled = fault.as_ref().and_then(|fault| refusal(fault, &request));
    let takes_effect = fault
        .as_ref()
        .is_none_or(|fault| fault.after_effect || !prevents(fault.kind));
    let outcome = if takes_effect {
        input.and_then(|input| request.perform(core, &input))
    } else {
        Ok(Outcome::Value(Value::Object(Vec::new())))
    };
    let mut live = None;
    let rendered = match (spoiled, outcome) {
        (Some(error), _) | (None, Err(error)) => failed(error),
        (None, Ok(Outcome::Value(value))) => {
            wire::render(protocol, api, operation, request_id, &value)
        }
        (None, Ok(Outcome::Live(stream))) => {
            live = Some(stream);
            Rendered {
                status: 200,
                headers: vec![(
                    "content-type",
                    "application/vnd.amazon.eventstream".to_owned(),
                )],
                body: Bytes::new(),
            }
        }
    };
    Answered {
        rendered,
        fault,
        live,
    }
}

/// What an operation comes to.
enum Outcome {
    Value(Value),
    Live(Box<dyn Live>),
}

/// Whether an operation may change what is kept; those that give out credentials do.
fn changes(operation: &str) -> bool {
    let reads = [
        "Describe",
        "List",
        "Filter",
        "GetMetric",
        "GetLog",
        "GetCaller",
    ];
    !reads.iter().any(|read| operation.starts_with(read))
}

/// The caller of an operation that needs no signature.
fn unsigned(core: &Core, api: &dyn Api, input: Option<&Json>) -> Caller {
    let (account, region) = api.home(&core.world(), input.unwrap_or(&Json::Null));
    Caller {
        access_key_id: String::new(),
        account,
        region,
        principal: Principal::anonymous(),
    }
}

/// Where the client believes the simulator to be.
fn host_of(head: &Parts) -> &str {
    let host = head.headers.get(hyper::header::HOST);
    host.and_then(|host| host.to_str().ok())
        .unwrap_or("127.0.0.1")
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
        Protocol::Json10 | Protocol::Json11 | Protocol::RpcCbor | Protocol::RestJson => {
            Dialect::Exception
        }
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
    let own = match fault.kind {
        FaultKind::Throttle => {
            let (status, code) = match asked.protocol {
                Protocol::Query => (400, "Throttling"),
                Protocol::RestJson => (429, "TooManyRequestsException"),
                Protocol::Json10 | Protocol::Json11 | Protocol::RpcCbor => {
                    (400, "ThrottlingException")
                }
            };
            ApiError::with_status(status, code, "Rate exceeded")
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
        FaultKind::ExpiredToken if asked.protocol == Protocol::RestJson => {
            ApiError::with_status(401, "UnauthorizedException", SESSION_NOT_FOUND)
        }
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
    };
    Some(match &fault.code {
        None => own,
        Some(code) => {
            let status = fault.status.filter(|status| (400..600).contains(status));
            let message = format!("A fault answers {code} here.");
            ApiError::with_status(status.unwrap_or(400), code, message)
        }
    })
}

fn unavailable() -> ApiError {
    ApiError::with_status(
        503,
        "ServiceUnavailable",
        "The request has failed due to a temporary failure of the server.",
    )
}

/// A call whose caller is known.
struct Asked<'a> {
    api: &'a dyn Api,
    operation: &'a str,
    caller: &'a Caller,
    request_id: &'a str,
    protocol: Protocol,
    host: &'a str,
}

impl Asked<'_> {
    fn perform(&self, core: &Core, input: &Json) -> Result<Outcome, ApiError> {
        let region = self.caller.region.as_str();
        if self.api.regional() && core.behaviour.is_down(region) {
            return Err(unavailable());
        }
        if self.api.needs_permission(self.operation) && !self.api.is_unsigned(self.operation) {
            let action = self.action();
            match permission::decide(core.behaviour, &self.caller.principal, &action) {
                Decision::Allowed => {}
                Decision::ImplicitDeny => {
                    let why = format!("no identity-based policy allows the {action} action");
                    return Err(self.refused(resource_of(input), &format!("because {why}")));
                }
                Decision::ExplicitDeny => {
                    let why = "with an explicit deny in an identity-based policy";
                    return Err(self.refused(resource_of(input), why));
                }
            }
        }
        let call = Call {
            account: &self.caller.account,
            region,
            caller: &self.caller.principal,
            keys: &core.keys,
            behaviour: core.behaviour,
            host: self.host,
            now: core.clock.now(),
            clock: &core.clock,
            request_id: self.request_id,
        };
        let mut world = core.world();
        if let Some(live) = self.api.live(&call, &mut world, self.operation, input)? {
            return Ok(Outcome::Live(live));
        }
        self.api
            .handle(&call, &mut world, self.operation, input)
            .map(Outcome::Value)
    }

    fn action(&self) -> String {
        format!("{}:{}", self.api.iam_prefix(), self.operation)
    }

    /// What IAM says of an action that no policy allows.
    fn denied(&self, resource: &str) -> ApiError {
        let action = self.action();
        let why = format!("because no identity-based policy allows the {action} action");
        self.refused(resource, &why)
    }

    fn refused(&self, resource: &str, why: &str) -> ApiError {
        let message = format!(
            "User: {} is not authorized to perform: {} on resource: {resource} {why}",
            self.caller.principal.arn,
            self.action()
        );
        match self.protocol {
            Protocol::Query => ApiError::with_status(403, "AccessDenied", message),
            Protocol::RestJson => ApiError::with_status(403, "ForbiddenException", message),
            Protocol::Json10 | Protocol::Json11 | Protocol::RpcCbor => {
                ApiError::client("AccessDeniedException", message)
            }
        }
    }
}

/// What a call is about, as far as IAM's words name it.
fn resource_of(input: &Json) -> &str {
    [
        "ServiceArn",
        "ResourceArn",
        "AutoScalingConfigurationArn",
        "PolicySourceArn",
    ]
    .into_iter()
    .find_map(|name| input[name].as_str())
    .unwrap_or("*")
}
