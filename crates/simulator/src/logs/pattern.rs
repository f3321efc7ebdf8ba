//! Filter patterns: terms, phrases, alternatives and exclusions, regular expressions, and conditions
//! on JSON.

use regex_lite::{Regex, RegexBuilder};

use super::errors::invalid_parameter;
use super::json_pattern::JsonPattern;
use crate::wire::ApiError;

/// What an event has to be.
#[derive(Debug, Clone)]
pub(super) enum Pattern {
    Terms(Terms),
    /// A regular expression that is found somewhere in it.
    Expression(Regex),
    /// Properties of an object.
    Json(JsonPattern),
}

/// How large a regular expression may get.
const LARGEST: usize = 1 << 16;
/// The most characters of a pattern (`FilterPattern` in the model of CloudWatch Logs). A longer one could also be nested
/// more deeply than there is stack for.
const LONGEST: usize = 1_024;

impl Pattern {
    pub(super) fn parse(text: &str) -> Result<Self, ApiError> {
        if text.chars().nth(LONGEST).is_some() {
            return Err(invalid_parameter(format!(
                "1 validation error detected: Value at 'filterPattern' failed to satisfy constraint: \
                 Member must have length less than or equal to {LONGEST}"
            )));
        }
        let text = text.trim();
        match text.chars().next() {
            Some('{') => JsonPattern::parse(text)
                .map(Self::Json)
                .map_err(|why| invalid_parameter(format!("Invalid filter pattern: {why}."))),
            Some('%') => expression(text).map(Self::Expression),
            Some('[') => Err(invalid_parameter(
                "Invalid filter pattern: the simulator does not evaluate space-delimited patterns.",
            )),
            _ => Terms::parse(text).map(Self::Terms),
        }
    }

    pub(super) fn matches(&self, message: &str) -> bool {
        match self {
            Self::Terms(terms) => terms.matches(message),
            Self::Expression(expression) => expression.is_match(message),
            Self::Json(pattern) => pattern.matches(message),
        }
    }
}

/// What stands between two percent signs.
fn expression(text: &str) -> Result<Regex, ApiError> {
    let inner = text
        .strip_prefix('%')
        .and_then(|rest| rest.strip_suffix('%'))
        .filter(|inner| !inner.is_empty() && !inner.contains('%'))
        .ok_or_else(|| {
            invalid_parameter(
                "Invalid filter pattern: the simulator evaluates one regular expression between \
                 two percent signs.",
            )
        })?;
    RegexBuilder::new(inner)
        .size_limit(LARGEST)
        .build()
        .map_err(|error| invalid_parameter(format!("Invalid filter pattern: {error}.")))
}

/// Terms, phrases, alternatives and exclusions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Terms {
    required: Vec<String>,
    /// At least one of these, where nothing is required: that is how CloudWatch
    /// reads a pattern that mixes them.
    optional: Vec<String>,
    excluded: Vec<String>,
}

impl Terms {
    fn matches(&self, message: &str) -> bool {
        let has = |term: &String| message.contains(term.as_str());
        self.required.iter().all(has)
            && !self.excluded.iter().any(has)
            && (!self.required.is_empty()
                || self.optional.is_empty()
                || self.optional.iter().any(has))
    }

    fn parse(text: &str) -> Result<Self, ApiError> {
        let mut pattern = Self::default();
        let mut rest = text;
        while !rest.is_empty() {
            let (terms, body) = if let Some(body) = rest.strip_prefix('?') {
                (&mut pattern.optional, body)
            } else if let Some(body) = rest.strip_prefix('-') {
                (&mut pattern.excluded, body)
            } else {
                (&mut pattern.required, rest)
            };
            let (term, after) = match body.strip_prefix('"') {
                Some(quoted) => phrase(quoted)?,
                None => word(body)?,
            };
            terms.push(term);
            rest = after.trim_start();
        }
        Ok(pattern)
    }
}

/// A phrase up to its closing quote; `\"` and `\\` stand for themselves.
fn phrase(text: &str) -> Result<(String, &str), ApiError> {
    let mut phrase = String::new();
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => {
                let after = text.get(at + 1..).unwrap_or_default();
                return Ok((phrase, after));
            }
            '\\' => phrase.extend(letters.next().map(|(_, letter)| letter)),
            other => phrase.push(other),
        }
    }
    Err(invalid_parameter(
        "Invalid filter pattern: a quotation mark is not closed.",
    ))
}

fn word(text: &str) -> Result<(String, &str), ApiError> {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (word, after) = text.split_at(end);
    let plain = word.chars().all(|c| c.is_alphanumeric() || c == '_');
    if word.is_empty() || !plain {
        return Err(invalid_parameter(format!(
            "Invalid character(s) in term '{word}'"
        )));
    }
    Ok((word.to_owned(), after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LINE: &str = r#"ERROR POST /carts 502 said "no" after 3s"#;

    fn matches(pattern: &str) -> bool {
        Pattern::parse(pattern).expect("a pattern").matches(LINE)
    }

    #[test]
    fn terms_phrases_alternatives_and_exclusions() {
        for pattern in [
            "",
            "  ",
            "ERROR",
            "ERROR 502",
            "\"POST /carts\"",
            r#""said \"no\"""#,
            "?WARN ?ERROR",
            "?\"502 said\" ?x",
            "ERROR -WARN",
            "-\"GET /\"",
            "ERROR ?nowhere",
            "%5[0-9]{2}%",
            "%^ERROR%",
        ] {
            assert!(matches(pattern), "{pattern}");
        }
        for pattern in [
            "error",
            "ERROR 404",
            "\"POST  /carts\"",
            "?WARN ?INFO",
            "ERROR -502",
            "-\"/carts\"",
            "%4[0-9]{2}%",
            "{ $.level = \"error\" }",
        ] {
            assert!(!matches(pattern), "{pattern}");
        }
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for pattern in [
            "{ level = \"error\" }",
            "[ip, user]",
            "%5[0-9%",
            "%%",
            "%a% %b%",
            "%((((a{99}){99}){99}){99})%",
            "\"open",
            "/carts",
            "a-b",
            "-",
            "? x",
        ] {
            let error = Pattern::parse(pattern).expect_err(pattern);
            assert_eq!(error.code, "InvalidParameterException", "{pattern}");
        }
    }

    proptest! {
        #[test]
        fn no_pattern_panics(pattern in any::<String>(), line in any::<String>()) {
            if let Ok(pattern) = Pattern::parse(&pattern) {
                let _ = pattern.matches(&line);
            }
        }

        #[test]
        fn a_quoted_line_finds_itself(line in "[^\"\\\\]*") {
            let pattern = Pattern::parse(&format!("\"{line}\"")).expect("a phrase");
            prop_assert!(pattern.matches(&line));
        }
    }
}
