//! Profiles.

use model::failure::Failure;
use model::place::ProfileName;
use model::profile::{ProfileList, ProfilePage};
use model::redacted::Redacted;
use tauri::AppHandle;

use crate::shell::Shell;

pub(super) async fn profiles_reload(_: &AppHandle, shell: &Shell) -> Result<ProfileList, Failure> {
    Ok(shell.engine.reload_profiles().await)
}

pub(super) async fn profile_identify(
    _: &AppHandle,
    shell: &Shell,
    profile: ProfileName,
) -> Result<ProfileList, Failure> {
    Ok(shell.engine.identify(profile).await)
}

pub(super) async fn profile_page(
    _: &AppHandle,
    shell: &Shell,
    profile: ProfileName,
) -> Result<ProfilePage, Failure> {
    shell.engine.profile_page(&profile).await
}

pub(super) async fn profile_accept_account(
    _: &AppHandle,
    shell: &Shell,
    profile: ProfileName,
) -> Result<ProfileList, Failure> {
    shell.engine.accept_account(&profile).await
}

pub(super) async fn mfa_answer(
    _: &AppHandle,
    shell: &Shell,
    profile: ProfileName,
    code: Redacted<String>,
) -> Result<ProfileList, Failure> {
    shell.engine.answer_mfa(&profile, code).await
}
