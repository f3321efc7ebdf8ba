//! IAM Identity Center: signing in and out, and making profiles of what is found there.

use engine::event::Event;
use model::discovery::{ConfigDiff, DiscoveryChoice, SessionDraft, SsoAccount, SsoRole};
use model::failure::Failure;
use model::place::{AccountId, ProfileName, SsoSessionKey};
use model::profile::ProfileList;
use model::signin::{SignInHow, SignInView, SsoSessionView};
use tauri::AppHandle;

use super::app::browse;
use crate::shell::Shell;

pub(super) async fn sso_sessions(
    _: &AppHandle,
    shell: &Shell,
) -> Result<Vec<SsoSessionView>, Failure> {
    Ok(shell.engine.sso_sessions().await)
}

pub(super) async fn profile_sign_in(
    app: &AppHandle,
    shell: &Shell,
    profile: ProfileName,
    how: Option<SignInHow>,
) -> Result<SignInView, Failure> {
    let view = shell.engine.profile_sign_in(&profile, how).await?;
    Ok(shown(app, shell, view))
}

pub(super) async fn session_sign_in(
    app: &AppHandle,
    shell: &Shell,
    session: SsoSessionKey,
    how: Option<SignInHow>,
) -> Result<SignInView, Failure> {
    let view = shell.engine.sign_in(&session, how).await?;
    Ok(shown(app, shell, view))
}

pub(super) async fn sign_in_cancel(
    _: &AppHandle,
    shell: &Shell,
    session: SsoSessionKey,
) -> Result<(), Failure> {
    shell.engine.cancel_sign_in(&session);
    Ok(())
}

pub(super) async fn profile_sign_out(
    _: &AppHandle,
    shell: &Shell,
    profile: ProfileName,
) -> Result<(), Failure> {
    shell.engine.profile_sign_out(&profile).await
}

pub(super) async fn session_sign_out(
    _: &AppHandle,
    shell: &Shell,
    session: SsoSessionKey,
) -> Result<(), Failure> {
    shell.engine.sign_out(&session).await
}

pub(super) async fn discovery_accounts(
    _: &AppHandle,
    shell: &Shell,
    session: SsoSessionKey,
) -> Result<Vec<SsoAccount>, Failure> {
    shell.engine.discover_accounts(&session).await
}

pub(super) async fn discovery_roles(
    _: &AppHandle,
    shell: &Shell,
    session: SsoSessionKey,
    account: AccountId,
) -> Result<Vec<SsoRole>, Failure> {
    shell.engine.discover_roles(&session, &account).await
}

pub(super) async fn discovery_preview(
    _: &AppHandle,
    shell: &Shell,
    choice: DiscoveryChoice,
) -> Result<ConfigDiff, Failure> {
    shell.engine.preview_discovery(&choice).await
}

pub(super) async fn discovery_add(
    _: &AppHandle,
    shell: &Shell,
    choice: DiscoveryChoice,
    fingerprint: String,
) -> Result<ProfileList, Failure> {
    shell.engine.add_discovered(&choice, &fingerprint).await
}

pub(super) async fn session_preview(
    _: &AppHandle,
    shell: &Shell,
    draft: SessionDraft,
) -> Result<ConfigDiff, Failure> {
    shell.engine.preview_session(&draft).await
}

pub(super) async fn session_add(
    _: &AppHandle,
    shell: &Shell,
    draft: SessionDraft,
    fingerprint: String,
) -> Result<Vec<SsoSessionView>, Failure> {
    shell.engine.add_session(&draft, &fingerprint).await
}

pub(super) async fn discovery_forget(
    _: &AppHandle,
    shell: &Shell,
    profile: ProfileName,
) -> Result<ProfileList, Failure> {
    shell.engine.forget_discovered(&profile).await
}

pub(super) async fn aws_login(
    _: &AppHandle,
    shell: &Shell,
    profile: ProfileName,
) -> Result<(), Failure> {
    shell.engine.aws_login(&profile).await
}

/// Opens the page of a sign-in. Where no browser opens, the page's address is still in the answer.
fn shown(app: &AppHandle, shell: &Shell, view: SignInView) -> SignInView {
    if let Some(url) = view.url.as_deref().filter(|_| !view.state.has_ended())
        && let Err(failure) = browse(app, url)
    {
        shell.engine.push(&Event::Notice { failure });
    }
    view
}
