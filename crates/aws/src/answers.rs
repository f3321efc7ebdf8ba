//! What is asked about a profile's credentials, and said to them, beside the calls they are for.

use std::sync::Arc;

use aws_config::SdkConfig;
use aws_sdk_sts::operation::assume_role::AssumeRoleError;
use aws_smithy_runtime_api::client::result::SdkError;
use model::failure::{Failure, FailureCode};
use model::instant::Timestamp;
use model::permissions::Denial;
use model::place::ProfileName;
use model::profile::Resolution;
use model::redacted::Redacted;

use crate::credentials::explain::explain;
use crate::credentials::resolver::Asking;
use crate::failure::About;
use crate::profiles::{Chained, Definition};
use crate::sessions::Sessions;

impl Sessions {
    pub(crate) async fn chained(
        &self,
        name: &ProfileName,
    ) -> Result<(Arc<Chained>, SdkConfig), Failure> {
        let loaded = self.loaded().await;
        match &loaded.profile(name)?.definition {
            Definition::Chain(chained) => {
                Ok((Arc::clone(chained), self.bases.of(Some(chained)).await))
            }
            Definition::Builtin(_) => Err(Failure::new(
                FailureCode::InvalidRequest,
                format!("{name} is built in, and needs nothing of anybody"),
            )),
        }
    }

    /// Gives the code that `profile` waits for. What it leads to is held for its life.
    ///
    /// # Errors
    /// What STS answered, or what is needed next.
    pub async fn answer_mfa(
        &self,
        profile: &ProfileName,
        code: Redacted<String>,
    ) -> Result<(), Failure> {
        let (chained, base) = self.chained(profile).await?;
        let chain = chained.chain.as_ref().map_err(|broken| broken.failure())?;
        let base = &base;
        self.resolver
            .answer(Asking { profile, base }, chain, code)
            .await
            .map_err(|error| {
                let about = About {
                    action: "sts:AssumeRole",
                    cell: None,
                    now: self.clock.now(),
                    denials: None,
                    spent: None,
                };
                about.failure(SdkError::<AssumeRoleError, _>::construction_failure(error))
            })
    }

    /// How `profile` comes by its credentials, step by step.
    ///
    /// # Errors
    /// [`FailureCode::ProfileInvalid`] where no such profile exists.
    pub async fn explain(&self, profile: &ProfileName) -> Result<Resolution, Failure> {
        let loaded = self.loaded().await;
        Ok(match &loaded.profile(profile)?.definition {
            Definition::Chain(chained) => explain(
                &loaded.files,
                profile,
                chained.chain.as_ref().map(Arc::as_ref),
            ),
            Definition::Builtin(_) => Resolution::default(),
        })
    }

    /// The calls with `profile` that AWS refused in this run.
    #[must_use]
    pub fn denials(&self, profile: &ProfileName) -> Vec<Denial> {
        self.denials.of(profile)
    }

    /// When the credentials that `profile` was last given end; `None` where they do not, or where it
    /// was given none.
    #[must_use]
    pub fn expires(&self, profile: &ProfileName) -> Option<Timestamp> {
        self.resolver.ends(profile)
    }
}
