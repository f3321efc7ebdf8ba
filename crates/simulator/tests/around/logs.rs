//! Logs as the SDK reads them.

use std::error::Error;

use aws_sdk_cloudwatchlogs::error::ProvideErrorMetadata as _;
use simulator::state::Cause;

use crate::client::{Aws, Found, Outcome};

pub(crate) fn group(service: &Found, kind: &str) -> String {
    format!("/aws/apprunner/{}/{}/{kind}", service.name, service.id)
}

/// The messages of streams with a prefix, oldest first.
pub(crate) async fn messages(
    aws: &Aws,
    group: &str,
    prefix: &str,
) -> Result<Vec<String>, Box<dyn Error>> {
    let mut pages = aws
        .logs
        .filter_log_events()
        .log_group_name(group)
        .log_stream_name_prefix(prefix)
        .into_paginator()
        .send();
    let mut messages = Vec::new();
    while let Some(page) = pages.next().await {
        let page = page?;
        messages.extend(
            page.events()
                .iter()
                .filter_map(|event| event.message().map(str::to_owned)),
        );
    }
    Ok(messages)
}

#[tokio::test]
async fn a_deployments_log_appears_as_time_passes() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    let group = group(&service, "service");
    let deployment = aws
        .apprunner
        .start_deployment()
        .service_arn(&service.arn)
        .send()
        .await?;
    let stream = format!("deployment/{}", deployment.operation_id().replace('-', ""));
    aws.step(3);
    let early = messages(&aws, &group, &stream).await?;
    assert_eq!(
        early.first().map(String::as_str),
        Some("[AppRunner] Deployment started.")
    );
    assert!(
        !early.iter().any(|line| line.contains("completed")),
        "{early:?}"
    );
    aws.step(120);
    let late = messages(&aws, &group, &stream).await?;
    assert!(late.len() > early.len());
    assert_eq!(late.get(..early.len()), Some(early.as_slice()));
    assert_eq!(
        late.last().map(String::as_str),
        Some("[AppRunner] Deployment completed successfully.")
    );
    Ok(())
}

#[tokio::test]
async fn a_failing_deployment_says_why_and_so_does_its_application() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    aws.running
        .control()
        .fail_next_deployment(&service.arn, Cause::ContainerExit)?;
    let deployment = aws
        .apprunner
        .start_deployment()
        .service_arn(&service.arn)
        .send()
        .await?;
    let id = deployment.operation_id();
    let began = aws.running.control().now().millis();
    aws.step(120);
    let stream = format!("deployment/{}", id.replace('-', ""));
    let log = messages(&aws, &group(&service, "service"), &stream).await?;
    let reason = format!("[AppRunner] Deployment with ID : {id} failed. Failure reason : ");
    assert!(log.iter().any(|line| line.starts_with(&reason)), "{log:?}");
    let application = aws
        .logs
        .filter_log_events()
        .log_group_name(group(&service, "application"))
        .start_time(began)
        .filter_pattern("\"Process exited with code\"")
        .send()
        .await?;
    assert_eq!(application.events().len(), 1);
    Ok(())
}

#[tokio::test]
async fn pausing_and_resuming_are_in_the_events() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    let group = group(&service, "service");
    let before = messages(&aws, &group, "events").await?.len();
    aws.apprunner
        .pause_service()
        .service_arn(&service.arn)
        .send()
        .await?;
    aws.step(60);
    aws.apprunner
        .resume_service()
        .service_arn(&service.arn)
        .send()
        .await?;
    aws.step(60);
    let events = messages(&aws, &group, "events").await?;
    let added: Vec<&str> = events.iter().skip(before).map(String::as_str).collect();
    for (line, words) in added
        .iter()
        .zip(["pause started", "paused", "resume started", "resumed"])
    {
        assert!(line.contains(words), "{line}");
    }
    assert_eq!(added.len(), 4, "{added:?}");
    Ok(())
}

#[tokio::test]
async fn an_application_writes_while_it_runs_and_the_same_at_every_start() -> Outcome {
    let (first, second) = (Aws::demo().await?, Aws::demo().await?);
    let service = first.service("checkout-api").await?;
    let end = (first.now() - 3_600) * 1_000;
    let read = async |aws: &Aws| {
        let answer = aws
            .logs
            .filter_log_events()
            .log_group_name(group(&service, "application"))
            .start_time(end - 3_600_000)
            .end_time(end)
            .send()
            .await;
        answer.map(|answer| answer.events().to_vec())
    };
    let events = read(&first).await?;
    assert!(events.len() > 20, "{}", events.len());
    assert_eq!(events, read(&second).await?);
    assert!(events.is_sorted_by_key(|event| event.timestamp()));
    let mut ids: Vec<&str> = events.iter().filter_map(|event| event.event_id()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), events.len());
    // While it is paused, nothing is written.
    first
        .apprunner
        .pause_service()
        .service_arn(&service.arn)
        .send()
        .await?;
    first.step(60);
    let paused = first.running.control().now().millis();
    first.step(3_600);
    let silent = first
        .logs
        .filter_log_events()
        .log_group_name(group(&service, "application"))
        .start_time(paused)
        .send()
        .await?;
    assert!(silent.events().is_empty(), "{:?}", silent.events());
    Ok(())
}

#[tokio::test]
async fn filters_take_terms_phrases_and_exclusions() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("storefront-web").await?;
    let find = async |pattern: &str| {
        let answer = aws
            .logs
            .filter_log_events()
            .log_group_name(group(&service, "service"))
            .log_stream_name_prefix("deployment/")
            .filter_pattern(pattern)
            .send()
            .await;
        answer.map(|answer| {
            let messages = answer.events().iter().filter_map(|event| event.message());
            messages.map(str::to_owned).collect::<Vec<_>>()
        })
    };
    let all = find("").await?;
    for (pattern, keep) in [
        ("Build", (|line| line.contains("Build")) as fn(&str) -> bool),
        ("\"health check\"", |line| line.contains("health check")),
        ("AppRunner -health", |line| {
            line.contains("AppRunner") && !line.contains("health")
        }),
        ("?Build ?Routing", |line| {
            line.contains("Build") || line.contains("Routing")
        }),
    ] {
        let expected: Vec<&String> = all.iter().filter(|line| keep(line)).collect();
        assert!(
            !expected.is_empty() && expected.len() < all.len(),
            "{pattern}"
        );
        assert_eq!(
            find(pattern).await?.iter().collect::<Vec<_>>(),
            expected,
            "{pattern}"
        );
    }
    for pattern in ["{ level = \"error\" }", "[a, b]", "\"open", "a/b"] {
        let error = find(pattern).await.expect_err(pattern);
        assert_eq!(error.code(), Some("InvalidParameterException"), "{pattern}");
    }
    Ok(())
}

#[tokio::test]
async fn logs_outlive_their_service() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    aws.apprunner
        .delete_service()
        .service_arn(&service.arn)
        .send()
        .await?;
    aws.step(3_600);
    assert!(aws.service("checkout-api").await.is_err());
    let events = messages(&aws, &group(&service, "service"), "events").await?;
    assert!(
        events
            .last()
            .is_some_and(|line| line.contains("Service deleted.")),
        "{events:?}"
    );
    Ok(())
}
