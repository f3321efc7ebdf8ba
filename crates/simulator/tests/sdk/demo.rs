//! What the demo holds.

use aws_sdk_apprunner::types::{OperationStatus, OperationType, ServiceStatus};
use simulator::{Options, Simulator, scenarios};

use crate::client::{
    Outcome, arn_of, client, client_in, config, describe, listed_services, sandbox, stepped,
};

const DEMO_REGIONS: [&str; 3] = ["eu-west-1", "eu-central-1", "us-east-1"];

#[tokio::test]
async fn it_has_about_40_services_in_two_accounts_and_three_regions() -> Outcome {
    let running = stepped("demo").await?;
    let mut count = 0;
    for region in scenarios::REGIONS {
        let production = listed_services(&client_in(&running, region)).await?.len();
        let config = config(&running, sandbox(), region);
        let sandbox = listed_services(&aws_sdk_apprunner::Client::new(&config))
            .await?
            .len();
        assert_eq!(
            production > 0 && sandbox > 0,
            DEMO_REGIONS.contains(&region),
            "{region}"
        );
        count += production + sandbox;
    }
    assert!((38..=45).contains(&count), "{count}");
    Ok(())
}

#[tokio::test]
async fn one_is_being_deployed_and_ends_well() -> Outcome {
    let running = stepped("demo").await?;
    let client = client(&running);
    let arn = arn_of(&client, "storefront-web").await?;
    assert_eq!(
        describe(&client, &arn).await?.status(),
        &ServiceStatus::OperationInProgress
    );
    running.control().step(std::time::Duration::from_secs(80));
    assert_eq!(
        describe(&client, &arn).await?.status(),
        &ServiceStatus::Running
    );
    let operations = client.list_operations().service_arn(&arn).send().await?;
    let newest = &operations.operation_summary_list()[0];
    assert_eq!(newest.r#type(), Some(&OperationType::StartDeployment));
    assert_eq!(newest.status(), Some(&OperationStatus::Succeeded));
    Ok(())
}

#[tokio::test]
async fn one_has_just_failed_and_says_it_runs() -> Outcome {
    let running = stepped("demo").await?;
    let client = client(&running);
    let arn = arn_of(&client, "inventory-sync").await?;
    assert_eq!(
        describe(&client, &arn).await?.status(),
        &ServiceStatus::Running
    );
    let operations = client.list_operations().service_arn(&arn).send().await?;
    let newest = &operations.operation_summary_list()[0];
    assert_eq!(newest.status(), Some(&OperationStatus::RollbackSucceeded));
    Ok(())
}

#[tokio::test]
async fn paused_and_never_created_ones_are_in_the_sandbox() -> Outcome {
    let running = stepped("demo").await?;
    let paused = aws_sdk_apprunner::Client::new(&config(&running, sandbox(), "eu-west-1"));
    let arn = arn_of(&paused, "report-builder").await?;
    assert_eq!(
        describe(&paused, &arn).await?.status(),
        &ServiceStatus::Paused
    );
    let failed = aws_sdk_apprunner::Client::new(&config(&running, sandbox(), "eu-central-1"));
    let arn = arn_of(&failed, "vision-labeler").await?;
    assert_eq!(
        describe(&failed, &arn).await?.status(),
        &ServiceStatus::CreateFailed
    );
    Ok(())
}

#[tokio::test]
async fn two_starts_show_the_same_ids_and_another_seed_does_not() -> Outcome {
    let first = stepped("demo").await?;
    let second = stepped("demo").await?;
    let other = Simulator::start(Options {
        seed: 8,
        ..Options::scenario("demo")
    })
    .await?;
    let ids = listed_services(&client(&first)).await?;
    assert_eq!(ids, listed_services(&client(&second)).await?);
    assert_ne!(ids, listed_services(&client(&other)).await?);
    let arn = arn_of(&client(&first), "inventory-sync").await?;
    let told =
        |running: &simulator::Running| client(running).list_operations().service_arn(&arn).send();
    let (one, two) = (told(&first).await?, told(&second).await?);
    assert_eq!(one.operation_summary_list(), two.operation_summary_list());
    Ok(())
}
