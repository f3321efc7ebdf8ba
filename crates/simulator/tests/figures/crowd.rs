//! Clients that work at the same time, each in a place of its own, and hold every answer against what they have done.

use std::collections::BTreeSet;
use std::error::Error;
use std::time::{Duration, Instant};

use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_sdk_apprunner::types::{
    ImageRepository, ImageRepositoryType, Service, ServiceStatus, SourceConfiguration, Tag,
};
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::{Builder, tls};
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use simulator::scenarios::{KEYS, REGIONS};
use tokio::task::JoinSet;

/// Two accounts in ten regions each.
const CLIENTS: usize = 20;
/// More than one page of them.
const SERVICES: usize = 25;
/// Enough to see what is wrong.
const MOST_TOLD: usize = 20;

type Failure = Box<dyn Error + Send + Sync>;

/// When the clients have worked enough.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Until {
    /// After so many rounds of each.
    #[cfg_attr(not(test), expect(dead_code, reason = "tests are not timed"))]
    Rounds(usize),
    /// After so long.
    #[cfg_attr(test, expect(dead_code, reason = "tests are not timed"))]
    Passed(Duration),
}

/// What came of it.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// Calls that were answered.
    pub(crate) calls: u64,
    /// Answers that were not what they had to be.
    pub(crate) wrong: Vec<String>,
    /// How long the clients worked.
    pub(crate) took: Duration,
}

/// Lets all clients work at the same time.
pub(crate) async fn work(endpoint: &str, until: Until) -> Result<Tally, Failure> {
    let http = Builder::new()
        .tls_provider(tls::Provider::Rustls(CryptoMode::Ring))
        .build_https();
    let mut moving_in = JoinSet::new();
    for number in 0..CLIENTS {
        moving_in.spawn(Client::moved_in(endpoint.to_owned(), number, http.clone()));
    }
    let mut ready = Vec::new();
    while let Some(client) = moving_in.join_next().await {
        ready.push(client??);
    }
    let start = Instant::now();
    let mut working = JoinSet::new();
    for client in ready {
        working.spawn(client.worked(start, until));
    }
    let mut tally = Tally::default();
    while let Some(client) = working.join_next().await {
        let client = client?;
        tally.calls += client.calls;
        tally.wrong.extend(client.wrong);
    }
    tally.took = start.elapsed();
    tally.wrong.truncate(MOST_TOLD);
    Ok(tally)
}

/// A client with an account and region to itself.
struct Client {
    apprunner: aws_sdk_apprunner::Client,
    logs: aws_sdk_cloudwatchlogs::Client,
    sts: aws_sdk_sts::Client,
    account: &'static str,
    arns: Vec<String>,
    calls: u64,
    wrong: Vec<String>,
}

impl Client {
    /// Creates its services and waits until they run.
    async fn moved_in(
        endpoint: String,
        number: usize,
        http: SharedHttpClient,
    ) -> Result<Self, Failure> {
        let key = KEYS[number % 2];
        let secret = (key.access_key_id, key.secret_access_key);
        let credentials = Credentials::new(secret.0, secret.1, None, None, "crowd");
        let config = SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .endpoint_url(endpoint)
            .region(Region::new(REGIONS[number / 2]))
            .credentials_provider(SharedCredentialsProvider::new(credentials))
            .http_client(http)
            .retry_config(RetryConfig::disabled())
            .timeout_config(TimeoutConfig::disabled())
            .build();
        let mut client = Self {
            apprunner: aws_sdk_apprunner::Client::new(&config),
            logs: aws_sdk_cloudwatchlogs::Client::new(&config),
            sts: aws_sdk_sts::Client::new(&config),
            account: key.account,
            arns: Vec::new(),
            calls: 0,
            wrong: Vec::new(),
        };
        let repository = ImageRepository::builder()
            .image_identifier("public.ecr.aws/nginx/nginx:1.29")
            .image_repository_type(ImageRepositoryType::EcrPublic)
            .build()?;
        let source = SourceConfiguration::builder()
            .image_repository(repository)
            .build();
        for service in 0..SERVICES {
            let request = client
                .apprunner
                .create_service()
                .service_name(format!("crowd-{service}"));
            let made = request.source_configuration(source.clone()).send().await?;
            client
                .arns
                .push(made.service().ok_or("a service")?.service_arn().to_owned());
        }
        let last = client.arns.last().cloned().ok_or("a service")?;
        while client.described(&last).await?.status() != &ServiceStatus::Running {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(client)
    }

    async fn worked(mut self, start: Instant, until: Until) -> Self {
        let mut round = 0;
        while match until {
            Until::Rounds(most) => round < most,
            Until::Passed(time) => start.elapsed() < time,
        } {
            let arn = self.arns[round % SERVICES].clone();
            if let Err(error) = self.round(round, &arn).await {
                let error = format!("round {round}: {error:?}");
                self.wrong.push(error);
            }
            round += 1;
        }
        self
    }

    async fn round(&mut self, round: usize, arn: &str) -> Result<(), Failure> {
        self.listed().await?;
        self.tagged(round, arn).await?;
        self.scaled(round).await?;
        self.deployed(arn).await?;
        let identity = self.sts.get_caller_identity().send().await?;
        self.hold("identity", identity.account() == Some(self.account));
        Ok(())
    }

    fn hold(&mut self, what: &str, right: bool) {
        self.calls += 1;
        if !right {
            self.wrong.push(format!("{what} of {}", self.account));
        }
    }

    /// Its own services, all of them, and nobody else's.
    async fn listed(&mut self) -> Result<(), Failure> {
        let (mut found, mut token) = (BTreeSet::new(), None);
        loop {
            let page = self
                .apprunner
                .list_services()
                .set_next_token(token)
                .send()
                .await?;
            let arns = page.service_summary_list().iter();
            found.extend(arns.filter_map(|one| one.service_arn()).map(str::to_owned));
            token = page.next_token().map(str::to_owned);
            self.hold(
                "a page",
                page.service_summary_list().len() == if token.is_some() { 20 } else { 5 },
            );
            if token.is_none() {
                break;
            }
        }
        let own = self.arns.iter().cloned().collect();
        if found != own {
            self.wrong.push("the list of services".to_owned());
        }
        Ok(())
    }

    async fn tagged(&mut self, round: usize, arn: &str) -> Result<(), Failure> {
        let tag = Tag::builder().key("round").value(round.to_string()).build();
        self.apprunner
            .tag_resource()
            .resource_arn(arn)
            .tags(tag.clone())
            .send()
            .await?;
        let tags = self
            .apprunner
            .list_tags_for_resource()
            .resource_arn(arn)
            .send()
            .await?;
        self.calls += 1;
        self.hold("tags", tags.tags() == [tag]);
        Ok(())
    }

    /// The next revision of a name, made and deleted.
    async fn scaled(&mut self, round: usize) -> Result<(), Failure> {
        let request = self.apprunner.create_auto_scaling_configuration();
        let made = request
            .auto_scaling_configuration_name("crowd")
            .send()
            .await?;
        let made = made.auto_scaling_configuration().ok_or("a revision")?;
        let revision = made.auto_scaling_configuration_revision();
        self.hold(
            "a revision",
            revision == i32::try_from(round).ok().map(|round| round + 1),
        );
        let arn = made.auto_scaling_configuration_arn().ok_or("an ARN")?;
        let request = self.apprunner.delete_auto_scaling_configuration();
        let gone = request.auto_scaling_configuration_arn(arn).send().await?;
        let gone = gone
            .auto_scaling_configuration()
            .and_then(|one| one.auto_scaling_configuration_arn());
        self.hold("a revision that is deleted", gone == Some(arn));
        Ok(())
    }

    /// A deployment of a service that runs: its operation, and the log of the one before.
    async fn deployed(&mut self, arn: &str) -> Result<(), Failure> {
        let service = self.described(arn).await?;
        self.hold("a service", service.service_arn() == arn);
        if service.status() != &ServiceStatus::Running {
            return Ok(());
        }
        let group = format!(
            "/aws/apprunner/{}/{}/service",
            service.service_name(),
            service.service_id()
        );
        let request = self.logs.describe_log_streams().log_group_name(&group);
        let streams = request.log_stream_name_prefix("deployment/").send().await?;
        let stream = streams
            .log_streams()
            .first()
            .and_then(|stream| stream.log_stream_name());
        let stream = stream.ok_or("the creation's stream")?;
        let request = self
            .logs
            .get_log_events()
            .log_group_name(&group)
            .log_stream_name(stream);
        let log = request.start_from_head(true).send().await?;
        self.hold("streams", stream.starts_with("deployment/"));
        let times = log.events().iter().map(|event| event.timestamp());
        self.hold("a log", !log.events().is_empty() && times.is_sorted());

        let deployment = self
            .apprunner
            .start_deployment()
            .service_arn(arn)
            .send()
            .await?;
        let listed = self
            .apprunner
            .list_operations()
            .service_arn(arn)
            .send()
            .await?;
        let newest = listed
            .operation_summary_list()
            .first()
            .and_then(|one| one.id());
        self.calls += 1;
        self.hold(
            "the newest operation",
            newest == Some(deployment.operation_id()),
        );
        Ok(())
    }

    async fn described(&self, arn: &str) -> Result<Service, Failure> {
        let answer = self
            .apprunner
            .describe_service()
            .service_arn(arn)
            .send()
            .await?;
        Ok(answer.service().ok_or("a service")?.clone())
    }
}
