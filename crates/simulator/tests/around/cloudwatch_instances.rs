//! Metrics of single instances, and metrics that come late or never.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::time::Duration;

use aws_sdk_cloudwatch::primitives::DateTime;
use aws_sdk_cloudwatch::types::{
    Dimension, DimensionFilter, Metric, MetricDataQuery, MetricStat, RecentlyActive,
};

use aws_sdk_apprunner::types::{OperationStatus, OperationType};
use simulator::Options;
use simulator::clock::Moment;

use crate::client::{Aws, Found, Outcome};
use crate::cloudwatch::{series, values};

/// The instances that a metric of a service is listed for.
async fn instances(
    aws: &Aws,
    service: &Found,
    metric: &str,
) -> Result<BTreeSet<String>, Box<dyn Error>> {
    let filter = DimensionFilter::builder()
        .name("ServiceID")
        .value(&service.id);
    let listed = aws
        .cloudwatch
        .list_metrics()
        .metric_name(metric)
        .dimensions(filter.build())
        .dimensions(DimensionFilter::builder().name("Instance").build())
        .recently_active(RecentlyActive::Pt3H)
        .send()
        .await?;
    let values = listed.metrics().iter().filter_map(|metric| {
        let dimensions = metric.dimensions().iter();
        let mut instance = dimensions.filter(|one| one.name() == Some("Instance"));
        instance.next()?.value().map(str::to_owned)
    });
    Ok(values.collect())
}

/// A statistic of an instance's metric.
async fn measured(
    aws: &Aws,
    of: (&Found, &str),
    what: (&str, &str),
    window: (i64, i64),
) -> Result<Vec<f64>, Box<dyn Error>> {
    let points = datapoints(aws, of, what, window).await?;
    Ok(points.into_values().collect())
}

/// The same by the second that each minute begins at, oldest first.
async fn datapoints(
    aws: &Aws,
    (service, instance): (&Found, &str),
    (metric, stat): (&str, &str),
    window: (i64, i64),
) -> Result<BTreeMap<i64, f64>, Box<dyn Error>> {
    let dimension = |name: &str, value: &str| Dimension::builder().name(name).value(value).build();
    let metric = Metric::builder()
        .namespace("AWS/AppRunner")
        .metric_name(metric)
        .dimensions(dimension("ServiceName", &service.name))
        .dimensions(dimension("ServiceID", &service.id))
        .dimensions(dimension("Instance", instance))
        .build();
    let stat = MetricStat::builder().metric(metric).period(60).stat(stat);
    let query = MetricDataQuery::builder()
        .id("q")
        .metric_stat(stat.build())
        .build();
    let answer = aws
        .cloudwatch
        .get_metric_data()
        .metric_data_queries(query)
        .start_time(DateTime::from_secs(window.0))
        .end_time(DateTime::from_secs(window.1))
        .send()
        .await?;
    let found = answer.metric_data_results().first().ok_or("a result")?;
    let at = found.timestamps().iter().map(DateTime::secs);
    Ok(at.zip(found.values().iter().copied()).collect())
}

#[tokio::test]
async fn each_instance_has_its_share_of_cpu_and_memory() -> Outcome {
    let aws = Aws::demo().await?;
    // What a deployment of the day replaced is listed for three hours more.
    aws.step(4 * 3_600);
    let service = aws.service("checkout-api").await?;
    let all = instances(&aws, &service, "CPUUtilization").await?;
    assert!(!all.is_empty());
    assert_eq!(
        all,
        instances(&aws, &service, "MemoryUtilization").await?,
        "the same instances"
    );
    // Requests are the service's, not an instance's.
    assert!(instances(&aws, &service, "Requests").await?.is_empty());
    let window = (aws.minute() - 3_600, aws.minute() - 1_800);
    for metric in ["CPUUtilization", "MemoryUtilization"] {
        let service_wide = [(metric, "Maximum")];
        let most = &series(&aws, &service, &service_wide, window, 60).await?[0];
        let most = values(most).into_iter().fold(0.0, f64::max);
        for instance in &all {
            let own = (&service, instance.as_str());
            let average = measured(&aws, own, (metric, "Average"), window).await?;
            assert_eq!(average.len(), 30, "{metric} {instance}");
            assert!(
                average.iter().all(|value| *value > 0.0 && *value <= most),
                "{metric} {instance}: {average:?} {most}"
            );
        }
    }
    // One that is nobody's, and a metric that instances do not have, find nothing.
    let nobody = (&service, "0123456789abcdef0123456789abcdef");
    let cpu = ("CPUUtilization", "Average");
    assert!(measured(&aws, nobody, cpu, window).await?.is_empty());
    let first = all.first().ok_or("an instance")?;
    let own = (&service, first.as_str());
    let requests = ("Requests", "Sum");
    assert!(measured(&aws, own, requests, window).await?.is_empty());
    Ok(())
}

/// A demo whose stepped time starts at a second of the epoch.
async fn demo_at(starts: i64) -> Result<(Aws, Found), Box<dyn Error>> {
    let aws = Aws::demo_from(Moment::from_secs(starts)).await?;
    let service = aws.service("checkout-api").await?;
    Ok((aws, service))
}

#[tokio::test]
async fn instances_of_a_past_deployment_take_turns_whenever_it_starts() -> Outcome {
    // The last deployment that the past before a Friday's evening tells.
    let (aws, service) = demo_at(1_795_806_000).await?;
    let told = aws.apprunner.list_operations().service_arn(&service.arn);
    let told = told.send().await?;
    let mut deployments = told.operation_summary_list().iter().filter(|operation| {
        operation.r#type() == Some(&OperationType::StartDeployment)
            && operation.status() == Some(&OperationStatus::Succeeded)
    });
    let deployment = deployments.next().ok_or("a deployment")?;
    let began = deployment.started_at().ok_or("a start")?.secs();
    let ended = *deployment.ended_at().ok_or("an end")?;

    // Three hours after it, what it replaced is not listed any more.
    let cpu = ("CPUUtilization", "Average");
    let (later, service) = demo_at(ended.secs() + 4 * 3_600).await?;
    let made = instances(&later, &service, "CPUUtilization").await?;
    let first = made.first().ok_or("an instance")?;
    let around = (began - 600, ended.secs() + 600);
    let own = datapoints(&later, (&service, first), cpu, around).await?;
    let arrived = *own.keys().next().ok_or("a datapoint")?;
    assert!((began - 59..=ended.secs()).contains(&arrived), "{arrived}");

    for minutes in [1, 5, 12, 29, 30, 31, 45, 59, 60, 61, 75, 90, 150, 179, 181] {
        let (aws, service) = demo_at(ended.secs() + minutes * 60).await?;
        let all = instances(&aws, &service, "CPUUtilization").await?;
        assert!(made.is_subset(&all), "{minutes}: {made:?} {all:?}");
        assert_eq!(all.len() > made.len(), minutes < 180, "{minutes}: {all:?}");
        // The newest minutes may come late.
        let window = (aws.minute() - 3_600, aws.minute() - 120);
        for instance in &all {
            let own = datapoints(&aws, (&service, instance), cpu, window).await?;
            let there = |at: &i64| {
                if made.contains(instance) {
                    *at >= arrived
                } else {
                    DateTime::from_secs(*at) < ended
                }
            };
            let expected = (window.0..window.1).step_by(60).filter(there);
            assert!(own.into_keys().eq(expected), "{minutes}: {instance}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_deployment_brings_other_instances() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    let before = instances(&aws, &service, "CPUUtilization").await?;
    let request = aws.apprunner.start_deployment().service_arn(&service.arn);
    request.send().await?;
    aws.step(600);
    let after = instances(&aws, &service, "CPUUtilization").await?;
    let made: Vec<&String> = after.difference(&before).collect();
    assert!(!made.is_empty());
    let cpu = ("CPUUtilization", "Average");
    let window = (aws.minute() - 3_600, aws.minute());
    for instance in made {
        let own = measured(&aws, (&service, instance), cpu, window).await?;
        // It was not there before the deployment.
        assert!((1..=11).contains(&own.len()), "{instance}: {}", own.len());
    }
    aws.step(4 * 3_600);
    let later = instances(&aws, &service, "CPUUtilization").await?;
    assert!(later.is_disjoint(&before), "{before:?} {later:?}");
    Ok(())
}

#[tokio::test]
async fn there_are_as_many_instances_as_scaling_says_at_least() -> Outcome {
    let aws = Aws::demo().await?;
    // What a deployment of the day replaced is listed for three hours more.
    aws.step(4 * 3_600);
    let service = aws.service("checkout-api").await?;
    let wide = aws
        .apprunner
        .create_auto_scaling_configuration()
        .auto_scaling_configuration_name("wide")
        .min_size(7)
        .send()
        .await?;
    let wide = wide.auto_scaling_configuration().ok_or("a revision")?;
    let wide = wide.auto_scaling_configuration_arn().map(str::to_owned);
    let before = instances(&aws, &service, "CPUUtilization").await?;
    aws.apprunner
        .update_service()
        .service_arn(&service.arn)
        .set_auto_scaling_configuration_arn(wide)
        .send()
        .await?;
    aws.step(600);
    let after = instances(&aws, &service, "CPUUtilization").await?;
    assert_eq!(after.difference(&before).count(), 7);
    // Those of before are what they were.
    assert!(before.is_subset(&after), "{before:?} {after:?}");
    Ok(())
}

#[tokio::test]
async fn datapoints_come_late_or_never_where_that_is_asked_for() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    let requests = [("Requests", "Sum")];
    let control = aws.running.control().clone();
    let begin = aws.minute();
    control.delay_metrics(&service.arn, Duration::from_secs(600))?;
    aws.step(900);
    let counted = |window| {
        let (aws, service) = (&aws, &service);
        async move {
            let all = series(aws, service, &requests, window, 60).await?;
            Ok::<_, Box<dyn Error>>(all[0].iter().map(|(at, _)| *at).collect::<Vec<i64>>())
        }
    };
    let late = counted((begin, begin + 900)).await?;
    assert!((3..=5).contains(&late.len()), "{late:?}");
    assert_eq!(late.first(), Some(&begin));
    // They come in the end, the same as ever.
    aws.step(900);
    assert_eq!(counted((begin, begin + 900)).await?.len(), 15);
    control.delay_metrics(&service.arn, Duration::ZERO)?;
    let now = aws.minute();
    assert!(counted((now - 600, now - 120)).await?.len() >= 8);

    let lasts = Duration::from_secs(600);
    control.lose_metrics(&service.arn, lasts * 2, lasts)?;
    let there = counted((now - 1_800, now - 300)).await?;
    assert_eq!(there.len(), 25 - 10, "{there:?}");
    assert!(
        there
            .iter()
            .all(|at| !(now - 1_200..now - 600).contains(at))
    );
    // A gap stays a gap, in longer periods as less.
    aws.step(3_600);
    assert_eq!(counted((now - 1_800, now - 300)).await?, there);
    Ok(())
}

#[tokio::test]
async fn names_ask_for_late_metrics_and_for_gaps() -> Outcome {
    let aws = Aws::with(Options::scenario("empty")).await?;
    let mut counts = Vec::new();
    for name in ["late-service", "gappy-service", "good-service"] {
        let image = aws_sdk_apprunner::types::ImageRepository::builder()
            .image_identifier("public.ecr.aws/nginx/nginx:1.29")
            .image_repository_type("ECR_PUBLIC".into())
            .build()?;
        let source = aws_sdk_apprunner::types::SourceConfiguration::builder()
            .image_repository(image)
            .build();
        let request = aws.apprunner.create_service().service_name(name);
        request.source_configuration(source).send().await?;
    }
    aws.step(2 * 3_600);
    for name in ["late-service", "gappy-service", "good-service"] {
        let service = aws.service(name).await?;
        let window = (aws.minute() - 3_600, aws.minute());
        let requests = [("Requests", "Sum")];
        let points = &series(&aws, &service, &requests, window, 60).await?[0];
        counts.push(points.len());
    }
    assert!((53..=55).contains(&counts[0]), "{counts:?}");
    assert!((48..=50).contains(&counts[1]), "{counts:?}");
    assert!((58..=60).contains(&counts[2]), "{counts:?}");
    Ok(())
}
