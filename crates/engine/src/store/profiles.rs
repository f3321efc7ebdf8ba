//! What is remembered of profiles: which account each is, and how much it is used.

use std::collections::HashMap;

use model::failure::Failure;
use model::instant::Timestamp;
use model::place::{AccountId, ProfileName};
use rusqlite::params;

use crate::uses::Use;

use super::{Store, failure};

impl Store {
    /// The account that each profile was last accepted as.
    pub(crate) fn accounts(&self) -> Result<HashMap<ProfileName, AccountId>, Failure> {
        let read = || -> rusqlite::Result<HashMap<ProfileName, AccountId>> {
            let connection = self.connection();
            let mut statement = connection.prepare("SELECT profile, account FROM account")?;
            statement
                .query_map([], |row| {
                    Ok((ProfileName(row.get(0)?), AccountId(row.get(1)?)))
                })?
                .collect()
        };
        read().map_err(|error| failure("be read", &error))
    }

    /// Remembers which account `profile` is.
    pub(crate) fn set_account(
        &self,
        profile: &ProfileName,
        account: &AccountId,
    ) -> Result<(), Failure> {
        self.connection()
            .execute(
                "INSERT INTO account VALUES (?1, ?2) ON CONFLICT (profile) DO UPDATE SET account = ?2",
                [profile.as_str(), account.as_str()],
            )
            .map(drop)
            .map_err(|error| failure("be written", &error))
    }

    /// How much each profile was used.
    pub(crate) fn uses(&self) -> Result<HashMap<ProfileName, Use>, Failure> {
        let read = || -> rusqlite::Result<HashMap<ProfileName, Use>> {
            let connection = self.connection();
            let mut statement = connection.prepare("SELECT profile, score, at FROM profile_use")?;
            statement
                .query_map([], |row| {
                    let used = Use {
                        score: row.get(1)?,
                        at: Timestamp(row.get(2)?),
                    };
                    Ok((ProfileName(row.get(0)?), used))
                })?
                .collect()
        };
        read().map_err(|error| failure("be read", &error))
    }

    /// Remembers how much `profile` was used.
    pub(crate) fn set_use(&self, profile: &ProfileName, used: Use) -> Result<(), Failure> {
        self.connection()
            .execute(
                "INSERT INTO profile_use VALUES (?1, ?2, ?3)
                 ON CONFLICT (profile) DO UPDATE SET score = ?2, at = ?3",
                params![profile.as_str(), used.score, used.at.millis()],
            )
            .map(drop)
            .map_err(|error| failure("be written", &error))
    }
}
