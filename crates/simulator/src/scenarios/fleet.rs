//! A fleet of any size, spread evenly over every region.

use super::REGIONS;
use super::config::{Blueprint, From, config};
use super::history::{self, Past};
use super::shared;
use crate::clock::Moment;
use crate::state::{Draw, OperationKind, Place, Service, ServiceIdentity, hex_id};

const KINDS: [&str; 12] = [
    "api", "web", "worker", "gateway", "sync", "search", "billing", "events", "auth", "media",
    "reports", "admin",
];
const SIZES: [(&str, &str); 5] = [
    ("256", "512"),
    ("512", "1024"),
    ("1024", "2048"),
    ("2048", "4096"),
    ("4096", "8192"),
];

/// Fills a place with its share of a fleet.
pub(super) fn fill(place: &mut Place, size: usize, seed: u64, now: Moment) {
    let Some(turn) = REGIONS.iter().position(|region| *region == place.region) else {
        return;
    };
    shared::fill(place);
    let scaling = place
        .scaling
        .first()
        .map(|first| first.arn.clone())
        .unwrap_or_default();
    for number in (turn..size).step_by(REGIONS.len()) {
        let service = service(place, number, &scaling, seed, now);
        place.add(service);
    }
}

fn service(place: &Place, number: usize, scaling: &str, seed: u64, now: Moment) -> Service {
    let (account, region) = (place.account.clone(), place.region.clone());
    let kind = KINDS.get(number % KINDS.len()).copied().unwrap_or_default();
    let name = format!("{kind}-{number:04}");
    let id = hex_id(&mut Draw::of(seed, &["service", &account, &region, &name]));
    let mut draw = Draw::of(seed, &["fleet", &id]);
    let (cpu, memory) = draw.pick(&SIZES).copied().unwrap_or(("1024", "2048"));
    let code = draw.below(4) == 0;
    let config = config(&Blueprint {
        name: &name,
        account: &account,
        region: &region,
        from: if code {
            From::GitHub("northwind/fleet", "NODEJS_22", "npm ci", "node server.js")
        } else {
            From::Ecr("1.0.0")
        },
        cpu,
        memory,
        port: "8080",
        health_path: None,
        vpc: false,
        auto_deploys: code,
        variables: &[("APP_ENV", "production")],
        secrets: &[],
        scaling: scaling.to_owned(),
    });
    let created = history::created(seed, &id, now);
    let mut service = Service::new(
        ServiceIdentity {
            name,
            id,
            account,
            region,
        },
        config,
        created,
    );
    service.tags = [("team".to_owned(), kind.to_owned())].into();
    let past = Past {
        seed,
        now,
        every_days: 8,
    };
    if draw.below(25) == 0 {
        past.creation(&mut service, None);
        let at = created + std::time::Duration::from_secs(30 * 24 * 60 * 60);
        past.add(&mut service, OperationKind::PauseService, at, None);
    } else {
        past.tell(&mut service);
    }
    service
}
