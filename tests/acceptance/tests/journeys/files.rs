//! AWS files as people have them, and a disk that does not take what is to be written.

use std::fmt::Write as _;

use acceptance::{PRODUCTION, SANDBOX, Stage, profile};
use engine::change::view::{AttemptState, StepState};
use engine::event::Event;
use engine::fleet::view::CellState;
use model::change::Change;
use model::failure::FailureCode;
use model::profile::ProfileState;

#[tokio::test]
async fn files_of_another_system_work_and_what_is_odd_is_said() {
    let mut stage = Stage::with("demo", |endpoint| {
        let twice = profile("acme", PRODUCTION, endpoint) + "[profile acme]\noutput = json\n";
        format!("\u{feff}{twice}")
            .replace(" = ", "\t=\t")
            .replace('\n', "\r\n")
    })
    .await;
    let view = stage.opened(&[("acme", "eu-west-1")]).await.remove(0);
    assert_eq!(view.state, CellState::Ready);
    let list = stage.engine.reload_profiles().await;
    assert_eq!(list.profiles.len(), 1);
    let said = &list.problems[0];
    assert_eq!(said.code, FailureCode::LocalFile);
    assert!(
        said.message.contains("line 7") && said.message.contains("line 1"),
        "{said:?}"
    );
}

#[tokio::test]
async fn a_thousand_profiles_are_listed_and_the_last_of_them_works() {
    let mut stage = Stage::with("demo", |endpoint| {
        let mut text = profile("base", PRODUCTION, endpoint);
        for index in 0..1000 {
            let _ = write!(
                text,
                "[profile role-{index}]\nregion = eu-west-1\nendpoint_url = {endpoint}\nrole_arn = arn:aws:iam::730335204118:role/r{index}\nsource_profile = base\n"
            );
        }
        text
    })
    .await;
    let list = stage.engine.reload_profiles().await;
    assert_eq!((list.profiles.len(), list.problems.len()), (1001, 0));
    let last = list.profiles.last().expect("there are some");
    assert_eq!(
        last.place.as_ref().map(|place| place.line),
        Some(7 + 5 * 999)
    );
    let view = stage.opened(&[("role-999", "eu-west-1")]).await.remove(0);
    assert_eq!(view.state, CellState::Ready);
}

#[tokio::test]
async fn an_edit_leaves_the_profiles_alone_that_it_does_not_touch() {
    let mut stage = Stage::with("demo", |endpoint| {
        profile("kept", PRODUCTION, endpoint) + &profile("edited", SANDBOX, endpoint)
    })
    .await;
    stage
        .opened(&[("kept", "eu-west-1"), ("edited", "eu-west-1")])
        .await;
    let endpoint = stage.endpoint();
    let edited = profile("kept", PRODUCTION, &endpoint) + &profile("edited", PRODUCTION, &endpoint);
    std::fs::write(stage.path("config"), edited).expect("written");
    let kept = stage
        .until("the edited profile is asked again", |event| match event {
            Event::Profiles { list } if list.profiles[1].state == ProfileState::Unread => {
                Some(list.profiles[0].state.clone())
            }
            _ => None,
        })
        .await;
    assert!(matches!(kept, ProfileState::Ready { .. }), "{kept:?}");
}

#[tokio::test]
async fn authorities_that_a_profile_names_and_that_cannot_be_read_are_said() {
    let mut stage = Stage::with("demo", |endpoint| {
        profile("acme", PRODUCTION, endpoint).trim_end().to_owned()
            + "\nca_bundle = /nowhere/at/all.pem\n"
    })
    .await;
    let list = stage.engine.reload_profiles().await;
    assert!(
        list.problems[0]
            .message
            .contains("ca_bundle names /nowhere/at/all.pem"),
        "{list:?}"
    );
    let view = stage.opened(&[("acme", "eu-west-1")]).await.remove(0);
    assert_eq!(view.state, CellState::Ready, "nothing is encrypted here");
}

#[tokio::test]
async fn a_change_that_cannot_be_written_down_is_not_begun() {
    let mut stage = Stage::new("demo").await;
    let service = stage
        .row(("acme-dev", "eu-west-1"), "checkout-api-dev")
        .await
        .service;
    let plan = stage.plan(&service, Change::Pause).await.expect("a plan");
    // What a full disk does to the journal, without filling one.
    let store =
        rusqlite::Connection::open(stage.path("data").join("store.sqlite")).expect("opened");
    store.execute("DROP TABLE attempt", []).expect("dropped");
    let attempt = stage.engine.apply(&plan.id, None).await.expect("taken up");
    let ended = stage.ended(&attempt).await;
    let AttemptState::Failed { failure } = &ended.state else {
        panic!("{ended:?}")
    };
    assert_eq!(failure.code, FailureCode::LocalFile);
    assert!(matches!(ended.steps[0].state, StepState::Failed { .. }));
    assert_eq!(stage.control().calls_of("PauseService"), 0);
}
