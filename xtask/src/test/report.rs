//! What came out, in numbers and names.

use std::fmt;

use anyhow::Result;

use crate::progress;

/// What one run of a test program came to.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Outcome {
    pub(super) passed: usize,
    pub(super) failed: usize,
    pub(super) skipped: usize,
    /// The names of what failed.
    pub(super) failures: Vec<String>,
}

/// The whole run. Its last line is `N passed, N failed`, and `, N skipped` where something was.
#[derive(Debug, Default, Clone)]
pub(super) struct Report {
    total: Outcome,
    skips: Vec<String>,
}

impl Report {
    pub(super) fn pass(&mut self) {
        self.total.passed += 1;
    }

    pub(super) fn fail(&mut self, what: &str) {
        self.total.failed += 1;
        self.total.failures.push(what.to_owned());
    }

    pub(super) fn skip(&mut self, what: &str) {
        self.total.skipped += 1;
        self.skips.push(what.to_owned());
    }

    pub(super) fn add(&mut self, step: &str, outcome: Outcome) {
        self.total.passed += outcome.passed;
        self.total.failed += outcome.failed;
        self.total.skipped += outcome.skipped;
        self.total.failures.extend(
            outcome
                .failures
                .iter()
                .map(|name| format!("{step}: {name}")),
        );
    }

    /// Enters whether a ground could be made. Making it is no check, so only a failure counts.
    pub(super) fn ground(&mut self, name: &str, made: Result<()>) -> bool {
        match made {
            Ok(()) => true,
            Err(error) => {
                progress::complain(&error);
                self.fail(name);
                false
            }
        }
    }

    pub(super) fn is_good(&self) -> bool {
        self.total.failed == 0
    }
}

impl fmt::Display for Report {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Outcome {
            passed,
            failed,
            skipped,
            failures,
        } = &self.total;
        writeln!(to)?;
        for what in &self.skips {
            writeln!(to, "skipped  {what}")?;
        }
        for what in failures {
            writeln!(to, "FAILED   {what}")?;
        }
        write!(to, "{passed} passed, {failed} failed")?;
        if *skipped > 0 {
            write!(to, ", {skipped} skipped")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    use super::*;

    #[test]
    fn the_last_line_has_the_counts_and_those_before_it_the_names() {
        let mut report = Report::default();
        report.pass();
        report.add(
            "rust",
            Outcome {
                passed: 3,
                failed: 1,
                skipped: 0,
                failures: vec!["plan::costs".to_owned()],
            },
        );
        assert_eq!(
            report.to_string(),
            "\nFAILED   rust: plan::costs\n4 passed, 1 failed"
        );
        assert!(!report.is_good());
    }

    #[test]
    fn skips_are_told_and_do_not_spoil_it() {
        let mut report = Report::default();
        report.pass();
        report.skip("deny: cargo-deny is not installed");
        let text = report.to_string();
        assert_eq!(text.lines().last(), Some("1 passed, 0 failed, 1 skipped"));
        assert!(report.is_good());
    }

    #[test]
    fn a_ground_counts_only_where_it_could_not_be_made() {
        let mut report = Report::default();
        assert!(report.ground("front end's build", Ok(())));
        assert!(report.is_good());
        assert!(!report.ground("front end's build", Err(anyhow!("no such file"))));
        assert_eq!(
            report.to_string().lines().last(),
            Some("0 passed, 1 failed")
        );
    }
}
