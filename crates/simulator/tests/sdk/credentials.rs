//! Who is calling: keys, signatures, sessions and clocks.

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_sdk_apprunner::Client;
use aws_sdk_apprunner::error::ProvideErrorMetadata as _;
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use simulator::{ExtraKey, Options, Running, Simulator};

use crate::client::{
    Outcome, REGION, client, config, listed, listed_services, production, stepped,
};

fn with(running: &Running, id: &str, secret: &str) -> Client {
    let credentials = Credentials::new(id, secret, None, None, "test");
    Client::new(&config(running, credentials, REGION))
}

#[tokio::test]
async fn a_wrong_secret_makes_a_wrong_signature() -> Outcome {
    let running = stepped("demo").await?;
    let error = with(&running, "AKIATRACKSIDEPROD001", "wrong")
        .list_services()
        .send()
        .await
        .expect_err("a wrong signature");
    assert_eq!(error.code(), Some("InvalidSignatureException"));
    Ok(())
}

#[tokio::test]
async fn any_other_key_is_another_account_unless_credentials_are_strict() -> Outcome {
    let running = stepped("demo").await?;
    let other = with(&running, "AKIAIOSFODNN7EXAMPLE", "anything");
    let services = listed_services(&other).await?;
    assert!(
        services
            .iter()
            .all(|(_, arn)| arn.contains(":111122223333:"))
    );
    assert!(!services.is_empty());
    let strict = Options {
        strict_credentials: true,
        ..Options::scenario("demo")
    };
    let strict = Simulator::start(strict).await?;
    let error = with(&strict, "AKIAIOSFODNN7EXAMPLE", "anything")
        .list_services()
        .send()
        .await
        .expect_err("an unknown key");
    assert_eq!(error.code(), Some("UnrecognizedClientException"));
    Ok(())
}

#[tokio::test]
async fn an_expired_session_says_so() -> Outcome {
    let running = stepped("demo").await?;
    let expired = Client::new(&config(&running, listed(2), REGION));
    let error = expired.list_services().send().await.expect_err("expired");
    assert_eq!(error.code(), Some("ExpiredTokenException"));
    Ok(())
}

#[tokio::test]
async fn a_clock_that_is_wrong_is_told_the_time() -> Outcome {
    let running = stepped("demo").await?;
    let an_hour = Duration::from_secs(3600);
    let now = SystemTime::now();
    for (wrong, words) in [
        (now - an_hour, "Signature expired"),
        (now + an_hour, "not yet current"),
    ] {
        let config = config(&running, production(), REGION)
            .into_builder()
            .time_source(SharedTimeSource::new(StaticTimeSource::new(wrong)))
            .build();
        let error = Client::new(&config)
            .list_services()
            .send()
            .await
            .expect_err(words);
        assert_eq!(error.code(), Some("InvalidSignatureException"));
        assert!(
            error
                .message()
                .is_some_and(|message| message.contains(words)),
            "{error:?}"
        );
        assert!(
            error
                .raw_response()
                .is_some_and(|raw| raw.headers().get("date").is_some())
        );
    }
    Ok(())
}

#[tokio::test]
async fn after_a_step_clients_of_real_time_are_still_welcome() -> Outcome {
    let running = stepped("demo").await?;
    running.control().step(Duration::from_secs(24 * 3600));
    client(&running).list_services().send().await?;
    Ok(())
}

#[tokio::test]
async fn an_embedding_program_can_bring_the_only_key() -> Outcome {
    let options = Options {
        extra_keys: vec![ExtraKey {
            access_key_id: "AKIAEMBEDDED00000001".to_owned(),
            secret_access_key: "made for one start".to_owned(),
            account: simulator::scenarios::PRODUCTION.to_owned(),
        }],
        only_extra_keys: true,
        ..Options::scenario("demo")
    };
    let running = Simulator::start(options).await?;
    let own = with(&running, "AKIAEMBEDDED00000001", "made for one start");
    assert!(!listed_services(&own).await?.is_empty());
    let error = client(&running)
        .list_services()
        .send()
        .await
        .expect_err("a listed key");
    assert_eq!(error.code(), Some("UnrecognizedClientException"));
    Ok(())
}
