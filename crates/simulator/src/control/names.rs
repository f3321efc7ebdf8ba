//! Records of the name server, and the custom domains that wait for them.

use serde::{Deserialize, Serialize};

use super::services::with;
use super::{Control, ControlError};
use crate::clock::Moment;
use crate::core::Core;
use crate::dns::{RecordKind, Zone, ZoneError};
use crate::state::{Domain, World};

/// What the zone has of a custom domain: what it needs, or a mistake that people make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DomainRecords {
    /// All of its validation records, and CNAMEs that lead to the service.
    Right,
    /// Nothing.
    Missing,
    /// Records with the zone's name twice: `_x.example.com.example.com`.
    Doubled,
    /// The right records under a name that is a CNAME to somewhere else.
    Hidden,
    /// The right records, and a CAA record that leaves Amazon out.
    Forbidden,
}

impl Control {
    /// Sets the records of a name and kind; none takes them away. Custom domains that follow the
    /// name server and find their records in it go on from here.
    ///
    /// # Errors
    /// Where the name or a value is none.
    pub fn set_dns(
        &self,
        name: &str,
        kind: RecordKind,
        values: Vec<String>,
    ) -> Result<(), ZoneError> {
        let now = self.core.clock.now();
        let mut world = self.core.world();
        world.zone.set(name, kind, values)?;
        follow(&mut world, now);
        Ok(())
    }

    /// Sets the records of a custom domain of a service, right or wrong.
    ///
    /// # Errors
    /// Where no service, or more than one, is meant, it has no such domain, or a name that comes of
    /// it is none.
    pub fn set_domain_dns(
        &self,
        service: &str,
        domain: &str,
        records: DomainRecords,
    ) -> Result<(), ControlError> {
        let core: &Core = &self.core;
        let (target, domain) = with(core, service, |service, _, _| {
            let found = service.domains.iter().find(|one| one.name == domain);
            let found = found.ok_or_else(|| ControlError::NoDomain(domain.to_owned()))?;
            Ok((service.url.clone(), found.clone()))
        })?;
        let mut world = core.world();
        set_up(&mut world.zone, &domain, &target, records).map_err(ControlError::Record)?;
        follow(&mut world, core.clock.now());
        Ok(())
    }

    /// Forgets every record.
    pub fn clear_dns(&self) {
        self.core.world().zone.clear();
    }
}

/// Lets every custom domain look for its records.
fn follow(world: &mut World, now: Moment) {
    let zone = world.zone.clone();
    for place in world.places() {
        for service in place.services(now) {
            for domain in &mut service.domains {
                domain.follow(&zone, &service.url, now);
            }
        }
    }
}

fn set_up(
    zone: &mut Zone,
    domain: &Domain,
    target: &str,
    wanted: DomainRecords,
) -> Result<(), ZoneError> {
    let bare = domain.bare();
    let apex = apex_of(bare);
    let (proofs, pointers) = (domain.proofs(target), domain.pointers(target));
    let doubled = |name: &str| format!("{}.{apex}", name.trim_end_matches('.'));
    // Whatever was there before goes first.
    for (name, _) in proofs.iter().chain(&pointers) {
        zone.set(name, RecordKind::Cname, Vec::new())?;
        zone.set(&doubled(name), RecordKind::Cname, Vec::new())?;
    }
    zone.set(bare, RecordKind::Cname, Vec::new())?;
    zone.set(apex, RecordKind::Caa, Vec::new())?;
    let right = proofs.iter().chain(&pointers);
    match wanted {
        DomainRecords::Missing => {}
        DomainRecords::Right | DomainRecords::Forbidden => {
            for (name, value) in right {
                zone.set(name, RecordKind::Cname, vec![value.clone()])?;
            }
        }
        DomainRecords::Doubled => {
            for (name, value) in right {
                zone.set(&doubled(name), RecordKind::Cname, vec![value.clone()])?;
            }
        }
        DomainRecords::Hidden => {
            for (name, value) in &proofs {
                zone.set(name, RecordKind::Cname, vec![value.clone()])?;
            }
            let elsewhere = format!("elsewhere.{apex}");
            zone.set(bare, RecordKind::Cname, vec![elsewhere])?;
        }
    }
    if wanted == DomainRecords::Forbidden {
        let rule = "0 issue \"letsencrypt.org\"".to_owned();
        // Beside a CNAME there can be nothing: the rule stands above.
        zone.set(apex, RecordKind::Caa, vec![rule])?;
    }
    Ok(())
}

/// The last two labels of a name, which is where a zone begins more often than not.
fn apex_of(name: &str) -> &str {
    let mut dots = name.rmatch_indices('.').map(|(at, _)| at);
    match dots.nth(1) {
        Some(at) => name.get(at + 1..).unwrap_or(name),
        None => name,
    }
}
