//! What the service refuses, and in which words.

use aws_sdk_apprunner::error::ProvideErrorMetadata;
use aws_sdk_apprunner::operation::RequestId as _;
use aws_sdk_apprunner::types::{
    AuthenticationConfiguration, ImageRepository, ImageRepositoryType, InstanceConfiguration,
    SourceConfiguration,
};

use crate::client::{
    Outcome, REGION, arn_of, client, client_in, image, running_service, seconds, stepped,
};

fn said(error: &impl ProvideErrorMetadata) -> (&str, &str) {
    (
        error.code().unwrap_or_default(),
        error.message().unwrap_or_default(),
    )
}

#[tokio::test]
async fn what_is_in_progress_takes_no_change() -> Outcome {
    let running = stepped("demo").await?;
    let client = client(&running);
    let arn = arn_of(&client, "storefront-web").await?;
    let error = client
        .update_service()
        .service_arn(&arn)
        .send()
        .await
        .expect_err("busy");
    assert_eq!(
        said(&error),
        (
            "InvalidStateException",
            "Service cannot be updated in the current state: OPERATION_IN_PROGRESS."
        )
    );
    assert!(error.request_id().is_some());
    for error in [
        said(
            &client
                .pause_service()
                .service_arn(&arn)
                .send()
                .await
                .expect_err("busy"),
        )
        .0,
        said(
            &client
                .resume_service()
                .service_arn(&arn)
                .send()
                .await
                .expect_err("busy"),
        )
        .0,
        said(
            &client
                .delete_service()
                .service_arn(&arn)
                .send()
                .await
                .expect_err("busy"),
        )
        .0,
    ] {
        assert_eq!(error, "InvalidStateException");
    }
    let error = client
        .start_deployment()
        .service_arn(&arn)
        .send()
        .await
        .expect_err("busy");
    assert_eq!(
        said(&error),
        (
            "InvalidRequestException",
            "Can't start a deployment on the specified service, because it isn't in RUNNING state."
        )
    );
    Ok(())
}

#[tokio::test]
async fn what_is_paused_can_be_resumed_or_deleted() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let service = running_service(&running, &client, "resting").await?;
    let arn = service.service_arn();
    let error = client
        .resume_service()
        .service_arn(arn)
        .send()
        .await
        .expect_err("it runs");
    assert_eq!(error.code(), Some("InvalidStateException"));
    client.pause_service().service_arn(arn).send().await?;
    running.control().step(seconds(12));
    // Pausing what is paused is nothing to do, and so there is no operation.
    assert_eq!(
        client
            .pause_service()
            .service_arn(arn)
            .send()
            .await?
            .operation_id(),
        None
    );
    let update = client
        .update_service()
        .service_arn(arn)
        .send()
        .await
        .expect_err("paused");
    assert_eq!(update.code(), Some("InvalidStateException"));
    let domain = client
        .associate_custom_domain()
        .service_arn(arn)
        .domain_name("example.com");
    assert!(
        domain
            .send()
            .await
            .expect_err("paused")
            .into_service_error()
            .is_invalid_state_exception()
    );
    client.delete_service().service_arn(arn).send().await?;
    Ok(())
}

#[tokio::test]
async fn services_elsewhere_and_nowhere_are_not_found() -> Outcome {
    let running = stepped("demo").await?;
    let arn = arn_of(&client(&running), "checkout-api").await?;
    let elsewhere = client_in(&running, "us-east-1");
    let error = elsewhere
        .describe_service()
        .service_arn(&arn)
        .send()
        .await
        .expect_err("elsewhere");
    assert!(error.into_service_error().is_resource_not_found_exception());
    let error = client(&running)
        .describe_service()
        .service_arn(format!("{}0", &arn[..arn.len() - 1]))
        .send()
        .await
        .expect_err("nowhere");
    assert!(error.into_service_error().is_resource_not_found_exception());
    Ok(())
}

#[tokio::test]
async fn names_are_taken_and_services_counted() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let create = |name: String| {
        let request = client.create_service().service_name(name);
        image().map(|image| request.source_configuration(image).send())
    };
    for number in 0..30 {
        create(format!("service-{number}"))?.await?;
    }
    let taken = create("service-7".to_owned())?.await.expect_err("taken");
    assert_eq!(taken.code(), Some("InvalidRequestException"));
    let quota = create("one-too-many".to_owned())?.await.expect_err("quota");
    assert!(
        quota
            .into_service_error()
            .is_service_quota_exceeded_exception()
    );
    let account = simulator::scenarios::PRODUCTION;
    running.control().set_service_quota(account, REGION, 31);
    create("one-more".to_owned())?.await?;
    assert!(create("one-too-many".to_owned())?.await.is_err());
    Ok(())
}

fn source(
    identifier: &str,
    kind: ImageRepositoryType,
    automatic: Option<bool>,
    role: Option<&str>,
) -> Result<SourceConfiguration, Box<dyn std::error::Error>> {
    let repository = ImageRepository::builder()
        .image_identifier(identifier)
        .image_repository_type(kind)
        .build()?;
    let role = role.map(|arn| {
        AuthenticationConfiguration::builder()
            .access_role_arn(arn)
            .build()
    });
    Ok(SourceConfiguration::builder()
        .image_repository(repository)
        .set_auto_deployments_enabled(automatic)
        .set_authentication_configuration(role)
        .build())
}

#[tokio::test]
async fn sources_that_cannot_be_are_refused() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let public = "public.ecr.aws/nginx/nginx:1.29";
    let own = "482100937716.dkr.ecr.eu-west-1.amazonaws.com/web:1";
    let other = "111111111111.dkr.ecr.eu-west-1.amazonaws.com/web:1";
    let role = Some("arn:aws:iam::482100937716:role/AppRunnerECRAccessRole");
    let refused = [
        (
            source(public, ImageRepositoryType::EcrPublic, Some(true), None)?,
            "ECR Public",
        ),
        (
            source(other, ImageRepositoryType::Ecr, Some(true), role)?,
            "another account",
        ),
        (
            source(own, ImageRepositoryType::Ecr, None, None)?,
            "access role",
        ),
        (
            source(own, ImageRepositoryType::EcrPublic, None, None)?,
            "repository type",
        ),
        (SourceConfiguration::builder().build(), "exactly one"),
    ];
    for (source, words) in refused {
        let request = client
            .create_service()
            .service_name("refused")
            .source_configuration(source);
        let error = request.send().await.expect_err(words);
        assert_eq!(error.code(), Some("InvalidRequestException"));
        assert!(
            error
                .message()
                .is_some_and(|message| message.contains(words)),
            "{error:?}"
        );
    }
    let good = source(own, ImageRepositoryType::Ecr, None, role)?;
    let created = client
        .create_service()
        .service_name("accepted")
        .source_configuration(good);
    let service = created.send().await?.service().ok_or("a service")?.clone();
    let automatic = service
        .source_configuration()
        .and_then(|it| it.auto_deployments_enabled());
    assert_eq!(automatic, Some(true));
    Ok(())
}

#[tokio::test]
async fn roles_that_nobody_can_assume_are_refused() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let role = |name: &str| format!("arn:aws:iam::482100937716:role/{name}");
    let image_of_own = "482100937716.dkr.ecr.eu-west-1.amazonaws.com/web:1";
    for (instance, access, words) in [
        ("missing-role", "access", "Error in assuming instance role"),
        ("instance", "denied-role", "Error in assuming access role"),
    ] {
        let kind = ImageRepositoryType::Ecr;
        let source = source(image_of_own, kind, None, Some(&role(access)))?;
        let size = InstanceConfiguration::builder().instance_role_arn(role(instance));
        let request = client
            .create_service()
            .service_name("refused")
            .source_configuration(source)
            .instance_configuration(size.build());
        let error = request.send().await.expect_err(words);
        assert_eq!(error.code(), Some("InvalidRequestException"));
        assert!(error.message().is_some_and(|text| text.contains(words)));
    }
    Ok(())
}

#[tokio::test]
async fn sizes_that_do_not_go_together_and_names_too_short_are_refused() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let odd = InstanceConfiguration::builder()
        .cpu("256")
        .memory("4096")
        .build();
    let request = client
        .create_service()
        .service_name("odd-size")
        .source_configuration(image()?);
    let error = request
        .instance_configuration(odd)
        .send()
        .await
        .expect_err("no pair");
    assert_eq!(error.code(), Some("InvalidRequestException"));
    let request = client
        .create_service()
        .service_name("abc")
        .source_configuration(image()?);
    let error = request.send().await.expect_err("too short");
    assert_eq!(error.code(), Some("InvalidRequestException"));
    Ok(())
}

#[tokio::test]
async fn messages_are_no_longer_than_the_model_lets_them_be() -> Outcome {
    let running = stepped("empty").await?;
    let request = client(&running)
        .describe_service()
        .service_arn("x".repeat(3_000));
    let error = request.send().await.expect_err("no ARN");
    assert_eq!(error.message().map(str::len), Some(600));
    Ok(())
}
