//! Profiles from real files, good and bad.

use acceptance::{PRODUCTION, Stage, expired, profile};
use engine::event::Event;
use engine::fleet::view::CellState;
use model::failure::FailureCode;
use model::profile::{ProfileKind, ProfileState};

#[tokio::test]
async fn no_files_at_all_is_no_error() {
    let stage = Stage::with("demo", |_| String::new()).await;
    std::fs::remove_file(stage.path("config")).expect("removed");
    let list = stage.engine.reload_profiles().await;
    assert!(
        list.profiles.is_empty() && list.problems.is_empty(),
        "{list:?}"
    );
    let frame = stage.engine.frame("0").await;
    assert!(
        frame.scope.cells.is_empty() && !frame.demo_only,
        "there is no Demo on this stage: {frame:?}"
    );
}

#[tokio::test]
async fn a_line_that_cannot_be_read_costs_its_section_only() {
    let mut stage = Stage::with("demo", |endpoint| {
        profile("good", PRODUCTION, endpoint)
            + "[profile broken]\nregion = eu-west-1\nthis is not a setting\n\n[profile after]\nrole_arn = x\nsource_profile = good\n"
    })
    .await;
    let list = stage.engine.reload_profiles().await;
    let names: Vec<_> = list
        .profiles
        .iter()
        .map(|profile| profile.name.as_str())
        .collect();
    assert_eq!(names, ["good", "after"]);
    let problem = list.problems.first().expect("a problem");
    assert_eq!(problem.code, FailureCode::LocalFile);
    assert!(
        problem.message.contains("line 9") && problem.message.contains("config"),
        "{problem:?}"
    );
    assert_eq!(
        stage.opened(&[("good", "eu-west-1")]).await[0].state,
        CellState::Ready
    );
}

#[tokio::test]
async fn text_that_is_not_utf8_names_its_line() {
    let stage = Stage::new("demo").await;
    std::fs::write(
        stage.path("credentials"),
        b"[default]\naws_access_key_id = \xff\xfe\n",
    )
    .expect("written");
    let list = stage.engine.reload_profiles().await;
    assert_eq!(list.profiles.len(), 2);
    assert!(
        list.problems[0].message.contains("line 2"),
        "{:?}",
        list.problems
    );
}

#[tokio::test]
async fn kinds_are_told_apart_and_an_unknown_one_is_listed() {
    let sections = "[profile sso]\nsso_session = x\nsso_account_id = 1\nsso_role_name = r\n\
        [profile role]\nrole_arn = x\nsource_profile = keys\n\
        [profile web]\nrole_arn = x\nweb_identity_token_file = y\n\
        [profile process]\ncredential_process = true\n\
        [profile keys]\naws_access_key_id = a\naws_secret_access_key = b\n\
        [profile login]\nlogin_session = x\n\
        [profile nothing]\noutput = json\n\
        [sso-session x]\nsso_region = eu-west-1\nsso_start_url = https://x\n";
    let stage = Stage::with("demo", |_| sections.to_owned()).await;
    let list = stage.engine.reload_profiles().await;
    let kinds: Vec<_> = list.profiles.iter().map(|profile| profile.kind).collect();
    assert_eq!(
        kinds,
        [
            ProfileKind::Sso,
            ProfileKind::AssumeRole,
            ProfileKind::WebIdentity,
            ProfileKind::Process,
            ProfileKind::Keys,
            ProfileKind::Login,
            ProfileKind::Unknown
        ]
    );
}

#[tokio::test]
async fn what_a_profile_lacks_is_said_in_its_cell() {
    let mut stage = Stage::with("demo", |endpoint| {
        expired("old", endpoint) + &format!("[profile nothing]\nendpoint_url = {endpoint}\n")
    })
    .await;
    let views = stage
        .opened(&[
            ("old", "eu-west-1"),
            ("nothing", "eu-west-1"),
            ("absent", "eu-west-1"),
        ])
        .await;
    let code = |name: &str| {
        let view = views
            .iter()
            .find(|view| view.cell.profile.as_str() == name)
            .expect("a cell");
        match &view.state {
            CellState::Failed { failure } => Some(failure.code),
            CellState::Loading | CellState::Ready => None,
        }
    };
    assert_eq!(code("old"), Some(FailureCode::CredentialsExpired));
    assert_eq!(code("nothing"), Some(FailureCode::ProfileInvalid));
    assert_eq!(code("absent"), Some(FailureCode::ProfileInvalid));
}

#[tokio::test]
async fn a_wrong_secret_is_told_from_an_expired_session() {
    let mut stage = Stage::with("demo", |endpoint| {
        profile("acme-prod", PRODUCTION, endpoint)
            .replace("simulated/production", "mistyped/production")
    })
    .await;
    let view = stage.opened(&[("acme-prod", "eu-west-1")]).await.remove(0);
    let CellState::Failed { failure } = view.state else {
        panic!("{view:?}")
    };
    assert_eq!(failure.code, FailureCode::CredentialsRejected);
}

#[tokio::test]
async fn nothing_listening_is_the_networks_failure() {
    let mut stage = Stage::with("demo", |_| {
        profile("acme-prod", PRODUCTION, "http://127.0.0.1:9")
    })
    .await;
    let view = stage.opened(&[("acme-prod", "eu-west-1")]).await.remove(0);
    let CellState::Failed { failure } = view.state else {
        panic!("{view:?}")
    };
    assert_eq!(
        (failure.code, failure.retryable),
        (FailureCode::Network, true)
    );
}

#[tokio::test]
async fn sts_says_who_a_profile_is() {
    let stage = Stage::new("demo").await;
    let list = stage.engine.identify("acme-prod".into()).await;
    let ProfileState::Ready { identity } = &list.profiles[0].state else {
        panic!("{list:?}")
    };
    assert_eq!(identity.account.as_str(), "482100937716");
    assert_eq!(list.profiles[1].state, ProfileState::Unread);
}

#[tokio::test]
async fn an_edit_of_the_files_is_applied_without_a_restart() {
    let mut stage = Stage::with("demo", |endpoint| expired("acme-prod", endpoint)).await;
    let view = stage.opened(&[("acme-prod", "eu-west-1")]).await.remove(0);
    assert!(matches!(view.state, CellState::Failed { .. }));
    let endpoint = stage.endpoint();
    std::fs::write(
        stage.path("config"),
        profile("acme-prod", PRODUCTION, &endpoint),
    )
    .expect("written");
    let list = stage
        .until("the profiles are told", |event| match event {
            Event::Profiles { list } => Some(list.clone()),
            _ => None,
        })
        .await;
    assert_eq!(list.profiles.len(), 1);
    stage
        .until(
            "the cell is read with the mended profile",
            |event| match event {
                Event::Cell { view, .. } if view.state == CellState::Ready => Some(()),
                _ => None,
            },
        )
        .await;
}

#[tokio::test]
async fn a_page_that_listens_late_is_told_what_it_missed() {
    let mut stage = Stage::with("demo", |endpoint| {
        profile("good", PRODUCTION, endpoint) + "[profile nothing]\nregion = eu-west-1\n"
    })
    .await;
    let opened = [("good", "eu-west-1"), ("nothing", "eu-west-1")];
    stage.opened(&opened).await;
    let mut late = stage.engine.catch_up().await;
    let mut told = Vec::new();
    while let Ok(event) = late.try_recv() {
        if let Event::Cell { view, .. } = event {
            told.push((view.cell.profile, view.state));
        }
    }
    let state = |name: &str| {
        let found = told.iter().find(|(profile, _)| profile.as_str() == name);
        found.map(|(_, state)| state.clone())
    };
    assert_eq!(state("good"), Some(CellState::Ready));
    assert!(
        matches!(state("nothing"), Some(CellState::Failed { .. })),
        "{told:?}"
    );
}
