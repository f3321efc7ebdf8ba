//! STS: credentials that last for a session.

use std::error::Error;
use std::time::Duration;

use aws_credential_types::Credentials;
use aws_sdk_sts::Client;
use aws_sdk_sts::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_sts::types;
use simulator::Running;
use simulator::scenarios::{PRODUCTION, SANDBOX};
use simulator::state::Role;

use crate::client::{Outcome, config, listed};
use crate::sign_in::stepped;

const DEVICE: &str = "arn:aws:iam::482100937716:mfa/ana";

fn role(account: &str, name: &str) -> String {
    format!("arn:aws:iam::{account}:role/{name}")
}

fn sts(running: &Running, credentials: Credentials) -> Client {
    Client::new(&config(running, credentials))
}

fn of(given: Option<&types::Credentials>) -> Result<Credentials, Box<dyn Error>> {
    let given = given.ok_or("credentials")?;
    Ok(Credentials::new(
        given.access_key_id(),
        given.secret_access_key(),
        Some(given.session_token().to_owned()),
        None,
        "test",
    ))
}

async fn assumed(sts: &Client, arn: &str) -> Result<Credentials, Box<dyn Error>> {
    let given = sts
        .assume_role()
        .role_arn(arn)
        .role_session_name("ana")
        .send()
        .await?;
    of(given.credentials())
}

fn said<E: ProvideErrorMetadata, R>(error: &SdkError<E, R>) -> (&str, &str) {
    (
        error.code().unwrap_or_default(),
        error.message().unwrap_or_default(),
    )
}

#[tokio::test]
async fn a_role_of_another_account_is_assumed_and_chained() -> Outcome {
    let running = stepped().await?;
    let own = sts(&running, listed(0));
    let first = assumed(&own, &role(SANDBOX, "path/ops")).await?;
    let chained = sts(&running, first);
    let identity = chained.get_caller_identity().send().await?;
    assert_eq!(identity.account(), Some(SANDBOX));
    let arn = format!("arn:aws:sts::{SANDBOX}:assumed-role/ops/ana");
    assert_eq!(identity.arn(), Some(arn.as_str()));
    assert!(
        identity
            .user_id()
            .is_some_and(|id| id.starts_with("AROA") && id.ends_with(":ana"))
    );
    let next = role(PRODUCTION, "deploy");
    let request = || {
        chained
            .assume_role()
            .role_arn(&next)
            .role_session_name("ana")
    };
    let error = request()
        .duration_seconds(3601)
        .send()
        .await
        .expect_err("too long");
    assert_eq!(
        said(&error),
        (
            "ValidationError",
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by \
             role chaining"
        )
    );
    let second = request().duration_seconds(3600).send().await?;
    let last = sts(&running, of(second.credentials())?);
    assert_eq!(
        last.get_caller_identity().send().await?.account(),
        Some(PRODUCTION)
    );
    Ok(())
}

#[tokio::test]
async fn a_session_ends_by_the_simulators_clock_and_needs_its_token() -> Outcome {
    let running = stepped().await?;
    let own = sts(&running, listed(0));
    let arn = role(PRODUCTION, "ops");
    let given = own
        .assume_role()
        .role_arn(&arn)
        .role_session_name("ana")
        .duration_seconds(900)
        .send()
        .await?;
    let credentials = of(given.credentials())?;
    let without = Credentials::new(
        credentials.access_key_id(),
        credentials.secret_access_key(),
        None,
        None,
        "test",
    );
    let error = sts(&running, without)
        .get_caller_identity()
        .send()
        .await
        .expect_err("no token");
    assert_eq!(error.code(), Some("InvalidClientTokenId"));
    let session = sts(&running, credentials);
    running.control().step(Duration::from_secs(899));
    session.get_caller_identity().send().await?;
    running.control().step(Duration::from_secs(1));
    let error = session
        .get_caller_identity()
        .send()
        .await
        .expect_err("expired");
    assert_eq!(error.code(), Some("ExpiredToken"));
    Ok(())
}

#[tokio::test]
async fn a_second_factor_is_asked_for_checked_and_good_once() -> Outcome {
    let running = stepped().await?;
    let own = sts(&running, listed(0));
    let arn = role(PRODUCTION, "mfa-admin");
    let request = |code: Option<&str>, serial: Option<&str>| {
        own.assume_role()
            .role_arn(&arn)
            .role_session_name("ana")
            .set_serial_number(serial.map(str::to_owned))
            .set_token_code(code.map(str::to_owned))
            .send()
    };
    let error = request(None, None).await.expect_err("no factor");
    let (code, words) = said(&error);
    assert_eq!(code, "AccessDenied");
    assert!(
        words.ends_with(&format!("perform: sts:AssumeRole on resource: {arn}")),
        "{words}"
    );
    for (given, serial, words) in [
        (
            Some("000000"),
            Some(DEVICE),
            "invalid MFA one time pass code",
        ),
        (
            Some("123456"),
            Some("arn:aws:iam::1:mfa/x"),
            "MFA serial number is valid",
        ),
        (Some("123456"), None, "must provide both"),
    ] {
        let error = request(given, serial).await.expect_err(words);
        assert_eq!(error.code(), Some("AccessDenied"));
        assert!(said(&error).1.contains(words), "{error:?}");
    }
    let error = request(Some("12ab"), Some(DEVICE))
        .await
        .expect_err("no code");
    assert_eq!(error.code(), Some("ValidationError"));
    request(Some("123456"), Some(DEVICE)).await?;
    let error = request(Some("123456"), Some(DEVICE))
        .await
        .expect_err("spent");
    assert!(
        said(&error).1.contains("invalid MFA one time pass code"),
        "{error:?}"
    );
    running.control().step(Duration::from_secs(30));
    request(Some("123456"), Some(DEVICE)).await?;
    Ok(())
}

#[tokio::test]
async fn a_session_with_a_second_factor_opens_what_asks_for_one() -> Outcome {
    let running = stepped().await?;
    let bare = listed(3);
    let apprunner = |key: Credentials| aws_sdk_apprunner::Client::new(&config(&running, key));
    let error = apprunner(bare.clone())
        .list_services()
        .send()
        .await
        .expect_err("denied");
    assert_eq!(error.code(), Some("AccessDeniedException"));
    assert!(
        error
            .message()
            .is_some_and(|words| words.contains("explicit deny")),
        "{error:?}"
    );
    let own = sts(&running, bare);
    let given = own
        .get_session_token()
        .serial_number(DEVICE)
        .token_code("654321")
        .duration_seconds(3600)
        .send()
        .await?;
    let session = of(given.credentials())?;
    apprunner(session.clone()).list_services().send().await?;
    let proved = sts(&running, session);
    let identity = proved.get_caller_identity().send().await?;
    assert!(
        identity
            .arn()
            .is_some_and(|arn| arn.ends_with(":user/mfa-developer"))
    );
    assumed(&proved, &role(PRODUCTION, "mfa-admin")).await?;
    let error = proved
        .get_session_token()
        .send()
        .await
        .expect_err("no long-term key");
    assert_eq!(
        said(&error),
        (
            "AccessDenied",
            "Cannot call GetSessionToken with session credentials"
        )
    );
    Ok(())
}

#[tokio::test]
async fn names_and_controls_say_who_may_assume_what() -> Outcome {
    let running = stepped().await?;
    let own = sts(&running, listed(0));
    let assume = |name: &str| {
        own.assume_role()
            .role_arn(role(PRODUCTION, name))
            .role_session_name("ana")
    };
    for name in ["denied-ops", "missing-ops", "external-ops"] {
        let error = assume(name).send().await.expect_err(name);
        assert_eq!(error.code(), Some("AccessDenied"), "{name}");
    }
    assume("external-ops")
        .external_id("simulated-external-id")
        .send()
        .await?;
    let error = assume("short")
        .duration_seconds(7200)
        .send()
        .await
        .expect_err("too long");
    assert!(said(&error).1.contains("MaxSessionDuration"), "{error:?}");
    running.control().define_role(Role {
        arn: role("999999999999", "elsewhere"),
        mfa: false,
        external_id: Some("ours".to_owned()),
        denied: false,
        max_session_duration: 3600,
        trusts: vec![format!("arn:aws:iam::{PRODUCTION}:user/developer")],
    });
    let elsewhere = |key: usize| {
        sts(&running, listed(key))
            .assume_role()
            .role_arn(role("999999999999", "elsewhere"))
            .role_session_name("ana")
            .external_id("ours")
            .send()
    };
    let given = elsewhere(0).await?;
    assert!(
        given
            .assumed_role_user()
            .is_some_and(|user| user.arn().contains("999999999999"))
    );
    assert_eq!(
        elsewhere(1).await.expect_err("not trusted").code(),
        Some("AccessDenied")
    );
    for (arn, name) in [("ops", "ana"), (&*role(PRODUCTION, "ops"), "a n a")] {
        let error = own
            .assume_role()
            .role_arn(arn)
            .role_session_name(name)
            .send()
            .await;
        assert_eq!(
            error.expect_err("invalid").code(),
            Some("ValidationError"),
            "{arn} {name}"
        );
    }
    let error = assume("ops")
        .duration_seconds(899)
        .send()
        .await
        .expect_err("too short");
    assert_eq!(error.code(), Some("ValidationError"));
    Ok(())
}

/// A token of somebody's, as an issuer would sign it.
fn token(issuer: &str, expires: i64) -> String {
    use base64::Engine as _;
    let part = |json: String| base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(json);
    format!(
        "{}.{}.{}",
        part(r#"{"alg":"RS256"}"#.to_owned()),
        part(format!(
            r#"{{"iss":"{issuer}","sub":"job-1","aud":["sts"],"exp":{expires}}}"#
        )),
        part("signature".to_owned())
    )
}

#[tokio::test]
async fn a_web_identity_needs_no_signature_and_a_good_token() -> Outcome {
    let running = stepped().await?;
    let anonymous = Client::new(&config(&running, listed(2)));
    let now = running.control().now().secs();
    let request = |token: String, name: &str| {
        anonymous
            .assume_role_with_web_identity()
            .role_arn(role(SANDBOX, name))
            .role_session_name("job")
            .web_identity_token(token)
            .send()
    };
    let issuer = "https://issuer.example.com";
    let given = request(token(issuer, now + 600), "ci").await?;
    assert_eq!(given.subject_from_web_identity_token(), Some("job-1"));
    assert_eq!(
        (given.provider(), given.audience()),
        (Some(issuer), Some("sts"))
    );
    let session = sts(&running, of(given.credentials())?);
    assert_eq!(
        session.get_caller_identity().send().await?.account(),
        Some(SANDBOX)
    );
    let error = request(token(issuer, now), "ci")
        .await
        .expect_err("expired");
    assert!(error.into_service_error().is_expired_token_exception());
    for wrong in [
        "no.token".to_owned(),
        token("https://unknown.example.com", now + 600),
    ] {
        let error = request(wrong, "ci").await.expect_err("wrong");
        assert!(
            error
                .into_service_error()
                .is_invalid_identity_token_exception()
        );
    }
    let error = request(token(issuer, now + 600), "denied")
        .await
        .expect_err("denied");
    assert_eq!(error.code(), Some("AccessDenied"));
    Ok(())
}
