//! Auto scaling configurations.

use aws_sdk_apprunner::types as sdk;
use futures::future::try_join_all;
use model::failure::{Failure, FailureCode};
use model::scaling::{AutoScalingConfiguration, ScalingFigures};

use crate::convert;
use crate::session::Session;

impl Session {
    /// Every revision of the configuration `name`, newest first, with its figures.
    ///
    /// `ListAutoScalingConfigurations` answers summaries without figures, so each revision is
    /// described; a name has five at most.
    ///
    /// # Errors
    /// Any failure of the calls.
    pub async fn scaling_revisions(
        &self,
        name: &str,
    ) -> Result<Vec<AutoScalingConfiguration>, Failure> {
        let mut arns = Vec::new();
        let mut next = None;
        loop {
            let _permit = self.permit().await;
            let about = self.about("apprunner:ListAutoScalingConfigurations");
            let answer = self
                .apprunner
                .list_auto_scaling_configurations()
                .auto_scaling_configuration_name(name)
                .latest_only(false)
                .set_next_token(next)
                .send()
                .await
                .map_err(|error| about.failure(error))?;
            arns.extend(
                answer
                    .auto_scaling_configuration_summary_list()
                    .iter()
                    .filter_map(|summary| {
                        summary.auto_scaling_configuration_arn().map(str::to_owned)
                    }),
            );
            match answer.next_token() {
                Some(token) => next = Some(token.to_owned()),
                None => break,
            }
        }
        let mut revisions = try_join_all(arns.iter().map(|arn| self.scaling(arn))).await?;
        revisions.sort_by_key(|revision| std::cmp::Reverse(revision.revision));
        Ok(revisions)
    }

    /// One revision.
    ///
    /// # Errors
    /// Any failure of `DescribeAutoScalingConfiguration`.
    pub async fn scaling(&self, arn: &str) -> Result<AutoScalingConfiguration, Failure> {
        let _permit = self.permit().await;
        let about = self.about("apprunner:DescribeAutoScalingConfiguration");
        let answer = self
            .apprunner
            .describe_auto_scaling_configuration()
            .auto_scaling_configuration_arn(arn)
            .send()
            .await
            .map_err(|error| about.failure(error))?;
        answer
            .auto_scaling_configuration()
            .map(revision)
            .ok_or_else(|| {
                Failure::new(
                    FailureCode::AwsFault,
                    "the answer holds no auto scaling configuration",
                )
                .in_cell(self.cell())
            })
    }
}

fn revision(sdk: &sdk::AutoScalingConfiguration) -> AutoScalingConfiguration {
    let figure = |value: Option<i32>| {
        value
            .and_then(|value| u32::try_from(value).ok())
            .unwrap_or_default()
    };
    AutoScalingConfiguration {
        arn: sdk
            .auto_scaling_configuration_arn()
            .unwrap_or_default()
            .to_owned(),
        name: sdk
            .auto_scaling_configuration_name()
            .unwrap_or_default()
            .to_owned(),
        revision: sdk
            .auto_scaling_configuration_revision()
            .unwrap_or_default(),
        figures: ScalingFigures {
            max_concurrency: figure(sdk.max_concurrency()),
            min_size: figure(sdk.min_size()),
            max_size: figure(sdk.max_size()),
        },
        latest: sdk.latest().unwrap_or(false),
        // The real service answers `active` where the model says `ACTIVE` (facts, 2).
        active: sdk
            .status()
            .is_some_and(|status| status.as_str().eq_ignore_ascii_case("ACTIVE")),
        in_use: sdk.has_associated_service().unwrap_or(false),
        is_default: sdk.is_default().unwrap_or(false),
        created_at: sdk.created_at().map(convert::timestamp),
    }
}
