//! What a window is told when it opens.

use std::sync::PoisonError;

use model::action::Action;
use model::failure::Failure;
use model::place::{REGIONS, Region, Scope};
use model::profile::ProfileKind;
use tokio::sync::mpsc::UnboundedReceiver;

use crate::Engine;
use crate::core::Core;
use crate::event::{Event, OpenTarget};
use crate::views::Start;

impl Engine {
    /// Every pushed event from here on, for a page: it may have opened its fleet before it listens, so what it has
    /// missed comes first.
    pub async fn catch_up(&self) -> UnboundedReceiver<Event> {
        let listener = self
            .core
            .events
            .subscribe_after(|page| self.fleet.retell(page));
        self.core.tell_profiles().await;
        listener
    }

    /// Everything the window needs for its first picture. Opens the fleet, so that it is there with the frame.
    pub async fn frame(&self, version: &str) -> Start {
        let profiles = self.core.profile_list().await;
        let (scope, missed) = wanted(&self.core, self.open.as_ref(), self.demo).await;
        let fleet = self.open_fleet(scope.clone()).await.ok();
        let demo_only = !profiles.profiles.is_empty()
            && profiles
                .profiles
                .iter()
                .all(|profile| profile.kind == ProfileKind::Demo);
        let mut notices =
            std::mem::take(&mut *self.notices.lock().unwrap_or_else(PoisonError::into_inner));
        notices.extend(missed);
        Start {
            version: version.to_owned(),
            settings: self.core.settings(),
            profiles,
            scope,
            fleet,
            open: self.open.clone(),
            actions: Action::table(),
            regions: REGIONS.into_iter().map(Region::from).collect(),
            demo_only,
            in_flight: self.changes.in_flight(),
            notices,
            platform: std::env::consts::OS.to_owned(),
            network: aws::network(),
        }
    }
}

/// The scope that a page opens first.
pub(crate) async fn wanted_scope(core: &Core, open: Option<&OpenTarget>, demo: bool) -> Scope {
    wanted(core, open, demo).await.0
}

/// The same, with what is to be said where it is not what the environment names.
async fn wanted(core: &Core, open: Option<&OpenTarget>, demo: bool) -> (Scope, Option<Failure>) {
    if let Some(scope) = asked_for(core, open, demo).await {
        return (scope, None);
    }
    let named = std::env::var("AWS_PROFILE")
        .ok()
        .filter(|name| !name.is_empty());
    core.first_scope(named.as_deref()).await
}

/// The scope that the command line asks for.
pub(crate) async fn asked_for(core: &Core, open: Option<&OpenTarget>, demo: bool) -> Option<Scope> {
    if demo {
        return Some(core.demo_scope().await);
    }
    let cell = open?.cell.clone()?;
    Some(Scope { cells: vec![cell] })
}
