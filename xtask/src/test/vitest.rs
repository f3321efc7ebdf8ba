//! The JSON that vitest writes.

use anyhow::{Context, Result};
use serde_json::Value;

use super::report::Outcome;

pub(super) fn read(json: &str, ended_well: bool) -> Result<Outcome> {
    let results: Value = serde_json::from_str(json).context("vitest's results are not JSON")?;
    let mut outcome = Outcome::default();
    for file in list(&results, "testResults") {
        let tests = list(file, "assertionResults");
        for test in tests {
            match text(test, "status") {
                "passed" => outcome.passed += 1,
                "failed" => {
                    outcome.failed += 1;
                    outcome.failures.push(text(test, "fullName").to_owned());
                }
                // Pending, todo, disabled.
                _ => outcome.skipped += 1,
            }
        }
        // A file that could not be loaded has no tests in it.
        if text(file, "status") == "failed"
            && tests.iter().all(|test| text(test, "status") != "failed")
        {
            outcome.failed += 1;
            outcome.failures.push(text(file, "name").to_owned());
        }
    }
    if !ended_well && outcome.failed == 0 {
        outcome.failed = 1;
        outcome
            .failures
            .push("vitest ended badly outside of any test".to_owned());
    }
    Ok(outcome)
}

fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value
        .get(name)
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default()
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RESULTS: &str = r#"{"testResults": [
        {"name": "src/a.test.ts", "status": "failed", "assertionResults": [
            {"fullName": "chord reads", "status": "passed"},
            {"fullName": "chord writes", "status": "failed"},
            {"fullName": "chord sings", "status": "todo"}]},
        {"name": "src/b.test.ts", "status": "failed", "assertionResults": []},
        {"name": "src/c.test.ts", "status": "passed", "assertionResults": [{"fullName": "c", "status": "passed"}]}
    ]}"#;

    #[test]
    fn counts_tests_and_files_that_could_not_be_loaded() -> Result<()> {
        let expected = Outcome {
            passed: 2,
            failed: 2,
            skipped: 1,
            failures: vec!["chord writes".to_owned(), "src/b.test.ts".to_owned()],
        };
        assert_eq!(read(RESULTS, false)?, expected);
        Ok(())
    }

    #[test]
    fn an_error_outside_of_any_test_is_a_failure() -> Result<()> {
        assert_eq!(read(r#"{"testResults": []}"#, false)?.failed, 1);
        assert!(read("", true).is_err());
        Ok(())
    }
}
