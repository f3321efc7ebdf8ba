//! Metrics as the SDK reads them.

use std::error::Error;

use aws_sdk_apprunner::types::{ImageRepository, ImageRepositoryType, SourceConfiguration};
use aws_sdk_cloudwatch::primitives::DateTime;
use aws_sdk_cloudwatch::types::{
    Dimension, Metric, MetricDataQuery, MetricStat, ScanBy, StatusCode,
};
use simulator::Options;

use crate::client::{Aws, Found, Outcome, unlisted};
use crate::raw::{KEY, Raw};

const HOUR: i64 = 3_600;

pub(crate) fn query(
    id: &str,
    service: &Found,
    metric: &str,
    stat: &str,
    period: i32,
) -> MetricDataQuery {
    let dimension = |name: &str, value: &str| Dimension::builder().name(name).value(value).build();
    let metric = Metric::builder()
        .namespace("AWS/AppRunner")
        .metric_name(metric)
        .dimensions(dimension("ServiceName", &service.name))
        .dimensions(dimension("ServiceID", &service.id))
        .build();
    let stat = MetricStat::builder()
        .metric(metric)
        .period(period)
        .stat(stat)
        .build();
    MetricDataQuery::builder().id(id).metric_stat(stat).build()
}

/// The datapoints of some metrics with their statistics, oldest first.
pub(crate) async fn series(
    aws: &Aws,
    service: &Found,
    wanted: &[(&str, &str)],
    window: (i64, i64),
    period: i32,
) -> Result<Vec<Vec<(i64, f64)>>, Box<dyn Error>> {
    let queries = (0..)
        .zip(wanted)
        .map(|(index, (metric, stat))| query(&format!("q{index}"), service, metric, stat, period));
    let answer = aws
        .cloudwatch
        .get_metric_data()
        .set_metric_data_queries(Some(queries.collect()))
        .start_time(DateTime::from_secs(window.0))
        .end_time(DateTime::from_secs(window.1))
        .scan_by(ScanBy::TimestampAscending)
        .send()
        .await?;
    assert_eq!(answer.next_token(), None);
    answer
        .metric_data_results()
        .iter()
        .map(|result| {
            assert_eq!(result.status_code(), Some(&StatusCode::Complete));
            assert_eq!(result.timestamps().len(), result.values().len());
            let times = result.timestamps().iter().map(DateTime::secs);
            Ok(times.zip(result.values().iter().copied()).collect())
        })
        .collect()
}

pub(crate) fn values(series: &[(i64, f64)]) -> Vec<f64> {
    series.iter().map(|(_, value)| *value).collect()
}

#[tokio::test]
async fn the_metrics_of_a_minute_agree_with_one_another() -> Outcome {
    let aws = Aws::demo().await?;
    let now = aws.minute();
    for name in ["checkout-api", "catalog-api", "payments-gateway"] {
        let service = aws.service(name).await?;
        let wanted = [
            ("Requests", "Sum"),
            ("2xxStatusResponses", "Sum"),
            ("4xxStatusResponses", "Sum"),
            ("5xxStatusResponses", "Sum"),
            ("RequestLatency", "Average"),
            ("Concurrency", "Average"),
            ("ActiveInstances", "Maximum"),
            ("CPUUtilization", "Maximum"),
            ("MemoryUtilization", "Average"),
        ];
        let window = (now - 12 * HOUR, now - 10 * HOUR);
        let all = series(&aws, &service, &wanted, window, 60).await?;
        let latency: std::collections::HashMap<i64, f64> = all[4].iter().copied().collect();
        assert_eq!(all[0].len(), 120, "{name}");
        for (index, (at, requests)) in all[0].iter().enumerate() {
            assert_eq!(at % 60, 0);
            let of = |metric: usize| all[metric][index].1;
            assert_eq!(of(1) + of(2) + of(3), *requests, "{name} at {at}");
            // Without a request there is no latency, and no instance is active.
            let Some(latency) = latency.get(at) else {
                assert_eq!((*requests, of(5), of(6)), (0.0, 0.0, 0.0));
                continue;
            };
            let expected = requests * latency / 60_000.0;
            assert!(
                (of(5) - expected).abs() < 1e-6,
                "{name}: {} {expected}",
                of(5)
            );
            assert!(of(6) >= 1.0, "{name} at {at}");
            assert!((0.0..=100.0).contains(&of(7)) && (0.0..=100.0).contains(&of(8)));
        }
        assert!(values(&all[0]).iter().sum::<f64>() > 0.0, "{name}");
    }
    Ok(())
}

#[tokio::test]
async fn statistics_and_periods_fit_together() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    let end = (aws.now() - 2 * HOUR) / 300 * 300;
    let window = (end - HOUR, end);
    let sum = [("Requests", "Sum")];
    let minutes = series(&aws, &service, &sum, window, 60).await?.remove(0);
    let fives = series(&aws, &service, &sum, window, 300).await?.remove(0);
    assert_eq!((minutes.len(), fives.len()), (60, 12));
    for (at, five) in &fives {
        let within = |(minute, _): &&(i64, f64)| (*at..at + 300).contains(minute);
        let sum: f64 = minutes.iter().filter(within).map(|(_, value)| value).sum();
        assert_eq!(sum, *five, "{at}");
    }
    let latency = [
        "Minimum",
        "p50",
        "p90",
        "p95",
        "p99",
        "Maximum",
        "Average",
        "SampleCount",
    ]
    .map(|stat| ("RequestLatency", stat));
    let all = series(&aws, &service, &latency, window, 60).await?;
    for (index, (at, _)) in all[0].iter().enumerate() {
        let of = |stat: usize| all[stat][index].1;
        let rising = [of(0), of(1), of(2), of(3), of(4), of(5)];
        assert!(rising.is_sorted(), "{at}: {rising:?}");
        assert!((of(0)..=of(5)).contains(&of(6)), "{at}");
        assert_eq!(of(7), minutes[index].1, "one sample a request");
    }
    Ok(())
}

#[tokio::test]
async fn two_starts_show_the_same_and_another_seed_does_not() -> Outcome {
    let (first, second) = (Aws::demo().await?, Aws::demo().await?);
    let window = (first.now() - 30 * HOUR, first.now() - 26 * HOUR);
    let wanted = [
        ("Requests", "Sum"),
        ("CPUUtilization", "Average"),
        ("RequestLatency", "p99"),
    ];
    let service = first.service("catalog-api").await?;
    let one = series(&first, &service, &wanted, window, 60).await?;
    assert_eq!(one, series(&second, &service, &wanted, window, 60).await?);
    let other = Aws::with(Options {
        seed: 8,
        ..Options::scenario("demo")
    })
    .await?;
    let service = other.service("catalog-api").await?;
    assert_ne!(one, series(&other, &service, &wanted, window, 60).await?);
    Ok(())
}

#[tokio::test]
async fn nothing_comes_from_after_now_and_the_last_minute_comes_late() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    let now = aws.now();
    let window = (now - 600, now + HOUR);
    let wanted = [("Requests", "Sum")];
    let before = series(&aws, &service, &wanted, window, 60).await?.remove(0);
    let last = before.last().ok_or("a datapoint")?.0;
    assert!(last + 60 < now && last + 60 > now - 180, "{}", now - last);
    aws.step(120);
    let after = series(&aws, &service, &wanted, window, 60).await?.remove(0);
    assert_eq!(
        after.get(..before.len()),
        Some(before.as_slice()),
        "what is settled stays"
    );
    assert!(after.len() > before.len());
    Ok(())
}

#[tokio::test]
async fn both_dimensions_and_the_right_namespace_are_needed() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    let now = aws.now();
    let good = query("a", &service, "Requests", "Sum", 60);
    let change = |edit: &dyn Fn(aws_sdk_cloudwatch::types::builders::MetricBuilder) -> Metric| {
        let metric = edit(Metric::builder().metric_name("Requests"));
        let stat = MetricStat::builder()
            .metric(metric)
            .period(60)
            .stat("Sum")
            .build();
        MetricDataQuery::builder().id("a").metric_stat(stat).build()
    };
    let dimension = |name: &str, value: &str| Dimension::builder().name(name).value(value).build();
    let (name, id) = (
        dimension("ServiceName", &service.name),
        dimension("ServiceID", &service.id),
    );
    for (found, query) in [
        (true, good),
        (
            false,
            change(&|m| {
                m.namespace("AWS/AppRunner")
                    .dimensions(name.clone())
                    .build()
            }),
        ),
        (
            false,
            change(&|m| m.namespace("AWS/AppRunner").dimensions(id.clone()).build()),
        ),
        (
            false,
            change(&|m| {
                let other = dimension("ServiceName", "another");
                m.namespace("AWS/AppRunner")
                    .dimensions(other)
                    .dimensions(id.clone())
                    .build()
            }),
        ),
        (
            false,
            change(&|m| {
                m.namespace("AWS/ECS")
                    .dimensions(name.clone())
                    .dimensions(id.clone())
                    .build()
            }),
        ),
    ] {
        let answer = aws
            .cloudwatch
            .get_metric_data()
            .metric_data_queries(query.clone())
            .start_time(DateTime::from_secs(now - HOUR))
            .end_time(DateTime::from_secs(now))
            .send()
            .await?;
        let result = answer.metric_data_results().first().ok_or("a result")?;
        assert_eq!(!result.values().is_empty(), found, "{query:?}");
        assert_eq!((result.id(), result.label()), (Some("a"), Some("Requests")));
    }
    Ok(())
}

#[tokio::test]
async fn json_and_cbor_answer_the_same() -> Outcome {
    // The account of the unlisted key, which is the one that requests by hand are made as.
    let aws = Aws::with_key(Options::scenario("empty"), unlisted(KEY)).await?;
    let created = aws
        .apprunner
        .create_service()
        .service_name("by-hand")
        .source_configuration(public_image()?)
        .send()
        .await?;
    assert!(created.service().is_some());
    aws.step(2 * 3_600);
    let service = aws.service("by-hand").await?;
    let (start, end) = (aws.minute() - HOUR, aws.minute() - 600);
    let cbor = series(
        &aws,
        &service,
        &[("CPUUtilization", "Average")],
        (start, end),
        60,
    )
    .await?;
    let body = serde_json::json!({
        "StartTime": start,
        "EndTime": end,
        "ScanBy": "TimestampAscending",
        "MetricDataQueries": [{ "Id": "a", "MetricStat": {
            "Period": 60,
            "Stat": "Average",
            "Metric": {
                "Namespace": "AWS/AppRunner",
                "MetricName": "CPUUtilization",
                "Dimensions": [
                    { "Name": "ServiceID", "Value": service.id },
                    { "Name": "ServiceName", "Value": service.name },
                ],
            },
        }}],
    });
    let target = "GraniteServiceVersion20100801.GetMetricData";
    let answer = Raw::json("1.0", target, &body.to_string())
        .signed_for(&aws.running, "monitoring")
        .send(&aws.running)
        .await?;
    assert_eq!(
        answer.header("content-type"),
        Some("application/x-amz-json-1.0")
    );
    let answer = answer.json()?;
    let list = |name: &str| {
        let numbers = answer["MetricDataResults"][0][name].as_array().cloned();
        numbers
            .into_iter()
            .flatten()
            .filter_map(|number| number.as_f64())
    };
    let json: Vec<(i64, f64)> = list("Timestamps")
        .map(|at| at as i64)
        .zip(list("Values"))
        .collect();
    assert_eq!((json.len(), cbor[0].len()), (50, 50));
    for (json, cbor) in json.iter().zip(&cbor[0]) {
        assert_eq!(json.0, cbor.0);
        // Reading decimal digits may cost the last bit.
        assert!((json.1 - cbor.1).abs() < 1e-9, "{json:?} {cbor:?}");
    }
    Ok(())
}

fn public_image() -> Result<SourceConfiguration, Box<dyn Error>> {
    let image = ImageRepository::builder()
        .image_identifier("public.ecr.aws/aws-containers/hello-app-runner:latest")
        .image_repository_type(ImageRepositoryType::EcrPublic)
        .build()?;
    Ok(SourceConfiguration::builder()
        .image_repository(image)
        .auto_deployments_enabled(false)
        .build())
}
