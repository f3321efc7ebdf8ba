//! Custom domains.

use aws_sdk_apprunner::types as sdk;
use model::domain::{CustomDomain, DomainStatus, Domains, ValidationRecord};
use model::failure::Failure;
use model::place::ServiceArn;

use crate::session::Session;

impl Session {
    /// Every custom domain of a service, and where they must point.
    ///
    /// # Errors
    /// Any failure of `DescribeCustomDomains`.
    pub async fn domains(&self, arn: &ServiceArn) -> Result<Domains, Failure> {
        let mut domains = Vec::new();
        let mut next = None;
        loop {
            let _permit = self.permit().await;
            let about = self.about("apprunner:DescribeCustomDomains");
            let answer = self
                .apprunner
                .describe_custom_domains()
                .service_arn(arn.as_str())
                .set_next_token(next)
                .send()
                .await
                .map_err(|error| about.failure(error))?;
            domains.extend(answer.custom_domains().iter().map(domain));
            match answer.next_token() {
                Some(token) => next = Some(token.to_owned()),
                None => {
                    return Ok(Domains {
                        dns_target: answer.dns_target().to_owned(),
                        domains,
                    });
                }
            }
        }
    }
}

fn domain(sdk: &sdk::CustomDomain) -> CustomDomain {
    CustomDomain {
        name: sdk.domain_name().to_owned(),
        www: sdk.enable_www_subdomain(),
        status: DomainStatus::parse(sdk.status().as_str()),
        records: sdk
            .certificate_validation_records()
            .iter()
            .map(|record| ValidationRecord {
                name: record.name().unwrap_or_default().to_owned(),
                kind: record.r#type().unwrap_or_default().to_owned(),
                value: record.value().unwrap_or_default().to_owned(),
                status: record.status().map(|status| status.as_str().to_owned()),
            })
            .collect(),
    }
}
