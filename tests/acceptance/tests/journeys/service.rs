//! One service, read.

use acceptance::Stage;
use model::configuration::EnvironmentName;
use model::failure::FailureCode;
use model::metrics::{MetricLine, MetricRange};

const PROD: (&str, &str) = ("acme-prod", "eu-west-1");

#[tokio::test]
async fn a_service_is_told_without_its_environments_values() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(PROD, "order-events").await.service;
    let view = stage.engine.service(&service).await.expect("the service");
    assert!(!view.operations.is_empty() && view.configuration.cpu.is_some());
    assert!(view.usual_seconds.contains_key("START_DEPLOYMENT"));
    let name = view
        .configuration
        .environment
        .iter()
        .find_map(|entry| match entry {
            EnvironmentName::Value { name } => Some(name.clone()),
            EnvironmentName::Secret { .. } => None,
        });
    let value = stage
        .engine
        .environment_value(&service, &name.expect("a variable"))
        .await
        .expect("a value");
    assert!(!value.is_empty());
    let missing = stage
        .engine
        .environment_value(&service, "NOT_THERE")
        .await
        .expect_err("missing");
    assert_eq!(missing.code, FailureCode::NotFound);
}

#[tokio::test]
async fn operations_come_page_by_page_newest_first() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(PROD, "order-events").await.service;
    let mut next = None;
    let mut starts = Vec::new();
    loop {
        let page = stage
            .engine
            .operations(&service, next)
            .await
            .expect("a page");
        assert!(page.operations.len() <= 20);
        starts.extend(page.operations.iter().map(|operation| operation.started_at));
        next = page.next;
        if next.is_none() {
            break;
        }
    }
    assert!(starts.windows(2).all(|pair| pair[0] >= pair[1]));
}

#[tokio::test]
async fn metrics_fill_their_axis_and_agree_with_one_another() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(PROD, "order-events").await.service;
    for (range, points) in [
        (MetricRange::Hour, 60),
        (MetricRange::ThreeHours, 180),
        (MetricRange::Day, 1_440),
        (MetricRange::Week, 2_016),
    ] {
        let set = stage
            .engine
            .metrics(&service, range)
            .await
            .expect("metrics");
        assert_eq!(
            (set.times.len(), set.series.len()),
            (points, MetricLine::ALL.len()),
            "{range:?}"
        );
        let line = |wanted| {
            &set.series
                .iter()
                .find(|series| series.line == wanted)
                .expect("a line")
                .values
        };
        let (all, ok) = (line(MetricLine::Requests), line(MetricLine::Status2xx));
        let filled = all.iter().filter(|value| value.is_some()).count();
        assert!(filled > points * 9 / 10, "{range:?}: {filled} of {points}");
        let agree = all
            .iter()
            .zip(ok)
            .all(|(all, ok)| all.unwrap_or(0.0) >= ok.unwrap_or(0.0));
        assert!(agree, "no more successes than requests");
    }
}

#[tokio::test]
async fn a_service_that_is_gone_is_not_found() {
    let mut stage = Stage::new("demo").await;
    let mut service = stage.row(PROD, "order-events").await.service;
    service.arn.0 = service.arn.0.replace("/order-events/", "/gone/");
    let gone = stage.engine.service(&service).await.expect_err("gone");
    assert_eq!(gone.code, FailureCode::NotFound);
    service.arn.0 = "arn:aws:s3:::bucket".into();
    assert_eq!(
        stage
            .engine
            .service(&service)
            .await
            .expect_err("no service")
            .code,
        FailureCode::InvalidRequest
    );
}

#[tokio::test]
async fn settled_points_are_not_asked_for_again() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(PROD, "order-events").await.service;
    stage
        .engine
        .metrics(&service, MetricRange::Day)
        .await
        .expect("metrics");
    let whole = stage.control().datapoints();
    stage
        .engine
        .metrics(&service, MetricRange::Hour)
        .await
        .expect("metrics");
    stage.pass(120).await;
    let before = stage.control().datapoints();
    let second = stage
        .engine
        .metrics(&service, MetricRange::Day)
        .await
        .expect("metrics");
    let tail = stage.control().datapoints() - before;
    assert!(
        tail * 20 < whole,
        "{tail} points were asked for again, of {whole}"
    );
    let filled = second.series[0]
        .values
        .iter()
        .filter(|value| value.is_some())
        .count();
    assert!(filled > 1_300, "what is held is shown: {filled}");
}
