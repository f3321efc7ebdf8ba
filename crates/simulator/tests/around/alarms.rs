//! Alarms.

use aws_sdk_cloudwatch::error::ProvideErrorMetadata as _;
use aws_sdk_cloudwatch::operation::put_metric_alarm::builders::PutMetricAlarmFluentBuilder;
use aws_sdk_cloudwatch::types::{
    ComparisonOperator, Dimension, HistoryItemType, MetricAlarm, ScanBy, StateValue, Statistic,
};
use simulator::state::Cause;

use crate::client::{Aws, BUSY_NOON, Found, Outcome};

fn on(service: &Found) -> Vec<Dimension> {
    [("ServiceName", &service.name), ("ServiceID", &service.id)]
        .into_iter()
        .map(|(name, value)| Dimension::builder().name(name).value(value).build())
        .collect()
}

/// Server errors of a service, more than ten in a minute.
fn errors_of(aws: &Aws, service: &Found, name: &str) -> PutMetricAlarmFluentBuilder {
    aws.cloudwatch
        .put_metric_alarm()
        .alarm_name(name)
        .namespace("AWS/AppRunner")
        .metric_name("5xxStatusResponses")
        .set_dimensions(Some(on(service)))
        .statistic(Statistic::Sum)
        .period(60)
        .evaluation_periods(1)
        .threshold(100_000.0)
        .comparison_operator(ComparisonOperator::GreaterThanThreshold)
        .treat_missing_data("notBreaching")
}

async fn alarm(aws: &Aws, name: &str) -> Result<MetricAlarm, Box<dyn std::error::Error>> {
    let told = aws
        .cloudwatch
        .describe_alarms()
        .alarm_names(name)
        .send()
        .await?;
    Ok(told.metric_alarms().first().ok_or("an alarm")?.clone())
}

#[tokio::test]
async fn an_alarm_follows_its_metric_and_its_history_tells_how() -> Outcome {
    // So many requests fail at a busy time only.
    let aws = Aws::demo_from(BUSY_NOON).await?;
    let service = aws.service("checkout-api").await?;
    errors_of(&aws, &service, "errors")
        .threshold(50.0)
        .send()
        .await?;
    let fresh = alarm(&aws, "errors").await?;
    assert_eq!(fresh.state_value(), Some(&StateValue::InsufficientData));
    assert_eq!(fresh.threshold(), Some(50.0));
    assert!(
        fresh
            .alarm_arn()
            .is_some_and(|arn| arn.ends_with(":alarm:errors"))
    );
    aws.step(300);
    assert_eq!(
        alarm(&aws, "errors").await?.state_value(),
        Some(&StateValue::Ok)
    );
    aws.running
        .control()
        .fail_next_deployment(&service.arn, Cause::HealthCheck)?;
    aws.apprunner
        .start_deployment()
        .service_arn(&service.arn)
        .send()
        .await?;
    // The failing version takes requests for a part of a minute only, and the burst passes.
    aws.step(3_600);
    assert_eq!(
        alarm(&aws, "errors").await?.state_value(),
        Some(&StateValue::Ok)
    );
    let history = aws
        .cloudwatch
        .describe_alarm_history()
        .alarm_name("errors")
        .scan_by(ScanBy::TimestampAscending)
        .send()
        .await?;
    let summaries: Vec<&str> = history
        .alarm_history_items()
        .iter()
        .filter_map(|item| item.history_summary())
        .collect();
    assert_eq!(
        summaries,
        [
            "Alarm \"errors\" created",
            "Alarm updated from INSUFFICIENT_DATA to OK",
            "Alarm updated from OK to ALARM",
            "Alarm updated from ALARM to OK",
        ]
    );
    let states = aws
        .cloudwatch
        .describe_alarm_history()
        .history_item_type(HistoryItemType::StateUpdate)
        .max_records(2)
        .send()
        .await?;
    assert_eq!(states.alarm_history_items().len(), 2);
    assert!(states.next_token().is_some());
    Ok(())
}

#[tokio::test]
async fn the_history_is_the_same_whenever_somebody_looks() -> Outcome {
    let mut told = Vec::new();
    for looks in [1, 60] {
        let aws = Aws::demo().await?;
        let service = aws.service("checkout-api").await?;
        errors_of(&aws, &service, "busy")
            .metric_name("Requests")
            .threshold(0.0)
            .evaluation_periods(3)
            .datapoints_to_alarm(2)
            .send()
            .await?;
        for _ in 0..looks {
            aws.step(3_600 / looks);
            alarm(&aws, "busy").await?;
        }
        let history = aws.cloudwatch.describe_alarm_history().send().await?;
        let lines: Vec<String> = history
            .alarm_history_items()
            .iter()
            .filter_map(|item| item.history_summary().map(str::to_owned))
            .collect();
        told.push(lines);
    }
    assert_eq!(told[0], told[1]);
    assert!(told[0].len() > 1, "{told:?}");
    Ok(())
}

#[tokio::test]
async fn alarms_are_listed_by_name_prefix_and_state_and_deleted_all_or_none() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    for name in ["a-1", "a-2", "b-1"] {
        errors_of(&aws, &service, name).send().await?;
    }
    aws.step(300);
    let count =
        async |prefix: &str, state: StateValue| -> Result<usize, Box<dyn std::error::Error>> {
            let told = aws
                .cloudwatch
                .describe_alarms()
                .alarm_name_prefix(prefix)
                .state_value(state)
                .send()
                .await?;
            Ok(told.metric_alarms().len())
        };
    assert_eq!(count("a-", StateValue::Ok).await?, 2);
    assert_eq!(count("a-", StateValue::Alarm).await?, 0);
    let mut pages = aws
        .cloudwatch
        .describe_alarms()
        .max_records(2)
        .into_paginator()
        .send();
    let mut sizes = Vec::new();
    while let Some(page) = pages.next().await {
        sizes.push(page?.metric_alarms().len());
    }
    assert_eq!(sizes, [2, 1]);
    let delete = |names: &[&str]| {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        aws.cloudwatch
            .delete_alarms()
            .set_alarm_names(Some(names))
            .send()
    };
    let error = delete(&["a-1", "gone"])
        .await
        .expect_err("one is not there");
    assert!(error.into_service_error().is_resource_not_found());
    delete(&["a-1", "a-2"]).await?;
    assert_eq!(count("b-", StateValue::Ok).await?, 1);
    let error = aws
        .cloudwatch
        .describe_alarms()
        .next_token("made up")
        .send()
        .await;
    assert!(
        error
            .expect_err("made up")
            .into_service_error()
            .is_invalid_next_token()
    );
    Ok(())
}

#[tokio::test]
async fn an_alarm_that_makes_no_sense_is_refused() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    let alarm = || errors_of(&aws, &service, "wrong");
    for (what, wrong) in [
        ("period", alarm().period(45)),
        ("span", alarm().period(300).evaluation_periods(289)),
        ("datapoints", alarm().datapoints_to_alarm(2)),
        ("missing data", alarm().treat_missing_data("sometimes")),
        ("two statistics", alarm().extended_statistic("p99")),
        ("no statistic", alarm().set_statistic(None)),
        ("no threshold", alarm().set_threshold(None)),
        (
            "anomalies",
            alarm().comparison_operator(ComparisonOperator::LessThanLowerThreshold),
        ),
        ("operator", alarm().comparison_operator("Around".into())),
        (
            "actions",
            alarm().set_alarm_actions(Some(vec!["arn".to_owned(); 6])),
        ),
    ] {
        let error = wrong.send().await.expect_err(what);
        assert_eq!(error.code(), Some("ValidationError"), "{what}: {error:?}");
        assert!(
            error.message().is_some_and(|message| !message.is_empty()),
            "{what}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn a_state_that_is_set_lasts_until_the_next_evaluation() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    errors_of(&aws, &service, "errors").send().await?;
    aws.step(300);
    let set = |name: &str, data: Option<&str>| {
        aws.cloudwatch
            .set_alarm_state()
            .alarm_name(name)
            .state_value(StateValue::Alarm)
            .state_reason("to see who is told")
            .set_state_reason_data(data.map(str::to_owned))
            .send()
    };
    set("errors", Some("{\"by\":\"ana\"}")).await?;
    let told = alarm(&aws, "errors").await?;
    assert_eq!(told.state_value(), Some(&StateValue::Alarm));
    assert_eq!(told.state_reason(), Some("to see who is told"));
    assert_eq!(told.state_reason_data(), Some("{\"by\":\"ana\"}"));
    aws.step(120);
    let after = alarm(&aws, "errors").await?;
    assert_eq!(after.state_value(), Some(&StateValue::Ok));
    let history = aws
        .cloudwatch
        .describe_alarm_history()
        .alarm_name("errors")
        .history_item_type(HistoryItemType::StateUpdate)
        .scan_by(ScanBy::TimestampAscending)
        .send()
        .await?;
    let summaries: Vec<_> = history
        .alarm_history_items()
        .iter()
        .filter_map(|item| item.history_summary())
        .collect();
    assert_eq!(
        summaries,
        [
            "Alarm updated from INSUFFICIENT_DATA to OK",
            "Alarm updated from OK to ALARM",
            "Alarm updated from ALARM to OK",
        ]
    );
    let gone = set("gone", None).await.expect_err("no such alarm");
    assert_eq!(gone.code(), Some("ResourceNotFound"));
    let odd = set("errors", Some("{")).await.expect_err("no JSON");
    assert_eq!(odd.code(), Some("InvalidFormat"));
    Ok(())
}
