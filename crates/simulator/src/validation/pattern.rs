//! The model's regular expressions.

use regex_lite::Regex;
use serde::Deserialize;

/// A pattern that a whole string must match.
///
/// The model's dialect is Java's. Two things differ from the engine used here:
/// Java's classes (`\w`, `\d`) are ASCII, which is also what `regex_lite` takes
/// them for, and Java has look-ahead. The model uses look-ahead for one thing
/// only, to forbid a literal prefix, and that is how it is read here.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Pattern {
    /// As the model has it; messages quote it.
    pub(super) text: String,
    forbidden_prefix: Option<String>,
    whole: Regex,
}

impl TryFrom<String> for Pattern {
    type Error = regex_lite::Error;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let look_ahead = text
            .strip_prefix("^(?!")
            .and_then(|rest| rest.split_once(')'));
        let (forbidden_prefix, rest) = match look_ahead {
            Some((prefix, rest)) => (Some(prefix.to_owned()), rest),
            None => (None, text.as_str()),
        };
        let whole = Regex::new(&format!("^(?:{rest})$"))?;
        Ok(Self {
            forbidden_prefix,
            whole,
            text,
        })
    }
}

impl Pattern {
    pub(super) fn matches(&self, text: &str) -> bool {
        let forbidden = self
            .forbidden_prefix
            .as_deref()
            .is_some_and(|prefix| text.starts_with(prefix));
        !forbidden && self.whole.is_match(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(text: &str) -> Pattern {
        Pattern::try_from(text.to_owned()).expect("a pattern")
    }

    #[test]
    fn a_pattern_matches_the_whole_string() {
        let name = pattern("[A-Za-z0-9][A-Za-z0-9-_]{3,39}");
        assert!(name.matches("web-1_a"));
        for text in ["web 1", "-web", "web", "", "web-1\n", "wéb1"] {
            assert!(!name.matches(text), "{text:?}");
        }
    }

    #[test]
    fn alternatives_are_anchored_on_both_sides() {
        let cpu = pattern("256|512|(0.25|0.5) vCPU");
        assert!(cpu.matches("512") && cpu.matches("0.5 vCPU"));
        assert!(!cpu.matches("5120") && !cpu.matches("1256"));
    }

    #[test]
    fn a_forbidden_prefix_is_forbidden_and_only_as_a_prefix() {
        let key = pattern("^(?!aws:).+");
        assert!(key.matches("team") && key.matches("my-aws:team"));
        assert!(!key.matches("aws:team") && !key.matches(""));
    }

    #[test]
    fn word_characters_are_ascii() {
        let arn = pattern(r"arn:aws(-[\w]+)*:(\w|\/|-){1,9}");
        assert!(arn.matches("arn:aws-cn:a/b-c"));
        assert!(!arn.matches("arn:aws:é"));
    }
}
