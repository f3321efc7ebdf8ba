//! Credentials: variables, an EC2 instance, a container.

use acceptance::{CONTAINER_TOKEN, Metadata};
use model::failure::FailureCode;
use model::profile::{Identity, Profile, ProfileKind, ProfileState};
use simulator::scenarios::KEYS;
use simulator::{Running, Simulator};
use tempfile::TempDir;

use crate::client;

const ROLE: &str = "arn:aws:iam::730335204118:role/team/Operator";
/// A key that no scenario lists: it belongs to account 111122223333, which the role trusts as any.
const MACHINE: &str = "ASIAOFAMACHINE000001";

/// A home with a config file in it, and an AWS.
struct Surroundings {
    home: TempDir,
    aws: Running,
}

impl Surroundings {
    /// A home with the profile `ops`, whose role is assumed with the credentials of `source`.
    async fn new(source: &str, more: &str) -> Self {
        let aws = Simulator::start(simulator::Options::scenario("demo"));
        let aws = aws.await.expect("a simulator");
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join(".aws");
        std::fs::create_dir(&folder).expect("made");
        let config = format!(
            "[profile ops]\nregion = eu-west-1\nendpoint_url = {}\nrole_arn = {ROLE}\n\
             role_session_name = ana\ncredential_source = {source}\n{more}\n",
            aws.endpoint()
        );
        std::fs::write(folder.join("config"), config).expect("written");
        Self { home, aws }
    }

    /// Who `ops` is to a program that is started with `variables` and no others.
    async fn ops(&self, variables: &[(&str, &str)]) -> Profile {
        let output = client(env!("CARGO_BIN_EXE_profile-client"), self.home.path())
            .arg("ops")
            .envs(variables.iter().copied())
            .output()
            .await
            .expect("the client runs");
        let said = String::from_utf8_lossy(&output.stderr);
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {said}"))
    }

    fn assumed(&self) -> u64 {
        self.aws.control().calls_of("AssumeRole")
    }
}

fn ready(profile: &Profile) -> &Identity {
    assert_eq!(profile.kind, ProfileKind::AssumeRole);
    let ProfileState::Ready { identity } = &profile.state else {
        panic!("{profile:?}")
    };
    identity
}

/// Why a profile does not work, in one line.
fn said(profile: &Profile) -> String {
    let ProfileState::Failed { failure } = &profile.state else {
        panic!("{profile:?}")
    };
    assert_eq!(failure.code, FailureCode::ProfileInvalid, "{failure:?}");
    failure.message.clone()
}

const OPERATOR: &str = "arn:aws:sts::730335204118:assumed-role/Operator/ana";

#[tokio::test]
async fn a_role_is_assumed_with_the_environments_key_where_the_profile_asks_for_it() {
    let stage = Surroundings::new("Environment", "").await;
    let nothing = stage.ops(&[]).await;
    assert!(said(&nothing).contains("environment"), "{nothing:?}");
    assert_eq!(stage.assumed(), 0);
    let key = &KEYS[0];
    let ops = stage
        .ops(&[
            ("AWS_ACCESS_KEY_ID", key.access_key_id),
            ("AWS_SECRET_ACCESS_KEY", key.secret_access_key),
        ])
        .await;
    assert_eq!(ready(&ops).arn, OPERATOR);
    assert_eq!(stage.assumed(), 1);
}

#[tokio::test]
async fn a_role_is_assumed_with_the_containers_credentials_where_the_profile_asks_for_it() {
    let stage = Surroundings::new("EcsContainer", "").await;
    let container = Metadata::start(MACHINE).await.expect("a container");
    let endpoint = format!("{}/container", container.endpoint());
    let nothing = stage.ops(&[]).await;
    assert!(said(&nothing).contains("container"), "{nothing:?}");
    let address = ("AWS_CONTAINER_CREDENTIALS_FULL_URI", endpoint.as_str());
    let refused = stage.ops(&[address]).await;
    assert!(said(&refused).contains("container"), "{refused:?}");
    assert_eq!(stage.assumed(), 0);
    let token = ("AWS_CONTAINER_AUTHORIZATION_TOKEN", CONTAINER_TOKEN);
    let ops = stage.ops(&[address, token]).await;
    assert_eq!(ready(&ops).arn, OPERATOR);
    assert_eq!(stage.assumed(), 1);
}

#[tokio::test]
async fn a_role_is_assumed_with_the_instances_credentials_where_the_profile_asks_for_it() {
    let stage = Surroundings::new("Ec2InstanceMetadata", "").await;
    let instance = Metadata::start(MACHINE).await.expect("an instance");
    let disabled = stage.ops(&[("AWS_EC2_METADATA_DISABLED", "true")]).await;
    assert!(said(&disabled).contains("EC2 instance"), "{disabled:?}");
    let endpoint = instance.endpoint();
    let address = ("AWS_EC2_METADATA_SERVICE_ENDPOINT", endpoint.as_str());
    let ops = stage.ops(&[address]).await;
    assert_eq!(ready(&ops).arn, OPERATOR);
    assert_eq!(stage.assumed(), 1);
    assert_eq!(
        instance.asked().first().map(String::as_str),
        Some("PUT /latest/api/token"),
        "only with a session of the metadata's own"
    );
}

#[tokio::test]
async fn the_address_of_the_instances_metadata_is_the_profiles_own() {
    let instance = Metadata::start(MACHINE).await.expect("an instance");
    let own = format!("ec2_metadata_service_endpoint = {}", instance.endpoint());
    let stage = Surroundings::new("Ec2InstanceMetadata", &own).await;
    assert_eq!(ready(&stage.ops(&[]).await).arn, OPERATOR);
}

/// A chosen profile alone decides who calls: what surrounds the program is for those that ask for it.
#[tokio::test]
async fn nothing_of_the_surroundings_is_used_by_a_profile_that_does_not_ask_for_it() {
    let stage = Surroundings::new("Environment", "").await;
    let machine = Metadata::start(MACHINE).await.expect("a machine");
    let key = &KEYS[1];
    let config = format!(
        "[profile ops]\nregion = eu-west-1\nendpoint_url = {}\naws_access_key_id = {}\n\
         aws_secret_access_key = {}\n",
        stage.aws.endpoint(),
        key.access_key_id,
        key.secret_access_key
    );
    std::fs::write(stage.home.path().join(".aws/config"), config).expect("written");
    let endpoint = machine.endpoint();
    let container = format!("{endpoint}/container");
    let ops = stage
        .ops(&[
            ("AWS_ACCESS_KEY_ID", KEYS[0].access_key_id),
            ("AWS_SECRET_ACCESS_KEY", KEYS[0].secret_access_key),
            ("AWS_SESSION_TOKEN", "of-another"),
            ("AWS_CONTAINER_CREDENTIALS_FULL_URI", &container),
            ("AWS_EC2_METADATA_SERVICE_ENDPOINT", &endpoint),
        ])
        .await;
    let ProfileState::Ready { identity } = &ops.state else {
        panic!("{ops:?}")
    };
    assert_eq!(identity.account.as_str(), key.account);
    assert_eq!(machine.asked(), [""; 0]);
}
