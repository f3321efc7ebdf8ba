//! What accounts are called: asked once for each, as soon as somebody is known to be in it.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use model::failure::FailureCode;
use model::place::{AccountId, Cell};
use model::profile::{ProfileList, ProfileState};

use crate::core::Core;
use crate::event::Event;

/// Aliases by account; `None` for an account that has none, or whose alias may not be read.
#[derive(Debug, Default)]
pub(crate) struct Aliases {
    known: RwLock<HashMap<AccountId, Option<String>>>,
}

impl Aliases {
    /// The alias of `account`, as far as it is known.
    pub(crate) fn of(&self, account: &AccountId) -> Option<String> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known.get(account).cloned().flatten()
    }

    fn is_asked(&self, account: &AccountId) -> bool {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known.contains_key(account)
    }

    fn learn(&self, account: AccountId, alias: Option<String>) {
        self.known
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(account, alias);
    }
}

/// Asks for the alias of every account that a profile turns out to be, for as long as the engine runs.
pub(crate) async fn watch(core: Arc<Core>) {
    let mut events = core.events.subscribe();
    while let Some(event) = events.recv().await {
        if let Event::Profiles { list } = event
            && ask(&core, &list).await
        {
            core.tell_profiles().await;
        }
    }
}

/// Whether an alias was learnt.
async fn ask(core: &Core, list: &ProfileList) -> bool {
    let mut learnt = false;
    for profile in &list.profiles {
        let ProfileState::Ready { identity } = &profile.state else {
            continue;
        };
        let (account, Some(region)) = (&identity.account, profile.regions.first()) else {
            continue;
        };
        if core.aliases.is_asked(account) {
            continue;
        }
        let cell = Cell {
            profile: profile.name.clone(),
            region: region.clone(),
        };
        let Ok(session) = core.sessions.session(&cell).await else {
            continue;
        };
        match session.account_alias().await {
            Ok(alias) => {
                learnt |= alias.is_some();
                core.aliases.learn(account.clone(), alias);
            }
            // Another profile of the account may be allowed to, but asking with each would be a nuisance.
            Err(failure) if failure.code == FailureCode::AccessDenied => {
                core.aliases.learn(account.clone(), None);
            }
            // Whatever else it was may pass: asked again when the profiles are next told.
            Err(_) => {}
        }
    }
    learnt
}
