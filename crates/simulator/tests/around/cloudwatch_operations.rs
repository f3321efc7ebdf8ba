//! What operations do to a service's metrics.

use std::time::Duration;

use simulator::state::Cause;

use crate::client::{Aws, BUSY_NOON, Outcome};
use crate::cloudwatch::{series, values};

#[tokio::test]
async fn a_paused_service_measures_zero_and_a_resumed_one_goes_on() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    aws.apprunner
        .pause_service()
        .service_arn(&service.arn)
        .send()
        .await?;
    aws.step(1_800);
    let paused_until = aws.minute();
    aws.apprunner
        .resume_service()
        .service_arn(&service.arn)
        .send()
        .await?;
    aws.step(1_800);
    let wanted = [
        ("Requests", "Sum"),
        ("ActiveInstances", "Maximum"),
        ("Concurrency", "Maximum"),
        ("CPUUtilization", "Maximum"),
    ];
    let window = (paused_until - 1_500, paused_until - 60);
    for paused in series(&aws, &service, &wanted, window, 60).await? {
        assert_eq!(paused.len(), 24);
        assert!(
            values(&paused).iter().all(|value| *value == 0.0),
            "{paused:?}"
        );
    }
    let latency = [("RequestLatency", "Average")];
    assert!(series(&aws, &service, &latency, window, 60).await?[0].is_empty());
    let resumed = (paused_until + 120, paused_until + 900);
    let all = series(&aws, &service, &wanted, resumed, 60).await?;
    assert!(
        values(&all[0]).iter().all(|requests| *requests > 0.0),
        "{:?}",
        all[0]
    );
    Ok(())
}

#[tokio::test]
async fn a_deployment_doubles_instances_and_a_failing_one_lets_requests_fail() -> Outcome {
    // Which minutes a deployment touches depends on where in a minute it begins.
    for millis in [0, 9_999, 10_001, 19_500, 20_000, 20_001, 21_000, 50_500] {
        let starts = BUSY_NOON + Duration::from_millis(millis);
        doubles_instances(&Aws::demo_from(starts).await?).await?;
    }
    Ok(())
}

async fn doubles_instances(aws: &Aws) -> Outcome {
    let service = aws.service("checkout-api").await?;
    let wanted = [
        ("ActiveInstances", "Maximum"),
        ("RequestLatency", "Average"),
        ("5xxStatusResponses", "Sum"),
    ];
    for failing in [false, true] {
        // A whole hour apart from what came before.
        aws.step(3_600);
        if failing {
            aws.running
                .control()
                .fail_next_deployment(&service.arn, Cause::HealthCheck)?;
        }
        let (began, exactly) = (aws.now(), aws.running.control().now().millis());
        aws.apprunner
            .start_deployment()
            .service_arn(&service.arn)
            .send()
            .await?;
        aws.step(600);
        let window = (began - 600, began + 420);
        let all = series(aws, &service, &wanted, window, 60).await?;
        // Instances are made 10 s after the begin, and those of before or the failed ones are there
        // until its end, 30 s later.
        let touched = exactly - 50_000..exactly + 40_000;
        let (during, apart): (Vec<usize>, Vec<usize>) =
            (0..all[0].len()).partition(|index| touched.contains(&(all[0][*index].0 * 1_000)));
        let most = |metric: usize, at: &[usize]| {
            at.iter()
                .map(|index| all[metric][*index].1)
                .fold(0.0, f64::max)
        };
        assert_eq!(
            most(0, &during),
            2.0 * most(0, &apart),
            "failing: {failing}"
        );
        assert!(
            most(1, &during) > 1.2 * most(1, &apart),
            "failing: {failing}"
        );
        let burst = most(2, &during) > 10.0 + 3.0 * most(2, &apart);
        assert_eq!(burst, failing, "{:?}", all[2]);
    }
    Ok(())
}
