//! Deployments as time goes on, and those that fail.

use aws_sdk_apprunner::Client;
use aws_sdk_apprunner::types::{OperationStatus, OperationSummary, ServiceStatus};
use simulator::state::{Cause, OperationKind};

use crate::client::{Outcome, arn_of, client, describe, running_service, seconds, stepped};

async fn newest(
    client: &Client,
    arn: &str,
) -> Result<OperationSummary, Box<dyn std::error::Error>> {
    let answer = client
        .list_operations()
        .service_arn(arn)
        .max_results(1)
        .send()
        .await?;
    Ok(answer
        .operation_summary_list()
        .first()
        .ok_or("an operation")?
        .clone())
}

#[tokio::test]
async fn a_deployment_is_pending_then_in_progress_then_done() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let service = running_service(&running, &client, "web-site").await?;
    let arn = service.service_arn();
    client.start_deployment().service_arn(arn).send().await?;
    let pending = newest(&client, arn).await?;
    assert_eq!(pending.status(), Some(&OperationStatus::Pending));
    assert_eq!(pending.ended_at(), None);
    running.control().step(seconds(3));
    assert_eq!(
        newest(&client, arn).await?.status(),
        Some(&OperationStatus::InProgress)
    );
    running.control().step(seconds(36));
    assert_eq!(
        newest(&client, arn).await?.status(),
        Some(&OperationStatus::InProgress)
    );
    running.control().step(seconds(1));
    let done = newest(&client, arn).await?;
    assert_eq!(done.status(), Some(&OperationStatus::Succeeded));
    let took = done.ended_at().ok_or("an end")?.secs() - done.started_at().ok_or("a start")?.secs();
    assert_eq!(took, 40);
    Ok(())
}

#[tokio::test]
async fn a_failing_deployment_rolls_back_and_the_service_runs_on() -> Outcome {
    let running = stepped("demo").await?;
    let client = client(&running);
    let arn = arn_of(&client, "inventory-sync").await?;
    let before = describe(&client, &arn).await?;
    client.start_deployment().service_arn(&arn).send().await?;
    running.control().step(seconds(31));
    assert_eq!(
        newest(&client, &arn).await?.status(),
        Some(&OperationStatus::RollbackInProgress)
    );
    assert_eq!(
        describe(&client, &arn).await?.status(),
        &ServiceStatus::OperationInProgress
    );
    running.control().step(seconds(10));
    assert_eq!(
        newest(&client, &arn).await?.status(),
        Some(&OperationStatus::RollbackSucceeded)
    );
    let after = describe(&client, &arn).await?;
    assert_eq!(after.status(), &ServiceStatus::Running);
    assert_eq!(after.updated_at(), before.updated_at());
    Ok(())
}

#[tokio::test]
async fn the_next_deployment_can_be_made_to_fail_once() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let service = running_service(&running, &client, "unlucky").await?;
    let arn = service.service_arn();
    running
        .control()
        .fail_next_deployment("unlucky", Cause::ImagePull)?;
    for expected in [
        OperationStatus::RollbackSucceeded,
        OperationStatus::Succeeded,
    ] {
        client.start_deployment().service_arn(arn).send().await?;
        running.control().step(seconds(60));
        assert_eq!(newest(&client, arn).await?.status(), Some(&expected));
    }
    Ok(())
}

#[tokio::test]
async fn a_failed_update_restores_the_configuration() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let service = running_service(&running, &client, "restored").await?;
    let arn = service.service_arn();
    running
        .control()
        .fail_next_deployment(arn, Cause::ContainerExit)?;
    let four = aws_sdk_apprunner::types::InstanceConfiguration::builder()
        .cpu("4 vCPU")
        .memory("8 GB")
        .build();
    client
        .update_service()
        .service_arn(arn)
        .instance_configuration(four)
        .send()
        .await?;
    let during = describe(&client, arn).await?;
    assert_eq!(
        during.instance_configuration().and_then(|it| it.cpu()),
        Some("4096")
    );
    running.control().step(seconds(60));
    let after = describe(&client, arn).await?;
    assert_eq!(
        after.instance_configuration(),
        service.instance_configuration()
    );
    assert_eq!(after.status(), &ServiceStatus::Running);
    Ok(())
}

#[tokio::test]
async fn a_creation_that_fails_can_be_updated_or_deleted_and_nothing_else() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let created = client
        .create_service()
        .service_name("fails-health-check")
        .source_configuration(crate::client::image()?)
        .send()
        .await?;
    let arn = created
        .service()
        .ok_or("a service")?
        .service_arn()
        .to_owned();
    running.control().step(seconds(60));
    assert_eq!(
        describe(&client, &arn).await?.status(),
        &ServiceStatus::CreateFailed
    );
    assert_eq!(
        newest(&client, &arn).await?.status(),
        Some(&OperationStatus::Failed)
    );
    let paused = client
        .pause_service()
        .service_arn(&arn)
        .send()
        .await
        .expect_err("not running");
    assert!(paused.into_service_error().is_invalid_state_exception());
    client.update_service().service_arn(&arn).send().await?;
    running.control().step(seconds(60));
    assert_eq!(
        describe(&client, &arn).await?.status(),
        &ServiceStatus::CreateFailed
    );
    client.delete_service().service_arn(&arn).send().await?;
    Ok(())
}

#[tokio::test]
async fn an_operation_can_start_unasked_and_a_configuration_change_unseen() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let service = running_service(&running, &client, "watched").await?;
    let arn = service.service_arn();
    let id = running
        .control()
        .start_operation(arn, OperationKind::UpdateService)?;
    assert_eq!(newest(&client, arn).await?.id(), Some(id.as_str()));
    assert!(
        running
            .control()
            .start_operation(arn, OperationKind::UpdateService)
            .is_err()
    );
    running.control().step(seconds(40));
    running.control().touch("watched")?;
    let after = describe(&client, arn).await?;
    assert_ne!(after.source_configuration(), service.source_configuration());
    assert!(after.updated_at() > service.updated_at());
    Ok(())
}

#[tokio::test]
async fn names_ask_for_a_rollback_a_lost_one_and_a_deletion_that_fails() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    for (name, verdict) in [
        ("rolls-back-build", OperationStatus::RollbackSucceeded),
        (
            "rollback-fails-health-check",
            OperationStatus::RollbackFailed,
        ),
    ] {
        let service = running_service(&running, &client, name).await?;
        let arn = service.service_arn();
        client.start_deployment().service_arn(arn).send().await?;
        running.control().step(seconds(60));
        assert_eq!(newest(&client, arn).await?.status(), Some(&verdict));
        let after = describe(&client, arn).await?;
        assert_eq!(after.status(), &ServiceStatus::Running);
    }
    let service = running_service(&running, &client, "fails-deletion").await?;
    for status in [ServiceStatus::DeleteFailed, ServiceStatus::Deleted] {
        let arn = service.service_arn();
        client.delete_service().service_arn(arn).send().await?;
        running.control().step(seconds(20));
        assert_eq!(describe(&client, arn).await?.status(), &status);
    }
    Ok(())
}

#[tokio::test]
async fn a_deletion_that_fails_leaves_what_only_another_deletion_ends() -> Outcome {
    let running = stepped("demo").await?;
    let client = client(&running);
    let arn = arn_of(&client, "checkout-api").await?;
    running.control().fail_next_deletion(&arn)?;
    client.delete_service().service_arn(&arn).send().await?;
    running.control().step(seconds(20));
    assert_eq!(
        newest(&client, &arn).await?.status(),
        Some(&OperationStatus::Failed)
    );
    assert_eq!(
        describe(&client, &arn).await?.status(),
        &ServiceStatus::DeleteFailed
    );
    let update = client.update_service().service_arn(&arn).send().await;
    assert!(
        update
            .expect_err("nothing else")
            .into_service_error()
            .is_invalid_state_exception()
    );
    client.delete_service().service_arn(&arn).send().await?;
    Ok(())
}
