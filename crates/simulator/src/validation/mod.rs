//! Inputs, checked against the API model before any operation sees them.
//!
//! The models are botocore's (`data/`). A value of the wrong type is reported by
//! itself, because reading ends with it; values that break a constraint are
//! reported all together, in AWS's words. Either is the error that the operation
//! models, `InvalidRequestException`. Members that the model does not know are
//! ignored, as AWS does.

mod check;
mod error;
pub(crate) mod fields;
#[cfg(test)]
mod invented;
mod model;
mod pattern;
pub(crate) mod token;
mod typed;
mod violation;

use std::sync::OnceLock;

pub(crate) use error::InputError;

use check::conversion;
use model::Model;
use serde_json::Value as Json;

/// A model that is part of the program, read when it is first asked for.
pub(crate) struct ApiModel {
    text: &'static str,
    read: OnceLock<Model>,
}

pub(crate) static APP_RUNNER: ApiModel =
    ApiModel::of(include_str!("../../data/apprunner.model.json"));
pub(crate) static CLOUDWATCH: ApiModel =
    ApiModel::of(include_str!("../../data/cloudwatch.model.json"));
pub(crate) static ECR: ApiModel = ApiModel::of(include_str!("../../data/ecr.model.json"));
pub(crate) static IAM: ApiModel = ApiModel::of(include_str!("../../data/iam.model.json"));
pub(crate) static PORTAL: ApiModel = ApiModel::of(include_str!("../../data/sso.model.json"));
pub(crate) static OIDC: ApiModel = ApiModel::of(include_str!("../../data/ssooidc.model.json"));
pub(crate) static STS: ApiModel = ApiModel::of(include_str!("../../data/sts.model.json"));

impl ApiModel {
    const fn of(text: &'static str) -> Self {
        Self {
            text,
            read: OnceLock::new(),
        }
    }

    fn model(&self) -> &Model {
        self.read.get_or_init(|| {
            #[expect(clippy::expect_used, reason = "the embedded models are read by a test")]
            serde_json::from_str(self.text).expect("the embedded model is well formed")
        })
    }

    /// Checks the input of an operation, nested shapes too.
    ///
    /// # Errors
    /// What is wrong with it; [`InputError::UnknownOperation`] where the model has no operation of
    /// that name.
    pub(crate) fn check(&self, operation: &str, input: &Json) -> Result<(), InputError> {
        check::input(self.model(), operation, input)
    }

    /// An input of a protocol that knows nothing but text, in the model's types. What cannot be
    /// read as its type stays text, and does not pass [`ApiModel::check`].
    pub(crate) fn typed(&self, operation: &str, input: &Json) -> Json {
        typed::input(self.model(), operation, input)
    }
}

/// Checks the input of an App Runner operation.
///
/// # Errors
/// As [`ApiModel::check`].
pub(crate) fn validate(operation: &str, input: &Json) -> Result<(), InputError> {
    APP_RUNNER.check(operation, input)
}

#[cfg(test)]
mod tests;
