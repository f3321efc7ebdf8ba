//! GetMetricData's limits, pages, and what it refuses; ListMetrics.

use std::collections::BTreeMap;

use aws_sdk_cloudwatch::error::ProvideErrorMetadata as _;
use aws_sdk_cloudwatch::primitives::DateTime;
use aws_sdk_cloudwatch::types::{MetricDataQuery, ScanBy, StatusCode};

use crate::client::{Aws, Outcome};
use crate::cloudwatch::{query, series};

const DAY: i64 = 86_400;

#[tokio::test]
async fn pages_hold_every_datapoint_once() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("catalog-api").await?;
    let end = aws.minute() - 3_600;
    let metrics = ["Requests", "Concurrency", "MemoryUtilization"];
    for scan_by in [ScanBy::TimestampAscending, ScanBy::TimestampDescending] {
        let queries: Vec<MetricDataQuery> = metrics
            .iter()
            .map(|metric| query(&metric.to_lowercase(), &service, metric, "Average", 60))
            .collect();
        let mut seen: BTreeMap<String, Vec<i64>> = BTreeMap::new();
        let mut token = None;
        let mut pages = 0;
        loop {
            let page = aws
                .cloudwatch
                .get_metric_data()
                .set_metric_data_queries(Some(queries.clone()))
                .start_time(DateTime::from_secs(end - 7_200))
                .end_time(DateTime::from_secs(end))
                .scan_by(scan_by.clone())
                .max_datapoints(50)
                .set_next_token(token)
                .send()
                .await?;
            pages += 1;
            let results = page.metric_data_results();
            let size: usize = results.iter().map(|result| result.values().len()).sum();
            assert!(size <= 50, "{size}");
            for result in results {
                let times = result.timestamps().iter().map(DateTime::secs);
                seen.entry(result.id().unwrap_or_default().to_owned())
                    .or_default()
                    .extend(times);
            }
            token = page.next_token().map(str::to_owned);
            let partial = results
                .iter()
                .any(|r| r.status_code() == Some(&StatusCode::PartialData));
            assert!(!partial || token.is_some());
            if token.is_none() {
                break;
            }
        }
        // 3 queries of 120 minutes, 50 a page.
        assert_eq!(pages, 8);
        for (id, mut times) in seen {
            if scan_by == ScanBy::TimestampDescending {
                times.reverse();
            }
            assert_eq!(times.len(), 120, "{id}");
            assert!(times.is_sorted_by(|one, next| next - one == 60), "{id}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_page_ends_at_100_800_datapoints() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("catalog-api").await?;
    let end = aws.minute() - 3_600;
    let ask = |token: Option<String>| {
        let queries = (0..11).map(|n| query(&format!("q{n}"), &service, "Requests", "Sum", 60));
        aws.cloudwatch
            .get_metric_data()
            .set_metric_data_queries(Some(queries.collect()))
            .start_time(DateTime::from_secs(end - 7 * DAY))
            .end_time(DateTime::from_secs(end))
            .set_next_token(token)
            .send()
    };
    let first = ask(None).await?;
    let count = |results: &[aws_sdk_cloudwatch::types::MetricDataResult]| -> usize {
        results.iter().map(|result| result.values().len()).sum()
    };
    assert_eq!(count(first.metric_data_results()), 100_800);
    let second = ask(first.next_token().map(str::to_owned)).await?;
    assert_eq!(second.next_token(), None);
    let both = count(first.metric_data_results()) + count(second.metric_data_results());
    assert_eq!(both, 11 * 7 * 1_440);
    Ok(())
}

#[tokio::test]
async fn data_of_a_minute_is_kept_15_days_and_of_five_63() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    let at = |days: i64| (aws.now() - days * DAY, aws.now() - days * DAY + 7_200);
    for (days, period, kept) in [
        (14, 60, true),
        (16, 60, false),
        (16, 300, true),
        (62, 300, true),
        (64, 300, false),
        (64, 3_600, true),
    ] {
        let found = series(&aws, &service, &[("Requests", "Sum")], at(days), period).await?;
        assert_eq!(!found[0].is_empty(), kept, "{days} days, {period} s");
    }
    Ok(())
}

#[tokio::test]
async fn what_is_asked_wrongly_is_refused() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    let now = aws.now();
    let good = || query("a", &service, "Requests", "Sum", 60);
    let expression = MetricDataQuery::builder()
        .id("e")
        .expression("METRICS()")
        .build();
    let many = (0..501).map(|n| query(&format!("q{n}"), &service, "Requests", "Sum", 60));
    for (queries, window, token, code) in [
        (vec![], (now - 60, now), None, "MissingParameter"),
        (vec![good()], (now, now), None, "ValidationError"),
        (vec![good()], (now, now - 60), None, "ValidationError"),
        (
            vec![good(), good()],
            (now - 60, now),
            None,
            "ValidationError",
        ),
        (
            vec![good(), expression],
            (now - 60, now),
            None,
            "ValidationError",
        ),
        (many.collect(), (now - 60, now), None, "ValidationError"),
        (
            vec![query("A", &service, "Requests", "Sum", 60)],
            (now - 60, now),
            None,
            "ValidationError",
        ),
        (
            vec![query("a", &service, "Requests", "tm90", 60)],
            (now - 60, now),
            None,
            "ValidationError",
        ),
        (
            vec![query("a", &service, "Requests", "Sum", 61)],
            (now - 60, now),
            None,
            "ValidationError",
        ),
        (
            vec![good()],
            (now - 60, now),
            Some("made-up"),
            "InvalidNextToken",
        ),
    ] {
        let count = queries.len();
        let error = aws
            .cloudwatch
            .get_metric_data()
            .set_metric_data_queries(Some(queries))
            .start_time(DateTime::from_secs(window.0))
            .end_time(DateTime::from_secs(window.1))
            .set_next_token(token.map(str::to_owned))
            .send()
            .await
            .expect_err(code);
        assert_eq!(error.code(), Some(code), "{count} queries: {error:?}");
        assert!(error.message().is_some_and(|message| !message.is_empty()));
    }
    Ok(())
}

#[tokio::test]
async fn what_is_not_offered_says_so() -> Outcome {
    let aws = Aws::demo().await?;
    let error = aws
        .cloudwatch
        .put_dashboard()
        .dashboard_name("x")
        .dashboard_body("{}")
        .send()
        .await
        .expect_err("not offered");
    assert_eq!(error.code(), Some("NotImplementedException"));
    let error = aws
        .logs
        .create_log_group()
        .log_group_name("x")
        .send()
        .await
        .expect_err("nor this");
    assert_eq!(error.code(), Some("NotImplementedException"));
    Ok(())
}

#[tokio::test]
async fn metrics_are_listed_for_every_service() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    let all = aws
        .cloudwatch
        .list_metrics()
        .namespace("AWS/AppRunner")
        .send()
        .await?;
    let per_instance = |metric: &&aws_sdk_cloudwatch::types::Metric| metric.dimensions().len() == 3;
    let apart = all.metrics().iter().filter(per_instance).count();
    let whole = all.metrics().len() - apart;
    assert!(whole > 9 && whole % 9 == 0, "{whole}");
    assert!(apart > 0 && apart % 2 == 0, "{apart}");
    let filter = aws_sdk_cloudwatch::types::DimensionFilter::builder()
        .name("ServiceID")
        .value(&service.id)
        .build();
    let own = aws
        .cloudwatch
        .list_metrics()
        .dimensions(filter)
        .send()
        .await?;
    assert_eq!(
        own.metrics()
            .iter()
            .filter(|one| !per_instance(one))
            .count(),
        9
    );
    let other = aws
        .cloudwatch
        .list_metrics()
        .namespace("AWS/ECS")
        .send()
        .await?;
    assert!(other.metrics().is_empty());
    Ok(())
}
