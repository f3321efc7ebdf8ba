//! The controls over HTTP.
//!
//! | request | body | what |
//! |---|---|---|
//! | `GET state` | | dump |
//! | `POST step` | `{"seconds": 60}` | move time forward |
//! | `POST faults` | a [`Fault`] | add a fault |
//! | `DELETE faults` | | forget all faults |
//! | `POST chaos` | `{"percent": 10}` | let so many calls go wrong |
//! | `POST unasked` | `{"seconds": 3600}` | let operations begin that nobody asked for |
//! | `POST dns` | `{"name": "a.example", "type": "CNAME", "values": ["b.example"]}` | set records |
//! | `DELETE dns` | | forget all records |
//! | `POST quotas` | `{"account": "482100937716", "region": "eu-west-1", "services": 100}` | |
//! | `GET calls` | | calls per operation, account and region, and the metric datapoints answered |
//! | `DELETE calls` | | forget them |
//! | `POST sign-in` | `{"mode": "approve"}` | what becomes of requests to sign in |
//! | `POST devices/<user code>` | `{"verdict": "approved"}` | decide for a person |
//! | `POST roles` | a [`Role`] | define a role |
//! | `POST expire` | `{"what": "sessions"}` | or `access-tokens`, `sign-ins` |
//! | `POST connections/<ARN or name>/handshake` | `{"refused": true}` | end a handshake |
//! | `POST services/<ARN or name>/fail-next-deployment` | `{"cause": "health-check"}` | |
//! | `POST services/<ARN or name>/fail-next-deletion` | | |
//! | `POST services/<ARN or name>/late-metrics` | `{"seconds": 300}` | |
//! | `POST services/<ARN or name>/metrics-gap` | `{"ago": 1200, "seconds": 600}` | |
//! | `POST services/<ARN or name>/operation` | `{"type": "UPDATE_SERVICE"}` | start one unasked |
//! | `POST services/<ARN or name>/touch` | | change the configuration unasked |
//! | `POST services/<ARN or name>/validate-domain` | `{"domain": "example.com"}` | |
//! | `POST services/<ARN or name>/domain-dns` | `{"domain": "example.com", "records": "doubled"}` | |

use std::time::Duration;

use hyper::Method;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};

use super::{Control, ControlError, DomainRecords};
use crate::dns::RecordKind;
use crate::faults::Fault;
use crate::state::{Cause, OperationKind, Role, SignInMode, Verdict};

type Answer = (u16, Json);

#[derive(Deserialize)]
struct Step {
    seconds: f64,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct FailNext {
    cause: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Start {
    r#type: Option<String>,
}

#[derive(Deserialize)]
struct Unasked {
    seconds: u32,
}

#[derive(Deserialize)]
struct Late {
    seconds: u32,
}

#[derive(Deserialize)]
struct Gap {
    #[serde(default)]
    ago: u32,
    seconds: u32,
}

#[derive(Deserialize)]
struct Validate {
    domain: String,
}

#[derive(Deserialize)]
struct DomainDns {
    domain: String,
    records: DomainRecords,
}

#[derive(Deserialize)]
struct Records {
    name: String,
    r#type: RecordKind,
    #[serde(default)]
    values: Vec<String>,
}

#[derive(Deserialize)]
struct Share {
    percent: u8,
}

#[derive(Deserialize)]
struct Quotas {
    account: String,
    region: String,
    services: usize,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Handshake {
    refused: bool,
}

#[derive(Deserialize)]
struct Mode {
    mode: SignInMode,
}

#[derive(Deserialize)]
struct Decide {
    verdict: Verdict,
}

#[derive(Deserialize)]
struct Expire {
    what: String,
}

/// Answers a control request; `path` is what follows the prefix.
pub(crate) fn answer(control: &Control, method: &Method, path: &str, body: &[u8]) -> Answer {
    handled(control, method, path, body).unwrap_or_else(|failed| failed)
}

fn handled(control: &Control, method: &Method, path: &str, body: &[u8]) -> Result<Answer, Answer> {
    match (method.as_str(), path) {
        ("GET", "state") => Ok((200, control.dump())),
        ("POST", "step") => {
            let step: Step = read(body)?;
            let by = Duration::try_from_secs_f64(step.seconds)
                .map_err(|_| refused("seconds must be a number, not negative"))?;
            control.step(by);
            Ok(done())
        }
        ("POST", "faults") => {
            let fault: Fault = read(body)?;
            control.add_fault(fault);
            Ok(done())
        }
        ("DELETE", "faults") => {
            control.clear_faults();
            Ok(done())
        }
        ("POST", "dns") => {
            let asked: Records = read(body)?;
            control
                .set_dns(&asked.name, asked.r#type, asked.values)
                .map_err(|error| refused(&error.to_string()))?;
            Ok(done())
        }
        ("DELETE", "dns") => {
            control.clear_dns();
            Ok(done())
        }
        ("POST", "chaos") => {
            let asked: Share = read(body)?;
            control.set_chaos(asked.percent);
            Ok(done())
        }
        ("POST", "quotas") => {
            let asked: Quotas = read(body)?;
            control.set_service_quota(&asked.account, &asked.region, asked.services);
            Ok(done())
        }
        ("POST", "unasked") => {
            let asked: Unasked = read(body)?;
            let every = Duration::from_secs(asked.seconds.into());
            control.set_unasked((!every.is_zero()).then_some(every));
            Ok(done())
        }
        ("GET", "calls") => Ok((
            200,
            json!({ "calls": control.calls(), "datapoints": control.datapoints() }),
        )),
        ("DELETE", "calls") => {
            control.reset_calls();
            Ok(done())
        }
        ("POST", "sign-in") => {
            let asked: Mode = read(body)?;
            control.set_sign_in_mode(asked.mode);
            Ok(done())
        }
        ("POST", "roles") => {
            let role: Role = read(body)?;
            control.define_role(role);
            Ok(done())
        }
        ("POST", "expire") => expire(control, read(body)?),
        ("POST", path) if path.starts_with("connections/") => {
            let asked: Handshake = read_or_default(body)?;
            let name = path.trim_start_matches("connections/");
            let name = name.strip_suffix("/handshake").ok_or_else(unknown)?;
            control
                .complete_handshake(name, !asked.refused)
                .map_err(failed)?;
            Ok(done())
        }
        ("POST", path) if path.starts_with("devices/") => {
            let asked: Decide = read(body)?;
            let code = path.trim_start_matches("devices/");
            control.decide_device(code, asked.verdict).map_err(failed)?;
            Ok(done())
        }
        ("POST", path) => match path
            .strip_prefix("services/")
            .and_then(|p| p.rsplit_once('/'))
        {
            Some((service, action)) => on_service(control, service, action, body),
            None => Err(unknown()),
        },
        _ => Err(unknown()),
    }
}

fn expire(control: &Control, asked: Expire) -> Result<Answer, Answer> {
    match asked.what.as_str() {
        "sessions" => control.expire_sessions(),
        "access-tokens" => control.expire_access_tokens(),
        "sign-ins" => control.end_sign_ins(),
        _ => return Err(refused("what must be sessions, access-tokens or sign-ins")),
    }
    Ok(done())
}

fn on_service(
    control: &Control,
    service: &str,
    action: &str,
    body: &[u8],
) -> Result<Answer, Answer> {
    match action {
        "fail-next-deployment" => {
            let asked: FailNext = read_or_default(body)?;
            let word = asked.cause.as_deref().unwrap_or("health-check");
            let cause = Cause::named(word)
                .filter(|cause| cause.befalls(OperationKind::StartDeployment))
                .ok_or_else(|| refused("no such cause"))?;
            control
                .fail_next_deployment(service, cause)
                .map_err(failed)?;
            Ok(done())
        }
        "fail-next-deletion" => {
            control.fail_next_deletion(service).map_err(failed)?;
            Ok(done())
        }
        "late-metrics" => {
            let asked: Late = read(body)?;
            let by = Duration::from_secs(asked.seconds.into());
            control.delay_metrics(service, by).map_err(failed)?;
            Ok(done())
        }
        "metrics-gap" => {
            let asked: Gap = read(body)?;
            let ago = Duration::from_secs(asked.ago.into());
            let lasts = Duration::from_secs(asked.seconds.into());
            control.lose_metrics(service, ago, lasts).map_err(failed)?;
            Ok(done())
        }
        "operation" => {
            let asked: Start = read_or_default(body)?;
            let word = asked.r#type.as_deref().unwrap_or("UPDATE_SERVICE");
            let kind = OperationKind::named(word).ok_or_else(|| refused("no such type"))?;
            let id = control.start_operation(service, kind).map_err(failed)?;
            Ok((200, json!({ "operationId": id })))
        }
        "touch" => {
            control.touch(service).map_err(failed)?;
            Ok(done())
        }
        "validate-domain" => {
            let asked: Validate = read(body)?;
            control
                .validate_domain(service, &asked.domain)
                .map_err(failed)?;
            Ok(done())
        }
        "domain-dns" => {
            let asked: DomainDns = read(body)?;
            control
                .set_domain_dns(service, &asked.domain, asked.records)
                .map_err(failed)?;
            Ok(done())
        }
        _ => Err(unknown()),
    }
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Answer> {
    serde_json::from_slice(body).map_err(|error| refused(&error.to_string()))
}

fn read_or_default<T: DeserializeOwned + Default>(body: &[u8]) -> Result<T, Answer> {
    if body.is_empty() {
        Ok(T::default())
    } else {
        read(body)
    }
}

fn done() -> Answer {
    (200, json!({ "ok": true }))
}

fn refused(why: &str) -> Answer {
    (400, json!({ "error": why }))
}

fn unknown() -> Answer {
    (404, json!({ "error": "There is no such control." }))
}

fn failed(error: ControlError) -> Answer {
    let status = match error {
        ControlError::NotFound(_)
        | ControlError::NoConnection(_)
        | ControlError::NoDomain(_)
        | ControlError::NoDevice(_) => 404,
        ControlError::Record(_) => 400,
        ControlError::Ambiguous(_) | ControlError::Busy(_) => 409,
    };
    (status, json!({ "error": error.to_string() }))
}
