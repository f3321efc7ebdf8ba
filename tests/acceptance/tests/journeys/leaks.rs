//! A whole journey with known secrets of every kind: none of them is written anywhere but where it is
//! meant to be, sent to the window, or shown by anything that the engine can print of itself.

use std::fs;
use std::path::{Path, PathBuf};

use acceptance::identity_center::{self, ACME, signed_in, tokens};
use acceptance::{PRODUCTION, Stage, profile};
use engine::event::Event;
use engine::fleet::view::CellState;
use model::change::Change;
use model::keys::{KeyDraft, KeyPlace, KeySecret};
use model::place::{Cell, ProfileName, ServiceRef};
use model::redacted::Redacted;
use serde::Serialize;
use simulator::scenarios::KEYS;
use tokio::sync::mpsc::UnboundedReceiver;

/// A colleague's key of the production account, which the journey keeps in the keyring.
const COLLEAGUE: usize = 3;
/// A secret that was mistyped, and that AWS refuses.
const MISTYPED: &str = "mistyped+secret/0123456789";
/// The code of a device.
const CODE: &str = "739164";
/// A value in the environment of the demo's services.
const ENVIRONMENT: &str = "made-up-7f3a91c0-signing-key";

const SERIAL: &str = "arn:aws:iam::482100937716:mfa/ana";
const ROLE: &str = "arn:aws:iam::730335204118:role/mfa-operator";

/// Where secrets are meant to be: the user's own files, and the caches that are shared with the AWS CLI.
const MEANT: [&str; 4] = ["config", "credentials", "sso/cache", "cli/cache"];

/// Everything that the window could see, and the secrets that it must not.
struct Listener {
    events: UnboundedReceiver<Event>,
    told: Vec<(String, String)>,
    secrets: Vec<(&'static str, String)>,
}

impl Listener {
    fn new(stage: &Stage) -> Self {
        let known = [
            (
                "the secret of a key in a file",
                KEYS[PRODUCTION].secret_access_key,
            ),
            (
                "the secret of a key in the keyring",
                KEYS[COLLEAGUE].secret_access_key,
            ),
            ("a secret that was mistyped", MISTYPED),
            ("the code of a device", CODE),
            ("an environment value", ENVIRONMENT),
        ];
        Self {
            events: stage.engine.events(),
            told: Vec::new(),
            secrets: known.map(|(kind, value)| (kind, value.to_owned())).into(),
        }
    }

    fn secret(&mut self, kind: &'static str, value: impl Into<String>) {
        let value = value.into();
        assert!(value.len() >= CODE.len(), "{kind} is too short to look for");
        self.secrets.push((kind, value));
    }

    /// Takes down what a command answers, as the window receives it.
    fn tell<T: Serialize>(&mut self, command: &str, answer: &T) {
        let text = serde_json::to_string(answer).expect("every answer is JSON");
        self.told.push((command.to_owned(), text));
    }

    fn hear(&mut self) {
        while let Ok(event) = self.events.try_recv() {
            self.tell("an event", &event);
        }
    }

    /// Which secrets are in `text`, as they are or as a link carries them.
    fn found_in(&self, text: &[u8]) -> Vec<&'static str> {
        let holds = |secret: &str| holds(text, secret) || holds(text, &encoded(secret));
        let found = self.secrets.iter().filter(|(_, secret)| holds(secret));
        found.map(|(kind, _)| *kind).collect()
    }
}

/// Whether `secret` is in `text` as a word of its own: six digits of a longer number are no code.
pub(super) fn holds(text: &[u8], secret: &str) -> bool {
    let secret = secret.as_bytes();
    text.windows(secret.len()).enumerate().any(|(at, part)| {
        let word = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        let after = text.get(at + secret.len());
        let before = at.checked_sub(1).and_then(|at| text.get(at));
        part == secret && (secret != CODE.as_bytes() || !(word(before) || word(after)))
    })
}

fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'/' | b'+' | b'=' | b':' | b' ' => format!("%{byte:02X}"),
        other => char::from(other).to_string(),
    };
    text.bytes().map(byte).collect()
}

/// Every file below `folder`, but for `left_out`.
pub(super) fn files(folder: &Path, left_out: &[PathBuf]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if left_out.contains(&path) {
            continue;
        }
        if path.is_dir() {
            found.extend(files(&path, left_out));
        } else {
            found.push(path);
        }
    }
    found
}

fn config(endpoint: &str) -> String {
    let role = format!(
        "[profile ops]\nregion = eu-west-1\nendpoint_url = {endpoint}\nrole_arn = {ROLE}\n\
         source_profile = acme\nmfa_serial = {SERIAL}\n\n"
    );
    identity_center::config(endpoint) + &profile("acme", PRODUCTION, endpoint) + &role
}

fn draft(stage: &Stage, name: &str, key: KeySecret, place: KeyPlace) -> KeyDraft {
    KeyDraft {
        name: name.into(),
        key,
        region: Some("eu-west-1".into()),
        endpoint_url: Some(stage.endpoint()),
        place,
    }
}

fn key(id: &str, secret: &str, token: Option<&str>) -> KeySecret {
    let redacted = |text: &str| Redacted::new(text.to_owned());
    KeySecret {
        access_key_id: id.to_owned(),
        secret_access_key: redacted(secret),
        session_token: token.map(redacted),
    }
}

/// The session of a role that the AWS CLI's cache was given: its key's id, secret and token.
fn cached_session(stage: &Stage) -> [String; 3] {
    let cache = stage.path("cli/cache");
    let entry = fs::read_dir(cache).expect("a cache").next();
    let path = entry.expect("a session").expect("an entry").path();
    let text = fs::read(path).expect("readable");
    let held: serde_json::Value = serde_json::from_slice(&text).expect("JSON");
    ["AccessKeyId", "SecretAccessKey", "SessionToken"].map(|field| {
        let value = held["Credentials"][field].as_str();
        value.expect("a field of credentials").to_owned()
    })
}

#[tokio::test]
async fn no_secret_of_a_whole_journey_is_written_sent_or_shown() {
    let mut stage = Stage::with("demo", config).await;
    let mut listener = Listener::new(&stage);
    stage
        .set(|settings| settings.share_mfa_sessions = true)
        .await;
    sign_in(&mut stage, &mut listener).await;
    keep_keys(&mut stage, &mut listener).await;
    let service = look_around(&mut stage, &mut listener).await;
    change_and_fail(&mut stage, &mut listener, &service).await;

    listener.hear();
    let shown = format!("{:?}", stage.engine);
    listener
        .told
        .push(("what the engine prints of itself".into(), shown));
    let stage = stage.again().await;
    listener.tell("app_start", &stage.engine.frame("0").await);
    listener.tell("journal_read", &stage.engine.journal(50).await);

    for (what, text) in &listener.told {
        let found = listener.found_in(text.as_bytes());
        assert!(
            found.is_empty(),
            "{found:?} in the answer of {what}: {text}"
        );
    }
    let meant = MEANT.map(|name| stage.path(name));
    let written = files(stage.folder.path(), &meant);
    assert!(
        written.len() >= 2,
        "the store and the settings: {written:?}"
    );
    for path in written {
        let found = listener.found_in(&fs::read(&path).expect("readable"));
        assert!(found.is_empty(), "{found:?} in {}", path.display());
    }
    // The search finds what there is to find.
    let found = |name: &str| {
        let texts = files(&stage.path(name), &[]);
        let bytes = texts
            .iter()
            .flat_map(|path| fs::read(path).expect("readable"));
        listener.found_in(&bytes.collect::<Vec<_>>())
    };
    assert!(found("cli/cache").contains(&"the token of a session"));
    assert!(found("sso/cache").contains(&"the refresh token of Identity Center"));
    let events = listener.told.iter().filter(|(what, _)| what == "an event");
    assert!(events.count() > 10, "events were listened to");
}

/// Identity Center, and a role that takes a code.
async fn sign_in(stage: &mut Stage, listener: &mut Listener) {
    stage
        .open(&[
            ("acme", "eu-west-1"),
            ("acme-prod", "eu-west-1"),
            ("ops", "eu-west-1"),
        ])
        .await;
    signed_in(stage, ACME).await;
    let held = tokens(stage, ACME);
    for (field, kind) in [
        ("accessToken", "the access token of Identity Center"),
        ("refreshToken", "the refresh token of Identity Center"),
        ("clientSecret", "the client secret of Identity Center"),
    ] {
        listener.secret(kind, held[field].as_str().expect("a field of the token"));
    }
    listener.tell("sso_sessions", &stage.engine.sso_sessions().await);
    let code = Redacted::new(CODE.to_owned());
    let answered = stage.engine.answer_mfa(&"ops".into(), code).await;
    assert!(answered.is_ok(), "{answered:?}");
    listener.tell("mfa_answer", &answered);
    stage
        .until("the role's cell is read", |event| match event {
            Event::Cell { view, .. } if view.cell.profile.as_str() == "ops" => {
                (view.state == CellState::Ready).then_some(())
            }
            _ => None,
        })
        .await;
    let [_, secret, token] = cached_session(stage);
    listener.secret("the secret of a session", secret);
    listener.secret("the token of a session", token);
}

/// Keys of every kind, good and bad.
async fn keep_keys(stage: &mut Stage, listener: &mut Listener) {
    let colleague = &KEYS[COLLEAGUE];
    let (id, secret) = (colleague.access_key_id, colleague.secret_access_key);
    let kept = draft(stage, "kept", key(id, secret, None), KeyPlace::Keyring);
    let mistyped = draft(
        stage,
        "mistyped",
        key(id, MISTYPED, None),
        KeyPlace::Keyring,
    );
    let [id, secret, token] = cached_session(stage);
    let borrowed = key(&id, &secret, Some(&token));
    let refused = draft(stage, "refused", borrowed.clone(), KeyPlace::Keyring);
    let borrowed = draft(stage, "borrowed", borrowed, KeyPlace::ThisSession);
    let engine = &stage.engine;
    listener.tell("key_test", &engine.test_key(&kept).await);
    listener.tell("key_test", &engine.test_key(&mistyped).await);
    listener.tell("key_save", &engine.save_key(&mistyped).await);
    listener.tell("key_save", &engine.save_key(&refused).await);
    for good in [&kept, &borrowed] {
        let saved = engine.save_key(good).await;
        assert!(saved.is_ok(), "{saved:?}");
        listener.tell("key_save", &saved);
    }
    let (from, to) = ("kept".into(), ProfileName::from("renamed"));
    listener.tell("key_rename", &engine.rename_key(&from, &to).await);
    listener.tell(
        "key_rotate",
        &engine.rotate_key(&to, &kept.key, KeyPlace::Keyring).await,
    );
    listener.tell("keyring_state", &engine.keyring().await);
    let shown = format!("{kept:?} {mistyped:?} {borrowed:?}");
    listener
        .told
        .push(("what a draft prints of itself".into(), shown));
}

/// Every page that there is.
async fn look_around(stage: &mut Stage, listener: &mut Listener) -> ServiceRef {
    let service = stage
        .row(("acme", "eu-west-1"), "checkout-api")
        .await
        .service;
    let engine = &stage.engine;
    for name in ["acme", "acme-prod", "ops", "renamed", "borrowed", "legacy"] {
        let profile = ProfileName::from(name);
        listener.tell("profile_identify", &engine.identify(profile.clone()).await);
        listener.tell("profile_page", &engine.profile_page(&profile).await);
        listener.tell("profile_permissions", &engine.permissions(&profile).await);
    }
    let cell = Cell::new("ops", "eu-west-1");
    let (link, opened) = engine.console_link(&cell, None).await.expect("a link");
    let (_, token) = link
        .url
        .expose()
        .split_once("SigninToken=")
        .expect("a token");
    listener.secret("the token of the console", token);
    listener.tell("console_open", &opened);
    listener.tell("service_read", &engine.service(&service).await);
    let operations = engine.operations(&service, None).await;
    let newest = operations
        .as_ref()
        .ok()
        .and_then(|page| page.operations.first());
    if let Some(newest) = newest.map(|operation| operation.bare_id().to_owned()) {
        listener.tell(
            "operation_log",
            &engine.operation_log(&service, &newest).await,
        );
    }
    listener.tell("service_operations", &operations);
    listener.tell("scaling_read", &engine.scaling(&service).await);
    listener.tell("domains_read", &engine.domains(&service).await);
    service
}

/// A change, and credentials that end under way.
async fn change_and_fail(stage: &mut Stage, listener: &mut Listener, service: &ServiceRef) {
    let plan = stage.plan(service, Change::Pause).await.expect("a plan");
    listener.tell("change_plan", &plan);
    let attempt = stage
        .engine
        .apply(&plan.id, plan.typed_name.as_deref())
        .await;
    let attempt = attempt.expect("begun");
    listener.tell("change_apply", &stage.ended(&attempt).await);
    stage.control().expire_sessions();
    stage.control().end_sign_ins();
    let cells = [
        ("acme-prod", "eu-west-1"),
        ("ops", "eu-west-1"),
        ("borrowed", "eu-west-1"),
    ];
    stage.open(&cells).await;
    stage.pass(90).await;
    for name in ["acme-prod", "ops", "borrowed"] {
        listener.tell(
            "profile_identify",
            &stage.engine.identify(name.into()).await,
        );
    }
    listener.tell("profiles_reload", &stage.engine.reload_profiles().await);
}
