//! Signatures that are wrong, each in its protocol's words.

use std::time::{Duration, SystemTime};

use aws_config::SdkConfig;
use aws_credential_types::Credentials;
use aws_sdk_apprunner::error::ProvideErrorMetadata;
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use simulator::{Options, Running, Simulator};

use crate::client::{Outcome, REGION, config, listed, unlisted};
use crate::raw::{KEY, Raw, authorization, dates};

/// What each of the four APIs answers, code and message: App Runner (JSON 1.0), CloudWatch (CBOR),
/// Logs (JSON 1.1), STS (query).
async fn refusals(config: &SdkConfig) -> [(String, String); 4] {
    fn said(error: &impl ProvideErrorMetadata) -> (String, String) {
        (
            error.code().unwrap_or_default().to_owned(),
            error.message().unwrap_or_default().to_owned(),
        )
    }
    let apprunner = aws_sdk_apprunner::Client::new(config);
    let cloudwatch = aws_sdk_cloudwatch::Client::new(config);
    let logs = aws_sdk_cloudwatchlogs::Client::new(config);
    let sts = aws_sdk_sts::Client::new(config);
    [
        said(
            &apprunner
                .list_services()
                .send()
                .await
                .expect_err("App Runner refuses"),
        ),
        said(
            &cloudwatch
                .list_metrics()
                .send()
                .await
                .expect_err("CloudWatch refuses"),
        ),
        said(
            &logs
                .describe_log_groups()
                .send()
                .await
                .expect_err("Logs refuses"),
        ),
        said(
            &sts.get_caller_identity()
                .send()
                .await
                .expect_err("STS refuses"),
        ),
    ]
}

async fn refused(config: &SdkConfig, exception: &str, query: &str, words: &str) {
    let refusals = refusals(config).await;
    let codes = refusals.each_ref().map(|(code, _)| code.as_str());
    assert_eq!(codes, [exception, exception, exception, query]);
    for (code, message) in &refusals {
        assert!(message.contains(words), "{code}: {message}");
    }
}

async fn running(strict: bool) -> Result<Running, simulator::StartError> {
    let options = Options {
        strict_credentials: strict,
        ..Options::scenario("empty")
    };
    Simulator::start(options).await
}

#[tokio::test]
async fn a_wrong_secret_is_a_wrong_signature() -> Outcome {
    let running = running(false).await?;
    let key = listed(0);
    let wrong = Credentials::new(key.access_key_id(), "another", None, None, "test");
    let words = "The request signature we calculated does not match";
    let config = config(&running, wrong);
    refused(
        &config,
        "InvalidSignatureException",
        "SignatureDoesNotMatch",
        words,
    )
    .await;
    Ok(())
}

#[tokio::test]
async fn a_key_that_cannot_be_one_is_unknown() -> Outcome {
    let running = running(false).await?;
    let config = config(&running, unlisted("AKIAunheard"));
    let words = "The security token included in the request is invalid";
    refused(
        &config,
        "UnrecognizedClientException",
        "InvalidClientTokenId",
        words,
    )
    .await;
    Ok(())
}

#[tokio::test]
async fn a_strict_table_knows_only_what_it_lists() -> Outcome {
    let running = running(true).await?;
    let words = "The security token included in the request is invalid";
    let strange = config(&running, unlisted(KEY));
    refused(
        &strange,
        "UnrecognizedClientException",
        "InvalidClientTokenId",
        words,
    )
    .await;
    let own = aws_sdk_sts::Client::new(&config(&running, listed(0)));
    assert!(own.get_caller_identity().send().await.is_ok());
    Ok(())
}

#[tokio::test]
async fn a_session_that_has_ended_is_expired_and_one_without_its_token_unknown() -> Outcome {
    let running = running(false).await?;
    let words = "The security token included in the request is expired";
    let session = listed(2);
    let ended = config(&running, session.clone());
    refused(&ended, "ExpiredTokenException", "ExpiredToken", words).await;
    for token in [None, Some("another".to_owned())] {
        let (id, secret) = (session.access_key_id(), session.secret_access_key());
        let config = config(&running, Credentials::new(id, secret, token, None, "test"));
        let words = "The security token included in the request is invalid";
        refused(
            &config,
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            words,
        )
        .await;
    }
    Ok(())
}

#[tokio::test]
async fn a_clock_that_is_off_by_more_than_five_minutes_is_told_so() -> Outcome {
    let running = running(false).await?;
    let off = |time: SystemTime| {
        config(&running, listed(0))
            .to_builder()
            .time_source(SharedTimeSource::new(StaticTimeSource::new(time)))
            .build()
    };
    let (now, six) = (SystemTime::now(), Duration::from_secs(360));
    for (time, words) in [
        (now - six, "Signature expired: "),
        (now + six, "Signature not yet current: "),
    ] {
        let config = off(time);
        refused(
            &config,
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            words,
        )
        .await;
    }
    let four = Duration::from_secs(240);
    for time in [now - four, now + four] {
        let apprunner = aws_sdk_apprunner::Client::new(&off(time));
        assert!(apprunner.list_services().send().await.is_ok());
    }
    Ok(())
}

#[tokio::test]
async fn what_is_not_signed_or_cannot_be_read_is_said() -> Outcome {
    let running = running(false).await?;
    let (date, day) = dates(&running);
    let scope = format!("{day}/{REGION}/apprunner/aws4_request");
    let good = authorization(KEY, &scope);
    let with = |authorization: &str| {
        Raw::json("1.0", "AppRunner.ListServices", "{}")
            .header("x-amz-date", &date)
            .header("authorization", authorization)
    };
    assert_eq!(with(&good).send(&running).await?.status, 200);
    for (raw, code) in [
        (
            Raw::json("1.0", "AppRunner.ListServices", "{}"),
            "MissingAuthenticationTokenException",
        ),
        (with("Bearer abc"), "MissingAuthenticationTokenException"),
        (
            with("AWS4-HMAC-SHA256 nonsense"),
            "IncompleteSignatureException",
        ),
        (
            with(&good.replace("Signature=", "Sig=")),
            "IncompleteSignatureException",
        ),
        (
            with(&good.replace("/aws4_request", "")),
            "IncompleteSignatureException",
        ),
        (
            Raw::json("1.0", "AppRunner.ListServices", "{}").header("authorization", &good),
            "IncompleteSignatureException",
        ),
        (
            with(&good.replace("apprunner", "ecs")),
            "InvalidSignatureException",
        ),
        (
            with(&good.replace(REGION, "moon")),
            "InvalidSignatureException",
        ),
        (
            with(&good.replace(&day, "20200101")),
            "InvalidSignatureException",
        ),
        (
            with(&good.replace("aws4_request", "aws3")),
            "InvalidSignatureException",
        ),
        (
            with(&good.replace("host;", "")),
            "InvalidSignatureException",
        ),
        (
            with(&good).header("x-amz-content-sha256", &"0".repeat(64)),
            "InvalidSignatureException",
        ),
        (
            with(&good).header("x-amz-content-sha256", "UNSIGNED-PAYLOAD"),
            "InvalidSignatureException",
        ),
    ] {
        let answer = raw.send(&running).await?;
        assert_eq!(answer.code()?, code, "{}", answer.body);
        assert_eq!(answer.status, 400, "{}", answer.body);
        assert!(answer.header("x-amzn-requestid").is_some());
    }
    Ok(())
}
