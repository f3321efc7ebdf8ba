//! Who the profile is.

use model::failure::{Failure, FailureCode};
use model::place::AccountId;
use model::profile::Identity;

use crate::session::Session;

impl Session {
    /// Asks STS who the credentials belong to.
    ///
    /// # Errors
    /// Any failure of the call, or [`FailureCode::AwsFault`] where the answer names nobody.
    pub async fn identity(&self) -> Result<Identity, Failure> {
        let _permit = self.permit().await;
        let about = self.about("sts:GetCallerIdentity");
        let answer = self
            .sts
            .get_caller_identity()
            .send()
            .await
            .map_err(|error| about.failure(error))?;
        let (Some(account), Some(arn)) = (answer.account(), answer.arn()) else {
            return Err(
                Failure::new(FailureCode::AwsFault, "STS did not say who this is")
                    .in_cell(self.cell()),
            );
        };
        let account = AccountId::from(account);
        Ok(Identity {
            account,
            arn: arn.to_owned(),
        })
    }
}
