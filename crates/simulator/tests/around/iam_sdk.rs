//! IAM, with the official SDK.

use aws_sdk_iam::Client;
use aws_sdk_iam::error::ProvideErrorMetadata as _;
use aws_sdk_iam::types::{ContextEntry, ContextKeyTypeEnum, PolicyEvaluationDecisionType};
use simulator::{Options, Running, Simulator};

use crate::client::{Outcome, config, listed};

const ACCOUNT: &str = "482100937716";

async fn start(scenario: &str) -> Result<(Running, Client), Box<dyn std::error::Error>> {
    let running = Simulator::start(Options::scenario(scenario)).await?;
    let client = Client::new(&config(&running, listed(0)));
    Ok((running, client))
}

fn principal(name: &str) -> String {
    format!("arn:aws:iam::{ACCOUNT}:{name}")
}

#[tokio::test]
async fn an_account_has_its_alias() -> Outcome {
    let (_running, client) = start("empty").await?;
    let told = client.list_account_aliases().send().await?;
    assert_eq!(told.account_aliases(), ["trackside-production"]);
    assert!(!told.is_truncated());
    Ok(())
}

#[tokio::test]
async fn a_role_is_described_in_full() -> Outcome {
    let (running, client) = start("empty").await?;
    let ask = |name: &str| client.get_role().role_name(name).send();
    let told = ask("short-lived").await?;
    let role = told.role().ok_or("a role")?;
    assert_eq!(role.arn(), principal("role/short-lived"));
    assert_eq!(role.path(), "/");
    assert!(role.role_id().starts_with("AROA"), "{role:?}");
    assert_eq!(role.max_session_duration(), Some(3_600));
    assert!(role.create_date().secs() > 0);
    let trust = role.assume_role_policy_document().ok_or("a policy")?;
    assert!(trust.starts_with("%7B"), "{trust}");
    // It is the id by which sessions of the role are told.
    let sts = aws_sdk_sts::Client::new(&config(&running, listed(0)));
    let session = sts
        .assume_role()
        .role_arn(role.arn())
        .role_session_name("ana")
        .send()
        .await?;
    let user = session.assumed_role_user().ok_or("a user")?;
    assert_eq!(user.assumed_role_id(), format!("{}:ana", role.role_id()));
    let error = ask("missing-role").await.expect_err("nobody's");
    assert!(error.into_service_error().is_no_such_entity_exception());
    let error = ask("").await.expect_err("no name");
    assert_eq!(error.code(), Some("ValidationError"));
    Ok(())
}

#[tokio::test]
async fn what_somebody_may_do_is_told_by_action() -> Outcome {
    let (_running, client) = start("empty").await?;
    let ask = |source: &str| {
        client
            .simulate_principal_policy()
            .policy_source_arn(source)
            .action_names("apprunner:ListServices")
            .action_names("apprunner:PauseService")
    };
    let allowed = PolicyEvaluationDecisionType::Allowed;
    let implicit = PolicyEvaluationDecisionType::ImplicitDeny;
    let explicit = PolicyEvaluationDecisionType::ExplicitDeny;
    for (name, decisions) in [
        ("role/Admin", [&allowed, &allowed]),
        ("role/viewer", [&allowed, &implicit]),
        ("user/mfa-ana", [&explicit, &explicit]),
    ] {
        let told = ask(&principal(name)).send().await?;
        let found: Vec<_> = told
            .evaluation_results()
            .iter()
            .map(|result| result.eval_decision())
            .collect();
        assert_eq!(found, decisions, "{name}");
    }
    let proved = ContextEntry::builder()
        .context_key_name("aws:MultiFactorAuthPresent")
        .context_key_type(ContextKeyTypeEnum::Boolean)
        .context_key_values("true")
        .build();
    let told = ask(&principal("user/mfa-ana"))
        .context_entries(proved)
        .send()
        .await?;
    let all = told.evaluation_results().iter();
    assert!(all.clone().count() == 2 && all.clone().all(|one| *one.eval_decision() == allowed));
    let gone = ask(&principal("role/missing")).send().await;
    let gone = gone.expect_err("nobody").into_service_error();
    assert!(gone.is_no_such_entity_exception(), "{gone:?}");
    let session = format!("arn:aws:sts::{ACCOUNT}:assumed-role/ops/ana");
    let refused = ask(&session).send().await.expect_err("a session");
    assert!(refused.into_service_error().is_invalid_input_exception());
    Ok(())
}

#[tokio::test]
async fn iam_refuses_in_its_own_words() -> Outcome {
    let (_running, client) = start("no-permission").await?;
    let denied = client.list_account_aliases().send().await;
    let denied = denied.expect_err("denied");
    assert_eq!(denied.code(), Some("AccessDenied"));
    assert!(
        denied
            .message()
            .is_some_and(|text| text.contains("iam:ListAccountAliases"))
    );
    Ok(())
}
