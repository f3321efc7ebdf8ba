//! What a profile may do, what its account is called, and the console in the right account.

use acceptance::identity_center::{self, ACME, signed_in};
use acceptance::{Browser, PRODUCTION, Stage, profile};
use engine::event::Event;
use model::failure::FailureCode;
use model::permissions::{Decision, PermissionObstacle, Permissions, Purpose};
use model::place::{Cell, ServiceArn};
use simulator::scenarios::KEYS;

const MFA_USER: usize = 3;

/// `acme`, and a profile that takes `role` with it.
fn with_role(endpoint: &str, role: &str) -> String {
    let account = KEYS[PRODUCTION].account;
    profile("acme", PRODUCTION, endpoint)
        + &format!(
            "[profile role]\nrole_arn = arn:aws:iam::{account}:role/{role}\nsource_profile = acme\n\
             region = eu-west-1\nendpoint_url = {endpoint}\n"
        )
}

async fn checked(stage: &Stage, profile: &str) -> Permissions {
    let checked = stage.engine.permissions(&profile.into()).await;
    checked.expect("it is known who it is")
}

fn decisions(permissions: &Permissions, purpose: Purpose) -> Vec<Decision> {
    let theirs = permissions.permissions.iter();
    let mut all: Vec<_> = theirs
        .filter(|permission| permission.purpose == purpose)
        .map(|permission| permission.decision)
        .collect();
    all.dedup();
    all
}

#[tokio::test]
async fn who_may_do_everything_is_told_so() {
    let stage = Stage::new("demo").await;
    let permissions = checked(&stage, "acme-prod").await;
    assert_eq!(permissions.obstacle, None);
    let principal = permissions.principal.as_deref();
    assert!(principal.is_some_and(|arn| arn.ends_with(":user/developer")));
    for purpose in [Purpose::Read, Purpose::Change, Purpose::Look] {
        assert_eq!(
            decisions(&permissions, purpose),
            [Decision::Allowed],
            "{purpose:?}"
        );
    }
    assert_eq!(permissions.policies.len(), 3);
}

#[tokio::test]
async fn the_role_of_a_session_is_asked_about() {
    let stage = Stage::with("demo", |endpoint| with_role(endpoint, "ReadOnlyTeam")).await;
    let permissions = checked(&stage, "role").await;
    assert!(
        permissions
            .principal
            .as_deref()
            .is_some_and(|arn| arn.ends_with(":role/ReadOnlyTeam")),
        "{permissions:?}"
    );
    assert_eq!(decisions(&permissions, Purpose::Read), [Decision::Allowed]);
    assert_eq!(decisions(&permissions, Purpose::Change), [Decision::Denied]);
}

#[tokio::test]
async fn a_role_of_identity_center_is_asked_about_with_its_path() {
    let mut stage = identity_center::stage().await;
    signed_in(&mut stage, ACME).await;
    let permissions = checked(&stage, "acme-read").await;
    assert!(
        permissions.principal.as_deref().is_some_and(|arn| {
            arn.contains(":role/aws-reserved/sso.amazonaws.com/")
                && arn.contains("/AWSReservedSSO_ReadOnlyAccess_")
        }),
        "{permissions:?}"
    );
    assert_eq!(stage.control().calls_of("GetRole"), 1);
    assert_eq!(decisions(&permissions, Purpose::Read), [Decision::Allowed]);
    assert_eq!(decisions(&permissions, Purpose::Change), [Decision::Denied]);
}

#[tokio::test]
async fn where_iam_may_not_be_asked_refusals_are_told_all_the_same() {
    let mut stage = Stage::with("demo", |endpoint| with_role(endpoint, "no-iam-viewer")).await;
    stage.opened(&[("role", "eu-west-1")]).await;
    let permissions = checked(&stage, "role").await;
    let Some(PermissionObstacle::Failed { failure }) = &permissions.obstacle else {
        panic!("{permissions:?}")
    };
    assert_eq!(failure.code, FailureCode::AccessDenied);
    assert_eq!(decisions(&permissions, Purpose::Read), [Decision::NotKnown]);
    let simulate = permissions
        .permissions
        .iter()
        .find(|permission| permission.action == "iam:SimulatePrincipalPolicy")
        .expect("every action is listed");
    let denial = simulate
        .denial
        .as_ref()
        .expect("it was refused in this run");
    assert_eq!(denial.cell, Cell::new("role", "eu-west-1"));
}

#[tokio::test]
async fn a_policy_that_denies_expressly_is_told_from_one_that_lacks() {
    let stage = Stage::with("demo", |endpoint| profile("acme", MFA_USER, endpoint)).await;
    let permissions = checked(&stage, "acme").await;
    assert_eq!(
        decisions(&permissions, Purpose::Change),
        [Decision::ExplicitlyDenied]
    );
}

#[tokio::test]
async fn the_accounts_alias_is_told_with_the_identity() {
    let mut stage = Stage::new("demo").await;
    stage.engine.identify("acme-prod".into()).await;
    let alias = stage
        .until("the alias is told", |event| match event {
            Event::Profiles { list } => list.profiles.first()?.account_alias.clone(),
            _ => None,
        })
        .await;
    assert_eq!(alias, "trackside-production");
    stage.engine.identify("acme-prod".into()).await;
    assert_eq!(stage.control().calls_of("ListAccountAliases"), 1);
}

#[tokio::test]
async fn the_console_opens_in_the_account_of_a_role() {
    let mut stage = Stage::with("demo", |endpoint| with_role(endpoint, "Deployer")).await;
    let service = stage
        .row(("role", "eu-west-1"), "checkout-api")
        .await
        .service;
    let cell = Cell::new("role", "eu-west-1");
    let (link, opened) = stage
        .engine
        .console_link(&cell, Some(&service.arn))
        .await
        .expect("a link");
    assert!(opened.signed_in);
    assert_eq!(opened.account.as_str(), KEYS[PRODUCTION].account);
    let page = Browser::open(link.url.expose())
        .await
        .expect("it answers")
        .page;
    assert!(
        page.contains(KEYS[PRODUCTION].account) && page.contains("Deployer"),
        "{page}"
    );
    assert!(page.contains("/apprunner/home?region=eu-west-1"), "{page}");
    assert!(
        !format!("{link:?} {opened:?}").contains("SigninToken"),
        "a link is a credential, and is not shown"
    );
}

#[tokio::test]
async fn another_accounts_service_and_a_users_own_key_have_no_console_here() {
    let stage = Stage::new("demo").await;
    let cell = Cell::new("acme-prod", "eu-west-1");
    let foreign = ServiceArn::from(
        "arn:aws:apprunner:eu-west-1:730335204118:service/api/00000000000000000000000000000000",
    );
    let refused = stage.engine.console_link(&cell, Some(&foreign)).await;
    assert_eq!(refused.expect_err("refused").code, FailureCode::Refused);
    let none = stage.engine.console_link(&cell, None).await;
    assert_eq!(
        none.expect_err("no console").code,
        FailureCode::InvalidRequest
    );
}
