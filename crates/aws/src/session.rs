//! One profile in one region.

use std::collections::HashMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};

use aws_config::SdkConfig;
use model::place::{AccountId, Cell, Region};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::clock::Clock;
use crate::denials::Denials;

/// Calls under way at once, per account and region: enough to hide the latency of a fan-out, few
/// enough to stay below App Runner's rate limits.
const CALLS_AT_ONCE: usize = 4;

/// What a limit is counted by. Two profiles of one account share App Runner's own limits, so they
/// share ours as soon as the account is known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum LimitKey {
    Cell(Cell),
    Account(AccountId, Region),
}

/// The limits of calls under way.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    by_key: Mutex<HashMap<LimitKey, Arc<Semaphore>>>,
}

impl Limits {
    fn of(&self, key: LimitKey) -> Arc<Semaphore> {
        let mut by_key = self.by_key.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(
            by_key
                .entry(key)
                .or_insert_with(|| Arc::new(Semaphore::new(CALLS_AT_ONCE))),
        )
    }
}

/// The clients of one profile in one region. Its methods are spread over `calls`, one file a subject.
#[derive(Debug)]
pub struct Session {
    pub(crate) cell: Cell,
    pub(crate) apprunner: aws_sdk_apprunner::Client,
    pub(crate) cloudwatch: aws_sdk_cloudwatch::Client,
    pub(crate) logs: aws_sdk_cloudwatchlogs::Client,
    pub(crate) sts: aws_sdk_sts::Client,
    pub(crate) clock: Arc<dyn Clock>,
    /// What the clients were made of, for the calls that no client has.
    pub(crate) sdk: SdkConfig,
    pub(crate) denials: Arc<Denials>,
    /// Whether AWS has said that the credentials have ended. Shared by the sessions of one configuration.
    pub(crate) spent: Arc<AtomicBool>,
    limits: Arc<Limits>,
    limit: Mutex<Arc<Semaphore>>,
}

impl Session {
    pub(crate) fn new(
        cell: Cell,
        config: &SdkConfig,
        clock: Arc<dyn Clock>,
        limits: Arc<Limits>,
        denials: Arc<Denials>,
        spent: Arc<AtomicBool>,
    ) -> Self {
        let limit = Mutex::new(limits.of(LimitKey::Cell(cell.clone())));
        Self {
            apprunner: aws_sdk_apprunner::Client::new(config),
            cloudwatch: aws_sdk_cloudwatch::Client::new(config),
            logs: aws_sdk_cloudwatchlogs::Client::new(config),
            sts: aws_sdk_sts::Client::new(config),
            sdk: config.clone(),
            denials,
            spent,
            cell,
            clock,
            limits,
            limit,
        }
    }

    /// The profile and region.
    #[must_use]
    pub const fn cell(&self) -> &Cell {
        &self.cell
    }

    /// Whether the profile's calls go to this machine.
    #[must_use]
    pub fn is_local(&self) -> bool {
        self.sdk
            .endpoint_url()
            .is_some_and(crate::http::is_loopback)
    }

    /// Waits until a call may be made. Held for as long as the call takes.
    pub(crate) async fn permit(&self) -> Option<OwnedSemaphorePermit> {
        let limit = Arc::clone(&self.limit.lock().unwrap_or_else(PoisonError::into_inner));
        // The semaphores are never closed, so this is always a permit.
        limit.acquire_owned().await.ok()
    }

    /// Counts this session's calls with those of `account`'s other sessions in the region.
    pub fn joins(&self, account: &AccountId) {
        let shared = self
            .limits
            .of(LimitKey::Account(account.clone(), self.cell.region.clone()));
        *self.limit.lock().unwrap_or_else(PoisonError::into_inner) = shared;
    }
}
