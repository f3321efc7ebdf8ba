//! The list of commands, made into the functions that Tauri calls.

use engine::change::view::{Attempt, AttemptId, HeldChoice, PlanId, PlanView};
use engine::console::ConsoleOpened;
use engine::event::Event;
use engine::fleet::view::{FleetActivity, FleetView, Generation};
use engine::settings::Settings;
use engine::views::{OperationLog, OperationPage, ScalingView, ServiceView, Start};
use model::change::Change;
use model::discovery::{ConfigDiff, DiscoveryChoice, SessionDraft, SsoAccount, SsoRole};
use model::domain::Domains;
use model::failure::Failure;
use model::keys::{KeyDraft, KeyPlace, KeySecret, KeyTested, KeyringView};
use model::metrics::{MetricRange, MetricSet};
use model::permissions::Permissions;
use model::place::{AccountId, Cell, ProfileName, Scope, ServiceArn, ServiceRef, SsoSessionKey};
use model::profile::{ProfileList, ProfilePage};
use model::redacted::Redacted;
use model::signin::{SignInHow, SignInView, SsoSessionView};
use tauri::ipc::{Channel, Invoke};
use tauri::{AppHandle, State, Wry};

use super::packed::Packed;
use crate::shell::Shell;

/// One function for each line of the list, which hands on to the function of the same name.
macro_rules! wire {
    ($($group:ident { $($kind:ident $name:ident ( $($arg:ident : $ty:ty),* ) -> $answer:ty;)* })*) => {
        $($(wire!(@$kind $group $name ($($arg : $ty),*) $answer);)*)*

        /// What Tauri asks for every call of the page.
        pub(crate) fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($($name,)*)*]
        }
    };
    (@command $group:ident $name:ident ($($arg:ident : $ty:ty),*) $answer:ty) => {
        #[tauri::command]
        async fn $name(app: AppHandle, shell: State<'_, Shell>, $($arg: $ty),*) -> Result<Packed<$answer>, Failure> {
            super::$group::$name(&app, &shell, $($arg),*).await.map(Packed)
        }
    };
    (@stream $group:ident $name:ident ($($arg:ident : $ty:ty),*) $message:ty) => {
        #[tauri::command]
        async fn $name(
            app: AppHandle, shell: State<'_, Shell>, $($arg: $ty,)* channel: Channel<$message>,
        ) -> Result<(), Failure> {
            super::$group::$name(&app, &shell, $($arg,)* channel).await
        }
    };
}
commands!(wire);
