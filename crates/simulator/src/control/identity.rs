//! What happens to identities without a client asking: a person decides, a session ends.

use serde_json::{Value as Json, json};

use super::{Control, ControlError};
use crate::core::Core;
use crate::state::{Role, SignInMode, Verdict};

impl Control {
    /// Says what becomes of requests to sign in from here on.
    pub fn set_sign_in_mode(&self, mode: SignInMode) {
        self.core.world().identity.sign_ins.mode = mode;
    }

    /// Decides about the device that shows a code, as a person would on its page.
    ///
    /// # Errors
    /// Where no device shows that code.
    pub fn decide_device(&self, user_code: &str, verdict: Verdict) -> Result<(), ControlError> {
        let now = self.core.clock.now();
        let mut world = self.core.world();
        let device = world
            .identity
            .sign_ins
            .device_showing(user_code, now)
            .ok_or_else(|| ControlError::NoDevice(user_code.to_owned()))?;
        device.verdict = verdict;
        Ok(())
    }

    /// The user codes of devices that wait for a person.
    #[must_use]
    pub fn waiting_devices(&self) -> Vec<String> {
        let now = self.core.clock.now();
        let world = self.core.world();
        let devices = world.identity.sign_ins.devices.values();
        let mut waiting: Vec<String> = devices
            .filter(|device| device.verdict == Verdict::Waiting && now < device.expires_at)
            .map(|device| device.user_code.clone())
            .collect();
        waiting.sort();
        waiting
    }

    /// Defines a role, or defines it anew.
    pub fn define_role(&self, role: Role) {
        let mut world = self.core.world();
        world.identity.roles.insert(role.arn.clone(), role);
    }

    /// Lets the access tokens of IAM Identity Center expire; they can be refreshed.
    pub fn expire_access_tokens(&self) {
        let now = self.core.clock.now();
        let mut world = self.core.world();
        for token in world.identity.sign_ins.tokens.values_mut() {
            token.expires_at = token.expires_at.min(now);
        }
    }

    /// Ends every sign-in with IAM Identity Center: neither tokens nor refreshing is left.
    pub fn end_sign_ins(&self) {
        let mut world = self.core.world();
        world.identity.sign_ins.tokens.clear();
        world.identity.sign_ins.refreshes.clear();
    }

    /// Lets the credentials of every session that was given out expire.
    pub fn expire_sessions(&self) {
        self.core.keys.end_sessions(self.core.clock.now());
    }
}

/// Identities for the dump: who is signed in, and no secret.
pub(super) fn dump(core: &Core) -> Json {
    let now = core.clock.now();
    let sessions: Vec<Json> = core
        .keys
        .issued()
        .iter()
        .map(|key| {
            json!({
                "accessKeyId": key.id,
                "arn": key.principal.arn,
                "mfa": key.principal.mfa,
                "expired": key.expires_at.is_some_and(|end| end <= now),
            })
        })
        .collect();
    let world = core.world();
    let sign_ins = &world.identity.sign_ins;
    let devices: Vec<Json> = sign_ins
        .devices
        .values()
        .filter(|device| now < device.expires_at)
        .map(|device| {
            json!({
                "userCode": device.user_code,
                "startUrl": device.start_url,
                "verdict": device.verdict,
            })
        })
        .collect();
    let tokens = sign_ins.tokens.values();
    json!({
        "signIn": sign_ins.mode,
        "devices": devices,
        "accessTokens": tokens.filter(|token| now < token.expires_at).count(),
        "roles": world.identity.roles.values().collect::<Vec<_>>(),
        "sessions": sessions,
    })
}
