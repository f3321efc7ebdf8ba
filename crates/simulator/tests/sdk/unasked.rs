//! Operations that nobody asked for.

use std::collections::BTreeSet;
use std::time::Duration;

use aws_sdk_apprunner::types::{OperationStatus, OperationType, ServiceStatus};
use simulator::{ClockMode, Options, Simulator};

use crate::client::{Outcome, client, config, listed_services, sandbox, seconds, stepped};

const HOUR: u64 = 3_600;

#[tokio::test]
async fn services_are_maintained_and_deployed_without_being_asked() -> Outcome {
    let running = Simulator::start(Options {
        clock: ClockMode::Stepped,
        unasked: Some(Duration::from_secs(HOUR)),
        ..Options::scenario("demo")
    })
    .await?;
    // In the sandbox, services from source are deployed automatically.
    let client = aws_sdk_apprunner::Client::new(&config(&running, sandbox(), "eu-west-1"));
    let began = running.control().now().secs();
    let mut busy = 0;
    for _ in 0..360 {
        running.control().step(seconds(60));
        let page = client.list_services().send().await?;
        let summaries = page.service_summary_list().iter();
        busy += summaries
            .filter(|one| one.status() == Some(&ServiceStatus::OperationInProgress))
            .count();
    }
    assert!(busy > 0, "somebody looked while it went on");
    let mut kinds = BTreeSet::new();
    for (name, arn) in listed_services(&client).await? {
        let listed = client.list_operations().service_arn(&arn).send().await?;
        let operations: Vec<_> = listed
            .operation_summary_list()
            .iter()
            .filter(|one| one.started_at().is_some_and(|at| at.secs() > began + 60))
            .collect();
        let paused = client.describe_service().service_arn(&arn).send().await?;
        let paused = paused.service().ok_or("a service")?.status() == &ServiceStatus::Paused;
        let expected = if paused { 0..=0 } else { 4..=7 };
        assert!(
            expected.contains(&operations.len()),
            "{name}: {}",
            operations.len()
        );
        for operation in operations {
            kinds.insert(operation.r#type().ok_or("a type")?.as_str().to_owned());
            assert!(operation.started_at() <= operation.updated_at());
        }
    }
    let both = [OperationType::StartDeployment, OperationType::UpdateService];
    assert_eq!(kinds, both.map(|kind| kind.as_str().to_owned()).into());
    Ok(())
}

#[tokio::test]
async fn it_can_begin_and_end_while_the_simulator_runs() -> Outcome {
    let running = stepped("demo").await?;
    let client = client(&running);
    let count = || async {
        let mut count = 0;
        for (_, arn) in listed_services(&client).await?.into_iter().take(4) {
            let listed = client.list_operations().service_arn(arn).send().await?;
            count += listed.operation_summary_list().len();
        }
        Ok::<_, Box<dyn std::error::Error>>(count)
    };
    let before = count().await?;
    running.control().step(seconds(10 * HOUR));
    assert_eq!(count().await?, before, "nothing happens by itself");
    running
        .control()
        .set_unasked(Some(Duration::from_secs(HOUR)));
    running.control().step(seconds(3 * HOUR));
    let during = count().await?;
    assert!(during > before, "{before} {during}");
    running.control().set_unasked(None);
    running.control().step(seconds(10 * HOUR));
    assert_eq!(count().await?, during);
    // What nobody asked for has a verdict and a log like anything else.
    for (_, arn) in listed_services(&client).await?.into_iter().take(4) {
        let listed = client.list_operations().service_arn(arn).send().await?;
        let newest = listed.operation_summary_list().first();
        assert_ne!(
            newest.and_then(|one| one.status()),
            Some(&OperationStatus::InProgress)
        );
    }
    Ok(())
}
