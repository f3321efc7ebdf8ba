//! Connections over TLS, to an endpoint whose certificate a private authority has signed.

use acceptance::{PRODUCTION, Stage, Tls, profile};
use engine::fleet::view::{CellState, CellView};
use model::failure::FailureCode;
use model::profile::ProfileState;

/// A stage whose AWS is behind TLS, and the section of `acme` there, with `more` in it.
async fn behind_tls() -> (Stage, Tls) {
    let stage = Stage::with("demo", |_| String::new()).await;
    let tls = Tls::before(&stage.endpoint()).await.expect("an endpoint");
    std::fs::write(stage.path("authority.pem"), &tls.authority).expect("written");
    (stage, tls)
}

async fn opened_with(stage: &mut Stage, tls: &Tls, more: &str) -> CellView {
    let section = profile("acme", PRODUCTION, &tls.endpoint());
    let config = format!("{}\n{more}\n", section.trim_end());
    std::fs::write(stage.path("config"), config).expect("written");
    stage.engine.reload_profiles().await;
    stage.opened(&[("acme", "eu-west-1")]).await.remove(0)
}

fn code(view: &CellView) -> Option<FailureCode> {
    match &view.state {
        CellState::Failed { failure } => Some(failure.code),
        CellState::Ready | CellState::Loading => None,
    }
}

#[tokio::test]
async fn a_profiles_own_authority_is_trusted_by_that_profile() {
    let (mut stage, tls) = behind_tls().await;
    let bundle = format!("ca_bundle = {}", stage.path("authority.pem").display());
    let view = opened_with(&mut stage, &tls, &bundle).await;
    assert_eq!(view.state, CellState::Ready, "{view:?}");
    assert!(!view.rows.is_empty());
    let list = stage.engine.identify("acme".into()).await;
    assert!(matches!(list.profiles[0].state, ProfileState::Ready { .. }));
    assert_eq!(list.problems, []);
}

#[tokio::test]
async fn an_authority_that_nobody_named_is_told_as_that_and_nothing_is_sent() {
    let (mut stage, tls) = behind_tls().await;
    let view = opened_with(&mut stage, &tls, "").await;
    assert_eq!(code(&view), Some(FailureCode::Tls), "{view:?}");
    assert_eq!(stage.control().calls_of("ListServices"), 0);
    // The profile is mended, and its cell is read by itself.
    let bundle = format!("ca_bundle = {}", stage.path("authority.pem").display());
    let view = opened_with(&mut stage, &tls, &bundle).await;
    assert_eq!(view.state, CellState::Ready, "{view:?}");
}

#[tokio::test]
async fn a_bundle_that_is_mended_is_used_without_a_restart() {
    let (mut stage, tls) = behind_tls().await;
    let path = stage.path("bundle.pem");
    let bundle = format!("ca_bundle = {}", path.display());
    let view = opened_with(&mut stage, &tls, &bundle).await;
    assert_eq!(code(&view), Some(FailureCode::Tls), "{view:?}");
    let list = stage.engine.reload_profiles().await;
    assert!(list.problems[0].message.contains("bundle.pem"), "{list:?}");
    std::fs::write(&path, &tls.authority).expect("written");
    let view = opened_with(&mut stage, &tls, &bundle).await;
    assert_eq!(view.state, CellState::Ready, "{view:?}");
}
