//! The calls that change something.
//!
//! The SDK's own retries are off here: a change is sent again only when it was throttled or never
//! connected. Any other lost answer is told as such, and never as a failure.

use std::error::Error;
use std::future::Future;
use std::time::Duration;

use aws_sdk_apprunner::config::Builder;
use aws_sdk_apprunner::config::retry::RetryConfig;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use model::failure::{Failure, FailureCode};
use model::place::ServiceArn;
use model::plan::Call;

use crate::failure::never_sent;
use crate::session::Session;

/// Attempts of a call that was throttled or never connected.
const ATTEMPTS: u32 = 4;
/// The wait before the second attempt; it doubles each time.
const FIRST_WAIT: Duration = Duration::from_millis(400);

/// What a call that was accepted answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The operation that it started. App Runner leaves it out where nothing had to be done (facts, 4).
    pub operation_id: Option<String>,
    /// What later steps may refer to: the ARN of the thing that was made.
    pub output: Option<String>,
}

/// Why a call that changes something did not succeed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeError {
    /// It did not happen: AWS refused it, or it never got there.
    Refused(Failure),
    /// It was sent, and the answer was lost: it may have happened.
    Lost(Failure),
}

impl ChangeError {
    /// The failure underneath.
    #[must_use]
    pub const fn failure(&self) -> &Failure {
        match self {
            Self::Refused(failure) | Self::Lost(failure) => failure,
        }
    }
}

fn once() -> Builder {
    Builder::default().retry_config(RetryConfig::disabled())
}

impl Session {
    /// Makes `call` on the service `arn`. `input` stands for what an earlier step answered.
    ///
    /// # Errors
    /// [`ChangeError::Refused`] where nothing happened, [`ChangeError::Lost`] where that is not known.
    pub async fn change(
        &self,
        arn: &ServiceArn,
        call: &Call,
        input: Option<&str>,
    ) -> Result<Outcome, ChangeError> {
        let client = &self.apprunner;
        let arn = arn.as_str();
        match call {
            Call::StartDeployment => self
                .attempt("apprunner:StartDeployment", || {
                    client
                        .start_deployment()
                        .service_arn(arn)
                        .customize()
                        .config_override(once())
                        .send()
                })
                .await
                .map(|answer| started(Some(answer.operation_id()))),
            Call::PauseService => self
                .attempt("apprunner:PauseService", || {
                    client
                        .pause_service()
                        .service_arn(arn)
                        .customize()
                        .config_override(once())
                        .send()
                })
                .await
                .map(|answer| started(answer.operation_id())),
            Call::ResumeService => self
                .attempt("apprunner:ResumeService", || {
                    client
                        .resume_service()
                        .service_arn(arn)
                        .customize()
                        .config_override(once())
                        .send()
                })
                .await
                .map(|answer| started(answer.operation_id())),
            Call::DeleteService => self
                .attempt("apprunner:DeleteService", || {
                    client
                        .delete_service()
                        .service_arn(arn)
                        .customize()
                        .config_override(once())
                        .send()
                })
                .await
                .map(|answer| started(Some(answer.operation_id()))),
            Call::DeleteAutoScalingConfiguration { arn } => self
                .attempt("apprunner:DeleteAutoScalingConfiguration", || {
                    client
                        .delete_auto_scaling_configuration()
                        .auto_scaling_configuration_arn(arn)
                        .customize()
                        .config_override(once())
                        .send()
                })
                .await
                .map(|_| Outcome::default()),
            Call::CreateAutoScalingConfiguration { name, figures } => self
                .attempt("apprunner:CreateAutoScalingConfiguration", || {
                    client
                        .create_auto_scaling_configuration()
                        .auto_scaling_configuration_name(name)
                        .max_concurrency(signed(figures.max_concurrency))
                        .min_size(signed(figures.min_size))
                        .max_size(signed(figures.max_size))
                        .customize()
                        .config_override(once())
                        .send()
                })
                .await
                .map(|answer| Outcome {
                    operation_id: None,
                    output: answer
                        .auto_scaling_configuration()
                        .and_then(|made| made.auto_scaling_configuration_arn())
                        .map(str::to_owned),
                }),
            Call::UpdateServiceScaling { .. } => self.update_scaling(arn, input).await,
            Call::AssociateCustomDomain { domain, www } => self
                .attempt("apprunner:AssociateCustomDomain", || {
                    client
                        .associate_custom_domain()
                        .service_arn(arn)
                        .domain_name(domain)
                        .enable_www_subdomain(*www)
                        .customize()
                        .config_override(once())
                        .send()
                })
                .await
                .map(|_| Outcome::default()),
            Call::DisassociateCustomDomain { domain } => self
                .attempt("apprunner:DisassociateCustomDomain", || {
                    client
                        .disassociate_custom_domain()
                        .service_arn(arn)
                        .domain_name(domain)
                        .customize()
                        .config_override(once())
                        .send()
                })
                .await
                .map(|_| Outcome::default()),
        }
    }

    /// `UpdateService` with another auto scaling configuration. The rest of the configuration goes
    /// with it as App Runner reports it: leaving parts out has reset health checks (facts, 9). The
    /// source alone is left out, so that environment values do not travel for nothing.
    async fn update_scaling(
        &self,
        arn: &str,
        scaling: Option<&str>,
    ) -> Result<Outcome, ChangeError> {
        let Some(scaling) = scaling else {
            let missing = "the step before answered no ARN to go on with";
            return Err(ChangeError::Refused(
                Failure::new(FailureCode::AwsFault, missing).in_cell(self.cell()),
            ));
        };
        let about = self.about("apprunner:DescribeService");
        let described = self
            .apprunner
            .describe_service()
            .service_arn(arn)
            .send()
            .await;
        let described = described.map_err(|error| ChangeError::Refused(about.failure(error)))?;
        let Some(service) = described.service() else {
            let missing =
                "the service's configuration was not answered, so it could not be sent along";
            return Err(ChangeError::Refused(
                Failure::new(FailureCode::AwsFault, missing).in_cell(self.cell()),
            ));
        };
        let client = &self.apprunner;
        self.attempt("apprunner:UpdateService", || {
            client
                .update_service()
                .service_arn(arn)
                .auto_scaling_configuration_arn(scaling)
                .set_instance_configuration(service.instance_configuration().cloned())
                .set_health_check_configuration(service.health_check_configuration().cloned())
                .set_network_configuration(service.network_configuration().cloned())
                .set_observability_configuration(service.observability_configuration().cloned())
                .customize()
                .config_override(once())
                .send()
        })
        .await
        .map(|answer| started(Some(answer.operation_id())))
    }

    /// Sends a change, again only where that is safe.
    async fn attempt<T, E, F>(
        &self,
        action: &'static str,
        send: impl Fn() -> F,
    ) -> Result<T, ChangeError>
    where
        F: Future<Output = Result<T, SdkError<E, HttpResponse>>>,
        E: ProvideErrorMetadata + Error + Send + Sync + 'static,
    {
        let mut wait = FIRST_WAIT;
        let mut attempt = 1;
        loop {
            let permit = self.permit().await;
            let error = match send().await {
                Ok(answer) => return Ok(answer),
                Err(error) => error,
            };
            drop(permit);
            let unsent = never_sent(&error);
            let answered = matches!(error, SdkError::ServiceError(_));
            let failure = self.about(action).failure(error);
            let retry = failure.code == FailureCode::Throttled
                || (unsent && failure.code == FailureCode::Network);
            if retry && attempt < ATTEMPTS {
                tokio::time::sleep(wait).await;
                wait *= 2;
                attempt += 1;
                continue;
            }
            // A 5xx is an answer that does not say whether anything happened.
            let refused = unsent || (answered && failure.code != FailureCode::AwsFault);
            return Err(if refused {
                ChangeError::Refused(failure)
            } else {
                ChangeError::Lost(failure)
            });
        }
    }
}

fn started(operation: Option<&str>) -> Outcome {
    Outcome {
        operation_id: operation.filter(|id| !id.is_empty()).map(str::to_owned),
        output: None,
    }
}

/// The plan has checked that figures are small.
fn signed(figure: u32) -> i32 {
    i32::try_from(figure).unwrap_or(i32::MAX)
}
