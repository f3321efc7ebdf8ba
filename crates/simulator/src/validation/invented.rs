//! Inputs made out of a model, good and bad, for tests that try everything.

use serde_json::{Map, Value as Json, json};

use super::ApiModel;
use super::model::{Model, Reference, Shape};
use crate::state::Draw;

/// Texts that some member or other takes, and some that none does.
const TEXTS: [&str; 12] = [
    "",
    "web-1",
    "é*…",
    "123456",
    "482100937716",
    "https://example.com/start",
    "http://127.0.0.1/oauth/callback",
    "arn:aws:iam::482100937716:role/ops",
    "arn:aws:iam::482100937716:mfa/ana",
    "arn:aws:apprunner:eu-west-1:482100937716:service/x",
    "refresh_token",
    "public",
];

/// Deeper than any shape here.
const DEEPEST: u32 = 6;

impl ApiModel {
    /// An input of an operation.
    pub(crate) fn invent(&self, operation: &str, draw: &mut Draw) -> Json {
        let model = self.model();
        let shape = model
            .operations
            .get(operation)
            .and_then(|o| o.input.as_ref());
        shape.map_or_else(|| json!({}), |shape| value(model, shape, draw, 0))
    }
}

fn value(model: &Model, reference: &Reference, draw: &mut Draw, depth: u32) -> Json {
    // Now and then something else altogether.
    if draw.below(40) == 0 || depth > DEEPEST {
        return [
            json!(null),
            json!([]),
            json!(-1),
            json!({ "a": 1 }),
            json!(true),
        ]
        .get(usize::try_from(draw.below(5)).unwrap_or_default())
        .cloned()
        .unwrap_or_default();
    }
    match model.shapes.get(&reference.shape) {
        Some(Shape::Structure { required, members }) => {
            let mut given = Map::new();
            for (name, member) in members {
                let wanted = if required.contains(name) { 15 } else { 5 };
                if draw.below(16) < wanted {
                    given.insert(name.clone(), value(model, member, draw, depth + 1));
                }
            }
            Json::Object(given)
        }
        Some(Shape::List { member, .. }) => (0..draw.below(4))
            .map(|_| value(model, member, draw, depth + 1))
            .collect(),
        Some(Shape::Map { value: member, .. }) => json!({
            "key": value(model, member, draw, depth + 1),
        }),
        Some(Shape::String(text)) => {
            let allowed = draw.pick(&text.allowed).map(|word| json!(word));
            allowed.unwrap_or_else(|| json!(draw.pick(&TEXTS)))
        }
        Some(Shape::Integer(range)) => {
            let low = range.min.unwrap_or(0);
            json!(low + i64::try_from(draw.below(400)).unwrap_or_default() - 2)
        }
        Some(Shape::Double(_) | Shape::Timestamp) => json!(draw.below(2_000_000_000)),
        Some(Shape::Boolean) => json!(draw.below(2) == 0),
        None => Json::Null,
    }
}
