//! The way into a VPC, and what its first use takes.

use aws_sdk_apprunner::Client;
use aws_sdk_apprunner::types::{
    EgressConfiguration, EgressType, NetworkConfiguration, ServiceStatus,
};

use crate::client::{Outcome, client, describe, image, running_service, seconds, stepped};

fn through(connector: &str) -> NetworkConfiguration {
    let egress = EgressConfiguration::builder()
        .egress_type(EgressType::Vpc)
        .vpc_connector_arn(connector);
    NetworkConfiguration::builder()
        .egress_configuration(egress.build())
        .build()
}

async fn connector(client: &Client, name: &str) -> Result<String, Box<dyn std::error::Error>> {
    let created = client
        .create_vpc_connector()
        .vpc_connector_name(name)
        .subnets("subnet-01234567")
        .send()
        .await?;
    let connector = created.vpc_connector().ok_or("a connector")?;
    Ok(connector.vpc_connector_arn().ok_or("an ARN")?.to_owned())
}

#[tokio::test]
async fn the_first_use_of_a_connector_takes_longer_than_the_next() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let inside = connector(&client, "inside").await?;
    for (name, busy) in [("first", true), ("second", false)] {
        let created = client
            .create_service()
            .service_name(format!("{name}-inside"))
            .source_configuration(image()?)
            .network_configuration(through(&inside))
            .send()
            .await?;
        let arn = created.service().ok_or("a service")?.service_arn();
        // As long as any creation from an image takes.
        running.control().step(seconds(56));
        let status = describe(&client, arn).await?.status().clone();
        assert_eq!(status == ServiceStatus::OperationInProgress, busy, "{name}");
        running.control().step(seconds(30));
        let status = describe(&client, arn).await?.status().clone();
        assert_eq!(status, ServiceStatus::Running, "{name}");
    }
    // The same of an update, once.
    let other = connector(&client, "other").await?;
    let service = running_service(&running, &client, "moves-inside").await?;
    let arn = service.service_arn();
    let update = |connector: &str| {
        let request = client.update_service().service_arn(arn);
        request.network_configuration(through(connector)).send()
    };
    for (connector, busy) in [(&other, true), (&inside, false), (&other, false)] {
        update(connector).await?;
        running.control().step(seconds(41));
        let status = describe(&client, arn).await?.status().clone();
        assert_eq!(status == ServiceStatus::OperationInProgress, busy);
        running.control().step(seconds(60));
    }
    Ok(())
}
