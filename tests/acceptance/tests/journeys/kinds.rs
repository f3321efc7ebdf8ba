//! Every kind of profile, from real files, to a fleet that is read with it.

use acceptance::{PRODUCTION, SANDBOX, Stage, profile};
use engine::fleet::view::CellState;
use model::failure::{Failure, FailureCode};
use model::need::Need;
use model::place::SsoSessionKey;
use model::profile::{Identity, Profile, ProfileKind, ProfileState};
use model::said::Said;
use model::signin::SignInHow;
use simulator::scenarios::KEYS;
use simulator::state::SignInMode;

const ROLE: &str = "arn:aws:iam::730335204118:role/team/Operator";

/// A role's section.
fn role(name: &str, arn: &str, more: &str, endpoint: &str) -> String {
    format!(
        "[profile {name}]\nregion = eu-west-1\nendpoint_url = {endpoint}\nrole_arn = {arn}\n{more}\n"
    )
}

async fn asked(stage: &Stage, name: &str) -> Profile {
    let list = stage.engine.identify(name.into()).await;
    let found = list
        .profiles
        .into_iter()
        .find(|known| known.name.as_str() == name);
    found.expect("it is listed")
}

fn ready(profile: &Profile) -> &Identity {
    match &profile.state {
        ProfileState::Ready { identity } => identity,
        other => panic!("{}: {other:?}", profile.name),
    }
}

fn failure(profile: &Profile) -> &Failure {
    match &profile.state {
        ProfileState::Failed { failure } | ProfileState::Needs { failure, .. } => failure,
        other => panic!("{}: {other:?}", profile.name),
    }
}

#[tokio::test]
async fn a_role_is_assumed_with_its_source_and_the_fleet_is_read_with_it() {
    let mut stage = Stage::with("demo", |endpoint| {
        profile("base", PRODUCTION, endpoint)
            + &role(
                "ops",
                ROLE,
                "source_profile = base\nrole_session_name = ana\n",
                endpoint,
            )
    })
    .await;
    let ops = asked(&stage, "ops").await;
    assert_eq!(ops.kind, ProfileKind::AssumeRole);
    assert_eq!(
        (
            ops.role.as_deref(),
            ops.account.as_ref().map(|a| a.as_str())
        ),
        (Some("Operator"), Some("730335204118"))
    );
    assert_eq!(
        ready(&ops).arn,
        "arn:aws:sts::730335204118:assumed-role/Operator/ana"
    );
    assert!(ops.expires_at.is_some(), "a session has an end");
    let view = stage.opened(&[("ops", "eu-west-1")]).await.remove(0);
    assert_eq!(view.state, CellState::Ready);
    assert!(!view.rows.is_empty());
    // Every region shares the session.
    stage
        .opened(&[
            ("ops", "eu-west-1"),
            ("ops", "eu-central-1"),
            ("ops", "us-east-1"),
        ])
        .await;
    assert_eq!(stage.control().calls_of("AssumeRole"), 1);
}

#[tokio::test]
async fn profiles_with_the_same_arguments_share_a_session_and_others_do_not() {
    let stage = Stage::with("demo", |endpoint| {
        profile("base", PRODUCTION, endpoint)
            + &role("one", ROLE, "source_profile = base\n", endpoint)
            + &role("two", ROLE, "source_profile = base\n", endpoint)
            + &role(
                "longer",
                ROLE,
                "source_profile = base\nduration_seconds = 7200\n",
                endpoint,
            )
    })
    .await;
    for name in ["one", "two"] {
        ready(&asked(&stage, name).await);
    }
    assert_eq!(stage.control().calls_of("AssumeRole"), 1);
    let longer = asked(&stage, "longer").await;
    assert_eq!(stage.control().calls_of("AssumeRole"), 2);
    let one = asked(&stage, "one").await;
    assert!(longer.expires_at > one.expires_at, "{longer:?}");
}

#[tokio::test]
async fn a_chain_goes_from_account_to_account_and_an_external_id_goes_with_it() {
    let stage = Stage::with("demo", |endpoint| {
        profile("base", PRODUCTION, endpoint)
            + &role("middle", ROLE, "source_profile = base\n", endpoint)
            + &role(
                "end",
                "arn:aws:iam::482100937716:role/external",
                "source_profile = middle\nexternal_id = simulated-external-id\n",
                endpoint,
            )
            + &role(
                "wrong",
                "arn:aws:iam::482100937716:role/external",
                "source_profile = base\n",
                endpoint,
            )
    })
    .await;
    let end = asked(&stage, "end").await;
    assert_eq!(ready(&end).account.as_str(), "482100937716");
    assert_eq!(stage.control().calls_of("AssumeRole"), 2);
    let wrong = asked(&stage, "wrong").await;
    let failure = failure(&wrong);
    assert_eq!(
        (failure.code, failure.action.as_deref()),
        (FailureCode::AccessDenied, Some("sts:AssumeRole"))
    );
    assert!(
        failure
            .message
            .contains("not authorized to perform: sts:AssumeRole"),
        "{failure:?}"
    );
    assert!(failure.request_id.is_some());
}

#[tokio::test]
async fn a_program_gives_credentials_and_says_why_it_does_not() {
    let key = &KEYS[SANDBOX];
    let printed = format!(
        r#"{{"Version": 1, "AccessKeyId": "{}", "SecretAccessKey": "{}"}}"#,
        key.access_key_id, key.secret_access_key
    );
    let stage = Stage::with("demo", |endpoint| {
        let section = |name: &str, command: &str| {
            format!("[profile {name}]\nregion = eu-west-1\nendpoint_url = {endpoint}\ncredential_process = {command}\n")
        };
        section("vault", &format!("printf '%s' '{printed}'"))
            + &section("shut", "echo the vault is shut >&2; exit 1")
            + &section("odd", "echo hunter2")
            + &role("behind", "arn:aws:iam::482100937716:role/Reader", "source_profile = vault\n", endpoint)
    })
    .await;
    assert_eq!(
        ready(&asked(&stage, "vault").await).account.as_str(),
        "730335204118"
    );
    assert_eq!(
        ready(&asked(&stage, "behind").await).account.as_str(),
        "482100937716"
    );
    let shut = asked(&stage, "shut").await;
    assert_eq!(failure(&shut).code, FailureCode::ProfileInvalid);
    let said = failure(&shut).said.as_ref().map(Said::words);
    assert_eq!(said, Some("the vault is shut"), "{shut:?}");
    assert!(!failure(&shut).message.contains("vault"), "{shut:?}");
    let odd = format!("{:?}", asked(&stage, "odd").await);
    assert!(
        odd.contains("not credentials") && !odd.contains("hunter2"),
        "{odd}"
    );
}

#[tokio::test]
async fn a_web_identity_assumes_its_role_with_the_token_that_is_in_the_file_now() {
    // iss https://issuer.example, exp 2100.
    const TOKEN: &str = "eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwic3ViIjoiYW5hIiwiYXVkIjoic3RzLmFtYXpvbmF3cy5jb20iLCJleHAiOjQxMDI0NDQ4MDB9.c2ln";
    let stage = Stage::new("demo").await;
    let token = stage.path("token");
    std::fs::write(
        stage.path("config"),
        role(
            "web",
            ROLE,
            &format!("web_identity_token_file = {}\n", token.display()),
            &stage.endpoint(),
        ),
    )
    .expect("written");
    stage.engine.reload_profiles().await;
    let missing = asked(&stage, "web").await;
    assert_eq!(missing.kind, ProfileKind::WebIdentity);
    assert_eq!(failure(&missing).code, FailureCode::ProfileInvalid);
    assert!(failure(&missing).message.contains("token"), "{missing:?}");
    std::fs::write(&token, format!("{TOKEN}\n")).expect("written");
    assert_eq!(
        ready(&asked(&stage, "web").await).account.as_str(),
        "730335204118"
    );
}

#[tokio::test]
async fn a_session_of_aws_login_is_used_and_noticed_when_it_comes() {
    // The hash of arn:aws:iam::111122223333:user/ana.
    const FILE: &str = "54b26e94961ade5aa4cd61f3deff3136c953a65099a948739052499a875d5095.json";
    let mut stage = Stage::with("demo", |endpoint| {
        format!("[profile ana]\nregion = eu-west-1\nendpoint_url = {endpoint}\nlogin_session = arn:aws:iam::111122223333:user/ana\n")
    })
    .await;
    let before = asked(&stage, "ana").await;
    assert_eq!(before.kind, ProfileKind::Login);
    assert_eq!(failure(&before).code, FailureCode::NeedsSignIn);
    assert_eq!(
        failure(&before).need,
        Some(Need::Login {
            profile: "ana".into()
        })
    );
    let view = stage.opened(&[("ana", "eu-west-1")]).await.remove(0);
    assert!(matches!(view.state, CellState::Failed { .. }));
    let folder = stage.path("login").join("cache");
    std::fs::create_dir_all(&folder).expect("made");
    std::fs::write(
        folder.join(FILE),
        r#"{"accessToken": {"accessKeyId": "ASIAANYBODYELSES0001", "secretAccessKey": "s", "sessionToken": "t", "accountId": "111122223333", "expiresAt": "2100-01-01T00:00:00Z"}, "refreshToken": "r", "dpopKey": "k", "clientId": "c"}"#,
    )
    .expect("written");
    stage
        .until("the cell is read with the session", |event| match event {
            engine::event::Event::Cell { view, .. } if view.state == CellState::Ready => Some(()),
            _ => None,
        })
        .await;
    assert_eq!(
        ready(&asked(&stage, "ana").await).account.as_str(),
        "111122223333"
    );
}

#[tokio::test]
async fn identity_center_asks_for_a_sign_in_by_name_and_works_after_it() {
    let mut stage = Stage::with("demo", |endpoint| {
        format!(
            "[profile sso]\nregion = eu-west-1\nendpoint_url = {endpoint}\nsso_session = acme\nsso_account_id = 482100937716\nsso_role_name = DeveloperAccess\n\
             [profile nobodys]\nregion = eu-west-1\nendpoint_url = {endpoint}\nsso_session = acme\nsso_account_id = 482100937716\nsso_role_name = Nonexistent\n\
             [sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n"
        ) + &role("through", ROLE, "source_profile = sso\n", endpoint)
    })
    .await;
    let before = asked(&stage, "sso").await;
    let session = SsoSessionKey::from("acme");
    assert_eq!(
        (before.kind, before.session.clone()),
        (ProfileKind::Sso, Some(session.clone()))
    );
    assert_eq!(
        failure(&before).need,
        Some(Need::SignIn {
            session: session.clone()
        })
    );
    let through = asked(&stage, "through").await;
    assert_eq!(
        failure(&through).need,
        Some(Need::SignIn { session }),
        "wherever in the chain"
    );
    stage.control().set_sign_in_mode(SignInMode::Approve);
    stage
        .engine
        .profile_sign_in(&"sso".into(), Some(SignInHow::Device))
        .await
        .expect("begun");
    stage
        .until("it is signed in to", |event| match event {
            engine::event::Event::SignIn { view } if view.state.has_ended() => Some(()),
            _ => None,
        })
        .await;
    let after = asked(&stage, "sso").await;
    assert_eq!(ready(&after).account.as_str(), "482100937716");
    assert_eq!(after.role.as_deref(), Some("DeveloperAccess"));
    assert_eq!(
        ready(&asked(&stage, "through").await).account.as_str(),
        "730335204118"
    );
    let refused = asked(&stage, "nobodys").await;
    assert_eq!(
        (failure(&refused).code, failure(&refused).action.as_deref()),
        (FailureCode::AccessDenied, Some("sso:GetRoleCredentials")),
        "a role that one does not have is not an expired session: {refused:?}"
    );
}

#[tokio::test]
async fn what_contradicts_itself_names_its_line_before_anything_is_called() {
    let stage = Stage::with("demo", |endpoint| {
        role(
            "a",
            "arn:aws:iam::1:role/a",
            "source_profile = b\n",
            endpoint,
        ) + &role(
            "b",
            "arn:aws:iam::1:role/b",
            "source_profile = a\n",
            endpoint,
        )
    })
    .await;
    let circle = asked(&stage, "a").await;
    let said = failure(&circle);
    assert_eq!(said.code, FailureCode::ProfileInvalid);
    assert!(
        said.message.contains("profile b") && said.message.contains("circle"),
        "{said:?}"
    );
    assert_eq!(
        circle.broken.as_ref().map(|broken| &broken.message),
        Some(&said.message)
    );
    assert_eq!(circle.place.as_ref().map(|place| place.line), Some(1));
    let page = stage
        .engine
        .profile_page(&"a".into())
        .await
        .expect("a page");
    assert!(page.resolution.problems[0].fatal);
    let environment = role(
        "e",
        ROLE,
        "credential_source = Environment\n",
        &stage.endpoint(),
    );
    std::fs::write(stage.path("config"), environment).expect("written");
    stage.engine.reload_profiles().await;
    assert_eq!(
        failure(&asked(&stage, "e").await).code,
        FailureCode::ProfileInvalid
    );
    assert_eq!(stage.control().calls_of("AssumeRole"), 0);
}

#[tokio::test]
async fn a_page_tells_the_way_to_the_credentials_step_by_step() {
    let stage = Stage::with("demo", |endpoint| {
        profile("base", PRODUCTION, endpoint)
            + &role("ops", ROLE, "source_profile = base\n", endpoint)
    })
    .await;
    let page = stage
        .engine
        .profile_page(&"ops".into())
        .await
        .expect("a page");
    let steps: Vec<_> = page
        .resolution
        .steps
        .iter()
        .map(|step| {
            (
                step.profile.as_str(),
                step.place.as_ref().map_or(0, |place| place.line),
            )
        })
        .collect();
    assert_eq!(steps, [("base", 4), ("ops", 10)]);
    assert_eq!(page.resolution.problems, []);
    assert!(!format!("{page:?}").contains(KEYS[PRODUCTION].secret_access_key));
}
