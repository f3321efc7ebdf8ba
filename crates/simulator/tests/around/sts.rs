//! STS.

use simulator::{Options, Simulator};

use crate::client::{Outcome, config, listed, unlisted};
use crate::raw::{KEY, Raw};

#[tokio::test]
async fn each_key_is_told_its_account() -> Outcome {
    let running = Simulator::start(Options::scenario("no-permission")).await?;
    for (credentials, account) in [
        (listed(0), simulator::scenarios::PRODUCTION),
        (listed(1), simulator::scenarios::SANDBOX),
        (unlisted(KEY), "111122223333"),
    ] {
        let sts = aws_sdk_sts::Client::new(&config(&running, credentials));
        let identity = sts.get_caller_identity().send().await?;
        assert_eq!(identity.account(), Some(account));
        let arn = identity.arn().ok_or("an ARN")?;
        assert!(
            arn.starts_with(&format!("arn:aws:iam::{account}:user/")),
            "{arn}"
        );
        assert!(
            identity
                .user_id()
                .is_some_and(|id| id.starts_with("AIDA") && id.len() == 20)
        );
    }
    Ok(())
}

#[tokio::test]
async fn other_actions_and_versions_are_refused_in_xml() -> Outcome {
    let running = Simulator::start(Options::scenario("empty")).await?;
    for form in [
        "Action=GetFederationToken&Version=2011-06-15&Name=x",
        "Action=GetCallerIdentity&Version=1999-01-01",
        "Action=&Version=",
        "",
    ] {
        let answer = Raw::form(form)
            .signed_for(&running, "sts")
            .send(&running)
            .await?;
        assert_eq!(answer.status, 400, "{form}");
        assert_eq!(answer.header("content-type"), Some("text/xml"), "{form}");
        assert!(
            answer.body.contains("<Code>InvalidAction</Code>"),
            "{}",
            answer.body
        );
        let id = answer.header("x-amzn-requestid").ok_or("a request id")?;
        assert!(
            answer
                .body
                .contains(&format!("<RequestId>{id}</RequestId>")),
            "{}",
            answer.body
        );
    }
    let answer = Raw::form("Action=GetCallerIdentity&Version=2011-06-15")
        .send(&running)
        .await?;
    assert_eq!(answer.status, 403);
    assert!(
        answer
            .body
            .contains("<Code>MissingAuthenticationToken</Code>"),
        "{}",
        answer.body
    );
    Ok(())
}
