//! The engine in a process whose environment a test has chosen: `profile-client FOLDER PROFILE…` asks who
//! each profile is and prints what is then known of it, one line of JSON each. What the engine keeps is
//! below FOLDER.

use std::path::PathBuf;
use std::process::ExitCode;

use acceptance::engine_of_environment;

#[tokio::main]
#[expect(clippy::print_stdout, reason = "the answer, for the test")]
async fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_default());
    let engine = engine_of_environment(&folder, Vec::new())
        .await
        .expect("an engine");
    for name in arguments {
        let list = engine.identify(name.as_str().into()).await;
        let found = list
            .profiles
            .iter()
            .find(|profile| profile.name.as_str() == name);
        match found.map(serde_json::to_string) {
            Some(Ok(text)) => println!("{text}"),
            _ => return ExitCode::FAILURE,
        }
    }
    ExitCode::SUCCESS
}
