//! What a profile may do: as IAM simulates it, and as AWS refused in this run.

use aws::NotSimulated;
use model::failure::{Failure, FailureCode};
use model::permissions::{Decision, Permission, PermissionObstacle, Permissions, WANTED, policies};
use model::place::{Cell, ProfileName};

use crate::Engine;
use crate::core::Core;

impl Core {
    /// The profile in its first region, for questions that belong to no region.
    pub(crate) async fn home_cell(&self, profile: &ProfileName) -> Result<Cell, Failure> {
        let list = self.profile_list().await;
        let region = list
            .profiles
            .iter()
            .find(|listed| listed.name == *profile)
            .and_then(|listed| listed.regions.first());
        let Some(region) = region else {
            let message = format!("there is no profile named {profile}");
            return Err(Failure::new(FailureCode::ProfileInvalid, message));
        };
        Ok(Cell {
            profile: profile.clone(),
            region: region.clone(),
        })
    }
}

impl Engine {
    /// Asks IAM what `profile` may do of all that Trackside asks for. Where IAM cannot be asked, that is
    /// said, and what AWS refused is told all the same.
    ///
    /// # Errors
    /// Where it is not known who the profile is.
    pub async fn permissions(&self, profile: &ProfileName) -> Result<Permissions, Failure> {
        let cell = self.core.home_cell(profile).await?;
        self.core.sessions.asked(profile);
        let identity = self.core.identity(&cell).await?;
        let session = self.core.sessions.session(&cell).await?;
        let (principal, decisions, obstacle) = match session.simulate(&identity).await {
            Ok(simulated) => (Some(simulated.principal), simulated.decisions, None),
            Err(NotSimulated::NobodyToAsk) => {
                (None, Vec::new(), Some(PermissionObstacle::NotSimulated))
            }
            Err(NotSimulated::Failed(failure)) => {
                let failure = *failure;
                (
                    None,
                    Vec::new(),
                    Some(PermissionObstacle::Failed { failure }),
                )
            }
        };
        let denials = self.core.sessions.denials(profile);
        let said = decisions
            .into_iter()
            .chain(std::iter::repeat(Decision::NotKnown));
        let permissions = WANTED
            .iter()
            .zip(said)
            .map(|(wanted, decision)| Permission {
                action: wanted.action.to_owned(),
                purpose: wanted.purpose,
                decision,
                denial: denials
                    .iter()
                    .find(|denial| denial.action == wanted.action)
                    .cloned(),
            });
        Ok(Permissions {
            principal,
            checked_at: self.core.clock.now(),
            obstacle,
            permissions: permissions.collect(),
            policies: policies(),
        })
    }
}
