//! The portal of IAM Identity Center.

use std::time::Duration;

use aws_credential_types::Credentials;
use aws_sdk_sso::error::ProvideErrorMetadata as _;
use simulator::scenarios::PRODUCTION;

use crate::client::{Outcome, config};
use crate::sign_in::{START_URL, portal, signed_in, stepped};

#[tokio::test]
async fn a_role_is_found_and_its_credentials_work_until_they_expire() -> Outcome {
    let running = stepped().await?;
    let token = signed_in(&running, START_URL).await?;
    let portal = portal(&running);
    let accounts = portal.list_accounts().access_token(&token).send().await?;
    let production = accounts
        .account_list()
        .iter()
        .find(|account| account.account_id() == Some(PRODUCTION))
        .ok_or("the production account")?;
    assert_eq!(production.account_name(), Some("Trackside Production"));
    let roles = portal
        .list_account_roles()
        .access_token(&token)
        .account_id(PRODUCTION)
        .send()
        .await?;
    let names: Vec<&str> = roles
        .role_list()
        .iter()
        .filter_map(|r| r.role_name())
        .collect();
    assert_eq!(
        names,
        ["AdministratorAccess", "DeveloperAccess", "ReadOnlyAccess"]
    );

    let given = portal
        .get_role_credentials()
        .access_token(&token)
        .account_id(PRODUCTION)
        .role_name("ReadOnlyAccess")
        .send()
        .await?;
    let given = given.role_credentials().ok_or("credentials")?;
    let left = given.expiration() - running.control().now().millis();
    assert!((3_590_000..=3_600_000).contains(&left), "{left}");
    let credentials = Credentials::new(
        given.access_key_id().ok_or("an id")?,
        given.secret_access_key().ok_or("a secret")?,
        given.session_token().map(str::to_owned),
        None,
        "test",
    );
    let config = config(&running, credentials);
    let sts = aws_sdk_sts::Client::new(&config);
    let identity = sts.get_caller_identity().send().await?;
    let arn = identity.arn().ok_or("an ARN")?;
    assert!(
        arn.starts_with(&format!(
            "arn:aws:sts::{PRODUCTION}:assumed-role/AWSReservedSSO_ReadOnlyAccess_"
        )),
        "{arn}"
    );
    // Its permissions are those that its name says.
    let apprunner = aws_sdk_apprunner::Client::new(&config);
    apprunner.list_services().send().await?;
    let denied = apprunner
        .pause_service()
        .service_arn("arn:aws:apprunner:x")
        .send()
        .await;
    assert_eq!(
        denied.expect_err("denied").code(),
        Some("AccessDeniedException")
    );

    running.control().expire_sessions();
    let error = apprunner.list_services().send().await.expect_err("expired");
    assert_eq!(error.code(), Some("ExpiredTokenException"));
    let error = sts.get_caller_identity().send().await.expect_err("expired");
    assert_eq!(error.code(), Some("ExpiredToken"));
    Ok(())
}

#[tokio::test]
async fn accounts_come_in_pages_and_a_made_up_token_does_not() -> Outcome {
    let running = stepped().await?;
    let token = signed_in(&running, "https://many.awsapps.com/start").await?;
    let portal = portal(&running);
    let mut pages = portal
        .list_accounts()
        .access_token(&token)
        .max_results(40)
        .into_paginator()
        .send();
    let mut sizes = Vec::new();
    while let Some(page) = pages.next().await {
        sizes.push(page?.account_list().len());
    }
    assert_eq!(sizes, [40, 40, 40, 32]);
    let error = portal
        .list_accounts()
        .access_token(&token)
        .next_token("made up")
        .send()
        .await;
    let error = error.expect_err("made up").into_service_error();
    assert!(error.is_invalid_request_exception(), "{error:?}");
    let error = portal
        .list_accounts()
        .access_token(&token)
        .max_results(0)
        .send()
        .await;
    let error = error.expect_err("too few").into_service_error();
    assert!(error.is_invalid_request_exception(), "{error:?}");
    Ok(())
}

#[tokio::test]
async fn what_is_not_ones_own_is_refused() -> Outcome {
    let running = stepped().await?;
    let token = signed_in(&running, START_URL).await?;
    let portal = portal(&running);
    let roles = |account: &str| {
        portal
            .list_account_roles()
            .access_token(&token)
            .account_id(account)
            .send()
    };
    let error = roles("999999999999").await.expect_err("another's");
    assert_eq!(error.code(), Some("ForbiddenException"));
    let error = roles("x")
        .await
        .expect_err("no account")
        .into_service_error();
    assert!(error.is_invalid_request_exception(), "{error:?}");
    let error = portal
        .get_role_credentials()
        .access_token(&token)
        .account_id(PRODUCTION)
        .role_name("Unassigned")
        .send()
        .await
        .expect_err("no such role");
    assert_eq!(error.code(), Some("ForbiddenException"));
    Ok(())
}

#[tokio::test]
async fn a_token_that_has_ended_is_unauthorized() -> Outcome {
    let running = stepped().await?;
    let portal = portal(&running);
    let refused = async |token: &str| -> Outcome {
        let error = portal.list_accounts().access_token(token).send().await;
        let error = error.expect_err("no session").into_service_error();
        assert!(error.is_unauthorized_exception(), "{error:?}");
        assert_eq!(error.message(), Some("Session token not found or invalid"));
        Ok(())
    };
    refused("made-up").await?;
    let token = signed_in(&running, START_URL).await?;
    portal.logout().access_token(&token).send().await?;
    refused(&token).await?;
    let token = signed_in(&running, START_URL).await?;
    running.control().step(Duration::from_secs(8 * 3600));
    refused(&token).await?;
    let token = signed_in(&running, START_URL).await?;
    running.control().expire_access_tokens();
    refused(&token).await?;
    Ok(())
}

#[tokio::test]
async fn calls_are_counted_where_the_instance_is() -> Outcome {
    let running = stepped().await?;
    let token = signed_in(&running, "https://ssoins-1.portal.us-east-2.app.aws").await?;
    portal(&running)
        .list_accounts()
        .access_token(&token)
        .send()
        .await?;
    let calls = running.control().calls();
    for operation in ["StartDeviceAuthorization", "CreateToken", "ListAccounts"] {
        let call = calls.iter().find(|call| call.operation == operation);
        assert_eq!(
            call.map(|call| call.region.as_str()),
            Some("us-east-2"),
            "{operation}"
        );
    }
    Ok(())
}
