//! A service from its creation to its deletion, in stepped time.

use aws_sdk_apprunner::types::{
    HealthCheckConfiguration, HealthCheckProtocol, InstanceConfiguration, OperationStatus,
    OperationType, ServiceStatus,
};

use crate::client::{Outcome, client, describe, image, listed_services, seconds, stepped};

#[tokio::test]
async fn a_service_lives_from_creation_to_deletion() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let created = client
        .create_service()
        .service_name("first-service")
        .source_configuration(image()?)
        .instance_configuration(
            InstanceConfiguration::builder()
                .cpu("1 vCPU")
                .memory("3 GB")
                .build(),
        )
        .send()
        .await?;
    let service = created.service().ok_or("a service")?;
    assert_eq!(service.status(), &ServiceStatus::OperationInProgress);
    assert_eq!(service.service_id().len(), 32);
    assert_eq!(created.operation_id().len(), 36);
    let arn = service.service_arn().to_owned();
    let instance = service
        .instance_configuration()
        .ok_or("an instance configuration")?;
    assert_eq!(
        (instance.cpu(), instance.memory()),
        (Some("1024"), Some("3072"))
    );

    running.control().step(seconds(60));
    assert_eq!(
        describe(&client, &arn).await?.status(),
        &ServiceStatus::Running
    );

    let deployment = client.start_deployment().service_arn(&arn).send().await?;
    assert_eq!(
        describe(&client, &arn).await?.status(),
        &ServiceStatus::OperationInProgress
    );
    running.control().step(seconds(40));
    assert_eq!(
        describe(&client, &arn).await?.status(),
        &ServiceStatus::Running
    );

    let paused = client.pause_service().service_arn(&arn).send().await?;
    assert!(paused.operation_id().is_some());
    running.control().step(seconds(12));
    assert_eq!(
        describe(&client, &arn).await?.status(),
        &ServiceStatus::Paused
    );

    client.resume_service().service_arn(&arn).send().await?;
    running.control().step(seconds(12));
    assert_eq!(
        describe(&client, &arn).await?.status(),
        &ServiceStatus::Running
    );

    let check = HealthCheckConfiguration::builder()
        .protocol(HealthCheckProtocol::Http)
        .path("/up")
        .build();
    client
        .update_service()
        .service_arn(&arn)
        .health_check_configuration(check)
        .send()
        .await?;
    running.control().step(seconds(40));
    let updated = describe(&client, &arn).await?;
    let check = updated
        .health_check_configuration()
        .ok_or("a health check")?;
    assert_eq!((check.path(), check.interval()), (Some("/up"), Some(5)));

    client.delete_service().service_arn(&arn).send().await?;
    running.control().step(seconds(15));
    let deleted = describe(&client, &arn).await?;
    assert_eq!(deleted.status(), &ServiceStatus::Deleted);
    assert!(deleted.deleted_at().is_some());
    // It stays listed for a while, as it does with the real service.
    assert_eq!(listed_services(&client).await?.len(), 1);

    let operations = client.list_operations().service_arn(&arn).send().await?;
    let told: Vec<_> = operations
        .operation_summary_list()
        .iter()
        .map(|operation| {
            assert_eq!(operation.status(), Some(&OperationStatus::Succeeded));
            operation.r#type().cloned()
        })
        .collect();
    assert_eq!(
        told,
        [
            OperationType::DeleteService,
            OperationType::UpdateService,
            OperationType::ResumeService,
            OperationType::PauseService,
            OperationType::StartDeployment,
            OperationType::CreateService,
        ]
        .map(Some)
    );
    let ids = operations
        .operation_summary_list()
        .iter()
        .map(|operation| operation.id());
    assert!(
        ids.into_iter()
            .any(|id| id == Some(deployment.operation_id()))
    );

    running.control().step(seconds(60));
    assert!(listed_services(&client).await?.is_empty());
    let gone = client
        .describe_service()
        .service_arn(&arn)
        .send()
        .await
        .expect_err("gone");
    assert!(gone.into_service_error().is_resource_not_found_exception());
    Ok(())
}

#[tokio::test]
async fn an_update_without_a_difference_starts_nothing() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let service = crate::client::running_service(&running, &client, "no-change").await?;
    let arn = service.service_arn();
    let answer = client.update_service().service_arn(arn).send().await?;
    // The SDK's type makes a missing id an empty one.
    assert_eq!(answer.operation_id(), "");
    assert_eq!(
        describe(&client, arn).await?.status(),
        &ServiceStatus::Running
    );
    Ok(())
}

#[tokio::test]
async fn leaving_the_health_check_out_of_an_update_resets_it() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let service = crate::client::running_service(&running, &client, "forgetful").await?;
    let arn = service.service_arn();
    let check = HealthCheckConfiguration::builder().interval(19).build();
    client
        .update_service()
        .service_arn(arn)
        .health_check_configuration(check)
        .send()
        .await?;
    running.control().step(seconds(40));
    let instance = InstanceConfiguration::builder()
        .cpu("256")
        .memory("512")
        .build();
    client
        .update_service()
        .service_arn(arn)
        .instance_configuration(instance)
        .send()
        .await?;
    running.control().step(seconds(40));
    let after = describe(&client, arn).await?;
    let interval = after
        .health_check_configuration()
        .and_then(|check| check.interval());
    assert_eq!(interval, Some(5));
    Ok(())
}
