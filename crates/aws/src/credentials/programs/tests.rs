use std::path::Path;
use std::time::Duration;

use tempfile::TempDir;

use super::*;
use crate::clock::Sleep;

/// A clock that goes where it is told to.
#[derive(Debug, Default)]
struct HandClock(AtomicU64);

impl HandClock {
    fn pass(&self, seconds: u64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }
}

impl Clock for HandClock {
    fn now(&self) -> Timestamp {
        let seconds = i64::try_from(self.0.load(Ordering::SeqCst)).expect("a small number");
        Timestamp::from_seconds(seconds)
    }

    fn sleep(&self, _: Duration) -> Sleep {
        unreachable!("nothing here waits for the time")
    }
}

/// Programs, and one that counts its runs, waits for the file `go` and gives what the file `key` holds.
struct Ground {
    programs: Arc<Programs>,
    clock: Arc<HandClock>,
    folder: TempDir,
    command: Redacted<String>,
}

impl Ground {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let command = format!(
            "cd '{}' && echo run >> runs && until [ -e go ]; do sleep 0.01; done && cat key",
            folder.path().display()
        );
        std::fs::write(folder.path().join("go"), "").expect("written");
        let clock = Arc::new(HandClock::default());
        Self {
            programs: Arc::new(Programs::new(Arc::clone(&clock) as Arc<dyn Clock>)),
            clock,
            folder,
            command: Redacted::new(command),
        }
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    /// From here on it waits when it is run.
    fn hold(&self) {
        std::fs::remove_file(self.path("go")).expect("it was let go");
    }

    fn let_go(&self) {
        std::fs::write(self.path("go"), "").expect("written");
    }

    /// From here on it gives a key that ends at `expires`.
    fn opens(&self, expires: &str) {
        let key = format!(
            r#"{{"Version": 1, "AccessKeyId": "AKIA", "SecretAccessKey": "s", "Expiration": "{expires}"}}"#
        );
        std::fs::write(self.path("key"), key).expect("written");
    }

    fn runs(&self) -> usize {
        runs(self.folder.path())
    }

    /// What `profile` is given, in a task of its own.
    fn asks(&self, profile: &str) -> tokio::task::JoinHandle<bool> {
        let (programs, command) = (Arc::clone(&self.programs), self.command.clone());
        let profile = ProfileName::from(profile);
        tokio::spawn(async move { programs.credentials(&profile, &command).await.is_ok() })
    }

    async fn given(&self, profile: &str) -> bool {
        self.asks(profile).await.expect("it ends")
    }

    async fn until_runs(&self, count: usize) {
        while self.runs() < count {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

fn runs(folder: &Path) -> usize {
    let text = std::fs::read_to_string(folder.join("runs")).unwrap_or_default();
    text.lines().count()
}

#[tokio::test]
async fn who_asks_while_it_runs_or_soon_after_has_the_same_failure() {
    let ground = Ground::new();
    ground.hold();
    let asked = [ground.asks("a"), ground.asks("a"), ground.asks("b")];
    ground.until_runs(1).await;
    ground.let_go();
    for given in asked {
        assert!(!given.await.expect("it ends"));
    }
    ground.clock.pass(2);
    assert!(!ground.given("c").await);
    assert_eq!(ground.runs(), 1);
    ground.clock.pass(1);
    assert!(!ground.given("a").await);
    assert_eq!(ground.runs(), 2, "for a few seconds only");
}

#[tokio::test]
async fn a_failure_is_the_error_itself_for_everybody() {
    let ground = Ground::new();
    for _ in 0..2 {
        let profile = ProfileName::from("a");
        let given = ground.programs.credentials(&profile, &ground.command).await;
        let error = given.expect_err("there is no key");
        let source = std::error::Error::source(&error);
        let process = source.and_then(|source| source.downcast_ref::<ProcessError>());
        let Some(ProcessError::Failed {
            said: Some(said), ..
        }) = process
        else {
            panic!("{error:?}")
        };
        assert!(said.words().contains("key"), "{}", said.words());
    }
    assert_eq!(ground.runs(), 1);
}

#[tokio::test]
async fn a_failure_is_no_answer_once_it_is_forgotten() {
    let ground = Ground::new();
    assert!(!ground.given("a").await);
    ground.opens("2030-01-01T00:00:00Z");
    ground.programs.forget(&"b".into());
    assert!(!ground.given("a").await, "another profile was asked for");
    ground.programs.forget(&"a".into());
    assert!(ground.given("a").await);
    assert_eq!(ground.runs(), 2);
}

#[tokio::test]
async fn a_run_that_began_before_a_question_does_not_answer_it() {
    let ground = Ground::new();
    ground.hold();
    let before = ground.asks("a");
    ground.until_runs(1).await;
    ground.programs.forget(&"a".into());
    let question = ground.asks("a");
    ground.let_go();
    assert!(!before.await.expect("it ends"));
    assert!(!question.await.expect("it ends"));
    assert_eq!(ground.runs(), 2);
    // A page shares in what is under way, and not in what has ended.
    ground.programs.forget_ended(&"a".into());
    ground.hold();
    let first = ground.asks("a");
    ground.until_runs(3).await;
    ground.programs.forget_ended(&"a".into());
    let second = ground.asks("a");
    ground.let_go();
    assert!(!first.await.expect("it ends") && !second.await.expect("it ends"));
    assert_eq!(ground.runs(), 3);
}

#[tokio::test]
async fn files_that_are_read_again_have_every_program_run_again() {
    let ground = Ground::new();
    assert!(!ground.given("a").await && !ground.given("b").await);
    ground.programs.forget_all();
    assert!(!ground.given("b").await);
    assert_eq!(ground.runs(), 2);
}

#[tokio::test]
async fn credentials_are_shared_while_they_last() {
    let ground = Ground::new();
    ground.opens("1970-01-01T00:00:32Z");
    assert!(ground.given("a").await && ground.given("b").await);
    assert_eq!(ground.runs(), 1);
    ground.clock.pass(2);
    assert!(ground.given("b").await);
    assert_eq!(ground.runs(), 2, "they are about to end");
}
