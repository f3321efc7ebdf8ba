//! What a page of `ListServices` costs where there are so many services: from its input to its JSON, without the HTTP
//! and the signature, whose cost does not depend on them.

use std::error::Error;
use std::time::{Duration, Instant};

use serde_json::{Value as Json, json};
use simulator::ClockMode;
use simulator::api::{self, Api, Call};
use simulator::auth::{KeyTable, Principal};
use simulator::clock::Clock;
use simulator::scenarios::{Behaviour, PRODUCTION};
use simulator::state::World;
use simulator::wire::{self, Protocol, Value};

type Failure = Box<dyn Error + Send + Sync>;

const PAGE: usize = 20;
/// Pages to a sample: one alone is too short to be timed.
const PAGES: usize = 1_000;

/// The microseconds that a full page takes, sample by sample.
pub(crate) fn measure(services: usize, samples: usize) -> Result<Vec<f64>, Failure> {
    let mut account = Account::with(services)?;
    // What is read for the first time takes over what its operation came to.
    account.walk(services / PAGE)?;
    let mut times = Vec::new();
    for _ in 0..samples {
        let start = Instant::now();
        for _ in 0..PAGES / (services / PAGE) {
            account.walk(services / PAGE)?;
        }
        times.push(start.elapsed().as_secs_f64() * 1e6 / PAGES as f64);
    }
    Ok(times)
}

/// An account with services in one region.
struct Account {
    api: Box<dyn Api>,
    world: World,
    clock: Clock,
    keys: KeyTable,
    ana: Principal,
}

impl Account {
    fn with(services: usize) -> Result<Self, Failure> {
        let api = api::all()
            .into_iter()
            .find(|api| api.signing_name() == "apprunner");
        let mut account = Self {
            api: api.ok_or("App Runner")?,
            world: World::new(7, Box::new(move |place| place.service_quota = services)),
            clock: Clock::start(ClockMode::Stepped, 1.0),
            keys: KeyTable::default(),
            ana: Principal::user(PRODUCTION, "ana"),
        };
        for number in 0..services {
            let image = json!({
                "ImageIdentifier": "public.ecr.aws/nginx/nginx:1.29",
                "ImageRepositoryType": "ECR_PUBLIC",
            });
            let input = json!({
                "ServiceName": format!("service-{number}"),
                "SourceConfiguration": { "ImageRepository": image },
            });
            account.ask("CreateService", &input)?;
        }
        account.clock.step(Duration::from_secs(600));
        Ok(account)
    }

    fn ask(&mut self, operation: &str, input: &Json) -> Result<Value, Failure> {
        let call = Call {
            account: PRODUCTION,
            region: "eu-west-1",
            caller: &self.ana,
            keys: &self.keys,
            behaviour: Behaviour::default(),
            host: "127.0.0.1",
            now: self.clock.now(),
            clock: &self.clock,
            request_id: "request",
        };
        Ok(self.api.handle(&call, &mut self.world, operation, input)?)
    }

    /// So many full pages from the first on.
    fn walk(&mut self, pages: usize) -> Result<(), Failure> {
        let mut input = json!({});
        for _ in 0..pages {
            let page = self.ask("ListServices", &input)?;
            let rendered = wire::render(
                Protocol::Json10,
                self.api.as_ref(),
                "ListServices",
                "request",
                &page,
            );
            let Value::Object(members) = &page else {
                return Err("a page is a structure".into());
            };
            let member = |name: &str| {
                members
                    .iter()
                    .find(|(found, _)| found == name)
                    .map(|(_, value)| value)
            };
            let full = matches!(member("ServiceSummaryList"), Some(Value::List(items)) if items.len() == PAGE);
            if rendered.status != 200 || !full {
                return Err("a page has 20 services".into());
            }
            input = match member("NextToken") {
                Some(Value::Text(token)) => json!({ "NextToken": token }),
                _ => json!({}),
            };
        }
        Ok(())
    }
}
