//! Records of the name server, and the custom domains that wait for them.

use super::Control;
use crate::dns::{RecordKind, ZoneError};

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
        let zone = world.zone.clone();
        for place in world.places() {
            for service in place.services(now) {
                for domain in &mut service.domains {
                    domain.follow(&zone, &service.url, now);
                }
            }
        }
        Ok(())
    }

    /// Forgets every record.
    pub fn clear_dns(&self) {
        self.core.world().zone.clear();
    }
}
