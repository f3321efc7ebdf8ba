//! Which account each profile is: the one that was accepted, until somebody accepts another.
//!
//! A name in a file can come to mean another account, by an edit or by a mistake. What is shown then is
//! the new account's, and nothing can be changed in it before a person has said that it is meant.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use model::failure::{Failure, FailureCode};
use model::place::{AccountId, ProfileName};
use model::profile::ProfileList;

use crate::Engine;
use crate::core::Core;

/// The accounts of profiles.
#[derive(Debug, Default)]
pub(crate) struct Accounts {
    known: RwLock<HashMap<ProfileName, Account>>,
}

/// One profile's account.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Account {
    /// The account that it was first, or that was accepted last.
    accepted: AccountId,
    /// The account that it has turned out to be since.
    other: Option<AccountId>,
}

impl Accounts {
    /// The accounts that an earlier run of the program accepted.
    pub(crate) fn of(accepted: HashMap<ProfileName, AccountId>) -> Self {
        let known = accepted
            .into_iter()
            .map(|(profile, accepted)| {
                let account = Account {
                    accepted,
                    other: None,
                };
                (profile, account)
            })
            .collect();
        Self {
            known: RwLock::new(known),
        }
    }

    fn read(&self) -> RwLockReadGuard<'_, HashMap<ProfileName, Account>> {
        self.known.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, HashMap<ProfileName, Account>> {
        self.known.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// The account that `profile` was last accepted as.
    pub(crate) fn accepted(&self, profile: &ProfileName) -> Option<AccountId> {
        self.read()
            .get(profile)
            .map(|account| account.accepted.clone())
    }

    /// The account that `profile` was before, where it has become another and nobody accepted that.
    pub(crate) fn before(&self, profile: &ProfileName) -> Option<AccountId> {
        let known = self.read();
        let account = known.get(profile)?;
        account.other.as_ref().map(|_| account.accepted.clone())
    }

    /// Takes in which account `profile` turned out to be. `true` where that is to be remembered: the
    /// first account of a profile needs nobody's word.
    fn learn(&self, profile: &ProfileName, found: &AccountId) -> bool {
        let mut known = self.write();
        match known.get_mut(profile) {
            None => {
                let account = Account {
                    accepted: found.clone(),
                    other: None,
                };
                known.insert(profile.clone(), account);
                true
            }
            Some(account) => {
                account.other = (account.accepted != *found).then(|| found.clone());
                false
            }
        }
    }

    /// Accepts the account that `profile` has become. `None` where it has not become another.
    fn accept(&self, profile: &ProfileName) -> Option<AccountId> {
        let mut known = self.write();
        let account = known.get_mut(profile)?;
        account.accepted = account.other.take()?;
        Some(account.accepted.clone())
    }
}

impl Core {
    /// Takes in which account `profile` turned out to be.
    pub(crate) async fn learn_account(&self, profile: &ProfileName, found: &AccountId) {
        if self.accounts.learn(profile, found) {
            self.remember_account(profile, found).await;
        }
    }

    async fn remember_account(&self, profile: &ProfileName, account: &AccountId) {
        let (profile, account) = (profile.clone(), account.clone());
        self.stored(move |store| store.set_account(&profile, &account))
            .await;
    }
}

impl Engine {
    /// Accepts that `profile` is another account than it was: from here on changes are possible in it.
    ///
    /// # Errors
    /// [`FailureCode::InvalidState`] where it is the same account as ever, or nobody knows yet.
    pub async fn accept_account(&self, profile: &ProfileName) -> Result<ProfileList, Failure> {
        let account = self.core.accounts.accept(profile).ok_or_else(|| {
            Failure::new(
                FailureCode::InvalidState,
                format!("{profile} is not known to have become another account"),
            )
        })?;
        self.core.remember_account(profile, &account).await;
        Ok(self.core.tell_profiles().await)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_account_is_not_taken_for_the_accepted_one_until_somebody_says_so() {
        let accounts = Accounts::default();
        let profile = ProfileName::from("acme");
        assert!(
            accounts.learn(&profile, &"1".into()),
            "the first is remembered"
        );
        assert_eq!(accounts.before(&profile), None);
        assert!(!accounts.learn(&profile, &"2".into()));
        assert_eq!(accounts.before(&profile), Some("1".into()));
        assert_eq!(accounts.accepted(&profile), Some("1".into()));
        assert!(!accounts.learn(&profile, &"1".into()), "back again");
        assert_eq!(accounts.before(&profile), None);
        assert_eq!(accounts.accept(&profile), None, "nothing to accept");
        accounts.learn(&profile, &"2".into());
        assert_eq!(accounts.accept(&profile), Some("2".into()));
        assert_eq!(accounts.before(&profile), None);
    }
}
