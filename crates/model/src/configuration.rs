//! A service's whole configuration, as `DescribeService` tells of it.
//!
//! Environment values are [`Redacted`] and have no wire type: the window gets [`ConfigurationView`],
//! which has names only.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::instant::Timestamp;
use crate::redacted::Redacted;
use crate::service::ServiceSummary;

/// Where the code comes from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Source {
    /// A container image.
    Image {
        /// The image's identifier, tag or digest included.
        identifier: String,
        /// Whether it is in ECR Public rather than in a private ECR repository.
        public: bool,
    },
    /// A source code repository.
    Code {
        /// The repository's URL.
        repository: String,
        /// The branch.
        branch: String,
        /// The folder that is built, where it is not the root.
        directory: Option<String>,
        /// The managed runtime; `None` where `apprunner.yaml` in the repository says it.
        runtime: Option<String>,
    },
    /// Neither was reported.
    Unreported,
}

/// How the health of an instance is checked. Intervals in seconds.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HealthCheck {
    /// `TCP` or `HTTP`.
    pub protocol: String,
    /// The path asked for over HTTP.
    pub path: Option<String>,
    /// Seconds between checks.
    pub interval: Option<i32>,
    /// Seconds to wait for an answer.
    pub timeout: Option<i32>,
    /// Successes in a row until healthy.
    pub healthy_threshold: Option<i32>,
    /// Failures in a row until unhealthy.
    pub unhealthy_threshold: Option<i32>,
}

/// Which auto scaling configuration a service uses.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScalingRef {
    /// Its ARN, revision included.
    pub arn: String,
    /// Its name.
    pub name: String,
    /// Its revision.
    pub revision: i32,
}

/// One environment variable: its name and where its value comes from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum EnvironmentName {
    /// A plain value, which is kept out of this type.
    Value {
        /// The variable's name.
        name: String,
    },
    /// A reference to a secret.
    Secret {
        /// The variable's name.
        name: String,
        /// The ARN or name in Secrets Manager or Parameter Store.
        reference: String,
    },
}

/// Everything about a service that can be shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConfigurationView {
    /// Where the code comes from.
    pub source: Source,
    /// Whether a push deploys by itself.
    pub auto_deployments: bool,
    /// The port the program listens on.
    pub port: Option<String>,
    /// The command that starts it, where it is not the image's own.
    pub start_command: Option<String>,
    /// The command that builds it.
    pub build_command: Option<String>,
    /// CPU units, 1024 to a vCPU (facts, 7).
    pub cpu: Option<u32>,
    /// Memory in MB.
    pub memory: Option<u32>,
    /// The role of the running program.
    pub instance_role_arn: Option<String>,
    /// The role that pulls the image.
    pub access_role_arn: Option<String>,
    /// The connection to the source code repository.
    pub connection_arn: Option<String>,
    /// How health is checked.
    pub health_check: Option<HealthCheck>,
    /// Which auto scaling configuration is used.
    pub scaling: Option<ScalingRef>,
    /// Whether the service can be reached from the internet.
    pub public: Option<bool>,
    /// The VPC connector outgoing traffic uses.
    pub vpc_connector_arn: Option<String>,
    /// `IPV4` or `DUAL_STACK`.
    pub ip_address_type: Option<String>,
    /// The ARN of the observability configuration, where traces go to X-Ray.
    pub observability: Option<String>,
    /// The key that encrypts the stored copies, where it is the customer's own.
    pub kms_key: Option<String>,
    /// The environment's names, in alphabetical order.
    pub environment: Vec<EnvironmentName>,
}

/// One environment variable with its value, which never leaves the engine by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnvironmentValue {
    /// The variable's name.
    pub name: String,
    /// Its value.
    pub value: Redacted<String>,
}

/// A service as `DescribeService` tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// What lists tell of it.
    pub summary: ServiceSummary,
    /// When it was deleted.
    pub deleted_at: Option<Timestamp>,
    /// Its configuration, without environment values.
    pub configuration: ConfigurationView,
    /// The environment values, in alphabetical order of their names.
    pub environment_values: Vec<EnvironmentValue>,
}
