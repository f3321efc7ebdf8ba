//! How long lines are kept, and what is deleted.

use std::error::Error;

use aws_sdk_cloudwatchlogs::error::ProvideErrorMetadata as _;
use aws_sdk_cloudwatchlogs::types::LogGroup;
use simulator::Options;

use crate::client::{Aws, Found, Outcome};
use crate::logs::group;

const DAY: u64 = 86_400;

/// The group of a name, if it is listed.
async fn listed(aws: &Aws, name: &str) -> Result<Option<LogGroup>, Box<dyn Error>> {
    let request = aws.logs.describe_log_groups().log_group_name_prefix(name);
    Ok(request.send().await?.log_groups().first().cloned())
}

/// The times of all lines of a group, in milliseconds.
async fn times(aws: &Aws, name: &str) -> Result<Vec<i64>, Box<dyn Error>> {
    let request = aws.logs.filter_log_events().log_group_name(name);
    let mut pages = request.into_paginator().send();
    let mut times = Vec::new();
    while let Some(page) = pages.next().await {
        times.extend(page?.events().iter().filter_map(|event| event.timestamp()));
    }
    Ok(times)
}

async fn deploy(aws: &Aws, service: &Found) -> Outcome {
    let request = aws.apprunner.start_deployment().service_arn(&service.arn);
    request.send().await?;
    aws.step(120);
    Ok(())
}

#[tokio::test]
async fn lines_are_kept_for_as_long_as_is_said() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    for kind in ["service", "application"] {
        let name = group(&service, kind);
        let before = times(&aws, &name).await?;
        assert_eq!(
            listed(&aws, &name)
                .await?
                .and_then(|group| group.retention_in_days),
            None
        );
        let keep = |days: i32| {
            let request = aws.logs.put_retention_policy().log_group_name(&name);
            request.retention_in_days(days).send()
        };
        keep(3).await?;
        assert_eq!(
            listed(&aws, &name)
                .await?
                .and_then(|group| group.retention_in_days),
            Some(3)
        );
        // To the millisecond: a line is in the second that its end is in as often as in any other.
        let oldest = aws.running.control().now().millis() - 3 * DAY as i64 * 1_000;
        let after = times(&aws, &name).await?;
        let expected: Vec<i64> = before.iter().copied().filter(|at| *at >= oldest).collect();
        assert!(expected.len() < before.len(), "{kind}");
        assert_eq!(after, expected, "{kind}");
        let refused = keep(4).await.expect_err("no such time");
        assert_eq!(refused.code(), Some("InvalidParameterException"));
        let request = aws.logs.delete_retention_policy().log_group_name(&name);
        request.send().await?;
        let group = listed(&aws, &name).await?.ok_or("a group")?;
        assert_eq!(group.retention_in_days, None);
        // What is gone is gone.
        assert_eq!(times(&aws, &name).await?, expected, "{kind}");
    }
    Ok(())
}

#[tokio::test]
async fn a_deleted_group_comes_back_with_its_next_line() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    let name = group(&service, "service");
    assert!(!times(&aws, &name).await?.is_empty());
    let delete = || aws.logs.delete_log_group().log_group_name(&name).send();
    delete().await?;
    assert!(listed(&aws, &name).await?.is_none());
    for error in [
        delete().await.expect_err("gone").code().map(str::to_owned),
        aws.logs
            .describe_log_streams()
            .log_group_name(&name)
            .send()
            .await
            .expect_err("gone")
            .code()
            .map(str::to_owned),
    ] {
        assert_eq!(error.as_deref(), Some("ResourceNotFoundException"));
    }
    let gone_at = aws.now() * 1_000;
    aws.step(60);
    deploy(&aws, &service).await?;
    let group = listed(&aws, &name).await?.ok_or("it is there again")?;
    assert!(group.creation_time() > Some(gone_at));
    let all = times(&aws, &name).await?;
    assert!(!all.is_empty() && all.iter().all(|at| *at > gone_at));
    let streams = aws.logs.describe_log_streams().log_group_name(&name);
    let streams = streams.send().await?;
    assert_eq!(
        streams.log_streams().len(),
        2,
        "the events and a deployment"
    );
    Ok(())
}

#[tokio::test]
async fn the_groups_of_a_deleted_service_stay_until_they_are_deleted() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    let request = aws.apprunner.delete_service().service_arn(&service.arn);
    request.send().await?;
    aws.step(7 * DAY);
    for kind in ["service", "application"] {
        let name = group(&service, kind);
        assert!(listed(&aws, &name).await?.is_some(), "{kind}");
        let request = aws.logs.delete_log_group().log_group_name(&name);
        request.send().await?;
        aws.step(DAY);
        assert!(listed(&aws, &name).await?.is_none(), "{kind}");
    }
    Ok(())
}

#[tokio::test]
async fn what_was_set_and_deleted_outlives_the_simulator() -> Outcome {
    let folder = tempfile::tempdir()?;
    let options = || Options {
        state: Some(folder.path().join("state.json")),
        ..Options::scenario("demo")
    };
    let aws = Aws::with(options()).await?;
    let service = aws.service("checkout-api").await?;
    let (own, other) = (group(&service, "service"), group(&service, "application"));
    let request = aws.logs.put_retention_policy().log_group_name(&other);
    request.retention_in_days(3).send().await?;
    let request = aws.logs.delete_log_group().log_group_name(&own);
    request.send().await?;
    aws.running.stop().await?;
    let again = Aws::with(options()).await?;
    assert!(listed(&again, &own).await?.is_none());
    let kept = listed(&again, &other).await?.ok_or("a group")?;
    assert_eq!(kept.retention_in_days, Some(3));
    let told = again.running.control().dump().to_string();
    assert!(told.contains("\"retentionInDays\":3"), "{told}");
    Ok(())
}

#[tokio::test]
async fn a_deleted_stream_is_gone_alone() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    let name = group(&service, "service");
    let names = || async {
        let request = aws.logs.describe_log_streams().log_group_name(&name);
        let streams = request.send().await?;
        let names = streams.log_streams().iter();
        let names = names.filter_map(|one| one.log_stream_name().map(str::to_owned));
        Ok::<_, Box<dyn Error>>(names.collect::<Vec<String>>())
    };
    let before = names().await?;
    let delete = |stream: &str| {
        let request = aws.logs.delete_log_stream().log_group_name(&name);
        request.log_stream_name(stream).send()
    };
    delete(&before[0]).await?;
    assert_eq!(names().await?, before[1..]);
    let error = delete(&before[0]).await.expect_err("gone");
    assert_eq!(error.code(), Some("ResourceNotFoundException"));
    Ok(())
}
