//! SSO OIDC: registering, signing in by device and by browser, refreshing.

use std::time::Duration;

use aws_sdk_ssooidc::error::ProvideErrorMetadata as _;
use aws_sdk_ssooidc::operation::create_token::CreateTokenError;
use simulator::state::{SignInMode, Verdict};

use crate::browser::{get, parameter, post, send};
use crate::client::Outcome;
use crate::sign_in::{SCOPE, START_URL, asking, device, oidc, registered, stepped};

/// RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const REDIRECT: &str = "http://127.0.0.1:4711/oauth/callback";

#[tokio::test]
async fn a_device_waits_until_a_person_says_yes() -> Outcome {
    let running = stepped().await?;
    let oidc = oidc(&running);
    let client = registered(&oidc, Some(SCOPE)).await?;
    let device = device(&oidc, &client, START_URL).await?;
    let code = device.user_code().ok_or("a user code")?;
    assert_eq!((device.interval(), device.expires_in()), (1, 600));
    let ask = || asking(&oidc, &client, &device).send();
    let error = ask().await.expect_err("pending").into_service_error();
    assert!(error.is_authorization_pending_exception(), "{error:?}");
    let error = ask().await.expect_err("too soon").into_service_error();
    assert!(error.is_slow_down_exception(), "{error:?}");
    running.control().step(Duration::from_secs(5));
    let error = ask().await.expect_err("pending").into_service_error();
    let CreateTokenError::AuthorizationPendingException(pending) = error else {
        return Err(format!("{error:?}").into());
    };
    assert_eq!(pending.error(), Some("authorization_pending"));
    assert!(pending.error_description().is_some());

    let page = get(&running, device.verification_uri_complete().ok_or("a URI")?).await?;
    assert!(page.body.contains(code), "{}", page.body);
    let form = format!("user_code={code}&action=approve");
    assert_eq!(post(&running, "/device", &form).await?.status, 200);
    let token = ask().await?;
    assert_eq!(
        (token.token_type(), token.expires_in()),
        (Some("Bearer"), 3600)
    );
    assert!(token.refresh_token().is_some());
    let error = ask().await.expect_err("used").into_service_error();
    assert!(error.is_invalid_grant_exception(), "{error:?}");
    Ok(())
}

#[tokio::test]
async fn a_device_is_refused_or_comes_too_late() -> Outcome {
    let running = stepped().await?;
    let oidc = oidc(&running);
    let client = registered(&oidc, None).await?;
    let refused = device(&oidc, &client, START_URL).await?;
    let code = refused.user_code().ok_or("a user code")?;
    assert_eq!(running.control().waiting_devices(), [code]);
    running.control().decide_device(code, Verdict::Denied)?;
    let error = asking(&oidc, &client, &refused).send().await;
    let error = error.expect_err("denied").into_service_error();
    assert!(error.is_access_denied_exception(), "{error:?}");

    let late = device(&oidc, &client, START_URL).await?;
    running.control().step(Duration::from_secs(601));
    let error = asking(&oidc, &client, &late).send().await;
    let error = error.expect_err("expired").into_service_error();
    assert!(error.is_expired_token_exception(), "{error:?}");
    let code = late.user_code().ok_or("a user code")?;
    let gone = get(&running, &format!("/device?user_code={code}")).await?;
    assert_eq!(gone.status, 404);
    Ok(())
}

#[tokio::test]
async fn a_client_that_registered_no_scope_cannot_refresh() -> Outcome {
    let running = stepped().await?;
    running.control().set_sign_in_mode(SignInMode::Approve);
    let oidc = oidc(&running);
    let client = registered(&oidc, None).await?;
    let device = device(&oidc, &client, START_URL).await?;
    let token = asking(&oidc, &client, &device).send().await?;
    assert_eq!(
        (token.refresh_token(), token.expires_in()),
        (None, 8 * 3600)
    );
    Ok(())
}

#[tokio::test]
async fn a_sign_in_is_refreshed_until_it_ends_each_token_once() -> Outcome {
    let running = stepped().await?;
    running.control().set_sign_in_mode(SignInMode::Approve);
    let oidc = oidc(&running);
    let client = registered(&oidc, Some(SCOPE)).await?;
    let device = device(&oidc, &client, START_URL).await?;
    let first = asking(&oidc, &client, &device).send().await?;
    let refresh = |token: Option<&str>| {
        oidc.create_token()
            .set_client_id(client.client_id.clone())
            .set_client_secret(client.client_secret.clone())
            .grant_type("refresh_token")
            .set_refresh_token(token.map(str::to_owned))
            .send()
    };
    let second = refresh(first.refresh_token()).await?;
    assert_ne!(second.access_token(), first.access_token());
    let error = refresh(first.refresh_token()).await.expect_err("spent");
    assert!(error.into_service_error().is_invalid_grant_exception());
    let error = refresh(None).await.expect_err("none");
    assert!(error.into_service_error().is_invalid_request_exception());
    running.control().step(Duration::from_secs(8 * 3600 - 600));
    let third = refresh(second.refresh_token()).await?;
    assert_eq!(third.expires_in(), 600);
    running.control().step(Duration::from_secs(600));
    let error = refresh(third.refresh_token()).await.expect_err("over");
    assert!(error.into_service_error().is_invalid_grant_exception());
    Ok(())
}

#[tokio::test]
async fn what_a_client_registers_with_is_checked() -> Outcome {
    let running = stepped().await?;
    let oidc = oidc(&running);
    let register = || oidc.register_client().client_name("tests");
    let error = register().client_type("confidential").send().await;
    let error = error.expect_err("not public").into_service_error();
    assert!(error.is_invalid_client_metadata_exception(), "{error:?}");
    let public = || register().client_type("public");
    let error = public().scopes("everything").send().await;
    let error = error.expect_err("no scope").into_service_error();
    assert!(error.is_invalid_scope_exception(), "{error:?}");
    let error = public().grant_types("password").send().await;
    let error = error.expect_err("no grant").into_service_error();
    assert!(error.is_unsupported_grant_type_exception(), "{error:?}");
    let error = public().redirect_uris("https://example.com/").send().await;
    let error = error.expect_err("no loopback").into_service_error();
    assert!(error.is_invalid_redirect_uri_exception(), "{error:?}");
    let error = public().grant_types("authorization_code").send().await;
    let error = error
        .expect_err("nowhere to go back to")
        .into_service_error();
    assert!(error.is_invalid_request_exception(), "{error:?}");
    let error = oidc
        .start_device_authorization()
        .client_id("nobody")
        .client_secret("nothing")
        .start_url(START_URL)
        .send()
        .await
        .expect_err("no client");
    let raw = error.raw_response().map(|raw| raw.status().as_u16());
    let error = error.into_service_error();
    assert!(error.is_invalid_client_exception(), "{error:?}");
    assert_eq!(raw, Some(401));
    Ok(())
}

/// A client for sign-ins by browser, and the query of its request.
async fn by_browser(
    oidc: &aws_sdk_ssooidc::Client,
) -> Result<(String, String, String), Box<dyn std::error::Error>> {
    let client = oidc
        .register_client()
        .client_name("tests <by> browser")
        .client_type("public")
        .grant_types("authorization_code")
        .grant_types("refresh_token")
        .redirect_uris("http://127.0.0.1/oauth/callback")
        .scopes(SCOPE)
        .issuer_url(START_URL)
        .send()
        .await?;
    let id = client.client_id().ok_or("an id")?.to_owned();
    let secret = client.client_secret().ok_or("a secret")?.to_owned();
    let query = format!(
        "response_type=code&client_id={id}&redirect_uri={REDIRECT}&state=s1%2F2\
         &code_challenge_method=S256&code_challenge={CHALLENGE}&scopes={SCOPE}"
    );
    Ok((id, secret, query))
}

#[tokio::test]
async fn a_browser_comes_back_with_a_code_that_the_verifier_opens() -> Outcome {
    let running = stepped().await?;
    let oidc = oidc(&running);
    let (id, secret, query) = by_browser(&oidc).await?;
    let page = get(&running, &format!("/authorize?{query}")).await?;
    assert!(
        page.body.contains("tests &lt;by&gt; browser"),
        "{}",
        page.body
    );
    let code = async |action: &str| -> Result<String, Box<dyn std::error::Error>> {
        let sent = post(&running, "/authorize", &format!("{query}&action={action}")).await?;
        assert_eq!(sent.status, 302, "{}", sent.body);
        Ok(sent.location.ok_or("a way back")?)
    };
    let create = |code: &str, verifier: &str| {
        oidc.create_token()
            .client_id(&id)
            .client_secret(&secret)
            .grant_type("authorization_code")
            .code(code)
            .redirect_uri(REDIRECT)
            .code_verifier(verifier)
            .send()
    };
    let denied = code("deny").await?;
    assert_eq!(parameter(&denied, "error"), Some("access_denied"));
    let back = code("approve").await?;
    assert!(back.starts_with(&format!("{REDIRECT}?")), "{back}");
    assert_eq!(parameter(&back, "state"), Some("s1%2F2"));
    let wrong = create(
        parameter(&back, "code").ok_or("a code")?,
        "another-verifier",
    )
    .await;
    assert!(
        wrong
            .expect_err("wrong")
            .into_service_error()
            .is_invalid_grant_exception()
    );
    // A code that was tried is spent.
    let spent = create(parameter(&back, "code").ok_or("a code")?, VERIFIER).await;
    assert!(
        spent
            .expect_err("spent")
            .into_service_error()
            .is_invalid_grant_exception()
    );
    let back = code("approve").await?;
    let token = create(parameter(&back, "code").ok_or("a code")?, VERIFIER).await?;
    assert!(token.refresh_token().is_some() && token.access_token().is_some());
    Ok(())
}

#[tokio::test]
async fn a_wrong_request_goes_back_with_an_error_or_nowhere() -> Outcome {
    let running = stepped().await?;
    running.control().set_sign_in_mode(SignInMode::Approve);
    let (id, _, query) = by_browser(&oidc(&running)).await?;
    for (from, to, error) in [
        (
            "response_type=code",
            "response_type=token",
            "unsupported_response_type",
        ),
        ("=S256", "=plain", "invalid_request"),
        ("state=s1%2F2", "state=", "invalid_request"),
        ("scopes=sso", "scopes=other", "invalid_scope"),
    ] {
        let sent = get(&running, &format!("/authorize?{}", query.replace(from, to))).await?;
        let back = sent.location.ok_or("a way back")?;
        assert_eq!(parameter(&back, "error"), Some(error), "{back}");
        assert_eq!(parameter(&back, "code"), None);
    }
    for wrong in [
        query.replace("/oauth/callback", "/elsewhere"),
        query.replace(&id, "nobody"),
    ] {
        let sent = get(&running, &format!("/authorize?{wrong}")).await?;
        assert_eq!((sent.status, sent.location), (400, None));
    }
    let elsewhere = "origin: https://example.com\r\n";
    let sent = send(&running, "POST /authorize", elsewhere, &query).await?;
    assert_eq!((sent.status, sent.location), (403, None));
    Ok(())
}

#[tokio::test]
async fn faults_and_nonsense_come_in_the_apis_own_form() -> Outcome {
    let running = stepped().await?;
    let client = oidc(&running);
    for (kind, code) in [
        (simulator::faults::FaultKind::Throttle, "SlowDownException"),
        (
            simulator::faults::FaultKind::InternalError,
            "InternalServerException",
        ),
    ] {
        running
            .control()
            .add_fault(simulator::faults::Fault::new(kind));
        let error = registered(&client, None).await.expect_err("a fault");
        let error = error.downcast::<aws_sdk_ssooidc::error::SdkError<
            aws_sdk_ssooidc::operation::register_client::RegisterClientError,
        >>()?;
        assert_eq!(error.code(), Some(code));
    }
    for body in [
        "",
        "[]",
        "{",
        "null",
        r#"{"clientName": 1, "clientType": "public"}"#,
    ] {
        let sent = send(&running, "POST /client/register", "", body).await?;
        assert_eq!(sent.status, 400, "{body}");
        let json: serde_json::Value = serde_json::from_str(&sent.body)?;
        assert_eq!(json["error"], "invalid_request", "{body}");
    }
    assert_eq!(send(&running, "PUT /token", "", "{}").await?.status, 400);
    Ok(())
}
