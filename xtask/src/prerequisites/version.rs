//! Versions as tools print them.

use std::fmt;

/// Major, minor, patch. What follows them (`-nightly`, a build date) does not matter here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Version(pub(super) u32, pub(super) u32, pub(super) u32);

impl Version {
    /// The first version in a text such as `rustc 1.95.0 (59807616e 2026-04-14)` or `v20.19.1`. A patch that is not
    /// given counts as 0.
    pub(super) fn first_in(text: &str) -> Option<Self> {
        text.split_whitespace().find_map(|word| {
            let word = word.strip_prefix('v').unwrap_or(word);
            let mut numbers = word.splitn(3, '.').map(leading_number);
            Some(Self(
                numbers.next()??,
                numbers.next()??,
                numbers.next().flatten().unwrap_or(0),
            ))
        })
    }
}

fn leading_number(text: &str) -> Option<u32> {
    let end = text
        .find(|character: char| !character.is_ascii_digit())
        .unwrap_or(text.len());
    text[..end].parse().ok()
}

impl fmt::Display for Version {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}.{}.{}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_tools_print() {
        let cases = [
            (
                "rustc 1.95.0 (59807616e 2026-04-14)",
                Some(Version(1, 95, 0)),
            ),
            (
                "rustc 1.97.0-nightly (abc 2026-05-01)",
                Some(Version(1, 97, 0)),
            ),
            ("v20.20.2", Some(Version(20, 20, 2))),
            ("1.95", Some(Version(1, 95, 0))),
            ("command not found", None),
            ("", None),
        ];
        for (text, version) in cases {
            assert_eq!(Version::first_in(text), version, "{text}");
        }
    }

    #[test]
    fn compares_by_number_and_not_by_text() {
        assert!(Version(1, 100, 0) > Version(1, 95, 0));
        assert!(Version(20, 9, 0) < Version(20, 19, 0));
    }
}
