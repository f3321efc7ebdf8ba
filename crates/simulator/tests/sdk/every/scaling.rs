//! Auto scaling configurations.

use super::ledger::{good, refused};
use super::{Bench, NO_ARN, NO_TOKEN, gone};
use crate::client::Outcome;

pub(super) async fn ask(bench: &mut Bench<'_>) -> Outcome {
    let client = bench.client;
    let create = |name: &str| {
        let request = client.create_auto_scaling_configuration();
        request.auto_scaling_configuration_name(name)
    };
    let created = good!(bench, "CreateAutoScalingConfiguration", create("narrow"));
    let arn = created.auto_scaling_configuration().ok_or("a revision")?;
    let arn = arn.auto_scaling_configuration_arn().ok_or("an ARN")?;
    refused!(
        bench,
        "CreateAutoScalingConfiguration",
        is_invalid_request_exception,
        create("narrow").min_size(9).max_size(3)
    );
    for _ in 0..4 {
        create("narrow").send().await?;
    }
    refused!(
        bench,
        "CreateAutoScalingConfiguration",
        is_service_quota_exceeded_exception,
        create("narrow")
    );
    let nobody = gone("autoscalingconfiguration");
    let describe = |arn: &str| {
        let request = client.describe_auto_scaling_configuration();
        request.auto_scaling_configuration_arn(arn)
    };
    good!(bench, "DescribeAutoScalingConfiguration", describe(arn));
    refused!(
        bench,
        "DescribeAutoScalingConfiguration",
        is_invalid_request_exception,
        describe(NO_ARN)
    );
    refused!(
        bench,
        "DescribeAutoScalingConfiguration",
        is_resource_not_found_exception,
        describe(&nobody)
    );
    let list = || client.list_auto_scaling_configurations();
    good!(bench, "ListAutoScalingConfigurations", list());
    refused!(
        bench,
        "ListAutoScalingConfigurations",
        is_invalid_request_exception,
        list().next_token(NO_TOKEN)
    );
    let users = |arn: &str| {
        let request = client.list_services_for_auto_scaling_configuration();
        request.auto_scaling_configuration_arn(arn)
    };
    good!(bench, "ListServicesForAutoScalingConfiguration", users(arn));
    refused!(
        bench,
        "ListServicesForAutoScalingConfiguration",
        is_invalid_request_exception,
        users(arn).next_token(NO_TOKEN)
    );
    refused!(
        bench,
        "ListServicesForAutoScalingConfiguration",
        is_resource_not_found_exception,
        users(&nobody)
    );
    default_and_end(bench, arn, &nobody).await
}

async fn default_and_end(bench: &mut Bench<'_>, arn: &str, nobody: &str) -> Outcome {
    let client = bench.client;
    let prefer = |arn: &str| {
        let request = client.update_default_auto_scaling_configuration();
        request.auto_scaling_configuration_arn(arn)
    };
    good!(bench, "UpdateDefaultAutoScalingConfiguration", prefer(arn));
    refused!(
        bench,
        "UpdateDefaultAutoScalingConfiguration",
        is_invalid_request_exception,
        prefer(NO_ARN)
    );
    refused!(
        bench,
        "UpdateDefaultAutoScalingConfiguration",
        is_resource_not_found_exception,
        prefer(nobody)
    );
    let delete = |arn: &str| {
        let request = client.delete_auto_scaling_configuration();
        request.auto_scaling_configuration_arn(arn)
    };
    // The default stays.
    refused!(
        bench,
        "DeleteAutoScalingConfiguration",
        is_invalid_request_exception,
        delete(arn)
    );
    refused!(
        bench,
        "DeleteAutoScalingConfiguration",
        is_resource_not_found_exception,
        delete(nobody)
    );
    let name = "arn:aws:apprunner:eu-west-1:482100937716:autoscalingconfiguration/narrow";
    good!(bench, "DeleteAutoScalingConfiguration", delete(name));
    Ok(())
}
