//! What `cargo test` prints.

use super::report::Outcome;

/// Reads the output of any number of test programs, line by line.
#[derive(Debug, Default)]
pub(super) struct Counts {
    outcome: Outcome,
    in_list: bool,
}

impl Counts {
    pub(super) fn read(&mut self, line: &str) {
        if let Some(result) = line.strip_prefix("test result: ") {
            self.in_list = false;
            self.read_result(result);
        } else if line == "failures:" {
            // It comes twice: before the output of the failed tests, and before the list of their names. The first
            // time an empty line follows.
            self.in_list = true;
        } else if self.in_list {
            match line.strip_prefix("    ") {
                Some(name) => self.outcome.failures.push(name.to_owned()),
                None => self.in_list = false,
            }
        }
    }

    /// `ok. 5 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.01s`
    fn read_result(&mut self, result: &str) {
        let counts = result.split_once(". ").map_or(result, |(_, counts)| counts);
        for part in counts.split(';') {
            let mut words = part.split_whitespace();
            let Some(count) = words.next().and_then(|number| number.parse::<usize>().ok()) else {
                continue;
            };
            match words.next() {
                Some("passed") => self.outcome.passed += count,
                Some("failed") => self.outcome.failed += count,
                Some("ignored") => self.outcome.skipped += count,
                _ => {}
            }
        }
    }

    /// The sum. A run that ends badly without a failed test is one failure: code that does not compile, or a test
    /// program that was killed.
    pub(super) fn finish(mut self, ended_well: bool) -> Outcome {
        if !ended_well && self.outcome.failed == 0 {
            self.outcome.failed = 1;
            self.outcome
                .failures
                .push("the tests do not build, or a test program was cut off".to_owned());
        }
        self.outcome
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(output: &str, ended_well: bool) -> Outcome {
        let mut counts = Counts::default();
        for line in output.lines() {
            counts.read(line);
        }
        counts.finish(ended_well)
    }

    const GOOD: &str = "\nrunning 2 tests\ntest a ... ok\ntest b ... ignored\n\n\
        test result: ok. 1 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.00s\n";

    const BAD: &str = "\nrunning 3 tests\ntest good ... ok\ntest plan::costs ... FAILED\ntest plan::words ... FAILED\n\n\
        failures:\n\n---- plan::costs stdout ----\n    indented output of the test\nfailures: none of mine\n\n\
        ---- plan::words stdout ----\n\n\n\
        failures:\n    plan::costs\n    plan::words\n\n\
        test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n";

    #[test]
    fn sums_over_programs_and_names_what_failed() {
        let expected = Outcome {
            passed: 2,
            failed: 2,
            skipped: 1,
            failures: vec!["plan::costs".to_owned(), "plan::words".to_owned()],
        };
        assert_eq!(outcome(&format!("{GOOD}{BAD}"), false), expected);
    }

    #[test]
    fn a_run_without_results_that_ended_badly_is_a_failure() {
        assert_eq!(outcome("", false).failed, 1);
        assert_eq!(outcome(GOOD, false).failed, 1);
        assert_eq!(outcome(GOOD, true).failed, 0);
    }
}
