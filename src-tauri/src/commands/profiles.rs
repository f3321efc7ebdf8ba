//! Profiles.

use model::failure::Failure;
use model::place::ProfileName;
use model::profile::ProfileList;
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
