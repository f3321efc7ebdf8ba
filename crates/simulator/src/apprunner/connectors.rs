//! VPC connectors: create, describe, list and delete.

use serde_json::Value as Json;

use super::arn::text;
use super::errors::{invalid_request, not_found, quota_exceeded};
use super::revisions::{self, Shelf};
use super::{paging, tags};
use crate::api::Call;
use crate::state::{Config, Draw, Place, VpcConnector, World, hex_id};
use crate::wire::{ApiError, Value};

const QUOTA: usize = 10;
const PAGE: usize = 100;
const WHAT: &str = "VpcConnector";

const KIND: &str = "vpcconnector";

/// The position of the connector that an ARN means.
pub(super) fn position(place: &Place, arn: &str) -> Option<usize> {
    revisions::position(Shelf::of(place, KIND), &place.connectors, arn)
}

/// The position and the whole ARN of the active connector that an ARN means.
fn active(place: &Place, arn: &str) -> Option<(usize, String)> {
    revisions::active_at(Shelf::of(place, KIND), &place.connectors, arn)
}

/// The whole ARN of the active connector that a service's block names.
pub(super) fn resolved(place: &Place, arn: &str) -> Result<String, ApiError> {
    active(place, arn)
        .map(|(_, whole)| whole)
        .ok_or_else(|| invalid_request(not_found(WHAT, arn).message))
}

/// Whether a configuration is the first to use its connector, which then is used.
pub(super) fn is_first_use(place: &mut Place, config: &Config) -> bool {
    let arn = config.network["EgressConfiguration"]["VpcConnectorArn"].as_str();
    let mut connectors = place.connectors.iter_mut();
    let found = connectors.find(|one| Some(one.arn.as_str()) == arn);
    found.is_some_and(|connector| !std::mem::replace(&mut connector.used, true))
}

pub(super) fn create(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let mut draw = world.draw("connector");
    let place = world.place(call.account, call.region);
    let name = text(input, "VpcConnectorName");
    let tags = tags::given(&input["Tags"])?;
    let subnets = ids(&input["Subnets"], "subnet-")?;
    let mut groups = ids(&input["SecurityGroups"], "sg-")?;
    if subnets.is_empty() {
        return Err(invalid_request("At least one subnet is required."));
    }
    if groups.is_empty() {
        groups.push(default_group(place));
    }
    if revisions::active(&place.connectors, name) > 0 {
        return Err(invalid_request(format!(
            "VPC connector with the provided name already exists: {name}."
        )));
    }
    if revisions::names(&place.connectors) >= QUOTA {
        return Err(quota_exceeded(format!(
            "You have exceeded the maximum number of VPC connectors: {QUOTA}."
        )));
    }
    // A name has one revision; a connector that takes a deleted one's name is another first.
    let (region, account, id) = (call.region, call.account, hex_id(&mut draw));
    place.connectors.push(VpcConnector {
        arn: format!("arn:aws:apprunner:{region}:{account}:vpcconnector/{name}/1/{id}"),
        name: name.to_owned(),
        revision: 1,
        subnets,
        security_groups: groups,
        used: false,
        created: call.now,
        deleted: None,
        tags,
    });
    let index = place.connectors.len() - 1;
    Ok(described(place, index))
}

pub(super) fn describe(
    call: &Call<'_>,
    world: &mut World,
    input: &Json,
) -> Result<Value, ApiError> {
    let place = world.place(call.account, call.region);
    let arn = text(input, "VpcConnectorArn");
    let index = position(place, arn).ok_or_else(|| not_found(WHAT, arn))?;
    Ok(described(place, index))
}

pub(super) fn delete(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let place = world.place(call.account, call.region);
    let asked = text(input, "VpcConnectorArn");
    let (index, arn) = active(place, asked).ok_or_else(|| not_found(WHAT, asked))?;
    let used = place.services(call.now).any(|service| {
        let egress = &service.config.network["EgressConfiguration"];
        service.deleted.is_none() && egress["VpcConnectorArn"].as_str() == Some(arn.as_str())
    });
    if used {
        return Err(invalid_request(format!(
            "Provided VPC connector arn is being used by other services. ARN: {arn}"
        )));
    }
    if let Some(connector) = place.connectors.get_mut(index) {
        connector.deleted = Some(call.now);
    }
    Ok(described(place, index))
}

pub(super) fn list(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let seed = world.seed();
    let page = paging::page(call, seed, "ListVpcConnectors", PAGE, input)?;
    let place = world.place(call.account, call.region);
    let listed: Vec<&VpcConnector> = place
        .connectors
        .iter()
        .filter(|one| one.deleted.is_none())
        .collect();
    let list = "ListVpcConnectors";
    let (shown, token) = paging::slice(call, seed, list, &page, &listed, |one| &one.arn);
    Ok(Value::object([
        (
            "VpcConnectors",
            Value::list(shown.iter().map(|one| rendered(one))),
        ),
        ("NextToken", token.into()),
    ]))
}

/// Ids of EC2, of which only the form can be checked.
fn ids(list: &Json, prefix: &str) -> Result<Vec<String>, ApiError> {
    let ids = list.as_array().into_iter().flatten();
    ids.filter_map(Json::as_str)
        .map(|id| {
            let hex = id.strip_prefix(prefix).unwrap_or_default();
            let known = [8, 17].contains(&hex.len()) && hex.bytes().all(|b| b.is_ascii_hexdigit());
            known
                .then(|| id.to_owned())
                .ok_or_else(|| invalid_request(format!("The ID {id} is not valid.")))
        })
        .collect()
}

/// The group that a VPC has from the start.
fn default_group(place: &Place) -> String {
    let mut draw = Draw::of(0, &["security group", &place.account, &place.region]);
    format!("sg-0{:016x}", draw.next())
}

fn described(place: &Place, index: usize) -> Value {
    let connector = place.connectors.get(index).map(rendered);
    Value::object([("VpcConnector", connector.into())])
}

/// `VpcConnector`
fn rendered(connector: &VpcConnector) -> Value {
    Value::object([
        ("VpcConnectorName", connector.name.as_str().into()),
        ("VpcConnectorArn", connector.arn.as_str().into()),
        ("VpcConnectorRevision", connector.revision.into()),
        ("Subnets", connector.subnets.clone().into()),
        ("SecurityGroups", connector.security_groups.clone().into()),
        ("Status", connector.status().into()),
        ("CreatedAt", connector.created.into()),
        ("DeletedAt", connector.deleted.into()),
    ])
}
