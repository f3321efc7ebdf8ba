//! Finding accounts and roles, and making profiles of them.

use acceptance::Stage;
use acceptance::identity_center::{ACME, signed_in, stage};
use engine::fleet::view::CellState;
use model::discovery::{DiffKind, DiscoveryChoice, KeepIn, ProfileDraft, SessionDraft};
use model::failure::FailureCode;
use model::place::{AccountId, ProfileName};
use model::profile::{ProfileKind, ProfileList};
use simulator::scenarios::{PRODUCTION, SANDBOX};

fn choice(name: &str, keep_in: KeepIn) -> DiscoveryChoice {
    DiscoveryChoice {
        session: ACME.into(),
        profiles: vec![ProfileDraft {
            name: name.into(),
            account: SANDBOX.into(),
            role: "PowerUserAccess".into(),
            region: Some("eu-west-1".into()),
        }],
        keep_in,
    }
}

fn kind(list: &ProfileList, name: &str) -> Option<ProfileKind> {
    let found = list
        .profiles
        .iter()
        .find(|profile| profile.name.as_str() == name);
    found.map(|profile| profile.kind)
}

async fn works(stage: &mut Stage, name: &str) {
    let cells = stage.opened(&[(name, "eu-west-1")]).await;
    assert_eq!(cells[0].state, CellState::Ready, "{cells:?}");
    assert_eq!(cells[0].account, Some(AccountId::from(SANDBOX)));
}

#[tokio::test]
async fn accounts_and_roles_are_listed_with_what_is_there_already() {
    let mut stage = stage().await;
    let refused = stage.engine.discover_accounts(&ACME.into()).await;
    assert_eq!(
        refused.expect_err("nobody signed in").code,
        FailureCode::NeedsSignIn
    );
    signed_in(&mut stage, ACME).await;
    let accounts = stage
        .engine
        .discover_accounts(&ACME.into())
        .await
        .expect("accounts");
    let names: Vec<_> = accounts
        .iter()
        .map(|account| account.name.as_str())
        .collect();
    assert_eq!(names, ["Trackside Production", "Trackside Sandbox"]);
    let roles = stage
        .engine
        .discover_roles(&ACME.into(), &PRODUCTION.into())
        .await
        .expect("roles");
    let told: Vec<_> = roles
        .iter()
        .map(|role| {
            let existing = role.existing.as_ref().map(ProfileName::as_str);
            (role.name.as_str(), existing, role.suggested.as_str())
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                "AdministratorAccess",
                Some("acme-prod"),
                "trackside-production-administratoraccess"
            ),
            (
                "DeveloperAccess",
                None,
                "trackside-production-developeraccess"
            ),
            (
                "ReadOnlyAccess",
                Some("acme-read"),
                "trackside-production-readonlyaccess"
            ),
        ]
    );
}

#[tokio::test]
async fn many_accounts_come_on_several_pages() {
    let mut stage = Stage::with("demo", |endpoint| {
        format!(
            "[sso-session many]\nsso_start_url = https://many.awsapps.com/start\n\
             sso_region = eu-west-1\n\n\
             [profile one]\nsso_session = many\nsso_account_id = {PRODUCTION}\n\
             sso_role_name = ReadOnlyAccess\nendpoint_url = {endpoint}\n"
        )
    })
    .await;
    signed_in(&mut stage, "many").await;
    let accounts = stage
        .engine
        .discover_accounts(&"many".into())
        .await
        .expect("accounts");
    assert_eq!(accounts.len(), 152);
    assert_eq!(stage.control().calls_of("ListAccounts"), 2);
    assert!(accounts.is_sorted_by_key(|account| account.name.to_lowercase()));
}

#[tokio::test]
async fn what_is_chosen_is_written_as_it_was_shown() {
    let mut stage = stage().await;
    signed_in(&mut stage, ACME).await;
    let path = stage.path("config");
    let before = std::fs::read_to_string(&path).expect("a config file") + "# the end";
    std::fs::write(&path, &before).expect("written");
    let choice = choice("sandbox", KeepIn::ConfigFile);
    let diff = stage
        .engine
        .preview_discovery(&choice)
        .await
        .expect("a difference");
    let list = stage
        .engine
        .add_discovered(&choice, &diff.fingerprint)
        .await;
    assert_eq!(
        kind(&list.expect("added"), "sandbox"),
        Some(ProfileKind::Sso)
    );
    let after = std::fs::read_to_string(&path).expect("a config file");
    let added: Vec<_> = diff
        .lines
        .iter()
        .filter(|line| line.kind == DiffKind::Added)
        .map(|line| line.text.as_str())
        .collect();
    assert_eq!(after, format!("{before}\n{}\n", added.join("\n")));
    assert_eq!(diff.path, path.display().to_string());
    let backup = diff.backup.expect("a copy");
    assert_eq!(std::fs::read_to_string(backup).expect("a copy"), before);
    works(&mut stage, "sandbox").await;

    let taken = stage.engine.preview_discovery(&choice).await;
    assert_eq!(
        taken.expect_err("the name is taken").code,
        FailureCode::InvalidRequest
    );
}

#[tokio::test]
async fn a_file_that_changed_since_it_was_shown_is_not_written() {
    let stage = stage().await;
    let choice = choice("sandbox", KeepIn::ConfigFile);
    let diff = stage
        .engine
        .preview_discovery(&choice)
        .await
        .expect("a difference");
    let path = stage.path("config");
    let changed = std::fs::read_to_string(&path).expect("a config file") + "# by hand\n";
    std::fs::write(&path, &changed).expect("written");
    let refused = stage
        .engine
        .add_discovered(&choice, &diff.fingerprint)
        .await;
    assert_eq!(
        refused.expect_err("it changed").code,
        FailureCode::PlanStale
    );
    assert_eq!(
        std::fs::read_to_string(&path).expect("a config file"),
        changed
    );
}

#[tokio::test]
async fn a_profile_of_the_app_alone_works_and_outlives_the_program() {
    let mut stage = stage().await;
    signed_in(&mut stage, ACME).await;
    let path = stage.path("config");
    let before = std::fs::read_to_string(&path).expect("a config file");
    let choice = choice("mine", KeepIn::App);
    let shown = stage
        .engine
        .preview_discovery(&choice)
        .await
        .expect("shown");
    assert_eq!(shown.lines[0].text, "[profile mine]");
    stage
        .engine
        .add_discovered(&choice, &shown.fingerprint)
        .await
        .expect("added");
    works(&mut stage, "mine").await;
    let mut stage = stage.again().await;
    // A window with an older copy of the settings does not undo it.
    stage.set(|settings| settings.sso_profiles.clear()).await;
    works(&mut stage, "mine").await;
    assert_eq!(
        std::fs::read_to_string(&path).expect("a config file"),
        before
    );
    let list = stage
        .engine
        .forget_discovered(&"mine".into())
        .await
        .expect("forgotten");
    assert_eq!(kind(&list, "mine"), None);
    let unknown = stage.engine.forget_discovered(&"acme-prod".into()).await;
    assert_eq!(
        unknown.expect_err("a file has it").code,
        FailureCode::NotFound
    );
}

fn session(name: &str) -> SessionDraft {
    SessionDraft {
        name: name.into(),
        start_url: "https://many.awsapps.com/start/#/".into(),
        region: "eu-west-1".into(),
    }
}

#[tokio::test]
async fn the_first_session_is_written_as_it_was_shown_and_can_be_signed_in_to() {
    let stage = Stage::with("demo", |_| String::new()).await;
    let path = stage.path("config");
    std::fs::remove_file(&path).expect("there is no file at all");
    assert!(stage.engine.sso_sessions().await.is_empty());
    let draft = session("many");
    let diff = stage.engine.preview_session(&draft).await.expect("shown");
    assert!(diff.created && diff.backup.is_none(), "{diff:?}");
    assert!(!path.exists(), "looking writes nothing");
    let sessions = stage
        .engine
        .add_session(&draft, &diff.fingerprint)
        .await
        .expect("added");
    let told: Vec<_> = sessions
        .iter()
        .map(|session| (session.session.as_str(), session.start_url.as_str()))
        .collect();
    assert_eq!(told, [("many", "https://many.awsapps.com/start")]);
    assert_eq!(
        std::fs::read_to_string(&path).expect("a config file"),
        "[sso-session many]\nsso_start_url = https://many.awsapps.com/start\n\
         sso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n"
    );
    let refused = stage.engine.discover_accounts(&draft.name).await;
    assert_eq!(
        refused.expect_err("nobody signed in").code,
        FailureCode::NeedsSignIn
    );
}

#[tokio::test]
async fn a_session_is_added_behind_what_is_there_and_never_twice() {
    let stage = stage().await;
    let path = stage.path("config");
    let before = std::fs::read_to_string(&path).expect("a config file");
    let draft = session("many");
    let diff = stage.engine.preview_session(&draft).await.expect("shown");
    std::fs::write(&path, format!("{before}# by hand\n")).expect("written");
    let stale = stage.engine.add_session(&draft, &diff.fingerprint).await;
    assert_eq!(stale.expect_err("it changed").code, FailureCode::PlanStale);
    let diff = stage.engine.preview_session(&draft).await.expect("shown");
    let sessions = stage.engine.add_session(&draft, &diff.fingerprint).await;
    assert_eq!(sessions.expect("added").len(), 3);
    let after = std::fs::read_to_string(&path).expect("a config file");
    assert!(after.starts_with(&format!("{before}# by hand\n\n[sso-session many]\n")));
    for taken in ["many", ACME] {
        let refused = stage.engine.preview_session(&session(taken)).await;
        let refused = refused.expect_err("there is one");
        assert_eq!(refused.code, FailureCode::InvalidRequest);
    }
}
