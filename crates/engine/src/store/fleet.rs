//! The last known fleet.

use model::failure::Failure;
use model::instant::Timestamp;
use model::operation::Operation;
use model::place::{AccountId, Region, ServiceArn};
use model::service::{ServiceStatus, ServiceSummary};
use rusqlite::{OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use crate::fleet::view::RowDetails;

use super::{Store, failure};

/// What lies deeper of one service, and the state that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StoredService {
    /// `UpdatedAt` when it was read.
    pub(crate) updated_at: Option<Timestamp>,
    /// The status when it was read.
    pub(crate) status: ServiceStatus,
    /// What a row shows of it.
    pub(crate) details: RowDetails,
    /// Its newest operations, newest first.
    pub(crate) operations: Vec<Operation>,
}

impl StoredService {
    /// Whether `later` says the same, whenever it was read.
    pub(crate) fn says(&self, later: &Self) -> bool {
        let read_at = self.details.read_at;
        let same_time = RowDetails {
            read_at,
            ..later.details.clone()
        };
        self.updated_at == later.updated_at
            && self.status == later.status
            && self.operations == later.operations
            && self.details == same_time
    }
}

/// A cell's services as they were last listed, and when.
pub(crate) type StoredCell = (Timestamp, Vec<ServiceSummary>);

impl Store {
    /// What was last listed of a region.
    pub(crate) fn cell(
        &self,
        account: &AccountId,
        region: &Region,
    ) -> Result<Option<StoredCell>, Failure> {
        let row: Option<(i64, String)> = self
            .connection()
            .query_row(
                "SELECT read_at, services FROM cell WHERE account = ?1 AND region = ?2",
                [account.as_str(), region.as_str()],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()
            .map_err(|error| failure("be read", &error))?;
        row.map(|(read_at, services)| {
            let services =
                serde_json::from_str(&services).map_err(|error| failure("be read", &error))?;
            Ok((Timestamp(read_at), services))
        })
        .transpose()
    }

    /// Remembers what was listed of a region, and forgets details of services that are not in it.
    pub(crate) fn set_cell(
        &self,
        account: &AccountId,
        region: &Region,
        read_at: Timestamp,
        services: &[ServiceSummary],
    ) -> Result<(), Failure> {
        let text =
            serde_json::to_string(services).map_err(|error| failure("be written", &error))?;
        let write = || -> rusqlite::Result<()> {
            let mut connection = self.connection();
            let transaction = connection.transaction()?;
            transaction.execute(
                "INSERT INTO cell VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (account, region) DO UPDATE SET read_at = ?3, services = ?4",
                params![account.as_str(), region.as_str(), read_at.millis(), text],
            )?;
            transaction.execute(
                "DELETE FROM service WHERE account = ?1 AND region = ?2
                 AND arn NOT IN (SELECT json_extract(value, '$.arn') FROM json_each(?3))",
                params![account.as_str(), region.as_str(), text],
            )?;
            transaction.commit()
        };
        write().map_err(|error| failure("be written", &error))
    }

    /// Remembers that a region was read again and is what it was. `false` where nothing is known of it.
    pub(crate) fn touch_cell(
        &self,
        account: &AccountId,
        region: &Region,
        read_at: Timestamp,
    ) -> Result<bool, Failure> {
        self.connection()
            .execute(
                "UPDATE cell SET read_at = ?3 WHERE account = ?1 AND region = ?2",
                params![account.as_str(), region.as_str(), read_at.millis()],
            )
            .map(|rows| rows > 0)
            .map_err(|error| failure("be written", &error))
    }

    /// What lies deeper of a region's services.
    pub(crate) fn services(
        &self,
        account: &AccountId,
        region: &Region,
    ) -> Result<Vec<(ServiceArn, StoredService)>, Failure> {
        let read = || -> rusqlite::Result<Vec<(String, String)>> {
            let connection = self.connection();
            let mut statement = connection.prepare_cached(
                "SELECT arn, stored FROM service WHERE account = ?1 AND region = ?2",
            )?;
            statement
                .query_map([account.as_str(), region.as_str()], |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })?
                .collect()
        };
        read()
            .map_err(|error| failure("be read", &error))?
            .into_iter()
            .map(|(arn, text)| {
                let stored =
                    serde_json::from_str(&text).map_err(|error| failure("be read", &error))?;
                Ok((ServiceArn(arn), stored))
            })
            .collect()
    }

    /// Remembers what lies deeper of some services of a region.
    pub(crate) fn set_services(
        &self,
        account: &AccountId,
        region: &Region,
        services: &[(ServiceArn, StoredService)],
    ) -> Result<(), Failure> {
        let texts: Vec<(&str, String)> = services
            .iter()
            .map(|(arn, stored)| Ok((arn.as_str(), serde_json::to_string(stored)?)))
            .collect::<Result<_, serde_json::Error>>()
            .map_err(|error| failure("be written", &error))?;
        let write = || -> rusqlite::Result<()> {
            let mut connection = self.connection();
            let transaction = connection.transaction()?;
            for (arn, text) in &texts {
                transaction.execute(
                    "INSERT INTO service VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT (account, region, arn) DO UPDATE SET stored = ?4",
                    params![account.as_str(), region.as_str(), arn, text],
                )?;
            }
            transaction.commit()
        };
        write().map_err(|error| failure("be written", &error))
    }
}
