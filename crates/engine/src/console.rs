//! The AWS console, opened in the right account.

use aws::ConsoleLink;
use model::failure::{Failure, FailureCode};
use model::place::{AccountId, Cell, ServiceArn};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Engine;
use crate::urls::allowed;

/// What the window is told of a link that was opened: never the link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConsoleOpened {
    /// The account that it leads to.
    pub account: AccountId,
    /// Whether it signs in by itself; otherwise the browser asks.
    pub signed_in: bool,
}

impl Engine {
    /// A link into the console of `cell`'s account, for the system's browser alone.
    ///
    /// # Errors
    /// Where it is not known whose account it is, the service is another account's, or the console
    /// takes no such session.
    pub async fn console_link(
        &self,
        cell: &Cell,
        service: Option<&ServiceArn>,
    ) -> Result<(ConsoleLink, ConsoleOpened), Failure> {
        self.core.sessions.asked(&cell.profile);
        let identity = self.core.identity(cell).await?;
        let session = self.core.sessions.session(cell).await?;
        let owner = service
            .and_then(ServiceArn::parts)
            .map(|parts| parts.account);
        if owner.is_some_and(|owner| owner != identity.account) {
            let message = format!(
                "the profile {} is account {}, and this service belongs to another one",
                cell.profile, identity.account
            );
            return Err(Failure::new(FailureCode::Refused, message).in_cell(cell));
        }
        let link = session.console_link(&identity, service).await?;
        if !allowed(link.url.expose(), session.is_local()) {
            let message = "the console's link leads elsewhere than to AWS";
            return Err(Failure::new(FailureCode::Refused, message).in_cell(cell));
        }
        let opened = ConsoleOpened {
            account: identity.account,
            signed_in: link.signed_in,
        };
        Ok((link, opened))
    }
}
