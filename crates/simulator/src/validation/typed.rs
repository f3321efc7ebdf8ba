//! Text as the model's types, for protocols that know nothing else.

use serde_json::{Map, Number, Value as Json};

use super::model::{Model, Reference, Shape};

/// An input of a form or a query string, in the types of its shape.
pub(super) fn input(model: &Model, operation: &str, input: &Json) -> Json {
    let shape = model
        .operations
        .get(operation)
        .and_then(|operation| operation.input.as_ref());
    shape.map_or_else(|| input.clone(), |shape| value(model, shape, input))
}

fn value(model: &Model, reference: &Reference, given: &Json) -> Json {
    match (model.shapes.get(&reference.shape), given) {
        (Some(Shape::Structure { members, .. }), Json::Object(given)) => {
            let typed = given.iter().map(|(name, part)| {
                let typed = members
                    .get(name)
                    .map_or_else(|| part.clone(), |member| value(model, member, part));
                (name.clone(), typed)
            });
            Json::Object(typed.collect::<Map<_, _>>())
        }
        // A list without items is sent as its name and nothing.
        (Some(Shape::List { .. }), Json::String(text)) if text.is_empty() => {
            Json::Array(Vec::new())
        }
        (Some(Shape::List { member, .. }), Json::Array(items)) => items
            .iter()
            .map(|item| value(model, member, item))
            .collect(),
        (Some(Shape::Integer(_)), Json::String(text)) => text
            .parse::<i64>()
            .map_or_else(|_| given.clone(), Json::from),
        (Some(Shape::Double(_)), Json::String(text)) => text
            .parse()
            .ok()
            .and_then(Number::from_f64)
            .map_or_else(|| given.clone(), Json::Number),
        (Some(Shape::Boolean), Json::String(text)) => text
            .parse::<bool>()
            .map_or_else(|_| given.clone(), Json::from),
        _ => given.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{IAM, STS};
    use serde_json::json;

    #[test]
    fn numbers_and_lists_come_out_of_text_and_nonsense_stays() {
        let typed = |seconds: &str| STS.typed("AssumeRole", &json!({ "DurationSeconds": seconds }));
        assert_eq!(typed("3600")["DurationSeconds"], json!(3600));
        assert_eq!(typed("soon")["DurationSeconds"], json!("soon"));
        let listed = IAM.typed("SimulatePrincipalPolicy", &json!({ "ActionNames": "" }));
        assert_eq!(listed["ActionNames"], json!([]));
    }
}
