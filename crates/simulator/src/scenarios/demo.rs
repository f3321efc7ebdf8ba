//! The demo: a shop's production and sandbox accounts.

use std::time::Duration;

use super::config::{Blueprint, From, config};
use super::demo_fleet::{self, Entry, Story};
use super::history::{self, Past};
use super::keys::{PRODUCTION, SANDBOX};
use super::shared;
use crate::clock::{Clock, Moment};
use crate::state::{
    Cause, Domain, Draw, OperationKind, Place, ScalingConfiguration, Service, ServiceIdentity,
    hex_id,
};

/// How long before the start the deployment in progress began.
const UNDER_WAY: Duration = Duration::from_secs(5);
const WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// Fills a place with the demo's services.
pub(super) fn fill(place: &mut Place, seed: u64, clock: &Clock, started: Moment) {
    let entries: Vec<Entry> = match place.account.as_str() {
        PRODUCTION => of(demo_fleet::PRODUCTION, &place.region),
        SANDBOX => of(demo_fleet::SANDBOX, &place.region),
        _ => demo_fleet::DEMO_REGIONS
            .into_iter()
            .filter(|region| *region == place.region)
            .flat_map(|region| {
                demo_fleet::ANY
                    .iter()
                    .map(move |any| demo_fleet::any(*any, region))
            })
            .collect(),
    };
    if entries.is_empty() {
        return;
    }
    shared::fill(place);
    scaling(place, seed);
    for entry in entries {
        let service = service(place, entry, seed, clock, started);
        place.add(service);
    }
}

fn of(entries: &[Entry], region: &str) -> Vec<Entry> {
    entries
        .iter()
        .copied()
        .filter(|entry| entry.region == region)
        .collect()
}

/// A name, its revisions as (max concurrency, min size, max size).
type Revisions = (&'static str, &'static [(u32, u32, u32)]);

const SCALING: &[Revisions] = &[
    ("web-standard", &[(80, 1, 10), (100, 2, 10), (100, 2, 15)]),
    ("steady-api", &[(50, 2, 8), (60, 3, 12)]),
    ("background", &[(25, 1, 4)]),
];

fn scaling(place: &mut Place, seed: u64) {
    for (name, revisions) in SCALING {
        for (revision, (max_concurrency, min_size, max_size)) in (1_u32..).zip(revisions.iter()) {
            let (account, region) = (&place.account, &place.region);
            let mut draw = Draw::of(
                seed,
                &["scaling", account, region, name, &revision.to_string()],
            );
            let id = hex_id(&mut draw);
            place.scaling.push(ScalingConfiguration {
                arn: format!(
                    "arn:aws:apprunner:{region}:{account}:autoscalingconfiguration/{name}/{revision}/{id}"
                ),
                name: (*name).to_owned(),
                revision,
                max_concurrency: *max_concurrency,
                min_size: *min_size,
                max_size: *max_size,
                created: Moment::from_secs(1_704_067_200) + WEEK * revision,
                deleted: None,
                default: false,
                tags: [("managed-by".to_owned(), "terraform".to_owned())].into(),
            });
        }
    }
}

/// The newest revision of the configuration that suits a team.
fn scaling_for(place: &Place, team: &str) -> String {
    let name = match team {
        "web" => "web-standard",
        "payments" | "orders" | "accounts" => "steady-api",
        "logistics" | "finance" => "background",
        _ => "DefaultConfiguration",
    };
    let newest = place
        .scaling
        .iter()
        .rev()
        .find(|revision| revision.name == name);
    newest
        .map(|revision| revision.arn.clone())
        .unwrap_or_default()
}

fn service(place: &Place, entry: Entry, seed: u64, clock: &Clock, started: Moment) -> Service {
    let (account, region) = (place.account.clone(), place.region.clone());
    let id = hex_id(&mut Draw::of(
        seed,
        &["service", &account, &region, entry.name],
    ));
    let production = account == PRODUCTION;
    let environment = if production { "production" } else { "sandbox" };
    let code = matches!(entry.from, From::GitHub(..));
    let web = entry.team == "web";
    let config = config(&Blueprint {
        name: entry.name,
        account: &account,
        region: &region,
        from: entry.from,
        cpu: entry.size.0,
        memory: entry.size.1,
        port: if matches!(entry.from, From::Public(_)) {
            "80"
        } else {
            "8080"
        },
        health_path: web.then_some("/healthz"),
        vpc: production && matches!(entry.team, "payments" | "orders" | "accounts"),
        auto_deploys: code && !production,
        variables: &[
            ("APP_ENV", environment),
            ("LOG_LEVEL", "info"),
            ("SESSION_SIGNING_KEY", "made-up-7f3a91c0-signing-key"),
        ],
        secrets: match entry.team {
            "payments" => &["DATABASE_URL", "PAYMENT_PROVIDER_KEY"],
            "orders" | "accounts" | "catalog" => &["DATABASE_URL"],
            _ => &[],
        },
        scaling: scaling_for(place, entry.team),
    });
    let created = history::created(seed, &id, started);
    let identity = ServiceIdentity {
        name: entry.name.to_owned(),
        id,
        account,
        region,
    };
    let mut service = Service::new(identity, config, created);
    service.tags = [("team", entry.team), ("environment", environment)]
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .into();
    for (name, www, waits) in entry.domains {
        let at = created + WEEK;
        service.domains.push(if *waits {
            Domain::waiting(name, *www, clock, at)
        } else {
            Domain::associate(name, *www, clock, at)
        });
    }
    tell(&mut service, entry, seed, clock, started);
    service
}

fn tell(service: &mut Service, entry: Entry, seed: u64, clock: &Clock, started: Moment) {
    let mut draw = Draw::of(seed, &["pace", &service.id]);
    let past = Past {
        seed,
        now: started,
        every_days: 2 + draw.below(7),
    };
    match entry.story {
        Story::Plain => past.tell(service),
        Story::KeepsFailing(cause) => {
            past.tell_failing(service, cause);
            service.keeps_failing = Some(cause);
        }
        Story::NeverCreated => past.creation(service, Some(Cause::HealthCheck)),
        Story::Paused => {
            past.creation(service, None);
            let at = service.created + WEEK * 3;
            past.add(service, OperationKind::PauseService, at, None);
        }
        Story::Deploying => {
            past.tell(service);
            let minute = started.secs().div_euclid(60).to_string();
            let mut draw = Draw::of(seed, &["under way", &service.id, &minute]);
            let at = started - clock.takes(UNDER_WAY);
            service.start(OperationKind::StartDeployment, None, clock, at, &mut draw);
        }
    }
}
