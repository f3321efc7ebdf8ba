//! Filter patterns for lines that are JSON objects: `{ $.level = "error" && $.status >= 500 }`.

use std::cmp::Ordering;

use serde_json::Value as Json;

/// How deep conditions may be nested.
const DEEPEST: u32 = 32;

/// What a line has to be.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum JsonPattern {
    Both(Box<Self>, Box<Self>),
    Either(Box<Self>, Box<Self>),
    /// Of a property.
    Is(Vec<Step>, Test),
}

/// A step on the way to a property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Member(String),
    Item(usize),
}

/// What a property has to be. One that is not there is nothing but missing.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Test {
    /// A text, in which `*` stands for anything.
    Text(String, bool),
    /// A number, and whether it may be less, the same or more.
    Number(f64, [bool; 3]),
    Literal(Json),
    Missing,
}

impl JsonPattern {
    /// Reads what stands between the braces; an error is what is wrong with it.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let inner = text.trim().strip_prefix('{').ok_or("it has no braces")?;
        let inner = inner.strip_suffix('}').ok_or("a brace is not closed")?;
        let mut parser = Parser(inner.trim_start());
        let pattern = parser.either(0)?;
        if parser.0.is_empty() {
            Ok(pattern)
        } else {
            Err(format!("it does not end before '{}'", parser.0))
        }
    }

    pub(super) fn matches(&self, line: &str) -> bool {
        match serde_json::from_str::<Json>(line) {
            Ok(json @ Json::Object(_)) => self.holds(&json),
            // A line that is no object has no properties.
            Ok(_) | Err(_) => false,
        }
    }

    fn holds(&self, json: &Json) -> bool {
        match self {
            Self::Both(left, right) => left.holds(json) && right.holds(json),
            Self::Either(left, right) => left.holds(json) || right.holds(json),
            Self::Is(path, test) => {
                let found = path.iter().try_fold(json, |at, step| match step {
                    Step::Member(name) => at.get(name.as_str()),
                    Step::Item(index) => at.get(*index),
                });
                test.holds(found)
            }
        }
    }
}

impl Test {
    fn holds(&self, found: Option<&Json>) -> bool {
        let Some(found) = found else {
            return *self == Self::Missing;
        };
        match self {
            Self::Missing => false,
            Self::Literal(literal) => literal == found,
            Self::Text(wanted, equal) => found
                .as_str()
                .is_some_and(|found| fits(wanted, found) == *equal),
            Self::Number(wanted, [less, same, more]) => {
                let order = found.as_f64().and_then(|found| found.partial_cmp(wanted));
                order.is_some_and(|order| match order {
                    Ordering::Less => *less,
                    Ordering::Equal => *same,
                    Ordering::Greater => *more,
                })
            }
        }
    }
}

/// Whether a text fits one in which `*` stands for anything.
fn fits(wanted: &str, found: &str) -> bool {
    let mut parts = wanted.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = found.strip_prefix(first) else {
        return false;
    };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else {
        // There is no `*` in it.
        return rest.is_empty();
    };
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = rest.get(at + part.len()..).unwrap_or_default(),
            None => return false,
        }
    }
    rest.ends_with(last)
}

struct Parser<'a>(&'a str);

impl<'a> Parser<'a> {
    fn passes(&mut self, sign: &str) -> bool {
        let after = self.0.strip_prefix(sign);
        if let Some(after) = after {
            self.0 = after.trim_start();
        }
        after.is_some()
    }

    fn either(&mut self, depth: u32) -> Result<JsonPattern, String> {
        if depth > DEEPEST {
            return Err("it is nested too deeply".to_owned());
        }
        let mut left = self.both(depth)?;
        while self.passes("||") {
            left = JsonPattern::Either(Box::new(left), Box::new(self.both(depth)?));
        }
        Ok(left)
    }

    fn both(&mut self, depth: u32) -> Result<JsonPattern, String> {
        let mut left = self.one(depth)?;
        while self.passes("&&") {
            left = JsonPattern::Both(Box::new(left), Box::new(self.one(depth)?));
        }
        Ok(left)
    }

    fn one(&mut self, depth: u32) -> Result<JsonPattern, String> {
        if self.passes("(") {
            let inner = self.either(depth + 1)?;
            return if self.passes(")") {
                Ok(inner)
            } else {
                Err("a parenthesis is not closed".to_owned())
            };
        }
        let path = self.path()?;
        Ok(JsonPattern::Is(path, self.test()?))
    }

    /// `$.a.b[0]["c"]`
    fn path(&mut self) -> Result<Vec<Step>, String> {
        self.0 = self
            .0
            .strip_prefix('$')
            .ok_or("a property begins with '$'")?;
        let mut path = Vec::new();
        loop {
            if let Some(rest) = self.0.strip_prefix("[\"") {
                let (name, rest) = rest.split_once("\"]").ok_or("a bracket is not closed")?;
                path.push(Step::Member(name.to_owned()));
                self.0 = rest;
            } else if let Some(rest) = self.0.strip_prefix('[') {
                let (index, rest) = rest.split_once(']').ok_or("a bracket is not closed")?;
                let index = index.trim().parse();
                path.push(Step::Item(index.map_err(|_| "an index is no number")?));
                self.0 = rest;
            } else if let Some(rest) = self.0.strip_prefix('.') {
                let plain = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
                let end = rest.find(|c| !plain(c)).unwrap_or(rest.len());
                let (name, rest) = rest.split_at(end);
                if name.is_empty() {
                    return Err("a property has no name".to_owned());
                }
                path.push(Step::Member(name.to_owned()));
                self.0 = rest;
            } else {
                break;
            }
        }
        self.0 = self.0.trim_start();
        if path.is_empty() {
            return Err("a property has no name".to_owned());
        }
        Ok(path)
    }

    fn test(&mut self) -> Result<Test, String> {
        for (words, test) in [
            ("IS TRUE", Test::Literal(Json::Bool(true))),
            ("IS FALSE", Test::Literal(Json::Bool(false))),
            ("IS NULL", Test::Literal(Json::Null)),
            ("NOT EXISTS", Test::Missing),
        ] {
            if self.passes(words) {
                return Ok(test);
            }
        }
        // Whether less, the same and more are right; the longer signs come first.
        for (sign, allowed) in [
            ("<=", [true, true, false]),
            (">=", [false, true, true]),
            ("!=", [true, false, true]),
            ("<", [true, false, false]),
            (">", [false, false, true]),
            ("=", [false, true, false]),
        ] {
            if self.passes(sign) {
                return self.value(sign, allowed);
            }
        }
        Err(format!("no comparison comes before '{}'", self.0))
    }

    fn value(&mut self, sign: &str, allowed: [bool; 3]) -> Result<Test, String> {
        if let Some(quoted) = self.0.strip_prefix('"') {
            let (text, rest) = quoted.split_once('"').ok_or("a quotation is not closed")?;
            self.0 = rest.trim_start();
            return equality(text, sign);
        }
        let ends = |c: char| c.is_whitespace() || "()&|".contains(c);
        let end = self.0.find(ends).unwrap_or(self.0.len());
        let (word, rest) = self.0.split_at(end);
        self.0 = rest.trim_start();
        match word.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(Test::Number(number, allowed)),
            Ok(_) | Err(_) => equality(word, sign),
        }
    }
}

/// A text is the same or not; it is neither more nor less.
fn equality(text: &str, sign: &str) -> Result<Test, String> {
    match sign {
        _ if text.is_empty() => Err("a value is missing".to_owned()),
        "=" => Ok(Test::Text(text.to_owned(), true)),
        "!=" => Ok(Test::Text(text.to_owned(), false)),
        _ => Err(format!("{sign} compares numbers")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LINE: &str =
        r#"{"level":"error","status":502,"user":{"id":7,"tags":["a","b"]},"ok":false,"none":null}"#;

    fn matches(pattern: &str) -> bool {
        JsonPattern::parse(pattern)
            .expect("a pattern")
            .matches(LINE)
    }

    #[test]
    fn properties_are_compared() {
        for pattern in [
            r#"{ $.level = "error" }"#,
            "{ $.level = error }",
            "{$.level=err*}",
            r#"{ $.level = "*rr*r" }"#,
            r#"{ $.level != "info" }"#,
            "{ $.status >= 500 && $.status < 600 }",
            "{ $.status = 5.02e2 }",
            "{ ($.status = 404) || ($.level = \"error\") }",
            "{ $.user.id = 7 }",
            r#"{ $["user"]["id"] > 6 }"#,
            "{ $.user.tags[1] = \"b\" }",
            "{ $.ok IS FALSE }",
            "{ $.none IS NULL }",
            "{ $.missing NOT EXISTS }",
        ] {
            assert!(matches(pattern), "{pattern}");
        }
        for pattern in [
            "{ $.level = \"err\" }",
            "{ $.level = 5 }",
            "{ $.status > 502 }",
            "{ $.status != 502 }",
            "{ $.status = \"502\" }",
            "{ $.missing = 1 }",
            "{ $.missing != 1 }",
            "{ $.level NOT EXISTS }",
            "{ $.ok IS TRUE }",
            "{ $.user.tags[2] = \"c\" }",
            "{ $.status = 502 && $.level = \"info\" }",
        ] {
            assert!(!matches(pattern), "{pattern}");
        }
        let pattern = JsonPattern::parse("{ $.a = 1 }").expect("a pattern");
        assert!(!pattern.matches("a = 1") && !pattern.matches("[1]"));
    }

    #[test]
    fn what_is_no_condition_is_refused() {
        let deep = format!("{{ {} }}", "(".repeat(5_000));
        for pattern in [
            "{}",
            "{ level = 1 }",
            "{ $ = 1 }",
            "{ $.a }",
            "{ $.a = }",
            "{ $.a = \"open }",
            "{ $.a > text }",
            "{ $.a = 1 && }",
            "{ ($.a = 1 }",
            "{ $.a[x] = 1 }",
            "{ $.a = 1",
            &deep,
        ] {
            assert!(JsonPattern::parse(pattern).is_err(), "{pattern}");
        }
    }

    proptest! {
        #[test]
        fn no_pattern_panics(inner in "[$.a-b0-9\\[\\]\"*()&|<>=! ]{0,40}", line in any::<String>()) {
            if let Ok(pattern) = JsonPattern::parse(&format!("{{{inner}}}")) {
                let _ = pattern.matches(&line);
                let _ = pattern.matches(LINE);
            }
        }
    }
}
