//! Keys that the user keeps with Trackside, what profiles may do, and the console.

use engine::console::ConsoleOpened;
use model::failure::Failure;
use model::keys::{KeyDraft, KeyPlace, KeySecret, KeyTested, KeyringView};
use model::permissions::Permissions;
use model::place::{Cell, ProfileName, ServiceArn};
use model::profile::ProfileList;
use tauri::AppHandle;

use super::app::browse;
use crate::shell::Shell;

pub(super) async fn keyring_state(_: &AppHandle, shell: &Shell) -> Result<KeyringView, Failure> {
    Ok(shell.engine.keyring().await)
}

pub(super) async fn keyring_unlock(
    _: &AppHandle,
    shell: &Shell,
    profile: Option<ProfileName>,
) -> Result<(), Failure> {
    shell.engine.unlock_keyring(profile.as_ref()).await
}

pub(super) async fn key_test(
    _: &AppHandle,
    shell: &Shell,
    draft: KeyDraft,
) -> Result<KeyTested, Failure> {
    shell.engine.test_key(&draft).await
}

pub(super) async fn key_save(
    _: &AppHandle,
    shell: &Shell,
    draft: KeyDraft,
) -> Result<ProfileList, Failure> {
    shell.engine.save_key(&draft).await
}

pub(super) async fn key_rotate(
    _: &AppHandle,
    shell: &Shell,
    profile: ProfileName,
    key: KeySecret,
    place: KeyPlace,
) -> Result<ProfileList, Failure> {
    shell.engine.rotate_key(&profile, &key, place).await
}

pub(super) async fn key_rename(
    _: &AppHandle,
    shell: &Shell,
    profile: ProfileName,
    to: ProfileName,
) -> Result<ProfileList, Failure> {
    shell.engine.rename_key(&profile, &to).await
}

pub(super) async fn key_delete(
    _: &AppHandle,
    shell: &Shell,
    profile: ProfileName,
) -> Result<ProfileList, Failure> {
    shell.engine.delete_key(&profile).await
}

pub(super) async fn profile_permissions(
    _: &AppHandle,
    shell: &Shell,
    profile: ProfileName,
) -> Result<Permissions, Failure> {
    shell.engine.permissions(&profile).await
}

/// The link is a credential: it goes to the browser, and what went wrong is told without it.
pub(super) async fn console_open(
    app: &AppHandle,
    shell: &Shell,
    cell: Cell,
    service: Option<ServiceArn>,
) -> Result<ConsoleOpened, Failure> {
    let (link, opened) = shell.engine.console_link(&cell, service.as_ref()).await?;
    browse(app, link.url.expose()).map_err(|mut failure| {
        failure.causes.clear();
        failure
    })?;
    Ok(opened)
}
