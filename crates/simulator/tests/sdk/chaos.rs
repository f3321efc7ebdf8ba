//! Chaos, and every way for a deployment to fail.

use aws_sdk_apprunner::error::ProvideErrorMetadata as _;
use aws_sdk_apprunner::types::ServiceStatus;
use simulator::state::{Cause, OperationKind};
use simulator::{ClockMode, Options, Simulator};

use crate::client::{Outcome, client, describe, image, seconds, stepped};

/// What so many calls were answered: `None` for success, a code, or nothing that can be read.
async fn fates(seed: u64) -> Result<Vec<Option<String>>, Box<dyn std::error::Error>> {
    let options = Options {
        clock: ClockMode::Stepped,
        chaos: 40,
        seed,
        ..Options::scenario("empty")
    };
    let running = Simulator::start(options).await?;
    let client = client(&running);
    let mut fates = Vec::new();
    for _ in 0..25 {
        let fate = match client.list_services().send().await {
            Ok(_) => None,
            Err(error) => Some(error.code().unwrap_or("no answer").to_owned()),
        };
        fates.push(fate);
    }
    Ok(fates)
}

#[tokio::test]
async fn chaos_spoils_a_share_of_calls_the_same_at_every_start() -> Outcome {
    let (first, again, other) = tokio::try_join!(fates(7), fates(7), fates(9))?;
    assert_eq!(first, again);
    assert_ne!(first, other);
    let struck = first.iter().flatten().count();
    assert!((3..=20).contains(&struck), "{first:?}");
    for code in first.iter().flatten() {
        assert!(
            [
                "ThrottlingException",
                "InternalServiceErrorException",
                "ServiceUnavailable",
                "no answer"
            ]
            .contains(&code.as_str()),
            "{code}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn every_cause_can_be_asked_for_by_a_services_name() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let mut arns = Vec::new();
    let befalls = |word: &str| {
        Cause::named(word).is_some_and(|cause| cause.befalls(OperationKind::CreateService))
    };
    for word in Cause::words().filter(|word| befalls(word)) {
        let created = client
            .create_service()
            .service_name(format!("fails-{word}"))
            .source_configuration(image()?)
            .send()
            .await?;
        let service = created.service().ok_or("a service")?;
        arns.push((word, service.service_arn().to_owned()));
    }
    // What is promised is fifteen kinds.
    assert!(arns.len() >= 15, "{}", arns.len());
    running.control().step(seconds(200));
    for (word, arn) in arns {
        let service = describe(&client, &arn).await?;
        assert_eq!(service.status(), &ServiceStatus::CreateFailed, "{word}");
    }
    Ok(())
}
