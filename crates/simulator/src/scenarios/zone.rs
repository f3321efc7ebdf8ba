//! What the name server knows of the domains that a scenario's services have.

use super::demo_fleet::DEMO_REGIONS;
use crate::clock::Moment;
use crate::dns::{RecordKind, Zone};
use crate::state::{Domain, DomainState, World};

/// Sets the records of every domain that serves, in the accounts of a scenario.
pub(super) fn fill(world: &mut World, accounts: &[&str], now: Moment) {
    let mut serving = Vec::new();
    for account in accounts {
        for region in DEMO_REGIONS {
            for service in world.place(account, region).services(now) {
                let target = service.url.clone();
                let active = service.domains.iter().filter(|domain| {
                    // With its certificate it has what it waited for.
                    domain.state(now) == DomainState::Active
                });
                serving.extend(active.map(|domain| (target.clone(), domain.clone())));
            }
        }
    }
    for (target, domain) in serving {
        serve(&mut world.zone, &domain, &target);
    }
}

fn serve(zone: &mut Zone, domain: &Domain, target: &str) {
    let mut records = domain.proofs(target);
    records.extend(domain.pointers(target));
    for (name, value) in records {
        #[expect(clippy::expect_used, reason = "a test fills the zone with every one")]
        zone.set(&name, RecordKind::Cname, vec![value])
            .expect("a scenario's domains are names");
    }
}
