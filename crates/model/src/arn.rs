//! App Runner's ARNs, taken apart.

use crate::place::{AccountId, Region, ServiceArn};

/// The parts of a service's ARN, `arn:PARTITION:apprunner:REGION:ACCOUNT:service/NAME/ID`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceArnParts {
    /// `aws`, or another partition's name.
    pub partition: String,
    /// The region in the ARN.
    pub region: Region,
    /// The account that owns the service.
    pub account: AccountId,
    /// The service's name.
    pub name: String,
    /// The service's id: 32 hexadecimal digits without dashes.
    pub id: String,
}

impl ServiceArn {
    /// Takes the ARN apart; `None` where it is not a service's ARN.
    #[must_use]
    pub fn parts(&self) -> Option<ServiceArnParts> {
        let mut fields = self.0.splitn(6, ':');
        let (arn, partition, api) = (fields.next()?, fields.next()?, fields.next()?);
        let (region, account, resource) = (fields.next()?, fields.next()?, fields.next()?);
        if arn != "arn" || api != "apprunner" {
            return None;
        }
        let mut path = resource.split('/');
        let (kind, name, id) = (path.next()?, path.next()?, path.next()?);
        (kind == "service" && path.next().is_none() && !name.is_empty() && !id.is_empty()).then(
            || ServiceArnParts {
                partition: partition.to_owned(),
                region: region.into(),
                account: account.into(),
                name: name.to_owned(),
                id: id.to_owned(),
            },
        )
    }

    /// The service's log group for `kind`: `service` (events, deployments) or `application`.
    #[must_use]
    pub fn log_group(&self, kind: LogGroupKind) -> Option<String> {
        let parts = self.parts()?;
        let tail = match kind {
            LogGroupKind::Service => "service",
            LogGroupKind::Application => "application",
        };
        Some(format!("/aws/apprunner/{}/{}/{tail}", parts.name, parts.id))
    }
}

/// The two log groups that every service has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogGroupKind {
    /// What App Runner did: streams `events` and `deployment/<operation id>`.
    Service,
    /// What the service's own code wrote: streams `instance/<instance id>`.
    Application,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_arn_comes_apart() {
        let arn = ServiceArn::from(
            "arn:aws:apprunner:eu-west-1:482100937716:service/ledger/8fe1e10304f84fd2b0df550fe98a71fa",
        );
        let parts = arn.parts().expect("a service's ARN");
        assert_eq!(
            (parts.region.as_str(), parts.account.as_str()),
            ("eu-west-1", "482100937716")
        );
        assert_eq!((parts.name.as_str(), parts.id.len()), ("ledger", 32));
        assert_eq!(
            arn.log_group(LogGroupKind::Service).as_deref(),
            Some("/aws/apprunner/ledger/8fe1e10304f84fd2b0df550fe98a71fa/service")
        );
    }

    #[test]
    fn other_arns_are_refused() {
        for text in [
            "",
            "arn:aws:ecs:eu-west-1:1:service/a/b",
            "arn:aws:apprunner:eu-west-1:1:autoscalingconfiguration/a/1/b",
            "arn:aws:apprunner:eu-west-1:1:service/a",
        ] {
            assert_eq!(ServiceArn::from(text).parts(), None, "{text}");
        }
    }
}
