//! What the services of a scenario share.

use std::collections::BTreeMap;

use crate::clock::Moment;
use crate::state::{Connection, ConnectionStatus, Place, VpcConnector};

const CONNECTION: &str = "github-northwind";
const CONNECTOR: &str = "private-subnets";

/// The first of January 2024, before any of the services.
const FOUNDED: Moment = Moment::from_secs(1_704_067_200);

/// The connection that source code comes by.
pub(super) fn connection_arn(region: &str, account: &str) -> String {
    format!(
        "arn:aws:apprunner:{region}:{account}:connection/{CONNECTION}/5d7c3a1f0b9e4c62a8d1f0e37b964c28"
    )
}

/// The way into the VPC.
pub(super) fn connector_arn(region: &str, account: &str) -> String {
    format!(
        "arn:aws:apprunner:{region}:{account}:vpcconnector/{CONNECTOR}/1/8b1e5f7a2c904d3f9e6a1b7c5d2f8043"
    )
}

/// Adds both to a place.
pub(super) fn fill(place: &mut Place) {
    let (region, account) = (place.region.as_str(), place.account.as_str());
    let connection = Connection {
        arn: connection_arn(region, account),
        name: CONNECTION.to_owned(),
        provider: "GITHUB".to_owned(),
        status: ConnectionStatus::Available,
        created: FOUNDED,
        tags: BTreeMap::new(),
    };
    let connector = VpcConnector {
        arn: connector_arn(region, account),
        name: CONNECTOR.to_owned(),
        revision: 1,
        subnets: ["subnet-0a1b2c3d4e5f60718", "subnet-0b2c3d4e5f6071829"]
            .map(str::to_owned)
            .to_vec(),
        security_groups: vec!["sg-0c3d4e5f60718293a".to_owned()],
        used: true,
        created: FOUNDED,
        deleted: None,
        tags: BTreeMap::new(),
    };
    place.connections.push(connection);
    place.connectors.push(connector);
}
