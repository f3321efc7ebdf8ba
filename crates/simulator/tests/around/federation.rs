//! From a role's credentials to a link that signs in to the console.

use std::error::Error;
use std::time::Duration;

use simulator::Running;
use simulator::scenarios::PRODUCTION;

use crate::browser::{Seen, get};
use crate::client::{Outcome, config, listed};
use crate::sign_in::stepped;

async fn token_for(
    running: &Running,
    key: &aws_sdk_sts::types::Credentials,
    secret: &str,
) -> Result<Seen, Box<dyn Error>> {
    let session = serde_json::json!({
        "sessionId": key.access_key_id(),
        "sessionKey": secret,
        "sessionToken": key.session_token(),
    })
    .to_string();
    let encoded: String = session.bytes().map(|byte| format!("%{byte:02X}")).collect();
    get(
        running,
        &format!("/federation?Action=getSigninToken&Session={encoded}"),
    )
    .await
}

#[tokio::test]
async fn a_roles_session_becomes_a_link_that_lasts_a_quarter_of_an_hour() -> Outcome {
    let running = stepped().await?;
    let sts = aws_sdk_sts::Client::new(&config(&running, listed(0)));
    let given = sts
        .assume_role()
        .role_arn(format!("arn:aws:iam::{PRODUCTION}:role/ops"))
        .role_session_name("ana")
        .send()
        .await?;
    let key = given.credentials().ok_or("credentials")?;
    let seen = token_for(&running, key, key.secret_access_key()).await?;
    let json: serde_json::Value = serde_json::from_str(&seen.body)?;
    let token = json["SigninToken"].as_str().ok_or("a token")?;
    let link = format!(
        "/federation?Action=login&Issuer=tests&Destination=https%3A%2F%2Fconsole%2F%3Cx%3E\
         &SigninToken={token}"
    );
    let console = get(&running, &link).await?;
    assert!(
        console.body.contains(PRODUCTION) && console.body.contains("ops"),
        "{}",
        console.body
    );
    assert!(
        console.body.contains("https://console/&lt;x&gt;"),
        "{}",
        console.body
    );
    running.control().step(Duration::from_secs(900));
    assert_eq!(get(&running, &link).await?.status, 400);
    assert_eq!(token_for(&running, key, "another").await?.status, 400);
    Ok(())
}

#[tokio::test]
async fn a_users_session_is_refused() -> Outcome {
    let running = stepped().await?;
    let sts = aws_sdk_sts::Client::new(&config(&running, listed(0)));
    let given = sts.get_session_token().send().await?;
    let key = given.credentials().ok_or("credentials")?;
    let seen = token_for(&running, key, key.secret_access_key()).await?;
    assert_eq!(seen.status, 400);
    for action in ["getSigninToken", "login", "logout", ""] {
        let seen = get(&running, &format!("/federation?Action={action}")).await?;
        assert_eq!(seen.status, 400, "{action}");
    }
    Ok(())
}
