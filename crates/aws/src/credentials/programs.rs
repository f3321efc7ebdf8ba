//! Credential processes, each run once for all who ask at about the same time.
//!
//! A program may be a vault that shows its user a dialog. The SDK keeps credentials per profile, and
//! failures not at all: STS and App Runner, each asked for every region of a profile, and every profile
//! that has its credentials from another's program, would have it run again and again.
//!
//! What was found out before a person asked is no answer to that person: [`Programs::forget`].

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use model::instant::Timestamp;
use model::place::ProfileName;
use model::redacted::Redacted;
use sha2::{Digest as _, Sha256};

use super::process::{self, ProcessError};
use super::roles::lasts;
use crate::clock::Clock;

/// For how long the end of a run answers whoever else asks, in milliseconds: enough for one reading of
/// a fleet, whose calls come one upon the other.
const SHARED: i64 = 3_000;

/// What a command is known by here. The command itself may hold a secret.
type Hash = [u8; 32];

/// The programs.
#[derive(Debug)]
pub(crate) struct Programs {
    clock: Arc<dyn Clock>,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    programs: HashMap<Hash, Arc<Program>>,
    /// The program that each profile last had its credentials from.
    of_profiles: HashMap<ProfileName, Arc<Program>>,
}

#[derive(Debug, Default)]
struct Program {
    /// The newest run. Locked while the program runs: whoever wants the same waits for it.
    last: tokio::sync::Mutex<Option<Run>>,
    /// Counts what makes earlier runs too old.
    forgotten: AtomicU64,
}

/// A run that has ended.
#[derive(Debug)]
struct Run {
    at: Timestamp,
    /// The program's count when it began.
    forgotten: u64,
    result: Result<Credentials, ProcessError>,
}

impl Programs {
    /// None has run yet.
    pub(crate) fn new(clock: Arc<dyn Clock>) -> Self {
        Self {
            clock,
            known: Mutex::default(),
        }
    }

    /// What `command`, as a section writes it, gives to `profile`.
    pub(crate) async fn credentials(
        &self,
        profile: &ProfileName,
        command: &Redacted<String>,
    ) -> Result<Credentials, CredentialsError> {
        let program = self.program(profile, command);
        let mut last = program.last.lock().await;
        let forgotten = program.forgotten.load(Ordering::SeqCst);
        let now = self.clock.now();
        let result = match last.as_ref() {
            Some(run) if run.forgotten == forgotten && run.answers(now) => run.result.clone(),
            _ => {
                let result = process::of_shell(command).await;
                *last = Some(Run {
                    at: self.clock.now(),
                    forgotten,
                    result: result.clone(),
                });
                result
            }
        };
        result.map_err(CredentialsError::provider_error)
    }

    /// Lets no run that has begun answer for `profile`'s program any more, be it still under way.
    pub(crate) fn forget(&self, profile: &ProfileName) {
        if let Some(program) = self.known().of_profiles.get(profile) {
            program.forget();
        }
    }

    /// The same, but whoever asks shares in the run under way: a page asks for several things at once.
    pub(crate) fn forget_ended(&self, profile: &ProfileName) {
        if let Some(program) = self.known().of_profiles.get(profile)
            && program.last.try_lock().is_ok()
        {
            program.forget();
        }
    }

    /// [`Programs::forget`], of every profile.
    pub(crate) fn forget_all(&self) {
        let mut known = self.known();
        known.of_profiles.clear();
        known.programs.retain(|_, program| {
            program.forget();
            // One that runs is kept, so that it does not run twice at a time.
            program.last.try_lock().is_err()
        });
    }

    fn program(&self, profile: &ProfileName, command: &Redacted<String>) -> Arc<Program> {
        let hash: Hash = Sha256::digest(command.expose().as_bytes()).into();
        let mut known = self.known();
        let program = Arc::clone(known.programs.entry(hash).or_default());
        let of_profiles = &mut known.of_profiles;
        of_profiles.insert(profile.clone(), Arc::clone(&program));
        program
    }

    fn known(&self) -> std::sync::MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Program {
    fn forget(&self) {
        self.forgotten.fetch_add(1, Ordering::SeqCst);
    }
}

impl Run {
    /// Whether it answers who asks at `now`.
    fn answers(&self, now: Timestamp) -> bool {
        let age = now.millis() - self.at.millis();
        let ended = |given: &Credentials| !lasts(given, now);
        (0..SHARED).contains(&age) && !self.result.as_ref().is_ok_and(ended)
    }
}

#[cfg(all(test, unix))]
mod tests;
