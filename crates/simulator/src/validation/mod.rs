//! Inputs, checked against the API model before any operation sees them.
//!
//! The model is App Runner's own (`data/apprunner.model.json`). A value of the
//! wrong type is a `SerializationException`, because AWS fails while reading it;
//! values that break a constraint are reported all together, in AWS's words, as
//! one `InvalidRequestException`. Members that the model does not know are
//! ignored, as AWS does.

mod check;
mod error;
pub(crate) mod fields;
mod model;
mod pattern;
pub(crate) mod token;
mod violation;

use std::sync::OnceLock;

pub(crate) use error::InputError;

use check::conversion;
use model::Model;

/// Checks the input of an App Runner operation, nested shapes too.
///
/// # Errors
/// What is wrong with it; [`InputError::UnknownOperation`] where the model has
/// no operation of that name.
pub(crate) fn validate(operation: &str, input: &serde_json::Value) -> Result<(), InputError> {
    check::input(app_runner(), operation, input)
}

fn app_runner() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| {
        let text = include_str!("../../data/apprunner.model.json");
        // It is part of the program, and a test reads it.
        #[expect(clippy::expect_used, reason = "the embedded model is read by a test")]
        serde_json::from_str(text).expect("the embedded model is well formed")
    })
}

#[cfg(test)]
mod tests;
