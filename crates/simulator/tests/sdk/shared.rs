//! What services share: connections, observability configurations and VPC connectors.

use aws_sdk_apprunner::Client;
use aws_sdk_apprunner::error::ProvideErrorMetadata as _;
use aws_sdk_apprunner::types::{
    AuthenticationConfiguration, CodeConfiguration, CodeConfigurationValues, CodeRepository,
    ConfigurationSource, ConnectionStatus, EgressConfiguration, EgressType, NetworkConfiguration,
    ObservabilityConfigurationStatus, ProviderType, Runtime, ServiceObservabilityConfiguration,
    SourceCodeVersion, SourceCodeVersionType, SourceConfiguration, Tag, TraceConfiguration,
    TracingVendor,
};

use crate::client::{Outcome, client, image, running_service, seconds, stepped};

fn code(connection: &str) -> Result<SourceConfiguration, Box<dyn std::error::Error>> {
    let values = CodeConfigurationValues::builder()
        .runtime(Runtime::Nodejs22)
        .build()?;
    let configuration = CodeConfiguration::builder()
        .configuration_source(ConfigurationSource::Api)
        .code_configuration_values(values)
        .build()?;
    let version = SourceCodeVersion::builder()
        .r#type(SourceCodeVersionType::Branch)
        .value("main")
        .build()?;
    let repository = CodeRepository::builder()
        .repository_url("https://github.com/northwind/shop")
        .source_code_version(version)
        .code_configuration(configuration)
        .build()?;
    let authentication = AuthenticationConfiguration::builder()
        .connection_arn(connection)
        .build();
    Ok(SourceConfiguration::builder()
        .code_repository(repository)
        .authentication_configuration(authentication)
        .build())
}

#[tokio::test]
async fn a_connection_waits_for_its_handshake_and_is_kept_while_used() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let create = || {
        client
            .create_connection()
            .connection_name("github-shop")
            .provider_type(ProviderType::Github)
            .send()
    };
    let created = create().await?;
    let connection = created.connection().ok_or("a connection")?;
    assert_eq!(
        connection.status(),
        Some(&ConnectionStatus::PendingHandshake)
    );
    let arn = connection.connection_arn().ok_or("an ARN")?;
    let error = create().await.expect_err("taken").into_service_error();
    assert!(error.is_invalid_request_exception(), "{error:?}");
    let service = || {
        Ok::<_, Box<dyn std::error::Error>>(
            client
                .create_service()
                .service_name("from-code")
                .source_configuration(code(arn)?)
                .send(),
        )
    };
    let error = service()?.await.expect_err("pending");
    assert!(
        error
            .message()
            .is_some_and(|text| text.contains("PENDING_HANDSHAKE")),
        "{error:?}"
    );
    running.control().complete_handshake("github-shop", true)?;
    service()?.await?;
    let delete = || client.delete_connection().connection_arn(arn).send();
    let error = delete().await.expect_err("used").into_service_error();
    assert!(error.is_invalid_request_exception(), "{error:?}");
    running.control().step(seconds(200));
    let summaries = client
        .list_connections()
        .connection_name("github-shop")
        .send()
        .await?;
    let summary = summaries
        .connection_summary_list()
        .first()
        .ok_or("a summary")?;
    assert_eq!(summary.status(), Some(&ConnectionStatus::Available));
    let services = client.list_services().send().await?;
    let service = services.service_summary_list().first().ok_or("a service")?;
    client
        .delete_service()
        .set_service_arn(service.service_arn().map(str::to_owned))
        .send()
        .await?;
    running.control().step(seconds(30));
    let deleted = delete().await?;
    let status = deleted
        .connection()
        .and_then(|connection| connection.status());
    assert_eq!(status, Some(&ConnectionStatus::Deleted));
    let error = delete().await.expect_err("gone").into_service_error();
    assert!(error.is_resource_not_found_exception(), "{error:?}");
    Ok(())
}

#[tokio::test]
async fn a_connection_that_was_refused_or_never_was_is_no_use() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let created = client
        .create_connection()
        .connection_name("bitbucket")
        .provider_type(ProviderType::Bitbucket)
        .send()
        .await?;
    let arn = created
        .connection()
        .and_then(|one| one.connection_arn())
        .ok_or("an ARN")?;
    running.control().complete_handshake(arn, false)?;
    for arn in [arn.to_owned(), format!("{arn}0")] {
        let error = client
            .create_service()
            .service_name("from-code")
            .source_configuration(code(&arn)?)
            .send()
            .await
            .expect_err("no connection")
            .into_service_error();
        assert!(error.is_invalid_request_exception(), "{error:?}");
    }
    assert!(
        running
            .control()
            .complete_handshake("nobody", true)
            .is_err()
    );
    for number in 1..10 {
        let name = format!("connection-{number}");
        let create = client.create_connection().connection_name(name);
        create.provider_type(ProviderType::Github).send().await?;
    }
    let create = client.create_connection().connection_name("one-too-many");
    let error = create
        .provider_type(ProviderType::Github)
        .send()
        .await
        .expect_err("quota");
    assert!(
        error
            .into_service_error()
            .is_service_quota_exceeded_exception()
    );
    Ok(())
}

async fn observability(client: &Client, name: &str) -> Result<String, Box<dyn std::error::Error>> {
    let trace = TraceConfiguration::builder()
        .vendor(TracingVendor::Awsxray)
        .build()?;
    let created = client
        .create_observability_configuration()
        .observability_configuration_name(name)
        .trace_configuration(trace)
        .send()
        .await?;
    let created = created
        .observability_configuration()
        .ok_or("a configuration")?;
    assert_eq!(
        created.status(),
        Some(&ObservabilityConfigurationStatus::Active)
    );
    assert!(created.latest());
    Ok(created
        .observability_configuration_arn()
        .ok_or("an ARN")?
        .to_owned())
}

#[tokio::test]
async fn an_observability_configuration_has_revisions() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let first = observability(&client, "xray").await?;
    let second = observability(&client, "xray").await?;
    let name = second.rsplitn(3, '/').last().ok_or("a name")?.to_owned();
    let describe = |arn: &str| {
        client
            .describe_observability_configuration()
            .observability_configuration_arn(arn)
            .send()
    };
    for (asked, revision) in [(&name, 2), (&format!("{name}/1"), 1), (&first, 1)] {
        let told = describe(asked).await?;
        let told = told
            .observability_configuration()
            .ok_or("a configuration")?;
        assert_eq!(
            (told.observability_configuration_revision(), told.latest()),
            (revision, revision == 2)
        );
    }
    let settings = ServiceObservabilityConfiguration::builder()
        .observability_enabled(true)
        .observability_configuration_arn(&name)
        .build();
    let service = running_service(&running, &client, "traced").await?;
    client
        .update_service()
        .service_arn(service.service_arn())
        .observability_configuration(settings)
        .send()
        .await?;
    running.control().step(seconds(120));
    let delete = |arn: &str| {
        client
            .delete_observability_configuration()
            .observability_configuration_arn(arn)
            .send()
    };
    let error = delete(&name).await.expect_err("used").into_service_error();
    assert!(error.is_invalid_request_exception(), "{error:?}");
    let deleted = delete(&first).await?;
    let deleted = deleted
        .observability_configuration()
        .ok_or("a configuration")?;
    assert_eq!(
        deleted.status(),
        Some(&ObservabilityConfigurationStatus::Inactive)
    );
    let error = delete(&first).await.expect_err("gone").into_service_error();
    assert!(error.is_resource_not_found_exception(), "{error:?}");
    let all = client
        .list_observability_configurations()
        .latest_only(false)
        .send()
        .await?;
    let listed = all.observability_configuration_summary_list();
    assert_eq!(listed.len(), 1);
    assert_eq!(
        listed[0].observability_configuration_arn(),
        Some(second.as_str())
    );
    let error = client
        .list_observability_configurations()
        .next_token("made up")
        .send()
        .await
        .expect_err("made up");
    assert!(error.into_service_error().is_invalid_request_exception());
    Ok(())
}

fn through(arn: &str) -> Result<NetworkConfiguration, Box<dyn std::error::Error>> {
    let egress = EgressConfiguration::builder()
        .egress_type(EgressType::Vpc)
        .vpc_connector_arn(arn)
        .build();
    Ok(NetworkConfiguration::builder()
        .egress_configuration(egress)
        .build())
}

#[tokio::test]
async fn a_vpc_connector_is_kept_while_used_and_its_name_can_be_had_again() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let create = |subnet: &str| {
        client
            .create_vpc_connector()
            .vpc_connector_name("private")
            .subnets(subnet)
            .tags(Tag::builder().key("team").value("shop").build())
            .send()
    };
    let error = create("nonsense")
        .await
        .expect_err("no subnet")
        .into_service_error();
    assert!(error.is_invalid_request_exception(), "{error:?}");
    let created = create("subnet-0123456789abcdef0").await?;
    let connector = created.vpc_connector().ok_or("a connector")?;
    // The service writes this status in lower case.
    assert_eq!(
        connector.status().map(|status| status.as_str()),
        Some("active")
    );
    assert_eq!(connector.security_groups().len(), 1);
    let arn = connector.vpc_connector_arn().ok_or("an ARN")?;
    let tags = client
        .list_tags_for_resource()
        .resource_arn(arn)
        .send()
        .await?;
    assert_eq!(tags.tags()[0].value(), Some("shop"));
    let error = create("subnet-01234567")
        .await
        .expect_err("taken")
        .into_service_error();
    assert!(error.is_invalid_request_exception(), "{error:?}");
    client
        .create_service()
        .service_name("inside")
        .source_configuration(image()?)
        .network_configuration(through(arn)?)
        .send()
        .await?;
    let delete = || client.delete_vpc_connector().vpc_connector_arn(arn).send();
    let error = delete().await.expect_err("used");
    assert!(
        error
            .message()
            .is_some_and(|text| text.contains("is being used by")),
        "{error:?}"
    );
    running.control().step(seconds(200));
    let services = client.list_services().send().await?;
    let service = services.service_summary_list()[0]
        .service_arn()
        .map(str::to_owned);
    client
        .delete_service()
        .set_service_arn(service)
        .send()
        .await?;
    running.control().step(seconds(60));
    delete().await?;
    let told = client
        .describe_vpc_connector()
        .vpc_connector_arn(arn)
        .send()
        .await?;
    let told = told.vpc_connector().ok_or("a connector")?;
    assert_eq!(
        told.status().map(|status| status.as_str()),
        Some("inactive")
    );
    assert!(told.deleted_at().is_some());
    assert!(
        client
            .list_vpc_connectors()
            .send()
            .await?
            .vpc_connectors()
            .is_empty()
    );
    let error = client
        .create_service()
        .service_name("outside")
        .source_configuration(image()?)
        .network_configuration(through(arn)?)
        .send()
        .await
        .expect_err("no connector");
    assert!(error.into_service_error().is_invalid_request_exception());
    create("subnet-01234567").await?;
    Ok(())
}
