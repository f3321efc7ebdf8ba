//! Faults: the ways in which a call goes wrong on demand.

use aws_sdk_apprunner::Client;
use aws_sdk_apprunner::error::{ProvideErrorMetadata as _, SdkError};
use aws_sdk_apprunner::types::ServiceStatus;
use aws_smithy_types::retry::RetryConfig;
use simulator::faults::{Fault, FaultKind};

use crate::client::{
    Outcome, arn_of, client, client_in, config, describe, production, seconds, stepped,
};

#[tokio::test]
async fn faults_that_are_answers_have_their_codes() -> Outcome {
    let running = stepped("demo").await?;
    let client = client(&running);
    for (kind, code, status) in [
        (FaultKind::Throttle, "ThrottlingException", 400),
        (
            FaultKind::InternalError,
            "InternalServiceErrorException",
            500,
        ),
        (FaultKind::Unavailable, "ServiceUnavailable", 503),
        (FaultKind::ExpiredToken, "ExpiredTokenException", 400),
        (FaultKind::Denied, "AccessDeniedException", 400),
    ] {
        running
            .control()
            .add_fault(Fault::new(kind).on("ListServices"));
        let error = client.list_services().send().await.expect_err(code);
        assert_eq!(error.code(), Some(code));
        let raw = error.raw_response().ok_or("a response")?;
        assert_eq!(raw.status().as_u16(), status, "{code}");
        assert!(raw.headers().get("x-amzn-requestid").is_some());
        client.list_services().send().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_throttled_call_is_good_when_it_is_tried_again() -> Outcome {
    let running = stepped("demo").await?;
    let retrying = config(&running, production(), "eu-west-1")
        .into_builder()
        .retry_config(RetryConfig::standard().with_max_attempts(3))
        .sleep_impl(aws_smithy_async::rt::sleep::SharedAsyncSleep::new(
            aws_smithy_async::rt::sleep::TokioSleep::new(),
        ))
        .build();
    running
        .control()
        .add_fault(Fault::new(FaultKind::Throttle).times(2));
    Client::new(&retrying).list_services().send().await?;
    assert_eq!(running.control().calls_of("ListServices"), 3);
    Ok(())
}

#[tokio::test]
async fn a_cut_connection_and_a_garbled_answer_are_no_answers() -> Outcome {
    let running = stepped("demo").await?;
    let client = client(&running);
    running.control().add_fault(Fault::new(FaultKind::Cut));
    let error = client.list_services().send().await.expect_err("cut");
    assert!(matches!(error, SdkError::DispatchFailure(_)), "{error:?}");
    running
        .control()
        .add_fault(Fault::new(FaultKind::Malformed));
    let error = client.list_services().send().await.expect_err("garbled");
    // The SDK hands this over as an error of the service without a code.
    assert!(matches!(error, SdkError::ServiceError(_)), "{error:?}");
    assert_eq!(error.code(), None);
    assert_eq!(
        error.raw_response().map(|raw| raw.status().as_u16()),
        Some(200)
    );
    client.list_services().send().await?;
    Ok(())
}

#[tokio::test]
async fn a_lost_answer_may_have_taken_effect() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let service = crate::client::running_service(&running, &client, "lost-answer").await?;
    let arn = service.service_arn();
    running
        .control()
        .add_fault(Fault::new(FaultKind::Cut).on("StartDeployment"));
    client
        .start_deployment()
        .service_arn(arn)
        .send()
        .await
        .expect_err("before it began");
    assert_eq!(
        describe(&client, arn).await?.status(),
        &ServiceStatus::Running
    );
    let fault = Fault::new(FaultKind::Cut)
        .on("StartDeployment")
        .after_effect();
    running.control().add_fault(fault);
    client
        .start_deployment()
        .service_arn(arn)
        .send()
        .await
        .expect_err("after it began");
    assert_eq!(
        describe(&client, arn).await?.status(),
        &ServiceStatus::OperationInProgress
    );
    Ok(())
}

#[tokio::test]
async fn a_stalled_answer_never_ends_and_a_slow_one_does() -> Outcome {
    let running = stepped("demo").await?;
    let client = client(&running);
    running.control().add_fault(Fault::new(FaultKind::Stall));
    let waiting = tokio::time::timeout(seconds(1), client.list_services().send()).await;
    assert!(waiting.is_err());
    running.control().add_fault(Fault {
        seconds: 0.1,
        ..Fault::new(FaultKind::Slow)
    });
    client.list_services().send().await?;
    Ok(())
}

#[tokio::test]
async fn any_error_of_an_api_can_be_asked_for() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let quota = "ServiceQuotaExceededException";
    let fault = Fault::new(FaultKind::InternalError)
        .on("CreateConnection")
        .coded(quota, 400);
    running.control().add_fault(fault);
    let create = || {
        let request = client.create_connection().connection_name("source");
        request
            .provider_type(aws_sdk_apprunner::types::ProviderType::Github)
            .send()
    };
    let error = create().await.expect_err("the fault").into_service_error();
    assert!(error.is_service_quota_exceeded_exception(), "{error:?}");
    create().await?;
    Ok(())
}

#[tokio::test]
async fn a_fault_is_for_one_region_and_can_be_forgotten() -> Outcome {
    let running = stepped("demo").await?;
    let fault = Fault::new(FaultKind::Unavailable)
        .in_region("us-east-1")
        .times(9);
    running.control().add_fault(fault);
    client(&running).list_services().send().await?;
    let virginia = client_in(&running, "us-east-1");
    virginia.list_services().send().await.expect_err("down");
    running.control().clear_faults();
    virginia.list_services().send().await?;
    Ok(())
}

#[tokio::test]
async fn calls_are_counted_until_they_are_forgotten() -> Outcome {
    let running = stepped("demo").await?;
    let client = client(&running);
    let arn = arn_of(&client, "checkout-api").await?;
    describe(&client, &arn).await?;
    assert_eq!(running.control().calls_of("DescribeService"), 1);
    running.control().reset_calls();
    assert!(running.control().calls().is_empty());
    Ok(())
}
