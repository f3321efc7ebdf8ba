//! `aws login`, through the AWS CLI.

use model::failure::Failure;
use model::place::ProfileName;

use crate::Engine;

impl Engine {
    /// Has the AWS CLI sign `profile` in, and goes on with its credentials.
    ///
    /// # Errors
    /// What the CLI said, or that it is not installed.
    pub async fn aws_login(&self, profile: &ProfileName) -> Result<(), Failure> {
        self.core.sessions.aws_login(profile).await?;
        self.core
            .credentials_changed(&self.fleet, std::slice::from_ref(profile))
            .await;
        Ok(())
    }
}
