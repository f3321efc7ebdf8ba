//! What a service measured in the past depends on how it was scaled then.

use std::collections::HashMap;

use crate::client::{Aws, Outcome};
use crate::cloudwatch::{series, values};

const WANTED: [(&str, &str); 2] = [
    ("ActiveInstances", "Maximum"),
    ("CPUUtilization", "Average"),
];

#[tokio::test]
async fn an_update_of_the_scaling_leaves_the_past_alone() -> Outcome {
    let aws = Aws::demo().await?;
    let service = aws.service("checkout-api").await?;
    let start = aws.minute() - 7200;
    let before = series(&aws, &service, &WANTED, (start, start + 6000), 60).await?;
    assert!(
        before[0].iter().all(|(_, active)| *active < 9.0),
        "{before:?}"
    );
    let wide = aws
        .apprunner
        .create_auto_scaling_configuration()
        .auto_scaling_configuration_name("wide")
        .min_size(9)
        .send()
        .await?;
    let wide = wide.auto_scaling_configuration().ok_or("a revision")?;
    aws.apprunner
        .update_service()
        .service_arn(&service.arn)
        .set_auto_scaling_configuration_arn(
            wide.auto_scaling_configuration_arn().map(str::to_owned),
        )
        .send()
        .await?;
    // While the update runs, and after it.
    for _ in 0..2 {
        let again = series(&aws, &service, &WANTED, (start, start + 6000), 60).await?;
        assert_eq!(again, before);
        aws.step(300);
    }
    let now = aws.minute();
    let after = series(&aws, &service, &WANTED, (now - 180, now - 60), 60).await?;
    assert!(!after[0].is_empty());
    assert!(
        values(&after[0])
            .iter()
            .all(|active| *active == 0.0 || *active >= 9.0),
        "{after:?}"
    );
    let requests: HashMap<i64, f64> = series(
        &aws,
        &service,
        &[("Requests", "Sum")],
        (now - 180, now - 60),
        60,
    )
    .await?
    .remove(0)
    .into_iter()
    .collect();
    assert!(requests.values().any(|count| *count > 0.0), "{requests:?}");
    Ok(())
}
