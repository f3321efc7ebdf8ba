//! Configurations of services that scenarios hold.

use serde_json::{Value as Json, json};

use super::shared;
use crate::state::Config;

/// Where a service's application comes from.
#[derive(Clone, Copy, Debug)]
pub(super) enum From {
    /// A private ECR repository of the service's own account, and a tag.
    Ecr(&'static str),
    /// An image of ECR Public.
    Public(&'static str),
    /// A GitHub repository, its runtime, build and start commands.
    GitHub(&'static str, &'static str, &'static str, &'static str),
}

/// What a scenario says of a service; everything else is a default.
#[derive(Clone, Debug)]
pub(super) struct Blueprint<'a> {
    pub(super) name: &'a str,
    pub(super) account: &'a str,
    pub(super) region: &'a str,
    pub(super) from: From,
    pub(super) cpu: &'a str,
    pub(super) memory: &'a str,
    pub(super) port: &'a str,
    /// An HTTP health check on this path; TCP without.
    pub(super) health_path: Option<&'a str>,
    pub(super) vpc: bool,
    pub(super) auto_deploys: bool,
    pub(super) variables: &'a [(&'a str, &'a str)],
    pub(super) secrets: &'a [&'a str],
    /// The ARN of its auto scaling revision.
    pub(super) scaling: String,
}

pub(super) fn config(of: &Blueprint<'_>) -> Config {
    let (region, account) = (of.region, of.account);
    Config {
        source: source(of),
        instance: json!({
            "Cpu": of.cpu,
            "Memory": of.memory,
            "InstanceRoleArn": format!("arn:aws:iam::{account}:role/{}-instance", of.name),
        }),
        health_check: json!({
            "Protocol": if of.health_path.is_some() { "HTTP" } else { "TCP" },
            "Path": of.health_path.unwrap_or("/"),
            "Interval": 5,
            "Timeout": 2,
            "HealthyThreshold": 1,
            "UnhealthyThreshold": 5,
        }),
        network: network(of),
        observability: json!({ "ObservabilityEnabled": false }),
        encryption: of
            .secrets
            .iter()
            .any(|name| name.starts_with("PAYMENT"))
            .then(|| {
                let key = "6f1c2a9e-3b57-4d0a-9f62-8c1d7be0a443";
                json!({ "KmsKey": format!("arn:aws:kms:{region}:{account}:key/{key}") })
            }),
        scaling: of.scaling.clone(),
    }
}

fn source(of: &Blueprint<'_>) -> Json {
    let (region, account, name) = (of.region, of.account, of.name);
    let mut runs = json!({ "Port": of.port });
    if !of.variables.is_empty() {
        runs["RuntimeEnvironmentVariables"] = of
            .variables
            .iter()
            .map(|(name, value)| ((*name).to_owned(), json!(value)))
            .collect();
    }
    if !of.secrets.is_empty() {
        runs["RuntimeEnvironmentSecrets"] = of
            .secrets
            .iter()
            .map(|secret| {
                let arn =
                    format!("arn:aws:secretsmanager:{region}:{account}:secret:{name}/{secret}");
                ((*secret).to_owned(), json!(arn))
            })
            .collect();
    }
    match of.from {
        From::Ecr(tag) => json!({
            "ImageRepository": {
                "ImageIdentifier": format!("{account}.dkr.ecr.{region}.amazonaws.com/{name}:{tag}"),
                "ImageConfiguration": runs,
                "ImageRepositoryType": "ECR",
            },
            "AutoDeploymentsEnabled": of.auto_deploys,
            "AuthenticationConfiguration": {
                "AccessRoleArn": format!("arn:aws:iam::{account}:role/service-role/AppRunnerECRAccessRole"),
            },
        }),
        From::Public(image) => json!({
            "ImageRepository": {
                "ImageIdentifier": format!("public.ecr.aws/{image}"),
                "ImageConfiguration": runs,
                "ImageRepositoryType": "ECR_PUBLIC",
            },
            "AutoDeploymentsEnabled": false,
        }),
        From::GitHub(repository, runtime, build, start) => {
            runs["Runtime"] = json!(runtime);
            runs["BuildCommand"] = json!(build);
            runs["StartCommand"] = json!(start);
            json!({
                "CodeRepository": {
                    "RepositoryUrl": format!("https://github.com/{repository}"),
                    "SourceCodeVersion": { "Type": "BRANCH", "Value": "main" },
                    "CodeConfiguration": {
                        "ConfigurationSource": "API",
                        "CodeConfigurationValues": runs,
                    },
                    "SourceDirectory": "/",
                },
                "AutoDeploymentsEnabled": of.auto_deploys,
                "AuthenticationConfiguration": {
                    "ConnectionArn": shared::connection_arn(region, account),
                },
            })
        }
    }
}

fn network(of: &Blueprint<'_>) -> Json {
    let egress = if of.vpc {
        json!({
            "EgressType": "VPC",
            "VpcConnectorArn": shared::connector_arn(of.region, of.account),
        })
    } else {
        json!({ "EgressType": "DEFAULT" })
    };
    json!({
        "EgressConfiguration": egress,
        "IngressConfiguration": { "IsPubliclyAccessible": true },
        "IpAddressType": "IPV4",
    })
}
