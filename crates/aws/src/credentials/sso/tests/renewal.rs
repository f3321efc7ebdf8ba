use futures::future::join_all;

use super::server::Reply;
use super::{BEGIN, Ground, session};

const NEW: &str = r#"{"accessToken": "new", "expiresIn": 3600, "refreshToken": "refresh-2"}"#;
const RENEWED: Reply = Reply::Json(NEW);
const NEED: &str = "acme is not signed in to";

#[tokio::test]
async fn a_token_with_time_left_is_used_as_it_is() {
    let ground = Ground::new(Vec::new()).await;
    assert_eq!(ground.token().await, Err(NEED.to_owned()), "no file yet");
    ground.kept(901);
    assert_eq!(ground.token().await.as_deref(), Ok("old"));
    assert!(ground.server.asked().is_empty());
}

#[tokio::test]
async fn many_askers_share_one_renewal() {
    let ground = Ground::new(vec![RENEWED]).await;
    ground.kept(600);
    for token in join_all((0..20).map(|_| ground.token())).await {
        assert_eq!(token.as_deref(), Ok("new"));
    }
    let asked = ground.server.asked();
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert!(
        asked[0].contains(r#""refreshToken":"refresh-1""#),
        "{asked:?}"
    );
    let kept = ground.sso.cache.read(&session().key()).await;
    let kept = kept.expect("readable").expect("a token");
    assert_eq!(kept.expires_at, BEGIN.plus_seconds(3600));
    let refresh = kept.refresh_token.expect("the next one");
    assert_eq!(refresh.expose(), "refresh-2");
}

#[tokio::test]
async fn what_another_tool_renewed_is_not_renewed_again() {
    let ground = Ground::new(Vec::new()).await;
    ground.kept(600);
    let memory = ground.sso.memory(&session());
    let turn = memory.lock().await;
    let asker = ground.token();
    // The CLI was faster while this one waited for its turn.
    let faster = async {
        ground.kept(3600);
        drop(turn);
    };
    let (token, ()) = futures::join!(asker, faster);
    assert_eq!(token.as_deref(), Ok("old"));
    assert!(ground.server.asked().is_empty());
}

#[tokio::test]
async fn a_session_outlives_a_network_that_is_down() {
    let ground = Ground::new(vec![Reply::Cut, Reply::Broken, Reply::Cut, RENEWED]).await;
    ground.kept(600);
    assert_eq!(
        ground.token().await.as_deref(),
        Ok("old"),
        "it is good still"
    );
    assert_eq!(ground.token().await.as_deref(), Ok("old"));
    assert_eq!(ground.server.asked().len(), 1, "not asked at every call");
    ground.clock.pass(60);
    assert_eq!(ground.token().await.as_deref(), Ok("old"));
    assert_eq!(ground.server.asked().len(), 2);
    ground.clock.pass(600);
    let failed = ground.token().await.expect_err("it has ended");
    assert_eq!(failed, "something else", "nobody has to sign in for that");
    assert_eq!(ground.token().await.as_deref(), Ok("new"));
}

#[tokio::test]
async fn a_renewal_that_is_refused_needs_a_person_at_the_end() {
    let refused = Reply::Error("InvalidGrantException");
    let ground = Ground::new(vec![refused.clone(), refused]).await;
    ground.kept(600);
    assert_eq!(
        ground.token().await.as_deref(),
        Ok("old"),
        "it is good still"
    );
    ground.clock.pass(600);
    assert_eq!(ground.token().await, Err(NEED.to_owned()));
}

#[tokio::test]
async fn a_registration_that_has_ended_renews_nothing() {
    let ground = Ground::new(Vec::new()).await;
    let mut token = ground.kept(600);
    if let Some(registration) = &mut token.registration {
        registration.expires_at = BEGIN;
    }
    let cache = &ground.sso.cache;
    cache.write(&session().key(), &token).expect("written");
    assert_eq!(ground.token().await.as_deref(), Ok("old"));
    ground.clock.pass(600);
    assert_eq!(ground.token().await, Err(NEED.to_owned()));
    assert!(ground.server.asked().is_empty());
}

#[tokio::test]
async fn a_token_that_cannot_be_written_is_held_and_said() {
    let ground = Ground::new(vec![Reply::Late(NEW)]).await;
    let cache = ground.folder.path().join("cache");
    ground.kept(600);
    let path = std::fs::read_dir(&cache)
        .expect("a folder")
        .next()
        .expect("a file")
        .expect("an entry")
        .path();
    let held = std::fs::read(&path).expect("a token");
    // Nothing can be renamed onto a folder, not even by root.
    let ahead = async {
        while ground.server.asked().is_empty() {
            tokio::task::yield_now().await;
        }
        std::fs::remove_file(&path).expect("removed");
        std::fs::create_dir(&path).expect("in the way");
    };
    let (token, ()) = futures::join!(ground.token(), ahead);
    assert_eq!(token.as_deref(), Ok("new"));
    let standing = ground.sso.standing(&session()).await;
    assert!(standing.trouble.is_some() && standing.until == Some(BEGIN.plus_seconds(3600)));
    std::fs::remove_dir(&path).expect("out of the way");
    std::fs::write(&path, held).expect("an older token");
    assert_eq!(
        ground.token().await.as_deref(),
        Ok("new"),
        "the newer counts"
    );
    ground
        .sso
        .sign_out(&session(), &ground.base)
        .await
        .expect_err("AWS is not there");
    assert!(!path.exists(), "signed out here all the same");
    assert_eq!(ground.token().await, Err(NEED.to_owned()));
}
