//! Signing in to IAM Identity Center, and what goes on because of it.

use std::time::Duration;

use acceptance::Browser;
use acceptance::identity_center::{
    ACME, LEGACY, becomes, code_of, sign_in_ended, signed_in, stage, token_file, tokens,
};
use engine::event::Event;
use engine::fleet::view::CellState;
use model::failure::FailureCode;
use model::need::Need;
use model::place::{ProfileName, SsoSessionKey};
use model::profile::ProfileState;
use model::signin::{SignInHow, SignInState};
use simulator::state::SignInMode;

const CELL: (&str, &str) = ("acme-prod", "eu-west-1");

fn acme() -> SsoSessionKey {
    ACME.into()
}

#[tokio::test]
async fn the_browser_signs_in_and_what_was_interrupted_goes_on() {
    let mut stage = stage().await;
    let cells = stage.opened(&[CELL, ("acme-read", "eu-west-1")]).await;
    for cell in &cells {
        assert_eq!(code_of(cell), Some(FailureCode::NeedsSignIn), "{cell:?}");
    }
    let list = stage.engine.frame("0").await.profiles;
    let prod = list
        .profiles
        .iter()
        .find(|profile| profile.name.as_str() == "acme-prod");
    let ProfileState::Needs { need, .. } = &prod.expect("listed").state else {
        panic!("it needs a person: {prod:?}");
    };
    assert_eq!(*need, Need::SignIn { session: acme() });
    stage.pass(120).await;
    assert_eq!(
        stage.control().calls_of("RegisterClient"),
        0,
        "nobody asked for a sign-in"
    );

    let view = stage
        .engine
        .profile_sign_in(&"acme-prod".into(), None)
        .await;
    let view = view.expect("a page");
    assert_eq!(
        (view.how, &view.state),
        (SignInHow::Pkce, &SignInState::Waiting)
    );
    assert_eq!(
        view.profiles,
        [ProfileName::from("acme-prod"), "acme-read".into()]
    );
    let url = view.url.expect("an address");
    assert!(
        url.starts_with(&format!("{}/authorize?", stage.endpoint())),
        "{url}"
    );
    stage
        .engine
        .check_url(&url, None)
        .await
        .expect("the window may open it");

    let question = Browser::open(&url).await.expect("the page answers");
    let answer = question.press("approve").await.expect("it comes back");
    assert!(
        answer.url.starts_with("http://127.0.0.1:"),
        "{}",
        answer.url
    );
    assert!(
        answer.page.contains("You can close this tab"),
        "{}",
        answer.page
    );

    let mut waiting = vec!["acme-prod", "acme-read"];
    let mut done = false;
    while !(done && waiting.is_empty()) {
        let read = stage
            .until("the cells are read again", |event| match event {
                Event::SignIn { view } => Some(Err(view.state.clone())),
                Event::Cell { view, .. } if matches!(view.state, CellState::Ready) => {
                    Some(Ok(view.cell.profile.clone()))
                }
                _ => None,
            })
            .await;
        match read {
            Err(state) => done |= state == SignInState::Done,
            Ok(profile) => waiting.retain(|name| *name != profile.as_str()),
        }
    }
    assert!(
        stage.engine.check_url(&url, None).await.is_err(),
        "it is over"
    );
    let token = tokens(&stage, "acme");
    assert_eq!(
        (&token["startUrl"], &token["region"]),
        (
            &"https://acme.awsapps.com/start".into(),
            &"eu-west-1".into()
        )
    );
    for field in [
        "accessToken",
        "expiresAt",
        "clientId",
        "clientSecret",
        "refreshToken",
    ] {
        assert!(token[field].is_string(), "{field}");
    }
}

#[tokio::test]
async fn a_code_signs_in_where_only_the_start_url_is_known() {
    let mut stage = stage().await;
    let cells = stage.opened(&[("legacy", "eu-west-1")]).await;
    assert_eq!(code_of(&cells[0]), Some(FailureCode::NeedsSignIn));
    let view = stage.engine.profile_sign_in(&"legacy".into(), None).await;
    let view = view.expect("a page");
    assert_eq!(view.how, SignInHow::Device);
    let code = view.code.expect("a code");
    let url = view.url.expect("an address");
    assert!(url.ends_with(&format!("/device?user_code={code}")), "{url}");
    stage.pass(5).await;
    let page = Browser::open(&url).await.expect("the page answers");
    page.press("approve").await.expect("pressed");
    assert_eq!(
        sign_in_ended(&mut stage, LEGACY).await.state,
        SignInState::Done
    );
    becomes(&mut stage, "legacy", None).await;
    assert_eq!(tokens(&stage, LEGACY)["startUrl"], LEGACY);
}

#[tokio::test]
async fn a_denied_sign_in_says_so_and_the_next_one_works() {
    let mut stage = stage().await;
    for how in [SignInHow::Pkce, SignInHow::Device] {
        stage.control().set_sign_in_mode(SignInMode::Deny);
        let view = stage
            .engine
            .sign_in(&acme(), Some(how))
            .await
            .expect("a page");
        if how == SignInHow::Pkce {
            let url = view.url.as_deref().expect("an address");
            let page = Browser::open(url).await.expect("it comes back").page;
            assert!(page.contains("did not work"), "{page}");
        }
        match sign_in_ended(&mut stage, ACME).await.state {
            SignInState::Failed { failure } => {
                assert_eq!(failure.code, FailureCode::AccessDenied, "{failure:?}");
            }
            other => panic!("it was denied: {other:?}"),
        }
    }
    signed_in(&mut stage, ACME).await;
    assert_eq!(stage.opened(&[CELL]).await[0].state, CellState::Ready);
}

#[tokio::test]
async fn nobody_is_waited_for_longer_than_ten_minutes() {
    let mut stage = stage().await;
    for how in [SignInHow::Pkce, SignInHow::Device] {
        let begun = stage.control().now().millis();
        let view = stage
            .engine
            .sign_in(&acme(), Some(how))
            .await
            .expect("a page");
        assert_eq!(view.expires_at.millis(), begun + 600_000);
        stage.clock.step(Duration::from_secs(595));
        match sign_in_ended(&mut stage, ACME).await.state {
            SignInState::Failed { failure } => {
                assert_eq!(failure.need, Some(Need::SignIn { session: acme() }));
            }
            other => panic!("nobody came: {other:?}"),
        }
    }
}

#[tokio::test]
async fn two_sign_ins_to_one_session_are_one() {
    let mut stage = stage().await;
    let (prod, read) = ("acme-prod".into(), "acme-read".into());
    let (one, other) = tokio::join!(
        stage.engine.profile_sign_in(&prod, None),
        stage.engine.profile_sign_in(&read, None)
    );
    let (one, other) = (one.expect("a page"), other.expect("the same page"));
    assert_eq!(one.url, other.url);
    assert_eq!(stage.control().calls_of("RegisterClient"), 1);

    // Another manner is another choice: the first gives way, and nobody listens there any more.
    stage.control().set_sign_in_mode(SignInMode::Approve);
    let by_code = stage.engine.sign_in(&acme(), Some(SignInHow::Device)).await;
    assert!(by_code.expect("a page").code.is_some());
    let done = sign_in_ended(&mut stage, ACME).await;
    assert_eq!(
        (done.how, done.state),
        (SignInHow::Device, SignInState::Done)
    );
    let url = one.url.expect("an address");
    assert!(Browser::open(&url).await.is_err(), "nobody listens");
}

#[tokio::test]
async fn a_sign_in_is_given_up_at_any_time() {
    let mut stage = stage().await;
    let view = stage.engine.sign_in(&acme(), None).await.expect("a page");
    stage.engine.cancel_sign_in(&acme());
    assert_eq!(
        sign_in_ended(&mut stage, ACME).await.state,
        SignInState::Cancelled
    );
    stage.control().set_sign_in_mode(SignInMode::Approve);
    let url = view.url.expect("an address");
    assert!(Browser::open(&url).await.is_err(), "nobody listens");
    assert!(!token_file(&stage, "acme").exists());
    signed_in(&mut stage, ACME).await;
}

#[tokio::test]
async fn one_session_is_signed_out_of_and_no_other() {
    let mut stage = stage().await;
    signed_in(&mut stage, ACME).await;
    signed_in(&mut stage, LEGACY).await;
    let cells = stage.opened(&[CELL, ("legacy", "eu-west-1")]).await;
    assert!(cells.iter().all(|cell| cell.state == CellState::Ready));
    stage
        .engine
        .profile_sign_out(&"acme-read".into())
        .await
        .expect("signed out");
    becomes(&mut stage, "acme-prod", Some(FailureCode::NeedsSignIn)).await;
    assert_eq!(stage.control().calls_of("Logout"), 1);
    assert!(!token_file(&stage, "acme").exists());
    assert!(token_file(&stage, LEGACY).exists());
    let sessions = stage.engine.sso_sessions().await;
    let until: Vec<_> = sessions
        .iter()
        .map(|session| (session.session.as_str(), session.signed_in_until.is_some()))
        .collect();
    assert_eq!(until, [("acme", false), (LEGACY, true)]);
}
