//! Services, their operations, tags and custom domains.

use aws_sdk_apprunner::types::{InstanceConfiguration, Tag};

use super::ledger::{good, refused};
use super::{Bench, NO_ARN, NO_TOKEN, gone};
use crate::client::{Outcome, client_in, image, running_service, seconds};

pub(super) async fn ask(bench: &mut Bench<'_>) -> Outcome {
    let client = bench.client;
    let request = || {
        let request = client.create_service().service_name("every-one");
        image().map(|image| request.source_configuration(image))
    };
    let created = good!(bench, "CreateService", request()?);
    let arn = created.service().ok_or("a service")?.service_arn();
    bench.running.control().step(seconds(120));
    refused!(
        bench,
        "CreateService",
        is_invalid_request_exception,
        request()?
    );
    too_many(bench).await?;
    reads(bench, arn).await?;
    while_it_runs(bench, arn).await?;
    while_it_is_busy(bench, arn).await?;
    at_its_end(bench, arn).await
}

async fn too_many(bench: &mut Bench<'_>) -> Outcome {
    let elsewhere = client_in(bench.running, "us-west-2");
    let request = |number: u32| {
        let request = elsewhere.create_service();
        let request = request.service_name(format!("many-{number}"));
        image().map(|image| request.source_configuration(image))
    };
    for number in 0..30 {
        request(number)?.send().await?;
    }
    refused!(
        bench,
        "CreateService",
        is_service_quota_exceeded_exception,
        request(30)?
    );
    Ok(())
}

async fn reads(bench: &mut Bench<'_>, arn: &str) -> Outcome {
    let client = bench.client;
    let describe = |arn: &str| client.describe_service().service_arn(arn);
    good!(bench, "DescribeService", describe(arn));
    refused!(
        bench,
        "DescribeService",
        is_invalid_request_exception,
        describe(NO_ARN)
    );
    refused!(
        bench,
        "DescribeService",
        is_resource_not_found_exception,
        describe(&gone("service"))
    );
    let listed = good!(bench, "ListServices", client.list_services());
    assert_eq!(listed.service_summary_list().len(), 1);
    let list = client.list_services().next_token(NO_TOKEN);
    refused!(bench, "ListServices", is_invalid_request_exception, list);
    let operations = |arn: &str| client.list_operations().service_arn(arn);
    good!(bench, "ListOperations", operations(arn));
    refused!(
        bench,
        "ListOperations",
        is_invalid_request_exception,
        operations(arn).next_token(NO_TOKEN)
    );
    refused!(
        bench,
        "ListOperations",
        is_resource_not_found_exception,
        operations(&gone("service"))
    );
    Ok(())
}

fn tag() -> Tag {
    Tag::builder().key("team").value("web").build()
}

async fn while_it_runs(bench: &mut Bench<'_>, arn: &str) -> Outcome {
    let client = bench.client;
    let nobody = gone("service");
    let put = |arn: &str| client.tag_resource().resource_arn(arn).tags(tag());
    good!(bench, "TagResource", put(arn));
    let tags = |arn: &str| client.list_tags_for_resource().resource_arn(arn);
    let listed = good!(bench, "ListTagsForResource", tags(arn));
    assert_eq!(listed.tags(), [tag()]);
    let take = |arn: &str| client.untag_resource().resource_arn(arn).tag_keys("team");
    good!(bench, "UntagResource", take(arn));
    refused!(
        bench,
        "TagResource",
        is_invalid_request_exception,
        put(NO_ARN)
    );
    refused!(
        bench,
        "TagResource",
        is_resource_not_found_exception,
        put(&nobody)
    );
    refused!(
        bench,
        "UntagResource",
        is_invalid_request_exception,
        take(NO_ARN)
    );
    refused!(
        bench,
        "UntagResource",
        is_resource_not_found_exception,
        take(&nobody)
    );
    refused!(
        bench,
        "ListTagsForResource",
        is_invalid_request_exception,
        tags(NO_ARN)
    );
    refused!(
        bench,
        "ListTagsForResource",
        is_resource_not_found_exception,
        tags(&nobody)
    );
    let associate = |name: &str| {
        let request = client.associate_custom_domain().service_arn(arn);
        request.domain_name(name)
    };
    good!(bench, "AssociateCustomDomain", associate("example.com"));
    refused!(
        bench,
        "AssociateCustomDomain",
        is_invalid_request_exception,
        associate("a.*.example.com")
    );
    let describe = |arn: &str| client.describe_custom_domains().service_arn(arn);
    good!(bench, "DescribeCustomDomains", describe(arn));
    refused!(
        bench,
        "DescribeCustomDomains",
        is_invalid_request_exception,
        describe(arn).next_token(NO_TOKEN)
    );
    refused!(
        bench,
        "DescribeCustomDomains",
        is_resource_not_found_exception,
        describe(&nobody)
    );
    let disassociate = |arn: &str| {
        let request = client.disassociate_custom_domain().service_arn(arn);
        request.domain_name("example.com")
    };
    refused!(
        bench,
        "DisassociateCustomDomain",
        is_invalid_request_exception,
        disassociate(NO_ARN)
    );
    refused!(
        bench,
        "DisassociateCustomDomain",
        is_resource_not_found_exception,
        disassociate(&nobody)
    );
    good!(bench, "DisassociateCustomDomain", disassociate(arn));
    Ok(())
}

fn size(cpu: &str) -> InstanceConfiguration {
    let size = InstanceConfiguration::builder().cpu(cpu).memory("4 GB");
    size.build()
}

async fn while_it_is_busy(bench: &mut Bench<'_>, arn: &str) -> Outcome {
    let client = bench.client;
    let nobody = gone("service");
    let update = |arn: &str, cpu: &str| {
        let request = client.update_service().service_arn(arn);
        request.instance_configuration(size(cpu))
    };
    refused!(
        bench,
        "UpdateService",
        is_invalid_request_exception,
        update(arn, "256")
    );
    refused!(
        bench,
        "UpdateService",
        is_resource_not_found_exception,
        update(&nobody, "2 vCPU")
    );
    good!(bench, "UpdateService", update(arn, "2 vCPU"));
    refused!(
        bench,
        "UpdateService",
        is_invalid_state_exception,
        update(arn, "1 vCPU")
    );
    let put = client.tag_resource().resource_arn(arn).tags(tag());
    refused!(bench, "TagResource", is_invalid_state_exception, put);
    let take = client.untag_resource().resource_arn(arn).tag_keys("team");
    refused!(bench, "UntagResource", is_invalid_state_exception, take);
    let domain = client.associate_custom_domain().service_arn(arn);
    refused!(
        bench,
        "AssociateCustomDomain",
        is_invalid_state_exception,
        domain.domain_name("example.org")
    );
    let domain = client.disassociate_custom_domain().service_arn(arn);
    refused!(
        bench,
        "DisassociateCustomDomain",
        is_invalid_state_exception,
        domain.domain_name("example.com")
    );
    let deploy = |arn: &str| client.start_deployment().service_arn(arn);
    refused!(
        bench,
        "StartDeployment",
        is_invalid_request_exception,
        deploy(arn)
    );
    refused!(
        bench,
        "StartDeployment",
        is_resource_not_found_exception,
        deploy(&nobody)
    );
    bench.running.control().step(seconds(60));
    good!(bench, "StartDeployment", deploy(arn));
    Ok(())
}

async fn at_its_end(bench: &mut Bench<'_>, arn: &str) -> Outcome {
    let client = bench.client;
    let nobody = gone("service");
    let pause = |arn: &str| client.pause_service().service_arn(arn);
    let resume = |arn: &str| client.resume_service().service_arn(arn);
    let delete = |arn: &str| client.delete_service().service_arn(arn);
    // The deployment of before is under way.
    refused!(
        bench,
        "PauseService",
        is_invalid_state_exception,
        pause(arn)
    );
    refused!(
        bench,
        "ResumeService",
        is_invalid_state_exception,
        resume(arn)
    );
    refused!(
        bench,
        "DeleteService",
        is_invalid_state_exception,
        delete(arn)
    );
    refused!(
        bench,
        "PauseService",
        is_invalid_request_exception,
        pause(NO_ARN)
    );
    refused!(
        bench,
        "PauseService",
        is_resource_not_found_exception,
        pause(&nobody)
    );
    refused!(
        bench,
        "ResumeService",
        is_invalid_request_exception,
        resume(NO_ARN)
    );
    refused!(
        bench,
        "ResumeService",
        is_resource_not_found_exception,
        resume(&nobody)
    );
    refused!(
        bench,
        "DeleteService",
        is_invalid_request_exception,
        delete(NO_ARN)
    );
    refused!(
        bench,
        "DeleteService",
        is_resource_not_found_exception,
        delete(&nobody)
    );
    bench.running.control().step(seconds(60));
    good!(bench, "PauseService", pause(arn));
    bench.running.control().step(seconds(20));
    good!(bench, "ResumeService", resume(arn));
    bench.running.control().step(seconds(20));
    good!(bench, "DeleteService", delete(arn));
    bench.running.control().step(seconds(20));
    // It is still listed, and takes nothing any more.
    refused!(
        bench,
        "ListTagsForResource",
        is_invalid_state_exception,
        client.list_tags_for_resource().resource_arn(arn)
    );
    running_service(bench.running, client, "every-other").await?;
    Ok(())
}
