//! What the metrics that are asked for are about, taken out of the world.

use std::collections::{HashMap, HashSet};

use super::query::Target;
use super::series::{Member, Subject};
use crate::api::Call;
use crate::state::{ServiceInstance, World};

/// Services by their id, and instances by theirs.
#[derive(Debug, Default)]
pub(super) struct Subjects {
    services: HashMap<String, Subject>,
    members: HashMap<String, Member>,
}

impl Subjects {
    /// Those that targets name. The name must fit the id: dimensions name one series or none.
    pub(super) fn of<'a>(
        call: &Call<'_>,
        world: &mut World,
        targets: impl Iterator<Item = &'a Target>,
    ) -> Self {
        let targets: Vec<&Target> = targets.collect();
        let wanted: HashSet<(&str, &str)> = targets
            .iter()
            .map(|target| (target.service_id.as_str(), target.service_name.as_str()))
            .collect();
        // Finding a service's instances out takes a walk over its operations.
        let apart: HashSet<&str> = targets
            .iter()
            .filter(|target| target.instance.is_some())
            .map(|target| target.service_id.as_str())
            .collect();
        let seed = world.seed();
        let place = world.place(call.account, call.region);
        let scaling = place.scaling.clone();
        let mut found = Self::default();
        for service in place
            .services(call.now)
            .filter(|service| wanted.contains(&(service.id.as_str(), service.name.as_str())))
        {
            let subject = Subject::of(seed, service, &scaling);
            found.services.insert(service.id.clone(), subject);
            if apart.contains(service.id.as_str()) {
                let instances =
                    ServiceInstance::all_of(seed, service, &scaling, call.now).into_iter();
                found.members.extend(
                    instances
                        .filter(|instance| instance.serves)
                        .map(|one| (one.id.clone(), Member::of(seed, &one))),
                );
            }
        }
        found
    }

    pub(super) fn service(&self, id: &str) -> Option<&Subject> {
        self.services.get(id)
    }

    pub(super) fn member(&self, instance: &str) -> Option<&Member> {
        self.members.get(instance)
    }
}
