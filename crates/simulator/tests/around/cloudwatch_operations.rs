//! What operations do to a service's metrics.

use simulator::state::Cause;

use crate::client::{Aws, Outcome};
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
    let aws = Aws::demo().await?;
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
        let began = aws.now();
        aws.apprunner
            .start_deployment()
            .service_arn(&service.arn)
            .send()
            .await?;
        aws.step(600);
        let window = (began - 600, began + 420);
        let all = series(&aws, &service, &wanted, window, 60).await?;
        let (during, apart): (Vec<usize>, Vec<usize>) = (0..all[0].len())
            .partition(|index| (began - 50..began + 39).contains(&all[0][*index].0));
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
