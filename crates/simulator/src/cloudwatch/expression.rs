//! Metric math, as far as somebody who watches a service needs it: arithmetic on metrics, a few
//! functions, and what is not known is refused by name.

use super::errors::validation;
use crate::wire::ApiError;

/// How deep an expression may be nested.
const DEEPEST: u32 = 32;
/// The most characters of one (`MetricExpression` in CloudWatch's model). A chain of sums is as deep as it is long.
const LONGEST: usize = 2_048;

/// An expression over the ids of other queries.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Expression {
    Number(f64),
    /// The id of another query.
    Id(String),
    Negative(Box<Self>),
    /// Two sides and what is between them: `+`, `-`, `*` or `/`.
    Pair(Box<Self>, char, Box<Self>),
    /// A function of one series.
    Each(Each, Box<Self>),
    /// A number for periods without data.
    Fill(Box<Self>, f64),
    /// A function over several series at one time.
    Over(Over, Vec<Self>),
}

/// What is made of every datapoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Each {
    Abs,
    Ceil,
    Floor,
}

/// What is made of the datapoints of several series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Over {
    Avg,
    Max,
    Min,
    Sum,
}

impl Expression {
    pub(super) fn parse(text: &str, id: &str) -> Result<Self, ApiError> {
        let mut parser = Parser {
            rest: text.trim_start(),
            id,
        };
        if text.chars().nth(LONGEST).is_some() {
            return Err(parser.refused(&format!("it has more than {LONGEST} characters")));
        }
        let whole = parser.sum(0)?;
        if parser.rest.is_empty() {
            Ok(whole)
        } else {
            Err(parser.refused("it does not end where an expression does"))
        }
    }

    /// The ids that it is over.
    pub(super) fn ids(&self) -> Vec<&str> {
        match self {
            Self::Number(_) => Vec::new(),
            Self::Id(id) => vec![id],
            Self::Negative(of) | Self::Each(_, of) | Self::Fill(of, _) => of.ids(),
            Self::Pair(left, _, right) => [left.ids(), right.ids()].concat(),
            Self::Over(_, of) => of.iter().flat_map(Self::ids).collect(),
        }
    }

    /// Its value at a time, of the values that the ids have then. Where one is missing, or a
    /// division comes to nothing, there is none.
    pub(super) fn value(&self, of: &impl Fn(&str) -> Option<f64>) -> Option<f64> {
        let value = match self {
            Self::Number(number) => *number,
            Self::Id(id) => of(id)?,
            Self::Negative(negated) => -negated.value(of)?,
            Self::Pair(left, between, right) => {
                let (left, right) = (left.value(of)?, right.value(of)?);
                match between {
                    '+' => left + right,
                    '-' => left - right,
                    '*' => left * right,
                    _ => left / right,
                }
            }
            Self::Each(function, series) => {
                let value = series.value(of)?;
                match function {
                    Each::Abs => value.abs(),
                    Each::Ceil => value.ceil(),
                    Each::Floor => value.floor(),
                }
            }
            Self::Fill(series, number) => series.value(of).unwrap_or(*number),
            Self::Over(function, series) => {
                function.of(series.iter().filter_map(|s| s.value(of)))?
            }
        };
        value.is_finite().then_some(value)
    }
}

impl Over {
    /// Of the values that are there; nothing of none.
    fn of(self, values: impl Iterator<Item = f64>) -> Option<f64> {
        let values: Vec<f64> = values.collect();
        let sum: f64 = values.iter().sum();
        let count = values.len() as f64;
        match self {
            Self::Sum => (count > 0.0).then_some(sum),
            Self::Avg => (count > 0.0).then(|| sum / count),
            Self::Max => values.into_iter().reduce(f64::max),
            Self::Min => values.into_iter().reduce(f64::min),
        }
    }
}

struct Parser<'a> {
    rest: &'a str,
    /// The id of the query, for errors.
    id: &'a str,
}

impl<'a> Parser<'a> {
    fn refused(&self, why: &str) -> ApiError {
        validation(format!("Error in expression '{}': {why}.", self.id))
    }

    /// Whether a sign comes next, which is then passed.
    fn passes(&mut self, sign: char) -> bool {
        let after = self.rest.strip_prefix(sign);
        if let Some(after) = after {
            self.rest = after.trim_start();
        }
        after.is_some()
    }

    fn must_pass(&mut self, sign: char) -> Result<(), ApiError> {
        if self.passes(sign) {
            Ok(())
        } else {
            Err(self.refused(&format!("a '{sign}' is missing")))
        }
    }

    fn sum(&mut self, depth: u32) -> Result<Expression, ApiError> {
        if depth > DEEPEST {
            return Err(self.refused("it is nested too deeply"));
        }
        let mut left = self.product(depth)?;
        loop {
            let Some(sign @ ('+' | '-')) = self.rest.chars().next() else {
                return Ok(left);
            };
            self.passes(sign);
            let right = self.product(depth)?;
            left = Expression::Pair(Box::new(left), sign, Box::new(right));
        }
    }

    fn product(&mut self, depth: u32) -> Result<Expression, ApiError> {
        let mut left = self.factor(depth)?;
        loop {
            let Some(sign @ ('*' | '/')) = self.rest.chars().next() else {
                return Ok(left);
            };
            self.passes(sign);
            let right = self.factor(depth)?;
            left = Expression::Pair(Box::new(left), sign, Box::new(right));
        }
    }

    fn factor(&mut self, depth: u32) -> Result<Expression, ApiError> {
        if self.passes('-') {
            if depth > DEEPEST {
                return Err(self.refused("it is nested too deeply"));
            }
            return Ok(Expression::Negative(Box::new(self.factor(depth + 1)?)));
        }
        if self.passes('(') {
            let inner = self.sum(depth + 1)?;
            self.must_pass(')')?;
            return Ok(inner);
        }
        let word = self.word();
        let first = word.chars().next();
        if first.is_some_and(|c| c.is_ascii_digit() || c == '.') {
            return self.number(word).map(Expression::Number);
        }
        if first.is_some_and(|c| c.is_ascii_lowercase()) {
            return Ok(Expression::Id(word.to_owned()));
        }
        self.function(word, depth)
    }

    /// Letters, digits, `_` and `.` as far as they go.
    fn word(&mut self) -> &'a str {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
        let end = self.rest.find(|c| !plain(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest.trim_start();
        word
    }

    fn number(&self, word: &str) -> Result<f64, ApiError> {
        let number = word.parse().ok().filter(|number: &f64| number.is_finite());
        number.ok_or_else(|| self.refused(&format!("{word} is not a number")))
    }

    fn function(&mut self, name: &str, depth: u32) -> Result<Expression, ApiError> {
        let each = match name {
            "ABS" => Some(Each::Abs),
            "CEIL" => Some(Each::Ceil),
            "FLOOR" => Some(Each::Floor),
            _ => None,
        };
        let over = match name {
            "AVG" => Some(Over::Avg),
            "MAX" => Some(Over::Max),
            "MIN" => Some(Over::Min),
            "SUM" => Some(Over::Sum),
            _ => None,
        };
        if each.is_none() && over.is_none() && name != "FILL" {
            return Err(self.refused(&format!(
                "the simulator does not evaluate '{name}{}'",
                self.rest.chars().take(20).collect::<String>()
            )));
        }
        self.must_pass('(')?;
        let made = match (each, over) {
            (Some(each), _) => Expression::Each(each, Box::new(self.sum(depth + 1)?)),
            (None, Some(over)) => Expression::Over(over, self.list(depth)?),
            (None, None) => {
                let series = self.sum(depth + 1)?;
                self.must_pass(',')?;
                let word = self.word();
                Expression::Fill(Box::new(series), self.number(word)?)
            }
        };
        self.must_pass(')')?;
        Ok(made)
    }

    /// `[a, b]`. Of one series alone a function makes one number, which is not evaluated here.
    fn list(&mut self, depth: u32) -> Result<Vec<Expression>, ApiError> {
        self.must_pass('[')?;
        let mut list = vec![self.sum(depth + 1)?];
        while self.passes(',') {
            list.push(self.sum(depth + 1)?);
        }
        self.must_pass(']')?;
        Ok(list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value(text: &str) -> Option<f64> {
        let known = |id: &str| match id {
            "a" => Some(6.0),
            "b" => Some(4.0),
            "zero" => Some(0.0),
            _ => None,
        };
        Expression::parse(text, "e1")
            .expect("an expression")
            .value(&known)
    }

    #[test]
    fn arithmetic_goes_by_its_rules() {
        for (text, result) in [
            ("a + b * 2", Some(14.0)),
            ("(a + b) * 2", Some(20.0)),
            ("100 * b / a - 1", Some(100.0 * 4.0 / 6.0 - 1.0)),
            ("a - b - 1", Some(1.0)),
            ("-a + 10", Some(4.0)),
            ("a / zero", None),
            ("a + missing", None),
            ("FILL(missing, 0.5) + a", Some(6.5)),
            ("SUM([a, b, missing])", Some(10.0)),
            ("AVG([a,b])", Some(5.0)),
            ("MAX([a, b]) - MIN([a, b])", Some(2.0)),
            ("AVG([missing])", None),
            ("ABS(b - a)", Some(2.0)),
            ("CEIL(a / b) + FLOOR(a / b)", Some(3.0)),
        ] {
            assert_eq!(value(text), result, "{text}");
        }
        let parsed = Expression::parse("a + FILL(b, 0) / SUM([c])", "e1").expect("an expression");
        assert_eq!(parsed.ids(), ["a", "b", "c"]);
    }

    #[test]
    fn what_is_not_evaluated_is_refused() {
        let deep = "(".repeat(5_000);
        for text in [
            "",
            "a +",
            "a b",
            "(a",
            "METRICS()",
            "SEARCH('x')",
            "ANOMALY_DETECTION_BAND(a)",
            "SUM(a)",
            "FILL(a, REPEAT)",
            "1.2.3",
            "a ? b",
            &deep,
            &"-".repeat(5_000),
        ] {
            let error = Expression::parse(text, "e1").expect_err(text);
            assert_eq!(error.code, "ValidationError", "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in any::<String>(), signs in "[-+*/()\\[\\], a-c0-9.A-Z]{0,60}") {
            for text in [text, signs] {
                if let Ok(parsed) = Expression::parse(&text, "e1") {
                    let _ = parsed.value(&|_| Some(1.0));
                }
            }
        }
    }
}
