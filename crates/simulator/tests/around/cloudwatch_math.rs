//! Metric math, and GetMetricStatistics.

use aws_sdk_cloudwatch::error::ProvideErrorMetadata as _;
use aws_sdk_cloudwatch::primitives::DateTime;
use aws_sdk_cloudwatch::types::{Dimension, MetricDataQuery, ScanBy, StandardUnit, Statistic};

use crate::client::{Aws, Found, Outcome};
use crate::cloudwatch::{query, series};

fn hidden(id: &str, service: &Found, metric: &str, period: i32) -> MetricDataQuery {
    let mut query = query(id, service, metric, "Sum", period);
    query.return_data = Some(false);
    query
}

fn expression(id: &str, text: &str) -> MetricDataQuery {
    MetricDataQuery::builder().id(id).expression(text).build()
}

#[tokio::test]
async fn the_share_of_errors_is_computed_from_what_it_is_over() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    let window = (aws.minute() - 7_200, aws.minute() - 3_600);
    let wanted = [("Requests", "Sum"), ("4xxStatusResponses", "Sum")];
    let plain = series(&aws, &service, &wanted, window, 300).await?;
    let answer = aws
        .cloudwatch
        .get_metric_data()
        .metric_data_queries(expression("rate", "100 * share"))
        .metric_data_queries(expression("share", "errors / requests"))
        .metric_data_queries(hidden("errors", &service, "4xxStatusResponses", 300))
        .metric_data_queries(hidden("requests", &service, "Requests", 300))
        .start_time(DateTime::from_secs(window.0))
        .end_time(DateTime::from_secs(window.1))
        .scan_by(ScanBy::TimestampAscending)
        .send()
        .await?;
    let results = answer.metric_data_results();
    let ids: Vec<_> = results.iter().filter_map(|result| result.id()).collect();
    assert_eq!(ids, ["rate", "share"]);
    assert_eq!(results[0].values().len(), plain[0].len());
    for (index, value) in results[0].values().iter().enumerate() {
        let (requests, errors) = (plain[0][index].1, plain[1][index].1);
        assert!((value - 100.0 * errors / requests).abs() < 1e-9, "{index}");
        assert_eq!(results[0].timestamps()[index].secs(), plain[0][index].0);
    }
    Ok(())
}

#[tokio::test]
async fn expressions_come_in_pages_and_fill_what_is_missing() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    let window = (aws.minute() - 7_200, aws.minute() - 3_600);
    let gap = std::time::Duration::from_secs(1_800);
    let control = aws.running.control();
    control.lose_metrics(&service.arn, gap * 3, gap)?;
    let ask = |text: &str, token: Option<String>| {
        aws.cloudwatch
            .get_metric_data()
            .metric_data_queries(expression("e", text))
            .metric_data_queries(hidden("requests", &service, "Requests", 60))
            .start_time(DateTime::from_secs(window.0))
            .end_time(DateTime::from_secs(window.1))
            .max_datapoints(25)
            .set_next_token(token)
            .send()
    };
    for (text, count) in [("requests + 0", 30), ("FILL(requests, 0)", 60)] {
        let (mut token, mut values) = (None, Vec::new());
        loop {
            let page = ask(text, token).await?;
            for result in page.metric_data_results() {
                values.extend_from_slice(result.values());
            }
            token = page.next_token().map(str::to_owned);
            if token.is_none() {
                break;
            }
        }
        assert!(
            values.len().abs_diff(count) <= 1,
            "{text}: {}",
            values.len()
        );
    }
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_combined_is_refused_in_words() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    for (text, words) in [
        ("a / nowhere", "there is no query 'nowhere'"),
        ("e + a", "over itself"),
        ("1 + 2", "over no metric"),
        ("a + b", "one period"),
        ("SEARCH('{AWS/AppRunner}', 'Sum')", "SEARCH"),
        ("a +", "e"),
    ] {
        let error = aws
            .cloudwatch
            .get_metric_data()
            .metric_data_queries(hidden("a", &service, "Requests", 60))
            .metric_data_queries(hidden("b", &service, "Requests", 300))
            .metric_data_queries(expression("e", text))
            .start_time(DateTime::from_secs(aws.now() - 3_600))
            .end_time(DateTime::from_secs(aws.now()))
            .send()
            .await
            .expect_err(text);
        assert_eq!(error.code(), Some("ValidationError"), "{text}");
        let told = error.message().unwrap_or_default();
        assert!(told.contains(words), "{text}: {told}");
    }
    Ok(())
}

#[tokio::test]
async fn statistics_of_a_metric_come_together() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    let window = (aws.minute() - 7_200, aws.minute() - 3_600);
    let wanted = [("RequestLatency", "Average"), ("RequestLatency", "p99")];
    let plain = series(&aws, &service, &wanted, window, 300).await?;
    let dimension = |name: &str, value: &str| Dimension::builder().name(name).value(value).build();
    let ask = |period: i32| {
        aws.cloudwatch
            .get_metric_statistics()
            .namespace("AWS/AppRunner")
            .metric_name("RequestLatency")
            .dimensions(dimension("ServiceName", &service.name))
            .dimensions(dimension("ServiceID", &service.id))
            .start_time(DateTime::from_secs(window.0))
            .end_time(DateTime::from_secs(window.1))
            .period(period)
    };
    let answer = ask(300)
        .statistics(Statistic::Average)
        .extended_statistics("p99")
        .send()
        .await?;
    assert_eq!(answer.label(), Some("RequestLatency"));
    assert_eq!(answer.datapoints().len(), 12);
    for (index, point) in answer.datapoints().iter().enumerate() {
        assert_eq!(point.unit(), Some(&StandardUnit::Milliseconds));
        let at = point.timestamp().ok_or("a time")?.secs();
        assert_eq!(at, plain[0][index].0);
        assert_eq!(point.average(), Some(plain[0][index].1));
        let extended = point.extended_statistics().ok_or("percentiles")?;
        assert_eq!(extended.get("p99"), Some(&plain[1][index].1));
        assert_eq!(point.sum(), None);
    }
    let none = ask(300).send().await.expect_err("no statistic");
    assert_eq!(none.code(), Some("MissingParameter"));
    let many = ask(60)
        .start_time(DateTime::from_secs(window.0 - 10 * 86_400))
        .statistics(Statistic::Sum)
        .send()
        .await
        .expect_err("too many");
    assert_eq!(many.code(), Some("InvalidParameterCombination"));
    Ok(())
}
