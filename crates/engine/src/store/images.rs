//! Images with their digests, per operation that succeeded: what a service could be put back to.

use model::arn::ServiceArnParts;
use model::failure::Failure;
use model::image::ShippedImage;
use model::instant::Timestamp;
use model::place::ServiceArn;
use rusqlite::params;

use super::{Store, failure};

/// Images that are kept of a service; the oldest make room.
const KEPT: u32 = 100;

/// The image that an operation shipped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredImage {
    /// The operation's id without dashes: lists and answers spell it differently.
    pub(crate) operation: String,
    /// When the operation ended.
    pub(crate) ended_at: Timestamp,
    /// What it shipped.
    pub(crate) image: ShippedImage,
}

impl Store {
    /// The images that a service's operations shipped, newest first.
    pub(crate) fn images(
        &self,
        of: &ServiceArnParts,
        arn: &ServiceArn,
    ) -> Result<Vec<StoredImage>, Failure> {
        let read = || -> rusqlite::Result<Vec<StoredImage>> {
            let connection = self.connection();
            let mut statement = connection.prepare_cached(
                "SELECT operation, ended_at, identifier, digest FROM image
                 WHERE account = ?1 AND region = ?2 AND arn = ?3 ORDER BY ended_at DESC",
            )?;
            let key = [of.account.as_str(), of.region.as_str(), arn.as_str()];
            statement
                .query_map(key, |row| {
                    let (identifier, digest): (String, String) = (row.get(2)?, row.get(3)?);
                    Ok(StoredImage {
                        operation: row.get(0)?,
                        ended_at: Timestamp(row.get(1)?),
                        image: ShippedImage::new(&identifier, &digest),
                    })
                })?
                .collect()
        };
        read().map_err(|error| failure("be read", &error))
    }

    /// Remembers what an operation shipped. What is known of it already stays: the first look was the
    /// nearest to its end.
    pub(crate) fn add_image(
        &self,
        of: &ServiceArnParts,
        arn: &ServiceArn,
        stored: &StoredImage,
    ) -> Result<(), Failure> {
        let (account, region) = (of.account.as_str(), of.region.as_str());
        let StoredImage {
            operation,
            ended_at,
            image,
        } = stored;
        let write = || -> rusqlite::Result<()> {
            let mut connection = self.connection();
            let transaction = connection.transaction()?;
            transaction.execute(
                "INSERT INTO image (account, region, arn, operation, ended_at, identifier, digest)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
                params![
                    account,
                    region,
                    arn.as_str(),
                    operation,
                    ended_at.millis(),
                    image.identifier,
                    image.digest
                ],
            )?;
            transaction.execute(
                "DELETE FROM image WHERE account = ?1 AND region = ?2 AND arn = ?3
                 AND operation NOT IN (SELECT operation FROM image
                     WHERE account = ?1 AND region = ?2 AND arn = ?3 ORDER BY ended_at DESC LIMIT ?4)",
                params![account, region, arn.as_str(), KEPT],
            )?;
            transaction.commit()
        };
        write().map_err(|error| failure("be written", &error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARN: &str =
        "arn:aws:apprunner:eu-west-1:482100937716:service/ledger/8fe1e10304f84fd2b0df550fe98a71fa";

    fn shipped(number: u32) -> StoredImage {
        StoredImage {
            operation: format!("{number:032x}"),
            ended_at: Timestamp::from_seconds(number.into()),
            image: ShippedImage::new("host/ledger:1", &format!("sha256:{number}")),
        }
    }

    #[test]
    fn the_first_look_counts_and_the_newest_are_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let (store, _) = Store::open(folder.path(), Timestamp(0)).expect("a store");
        let arn = ServiceArn::from(ARN);
        let of = arn.parts().expect("a service's ARN");
        for number in 0..KEPT + 5 {
            let add = store.add_image(&of, &arn, &shipped(number));
            add.expect("written");
        }
        let moved = StoredImage {
            image: ShippedImage::new("host/ledger:1", "sha256:moved"),
            ..shipped(KEPT)
        };
        store.add_image(&of, &arn, &moved).expect("written");
        let read = store.images(&of, &arn).expect("readable");
        let expected: Vec<_> = (5..KEPT + 5).rev().map(shipped).collect();
        assert_eq!(read, expected);
    }

    #[test]
    fn a_store_of_before_gains_the_table_and_keeps_what_it_has() {
        let folder = tempfile::tempdir().expect("a folder");
        let (store, _) = Store::open(folder.path(), Timestamp(0)).expect("a store");
        let (profile, account) = ("acme".into(), "482100937716".into());
        store.set_account(&profile, &account).expect("written");
        let dropped = store.connection().execute_batch("DROP TABLE image");
        dropped.expect("there is one");
        drop(store);
        let (store, problem) = Store::open(folder.path(), Timestamp(0)).expect("a store");
        assert_eq!(problem, None);
        let arn = ServiceArn::from(ARN);
        let of = arn.parts().expect("a service's ARN");
        store.add_image(&of, &arn, &shipped(1)).expect("written");
        let accounts = store.accounts().expect("readable");
        assert_eq!(accounts.get(&profile), Some(&account));
    }
}
