//! A key, tried before it is kept.

use std::sync::Arc;

use aws_credential_types::provider::SharedCredentialsProvider;
use model::failure::Failure;
use model::keys::KeySecret;
use model::place::{Cell, ProfileName, Region};
use model::profile::Identity;

use super::keys::credentials;
use crate::session::Session;
use crate::sessions::Sessions;

impl Sessions {
    /// Asks STS whose `key` is. Nothing of it is kept.
    ///
    /// # Errors
    /// Any failure of `GetCallerIdentity`, said of `profile` in `region`.
    pub async fn try_key(
        &self,
        key: &KeySecret,
        profile: &ProfileName,
        region: &Region,
        endpoint: Option<&str>,
    ) -> Result<Identity, Failure> {
        let cell = Cell {
            profile: profile.clone(),
            region: region.clone(),
        };
        let provider = SharedCredentialsProvider::new(credentials(key));
        let mut config = self
            .bases
            .of(None)
            .await
            .into_builder()
            .region(aws_config::Region::new(region.0.clone()))
            .credentials_provider(provider);
        if let Some(endpoint) = endpoint {
            config.set_endpoint_url(Some(endpoint.to_owned()));
        }
        let session = Session::new(
            cell,
            &config.build(),
            Arc::clone(&self.clock),
            Arc::default(),
            Arc::default(),
            Arc::default(),
        );
        session.identity().await
    }
}
