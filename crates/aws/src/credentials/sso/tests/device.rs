use model::failure::FailureCode;
use model::signin::{SignInHow, SignInState, SignInView};

use super::server::Reply;
use super::{BEGIN, Ground, session};
use crate::credentials::sso::Asked;

const REGISTERED: Reply =
    Reply::Json(r#"{"clientId": "c", "clientSecret": "s", "clientSecretExpiresAt": 1743465600}"#);
const STARTED: Reply = Reply::Json(
    r#"{"deviceCode": "d", "userCode": "ABCD-EFGH", "interval": 2, "expiresIn": 600,
        "verificationUri": "https://device.sso.eu-west-1.amazonaws.com/",
        "verificationUriComplete": "https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD-EFGH"}"#,
);
const PENDING: Reply = Reply::Error("AuthorizationPendingException");
const TOKEN: Reply =
    Reply::Json(r#"{"accessToken": "new", "expiresIn": 3600, "refreshToken": "r"}"#);

async fn ended(ground: &Ground) -> SignInView {
    let mut views = ground.sso.sign_in(Asked {
        session: session(),
        profiles: vec!["acme".into()],
        how: SignInHow::Device,
        base: ground.base.clone(),
    });
    let view = views.views.wait_for(|view| view.state.has_ended()).await;
    view.expect("it ends").clone()
}

async fn failure(replies: Vec<Reply>) -> FailureCode {
    let ground = Ground::new(replies).await;
    match ended(&ground).await.state {
        SignInState::Failed { failure } => failure.code,
        SignInState::Starting
        | SignInState::Waiting
        | SignInState::Done
        | SignInState::Cancelled => panic!("it does not work"),
    }
}

#[tokio::test]
async fn a_service_that_asks_for_patience_is_given_it() {
    let slow = Reply::Error("SlowDownException");
    let replies = vec![
        REGISTERED,
        STARTED,
        PENDING,
        slow,
        Reply::Cut,
        PENDING,
        TOKEN,
    ];
    let ground = Ground::new(replies).await;
    let view = ended(&ground).await;
    assert_eq!(view.state, SignInState::Done);
    assert_eq!(view.code.as_deref(), Some("ABCD-EFGH"));
    assert_eq!(view.expires_at, BEGIN.plus_seconds(600));
    assert_eq!(ground.clock.slept(), [2, 2, 7, 7, 7]);
    assert_eq!(ground.token().await.as_deref(), Ok("new"));
}

#[tokio::test]
async fn a_code_that_nobody_confirms_is_given_up() {
    let told = vec![REGISTERED, STARTED, Reply::Error("ExpiredTokenException")];
    assert_eq!(failure(told).await, FailureCode::NeedsSignIn);
    let seldom = Reply::Json(
        r#"{"deviceCode": "d", "userCode": "ABCD", "interval": 100, "expiresIn": 600,
            "verificationUri": "https://device.sso.eu-west-1.amazonaws.com/"}"#,
    );
    let mut untold = vec![REGISTERED, seldom];
    untold.resize(20, PENDING);
    assert_eq!(failure(untold).await, FailureCode::NeedsSignIn);
}

#[tokio::test]
async fn a_refusal_ends_it() {
    let replies = vec![REGISTERED, STARTED, Reply::Error("AccessDeniedException")];
    assert_eq!(failure(replies).await, FailureCode::AccessDenied);
}

#[tokio::test]
async fn a_page_that_is_not_of_aws_is_not_opened() {
    let elsewhere = Reply::Json(
        r#"{"deviceCode": "d", "userCode": "ABCD", "interval": 1, "expiresIn": 600,
            "verificationUriComplete": "https://amazonaws.com.evil.example/"}"#,
    );
    assert_eq!(
        failure(vec![REGISTERED, elsewhere]).await,
        FailureCode::Refused
    );
}

#[tokio::test]
async fn a_client_is_registered_once_and_again_after_a_failure() {
    let ground = Ground::new(vec![
        REGISTERED,
        STARTED,
        TOKEN,
        STARTED,
        Reply::Error("InvalidClientException"),
        REGISTERED,
        STARTED,
        TOKEN,
    ])
    .await;
    assert_eq!(ended(&ground).await.state, SignInState::Done);
    assert!(!matches!(ended(&ground).await.state, SignInState::Done));
    assert_eq!(ended(&ground).await.state, SignInState::Done);
    let registered = ground.server.asked();
    let registered = registered
        .iter()
        .filter(|line| line.contains("/client/register"));
    assert_eq!(registered.count(), 2);
}
