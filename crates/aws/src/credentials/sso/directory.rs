//! The accounts and roles that a session gives.

use std::collections::HashMap;
use std::sync::{Arc, MutexGuard, PoisonError};

use aws_config::SdkConfig;
use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_sso::error::SdkError;
use aws_sdk_sso::operation::list_account_roles::ListAccountRolesError;
use aws_sdk_sso::operation::list_accounts::ListAccountsError;
use aws_sdk_ssooidc::operation::create_token::CreateTokenError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use model::discovery::SsoAccount;
use model::failure::Failure;
use model::place::AccountId;

use super::signin::{failed, unfinished};
use super::{AccessToken, Sso, SsoSession, endpoint};
use crate::credentials::need::need_in;

impl Sso {
    /// Every account of `session`, by name.
    ///
    /// # Errors
    /// [`model::failure::FailureCode::NeedsSignIn`] where a person has to sign in, or any failure of the call.
    pub(crate) async fn accounts(
        self: &Arc<Self>,
        session: &SsoSession,
        base: &SdkConfig,
    ) -> Result<Vec<SsoAccount>, Failure> {
        let token = self.token_or_failure(session, base).await?;
        let mut pages = endpoint::portal(session, base)
            .list_accounts()
            .access_token(token.value.expose())
            .into_paginator()
            .send();
        let mut accounts = Vec::new();
        while let Some(page) = pages.next().await {
            let page = match page {
                Ok(page) => page,
                Err(error) if is_refusal(&error, ListAccountsError::is_unauthorized_exception) => {
                    return Err(self.turned_away(session, &token).await);
                }
                Err(error) => return Err(failed(error, "sso:ListAccounts", self.clock.now())),
            };
            let account = |listed: &aws_sdk_sso::types::AccountInfo| {
                let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
                Some(SsoAccount {
                    id: listed.account_id()?.into(),
                    name: text(listed.account_name()),
                    email: text(listed.email_address()),
                })
            };
            accounts.extend(page.account_list().iter().filter_map(account));
        }
        self.names().extend(
            accounts
                .iter()
                .map(|account: &SsoAccount| (account.id.clone(), account.name.clone())),
        );
        accounts.sort_by_cached_key(|account| (account.name.to_lowercase(), account.id.clone()));
        Ok(accounts)
    }

    /// The name of `account`, where it was listed.
    pub(crate) fn account_name(&self, account: &AccountId) -> Option<String> {
        self.names().get(account).cloned()
    }

    fn names(&self) -> MutexGuard<'_, HashMap<AccountId, String>> {
        self.names.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The names of every role in `account` of `session`.
    ///
    /// # Errors
    /// As [`Sso::accounts`].
    pub(crate) async fn roles(
        self: &Arc<Self>,
        session: &SsoSession,
        account: &AccountId,
        base: &SdkConfig,
    ) -> Result<Vec<String>, Failure> {
        let token = self.token_or_failure(session, base).await?;
        let mut pages = endpoint::portal(session, base)
            .list_account_roles()
            .access_token(token.value.expose())
            .account_id(account.as_str())
            .into_paginator()
            .send();
        let mut roles = Vec::new();
        while let Some(page) = pages.next().await {
            let page = match page {
                Ok(page) => page,
                Err(error)
                    if is_refusal(&error, ListAccountRolesError::is_unauthorized_exception) =>
                {
                    return Err(self.turned_away(session, &token).await);
                }
                Err(error) => return Err(failed(error, "sso:ListAccountRoles", self.clock.now())),
            };
            let names = page.role_list().iter().filter_map(|role| role.role_name());
            roles.extend(names.map(str::to_owned));
        }
        roles.sort();
        Ok(roles)
    }

    async fn token_or_failure(
        self: &Arc<Self>,
        session: &SsoSession,
        base: &SdkConfig,
    ) -> Result<AccessToken, Failure> {
        self.token(session, base)
            .await
            .map_err(|error| self.untold(error))
    }

    /// What is said of a token that was refused in the middle of a list.
    async fn turned_away(&self, session: &SsoSession, token: &AccessToken) -> Failure {
        self.refused_again(session, token).await;
        unfinished(session, "AWS ended the session")
    }

    fn untold(&self, error: CredentialsError) -> Failure {
        match need_in(&error) {
            Some(need) => Failure::of_need(need.clone()),
            None => failed::<CreateTokenError>(
                SdkError::construction_failure(error),
                "sso-oauth:CreateToken",
                self.clock.now(),
            ),
        }
    }
}

fn is_refusal<E>(error: &SdkError<E, HttpResponse>, is: impl FnOnce(&E) -> bool) -> bool {
    error.as_service_error().is_some_and(is)
}
