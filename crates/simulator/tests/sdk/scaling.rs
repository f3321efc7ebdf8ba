//! Auto scaling configurations.

use aws_sdk_apprunner::Client;
use aws_sdk_apprunner::error::ProvideErrorMetadata as _;
use aws_sdk_apprunner::types::AutoScalingConfiguration;

use crate::client::{Outcome, client, describe, image, running_service, stepped};

async fn create(
    client: &Client,
    name: &str,
) -> Result<AutoScalingConfiguration, Box<dyn std::error::Error>> {
    let answer = client
        .create_auto_scaling_configuration()
        .auto_scaling_configuration_name(name)
        .max_concurrency(50)
        .min_size(2)
        .max_size(6)
        .send()
        .await?;
    Ok(answer
        .auto_scaling_configuration()
        .ok_or("a configuration")?
        .clone())
}

#[tokio::test]
async fn every_account_has_a_default() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let list = client.list_auto_scaling_configurations().send().await?;
    let [only] = list.auto_scaling_configuration_summary_list() else {
        return Err("one configuration".into());
    };
    assert_eq!(
        only.auto_scaling_configuration_name(),
        Some("DefaultConfiguration")
    );
    assert_eq!(only.is_default(), Some(true));
    // Lower case, as the real service has it and its model does not.
    assert_eq!(only.status().map(|status| status.as_str()), Some("active"));
    let service = running_service(&running, &client, "by-default").await?;
    let used = service
        .auto_scaling_configuration_summary()
        .ok_or("a summary")?;
    assert_eq!(
        used.auto_scaling_configuration_arn(),
        only.auto_scaling_configuration_arn()
    );
    Ok(())
}

#[tokio::test]
async fn a_name_has_revisions_and_an_arn_three_forms() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let first = create(&client, "bursty").await?;
    let second = create(&client, "bursty").await?;
    assert_eq!(first.auto_scaling_configuration_revision(), Some(1));
    assert_eq!(second.auto_scaling_configuration_revision(), Some(2));
    let whole = first.auto_scaling_configuration_arn().ok_or("an ARN")?;
    let (revision, _) = whole.rsplit_once('/').ok_or("an id")?;
    let (name, _) = revision.rsplit_once('/').ok_or("a revision")?;
    for (arn, expected) in [(whole, 1), (revision, 1), (name, 2)] {
        let answer = client
            .describe_auto_scaling_configuration()
            .auto_scaling_configuration_arn(arn)
            .send()
            .await?;
        let found = answer
            .auto_scaling_configuration()
            .ok_or("a configuration")?;
        assert_eq!(
            found.auto_scaling_configuration_revision(),
            Some(expected),
            "{arn}"
        );
        assert_eq!(found.latest(), Some(expected == 2));
    }
    let all = client
        .list_auto_scaling_configurations()
        .auto_scaling_configuration_name("bursty")
        .latest_only(false)
        .send()
        .await?;
    assert_eq!(all.auto_scaling_configuration_summary_list().len(), 2);
    Ok(())
}

#[tokio::test]
async fn quotas_and_bounds_are_kept() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    for _ in 0..5 {
        create(&client, "many").await?;
    }
    let request = client
        .create_auto_scaling_configuration()
        .auto_scaling_configuration_name("many");
    let error = request.send().await.expect_err("the sixth revision");
    assert_eq!(error.code(), Some("ServiceQuotaExceededException"));
    assert_eq!(
        error.message(),
        Some("you exceeded your account's revision quota: 5")
    );
    for number in 1..10 {
        create(&client, &format!("name-{number}")).await?;
    }
    let request = client
        .create_auto_scaling_configuration()
        .auto_scaling_configuration_name("last");
    let error = request.send().await.expect_err("the eleventh name");
    assert_eq!(error.code(), Some("ServiceQuotaExceededException"));
    let error = client
        .create_auto_scaling_configuration()
        .auto_scaling_configuration_name("name-1")
        .min_size(9)
        .max_size(3)
        .send()
        .await
        .expect_err("upside down");
    assert_eq!(error.code(), Some("InvalidRequestException"));
    Ok(())
}

#[tokio::test]
async fn used_and_default_ones_stay() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let used = create(&client, "in-use").await?;
    let arn = used
        .auto_scaling_configuration_arn()
        .ok_or("an ARN")?
        .to_owned();
    let created = client
        .create_service()
        .service_name("its-user")
        .source_configuration(image()?)
        .auto_scaling_configuration_arn(&arn)
        .send()
        .await?;
    let service = created
        .service()
        .ok_or("a service")?
        .service_arn()
        .to_owned();
    let delete = |arn: &str| {
        client
            .delete_auto_scaling_configuration()
            .auto_scaling_configuration_arn(arn)
    };
    let error = delete(&arn).send().await.expect_err("in use");
    assert_eq!(
        error.message(),
        Some("You can't delete the auto scaling configuration. It's used by one or more services.")
    );
    let users = client
        .list_services_for_auto_scaling_configuration()
        .auto_scaling_configuration_arn(&arn)
        .send()
        .await?;
    assert_eq!(users.service_arn_list(), std::slice::from_ref(&service));

    let free = create(&client, "standard").await?;
    let free = free
        .auto_scaling_configuration_arn()
        .ok_or("an ARN")?
        .to_owned();
    client
        .update_default_auto_scaling_configuration()
        .auto_scaling_configuration_arn(&free)
        .send()
        .await?;
    let error = delete(&free).send().await.expect_err("the default");
    assert_eq!(error.code(), Some("InvalidRequestException"));
    // The default is for services to come.
    let summary = describe(&client, &service).await?;
    let summary = summary
        .auto_scaling_configuration_summary()
        .ok_or("a summary")?
        .clone();
    assert_eq!(summary.auto_scaling_configuration_arn(), Some(arn.as_str()));
    Ok(())
}

#[tokio::test]
async fn all_revisions_go_only_by_name() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    create(&client, "doomed").await?;
    let second = create(&client, "doomed").await?;
    let whole = second.auto_scaling_configuration_arn().ok_or("an ARN")?;
    let name = whole.rsplitn(3, '/').last().ok_or("a name")?;
    let delete = |arn: &str| {
        client
            .delete_auto_scaling_configuration()
            .auto_scaling_configuration_arn(arn)
            .delete_all_revisions(true)
    };
    let error = delete(whole).send().await.expect_err("not by a revision");
    assert_eq!(error.code(), Some("InvalidRequestException"));
    let deleted = delete(name).send().await?;
    let deleted = deleted
        .auto_scaling_configuration()
        .ok_or("a configuration")?;
    assert_eq!(
        deleted.status().map(|status| status.as_str()),
        Some("inactive")
    );
    let error = delete(name).send().await.expect_err("gone");
    assert!(error.into_service_error().is_resource_not_found_exception());
    Ok(())
}
