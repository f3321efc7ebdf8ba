//! What every use case shares.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use aws::Sessions;
use aws::clock::Clock;
use model::failure::{Failure, FailureCode};
use model::operation::Verdict;
use model::place::{AccountId, Cell, ProfileName};
use model::profile::Identity;
use tokio::sync::{Mutex, Notify, watch};

use crate::accounts::Accounts;
use crate::aliases::Aliases;
use crate::event::Event;
use crate::events::Events;
use crate::fleet::view::FleetOperation;
use crate::keys::KeptKeys;
use crate::logs::Logs;
use crate::metrics::Held;
use crate::settings::Settings;
use crate::store::Store;
use crate::uses::Uses;

/// Who a profile turned out to be, or why that is not known.
pub(crate) type Known = Result<Identity, Failure>;

/// The parts that use cases are made of.
#[derive(Debug)]
pub(crate) struct Core {
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) sessions: Sessions,
    pub(crate) store: Arc<Store>,
    pub(crate) events: Events,
    pub(crate) settings: RwLock<Settings>,
    /// Whether this run was asked for Demo: then it is listed, whatever the settings say.
    pub(crate) demo_asked: AtomicBool,
    /// Answers of STS by profile.
    pub(crate) identities: RwLock<HashMap<ProfileName, Known>>,
    /// Which account each profile was accepted as.
    pub(crate) accounts: Accounts,
    /// How much each profile is used.
    pub(crate) uses: Uses,
    /// Keys that the user keeps with Trackside.
    pub(crate) kept_keys: KeptKeys,
    /// What accounts are called.
    pub(crate) aliases: Aliases,
    /// Rung when credentials have come that somebody may wait for.
    pub(crate) came: Notify,
    /// Becomes true when the engine ends, and every task with it.
    ended: watch::Sender<bool>,
    /// Logs of operations in memory.
    pub(crate) logs: Logs,
    /// Settled metric points in memory.
    metrics: std::sync::Mutex<Held>,
    /// Operations whose end was told: the fleet and a change may both see it.
    told: std::sync::Mutex<HashSet<String>>,
    /// Profiles that STS is being asked about: one question at a time each.
    asking: Mutex<HashMap<ProfileName, Arc<Question>>>,
}

/// A question to STS about one profile.
#[derive(Debug, Default)]
struct Question {
    /// Held by whoever asks.
    turn: Mutex<()>,
    /// How often it was answered.
    answers: AtomicU64,
}

impl Core {
    pub(crate) fn new(
        clock: Arc<dyn Clock>,
        sessions: Sessions,
        store: Store,
        settings: Settings,
        (accounts, uses): (Accounts, Uses),
    ) -> Self {
        Self {
            clock,
            sessions,
            store: Arc::new(store),
            events: Events::default(),
            settings: RwLock::new(settings),
            demo_asked: AtomicBool::new(false),
            identities: RwLock::default(),
            accounts,
            uses,
            kept_keys: KeptKeys::default(),
            aliases: Aliases::default(),
            came: Notify::new(),
            ended: watch::Sender::new(false),
            logs: Logs::default(),
            metrics: std::sync::Mutex::default(),
            told: std::sync::Mutex::default(),
            asking: Mutex::default(),
        }
    }

    /// Runs `task` beside the others, until it is done or the engine ends.
    pub(crate) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        let mut ended = self.ended.subscribe();
        tokio::spawn(async move {
            tokio::select! {
                () = task => {}
                _ = ended.wait_for(|ended| *ended) => {}
            }
        });
    }

    /// Ends every task.
    pub(crate) fn end(&self) {
        self.ended.send_replace(true);
    }

    /// The metric points in memory.
    pub(crate) fn held(&self) -> std::sync::MutexGuard<'_, Held> {
        self.metrics.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A copy of the settings.
    pub(crate) fn settings(&self) -> Settings {
        self.settings
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Says what belongs to nothing on screen.
    pub(crate) fn notice(&self, failure: Failure) {
        self.events.push(&Event::Notice { failure });
    }

    /// Says, once, that an operation ended, and looks up what it shipped.
    pub(crate) fn tell_end(self: &Arc<Self>, ended: FleetOperation, verdict: Verdict) {
        let id = format!("{} {}", ended.service.arn, ended.operation.bare_id());
        if self
            .told
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(id)
        {
            if verdict == Verdict::Succeeded {
                let (core, of) = (Arc::clone(self), ended.clone());
                self.spawn(async move { core.keep_image(&of).await });
            }
            self.events.push(&Event::OperationEnded { ended, verdict });
        }
    }

    /// Does work on the store on a thread that may wait. A failure is said, and costs nothing else:
    /// everything that the store holds can be read again.
    pub(crate) async fn stored<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Store) -> Result<T, Failure> + Send + 'static,
    ) -> Option<T> {
        let store = Arc::clone(&self.store);
        match tokio::task::spawn_blocking(move || work(&store)).await {
            Ok(Ok(value)) => Some(value),
            Ok(Err(failure)) => {
                self.notice(failure);
                None
            }
            Err(_) => None,
        }
    }

    /// Who `cell`'s profile is: asked of STS once, and again after a failure.
    pub(crate) async fn identity(&self, cell: &Cell) -> Known {
        let known = self.asked_identity(cell, true).await;
        self.joins(cell, &known).await;
        known
    }

    /// The same for a person who asks: that somebody else was told of a failure meanwhile is no answer.
    pub(crate) async fn identity_anew(&self, cell: &Cell) -> Known {
        let known = self.asked_identity(cell, false).await;
        self.joins(cell, &known).await;
        known
    }

    async fn joins(&self, cell: &Cell, known: &Known) {
        if let (Ok(identity), Ok(session)) = (known, self.sessions.session(cell).await) {
            session.joins(&identity.account);
        }
    }

    async fn asked_identity(&self, cell: &Cell, shares: bool) -> Known {
        if let Some(identity) = self.confirmed(&cell.profile) {
            return Ok(identity);
        }
        let question = Arc::clone(
            self.asking
                .lock()
                .await
                .entry(cell.profile.clone())
                .or_default(),
        );
        let answers = question.answers.load(Ordering::SeqCst);
        let _turn = question.turn.lock().await;
        if let Some(identity) = self.confirmed(&cell.profile) {
            return Ok(identity);
        }
        // What was answered while this waited is its answer as well, be it that nobody knows.
        if shares
            && question.answers.load(Ordering::SeqCst) != answers
            && let Some(known) = self.last_answer(&cell.profile)
        {
            return known;
        }
        let mut again = true;
        loop {
            let epoch = self.sessions.epoch();
            let known = match self.sessions.session(cell).await {
                Ok(session) => session.identity().await,
                Err(failure) => Err(failure),
            };
            let expired = known
                .as_ref()
                .is_err_and(|failure| failure.code == FailureCode::CredentialsExpired);
            if expired && std::mem::take(&mut again) {
                // The session that is asked next has fresh credentials, or says what is needed for them.
                continue;
            }
            // Files that were read again meanwhile may have made the profile somebody else.
            if epoch == self.sessions.epoch() {
                self.learn(&cell.profile, known.clone()).await;
                question.answers.fetch_add(1, Ordering::SeqCst);
                return known;
            }
        }
    }

    /// Who `profile` is, where STS has said so since the files were last read.
    pub(crate) fn confirmed(&self, profile: &ProfileName) -> Option<Identity> {
        self.last_answer(profile).and_then(Result::ok)
    }

    /// What was answered about `profile` since the files were last read.
    fn last_answer(&self, profile: &ProfileName) -> Option<Known> {
        let identities = self.identities.read();
        let identities = identities.unwrap_or_else(PoisonError::into_inner);
        identities.get(profile).cloned()
    }

    async fn learn(&self, profile: &ProfileName, known: Known) {
        if let Ok(identity) = &known
            && self.remembered(profile).await
        {
            self.learn_account(profile, &identity.account).await;
        }
        let before = self
            .identities
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(profile.clone(), known.clone());
        if before.as_ref() != Some(&known) {
            self.tell_profiles().await;
        }
    }

    /// Whether what is read through `profile` may be remembered.
    pub(crate) async fn remembered(&self, profile: &ProfileName) -> bool {
        let found = self.sessions.profile(profile).await;
        found.is_some_and(|found| found.remembered)
    }

    /// The account `profile` was last seen to be: confirmed, or remembered.
    pub(crate) fn account(&self, profile: &ProfileName) -> Option<AccountId> {
        if let Some(identity) = self.confirmed(profile) {
            return Some(identity.account);
        }
        self.accounts.accepted(profile)
    }
}
