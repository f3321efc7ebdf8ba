//! boto3, in `conformance/`: a subject a module, each with a simulator of its own, all at once.

use std::collections::BTreeSet;
use std::thread;

use serde_json::Value as Json;

use crate::ground::{Failure, Ground, Outcome};

const SUBJECTS: [&str; 8] = [
    "lifecycle",
    "source",
    "shared",
    "paging",
    "domains",
    "networking",
    "tags",
    "refused",
];
const SCRIPTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/clients/conformance");
const MODEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/apprunner.model.json");

/// The operations that had a good answer; what the subject objects to is the error.
fn answered(subject: &str) -> Result<BTreeSet<String>, Failure> {
    let ground = Ground::start("empty")?;
    let output = ground
        .python()?
        .args([SCRIPTS, subject])
        .env("SIMULATOR_ENDPOINT", ground.endpoint())
        .env("APPRUNNER_MODEL", MODEL)
        .output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{subject}:\n{said}").into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

#[test]
fn boto3_is_answered_as_the_model_says_by_every_operation() -> Outcome {
    let found: Vec<_> = thread::scope(|scope| {
        let started = SUBJECTS.map(|subject| scope.spawn(move || answered(subject)));
        started.into_iter().map(|one| one.join()).collect()
    });
    let (mut operations, mut objections) = (BTreeSet::new(), Vec::new());
    for one in found {
        match one.expect("no panic") {
            Ok(answered) => operations.extend(answered),
            Err(error) => objections.push(error.to_string()),
        }
    }
    assert!(objections.is_empty(), "{}", objections.join("\n"));
    let model: Json = serde_json::from_str(&std::fs::read_to_string(MODEL)?)?;
    let all = model["operations"].as_object().ok_or("operations")?.keys();
    let missing: Vec<&String> = all.filter(|name| !operations.contains(*name)).collect();
    assert!(missing.is_empty(), "never answered well: {missing:?}");
    assert_eq!(operations.len(), 37);
    Ok(())
}
