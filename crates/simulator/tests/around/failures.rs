//! The log of a failed deployment says why.

use simulator::state::{Cause, Stage};

use crate::client::{Aws, Found, Outcome};

/// Everything that the newest deployment of a service wrote, and what its application wrote then.
async fn logs(
    aws: &Aws,
    service: &Found,
    operation: &str,
) -> Result<(Vec<String>, Vec<String>), Box<dyn std::error::Error>> {
    let group = |kind: &str| format!("/aws/apprunner/{}/{}/{kind}", service.name, service.id);
    let deployment = aws
        .logs
        .get_log_events()
        .log_group_name(group("service"))
        .log_stream_name(format!("deployment/{}", operation.replace('-', "")))
        .start_from_head(true)
        .send()
        .await?;
    let application = aws
        .logs
        .filter_log_events()
        .log_group_name(group("application"))
        .start_time((aws.now() - 120) * 1_000)
        .send()
        .await?;
    let deployment = deployment
        .events()
        .iter()
        .filter_map(|event| event.message());
    let application = application
        .events()
        .iter()
        .filter_map(|event| event.message());
    Ok((
        deployment.map(str::to_owned).collect(),
        application.map(str::to_owned).collect(),
    ))
}

#[tokio::test]
async fn each_cause_is_told_where_its_stage_writes() -> Outcome {
    let aws = Aws::demo().await?;
    // One service from an image and one from source, so that every stage is reached.
    for name in ["checkout-api", "storefront-web"] {
        let service = aws.service(name).await?;
        aws.step(300);
        for cause in Cause::words().filter_map(Cause::named) {
            let code = name == "storefront-web";
            let applies = match cause.stage() {
                Stage::Fetch | Stage::Build => code,
                Stage::Pull => !code,
                Stage::Start | Stage::Health => true,
                Stage::Removal => false,
            };
            if !applies {
                continue;
            }
            aws.running
                .control()
                .fail_next_deployment(&service.arn, cause)?;
            let started = aws
                .apprunner
                .start_deployment()
                .service_arn(&service.arn)
                .send()
                .await?;
            aws.step(110);
            let (deployment, application) = logs(&aws, &service, started.operation_id()).await?;
            let told = deployment.iter().any(|line| line.contains(cause.reason()));
            assert!(told, "{name} {cause:?}: {deployment:?}");
            let where_it_writes = match cause.stage() {
                Stage::Build => &deployment,
                Stage::Fetch | Stage::Pull | Stage::Start | Stage::Health | Stage::Removal => {
                    &application
                }
            };
            for line in cause
                .output()
                .iter()
                .filter(|line| !line.contains("{port}"))
            {
                assert!(
                    where_it_writes.iter().any(|found| found.contains(line)),
                    "{name} {cause:?}: {line} is not in {where_it_writes:?}"
                );
            }
            aws.step(30);
        }
    }
    Ok(())
}
