//! One access to the system's keyring, as the program makes it, in a process whose session bus a test
//! has chosen: `keyring-client check|unlock|read|write|remove [ENTRY]`. The secret to write comes by
//! standard input.

use std::io::Read as _;
use std::process::ExitCode;

use aws::{KeyStore as _, KeyringError, SystemKeyring};
use model::redacted::Redacted;

#[expect(clippy::print_stdout, reason = "the answer, for the test")]
fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let what = arguments.next().unwrap_or_default();
    match access(&what, arguments.next().as_deref()) {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            println!("{:?}: {error:?}", error.obstacle());
            ExitCode::FAILURE
        }
    }
}

fn access(what: &str, entry: Option<&str>) -> Result<String, KeyringError> {
    let keyring = SystemKeyring::default();
    let done = "done".to_owned();
    match (what, entry) {
        ("check", entry) => keyring.check(entry).map(|()| done),
        ("unlock", entry) => keyring.unlock(entry).map(|()| done),
        ("read", Some(entry)) => keyring.read(entry).map(|secret| secret.expose().clone()),
        ("remove", Some(entry)) => keyring.remove(entry).map(|()| done),
        ("write", Some(entry)) => {
            let mut secret = String::new();
            std::io::stdin()
                .read_to_string(&mut secret)
                .map_err(|error| KeyringError::Refused(Box::new(error)))?;
            keyring.write(entry, &Redacted::new(secret)).map(|()| done)
        }
        _ => Err(KeyringError::Refused("no such access".into())),
    }
}
