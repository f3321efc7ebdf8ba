//! AssociateCustomDomain, DisassociateCustomDomain and DescribeCustomDomains.

use serde_json::Value as Json;

use super::arn::{service, text};
use super::domain_name::{has_www, objection};
use super::errors::{invalid_request, invalid_state, not_found};
use super::{ingress, paging};
use crate::api::Call;
use crate::clock::Moment;
use crate::state::{Domain, Place, Service, ServiceStatus, World};
use crate::wire::{ApiError, Value};

const PAGE: usize = 5;
const MOST: usize = 5;

pub(super) fn associate(
    call: &Call<'_>,
    world: &mut World,
    input: &Json,
) -> Result<Value, ApiError> {
    let name = text(input, "DomainName").to_ascii_lowercase();
    let www = input["EnableWWWSubdomain"].as_bool();
    // A service that is not there is not modelled as such for this operation.
    if let Err(error) = service(call, world, input) {
        return Err(invalid_request(error.message));
    }
    if let Some(objection) = objection(&name, www) {
        return Err(invalid_request(objection));
    }
    let www = has_www(&name, www);
    let domain = if world.zone.followed {
        Domain::following(&name, www, &world.zone, call.clock, call.now)
    } else {
        Domain::associate(&name, www, call.clock, call.now)
    };
    let place = world.place(call.account, call.region);
    let taken = place.services(call.now).any(|other| {
        other.deleted.is_none()
            && Place::domains(other, call.now)
                .iter()
                .any(|domain| domain.name == name)
    });
    let targets = ingress::dns_targets(place, text(input, "ServiceArn"), call);
    let service = service(call, world, input)?;
    must_run(service)?;
    if taken {
        return Err(invalid_request(format!(
            "Domain name {name} is already associated."
        )));
    }
    let domains = Place::domains(service, call.now);
    if domains.len() >= MOST {
        return Err(invalid_request(format!(
            "A service can have at most {MOST} custom domains."
        )));
    }
    let rendered = custom_domain(&domain, &service.url, call.now);
    Place::domains(service, call.now).push(domain);
    Ok(answered(service, rendered, targets))
}

pub(super) fn disassociate(
    call: &Call<'_>,
    world: &mut World,
    input: &Json,
) -> Result<Value, ApiError> {
    let name = text(input, "DomainName").to_ascii_lowercase();
    let place = world.place(call.account, call.region);
    let targets = ingress::dns_targets(place, text(input, "ServiceArn"), call);
    let service = service(call, world, input)?;
    must_run(service)?;
    let target = service.url.clone();
    let domains = Place::domains(service, call.now);
    let Some(domain) = domains.iter_mut().find(|domain| domain.name == name) else {
        return Err(not_found("Custom domain", &name));
    };
    if !domain.can_go(call.now) {
        return Err(invalid_state(format!(
            "Domain name {name} is being disassociated."
        )));
    }
    domain.disassociate(call.now);
    let rendered = custom_domain(domain, &target, call.now);
    Ok(answered(service, rendered, targets))
}

pub(super) fn describe(
    call: &Call<'_>,
    world: &mut World,
    input: &Json,
) -> Result<Value, ApiError> {
    let seed = world.seed();
    let zone = world.zone.followed.then(|| world.zone.clone());
    let place = world.place(call.account, call.region);
    let targets = ingress::dns_targets(place, text(input, "ServiceArn"), call);
    let service = service(call, world, input)?;
    let list = format!("DescribeCustomDomains {}", service.id);
    let page = paging::page(call, seed, &list, PAGE, input)?;
    let target = service.url.clone();
    let domains = Place::domains(service, call.now);
    // The records may have been there before the certificate was asked for.
    if let Some(zone) = &zone {
        for domain in domains.iter_mut() {
            domain.follow(zone, &target, call.now);
        }
    }
    let domains = domains.clone();
    let (shown, token) = paging::slice(call, seed, &list, &page, &domains, |domain| {
        domain.name.as_str()
    });
    let shown = shown
        .iter()
        .map(|domain| custom_domain(domain, &service.url, call.now));
    Ok(Value::object([
        ("DNSTarget", service.url.as_str().into()),
        ("ServiceArn", service.arn.as_str().into()),
        ("CustomDomains", Value::list(shown)),
        ("VpcDNSTargets", targets),
        ("NextToken", token.into()),
    ]))
}

fn must_run(service: &Service) -> Result<(), ApiError> {
    match service.status() {
        ServiceStatus::Running => Ok(()),
        status @ (ServiceStatus::Paused
        | ServiceStatus::OperationInProgress
        | ServiceStatus::CreateFailed
        | ServiceStatus::DeleteFailed
        | ServiceStatus::Deleted) => Err(invalid_state(format!(
            "Custom domains cannot be changed in the current state: {}.",
            status.as_str()
        ))),
    }
}

fn answered(service: &Service, domain: Value, targets: Value) -> Value {
    Value::object([
        ("DNSTarget", service.url.as_str().into()),
        ("ServiceArn", service.arn.as_str().into()),
        ("CustomDomain", domain),
        ("VpcDNSTargets", targets),
    ])
}

/// `CustomDomain`
fn custom_domain(domain: &Domain, target: &str, now: Moment) -> Value {
    let records = domain.records(target, now).into_iter().map(|record| {
        Value::object([
            ("Name", record.name.into()),
            ("Type", "CNAME".into()),
            ("Value", record.value.into()),
            ("Status", record.status.into()),
        ])
    });
    Value::object([
        ("DomainName", domain.name.as_str().into()),
        ("EnableWWWSubdomain", domain.www.into()),
        ("CertificateValidationRecords", Value::list(records)),
        ("Status", domain.state(now).as_str().into()),
    ])
}
