//! Why a deployment or a deletion fails, and what its logs then say.

use serde::{Deserialize, Serialize};

use super::OperationKind;

/// How far a deployment gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Its source, or its image, is not there.
    Fetch,
    /// The build command fails.
    Build,
    /// The image cannot be pulled.
    Pull,
    /// Its instances do not start.
    Start,
    /// They start, and their health check does not pass.
    Health,
    /// Not a deployment's: what the service was made of cannot be taken away.
    Removal,
}

/// A way to fail.
#[derive(Debug)]
struct Story {
    word: &'static str,
    cause: Cause,
    stage: Stage,
    /// The words after "Failure reason : ".
    reason: &'static str,
    /// What the build or the application writes; `{port}` is the port that is checked.
    output: &'static [&'static str],
}

macro_rules! causes {
    ($($(#[$doc:meta])* $cause:ident $word:literal $stage:ident $reason:literal [$($line:literal),* $(,)?];)*) => {
        /// Why a deployment fails.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Cause {
            $($(#[$doc])* $cause,)*
        }

        const STORIES: &[Story] = &[$(Story {
            word: $word,
            cause: Cause::$cause,
            stage: Stage::$stage,
            reason: $reason,
            output: &[$($line),*],
        },)*];
    };
}

causes! {
    /// Nothing answers on the port. The usual mistake: it serves, but not where the health check looks.
    HealthCheck "health-check" Health "Health check failed." [
        "Server listening on http://127.0.0.1:3000 (PORT={port} is ignored)",
        "connection refused: nothing listens on 0.0.0.0:{port}",
    ];
    /// The path of the health check is not served.
    HealthPath "health-path" Health "Health check failed. The health check path answered with status 404." [
        "Server listening on 0.0.0.0:{port}",
        "GET /healthz 404 1ms",
    ];
    /// The application is not up when the last health check is made.
    SlowStart "slow-start" Health "Health check failed. The application did not answer in time." [
        "Running 214 database migrations before the server starts",
        "Migration 31 of 214 done",
    ];
    /// The image may not be pulled, or not be reached.
    ImagePull "image-pull" Pull "Failed to pull the application image." [];
    /// There is no image with the tag.
    ImageMissing "image-missing" Pull
        "Failed to copy the image from ECR. Reason: ECR image doesn't exist." [];
    /// The access role may not read the repository.
    AccessRole "access-role" Pull
        "Failed to pull your application image. Be sure you configure your service with a valid access role to your ECR repository." [];
    /// The build command fails.
    Build "build" Build "Failed to build the application source code." [];
    /// The build uses up its memory.
    BuildMemory "build-memory" Build "Failed to build the application source code. The build ran out of memory." [
        "Running build command",
        "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
        "Aborted (core dumped)",
    ];
    /// The runtime that is asked for is not offered any more.
    RuntimeVersion "runtime-version" Build "Failed to build the application source code. The runtime version isn't supported." [
        "Resolving the managed runtime",
        "The requested runtime version has reached its end of support",
    ];
    /// The branch is not there.
    BranchMissing "branch-missing" Fetch "Failed to pull the source code. The branch doesn't exist." [];
    /// The provider does not let App Runner in any more.
    SourceDenied "source-denied" Fetch
        "Failed to pull the source code. The connection to the source code provider was refused." [];
    /// `apprunner.yaml` cannot be read.
    ConfigurationFile "configuration-file" Fetch
        "Failed to read the configuration file. Be sure that apprunner.yaml is in the source directory and is valid." [];
    /// The application exits when it starts.
    ContainerExit "container-exit" Start "Container exited before the health check succeeded." [
        "Error: required environment variable DATABASE_URL is not set",
        "    at loadConfig (/app/src/config.js:21:11)",
        "Process exited with code 1",
    ];
    /// The image is for another processor.
    Architecture "architecture" Start
        "Your application stopped or failed to start. See logs for more information. Container exit code: 1" [
        "exec /usr/local/bin/docker-entrypoint.sh: exec format error",
    ];
    /// The start command is not there.
    StartCommand "start-command" Start
        "Your application stopped or failed to start. See logs for more information. Container exit code: 127" [
        "sh: 1: gunicorn: not found",
    ];
    /// The application needs more memory than it has.
    OutOfMemory "out-of-memory" Start
        "Your application stopped or failed to start. See logs for more information. Container exit code: 137" [
        "Loading the model into memory",
        "Killed",
    ];
    /// The instance role cannot be assumed.
    InstanceRole "instance-role" Start
        "Error in assuming instance role. Be sure that it trusts tasks.apprunner.amazonaws.com." [];
    /// A secret is not there, or may not be read.
    Secret "secret" Start
        "Failed to retrieve secrets. The instance role isn't authorized to perform secretsmanager:GetSecretValue, or the secret doesn't exist." [];
    /// The subnets have no addresses left.
    Network "network" Start
        "Failed to create network interfaces. The subnets of the VPC connector have no free addresses." [];
    /// Something that belongs to the service cannot be deleted.
    Deletion "deletion" Removal
        "Failed to delete the service's resources. Try to delete the service again." [];
}

impl Cause {
    /// The cause that a word asks for.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        STORIES
            .iter()
            .find(|story| story.word == word)
            .map(|story| story.cause)
    }

    /// The cause that a text begins with the word of; the longest word that fits.
    #[must_use]
    pub fn beginning(text: &str) -> Option<Self> {
        STORIES
            .iter()
            .filter(|story| text.starts_with(story.word))
            .max_by_key(|story| story.word.len())
            .map(|story| story.cause)
    }

    /// The words that ask for causes.
    pub fn words() -> impl Iterator<Item = &'static str> {
        STORIES.iter().map(|story| story.word)
    }

    /// The words after "Failure reason : ".
    #[must_use]
    pub fn reason(self) -> &'static str {
        self.story().map_or("", |story| story.reason)
    }

    /// How far the deployment gets.
    #[must_use]
    pub fn stage(self) -> Stage {
        self.story().map_or(Stage::Health, |story| story.stage)
    }

    /// Whether an operation of a kind can fail on it.
    #[must_use]
    pub fn befalls(self, kind: OperationKind) -> bool {
        if self.stage() == Stage::Removal {
            kind == OperationKind::DeleteService
        } else {
            kind.deploys()
        }
    }

    /// What the build or the application writes when it fails.
    #[must_use]
    pub fn output(self) -> &'static [&'static str] {
        self.story().map_or(&[], |story| story.output)
    }

    fn story(self) -> Option<&'static Story> {
        STORIES.iter().find(|story| story.cause == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_decides_and_every_cause_has_its_own() {
        assert_eq!(Cause::beginning("build-7"), Some(Cause::Build));
        assert_eq!(Cause::beginning("build-memory-7"), Some(Cause::BuildMemory));
        assert_eq!(Cause::beginning("luck"), None);
        let mut reasons: Vec<&str> = STORIES.iter().map(|story| story.reason).collect();
        reasons.sort_unstable();
        reasons.dedup();
        assert_eq!(reasons.len(), STORIES.len());
        for word in Cause::words() {
            assert!(
                Cause::named(word).is_some_and(|cause| !cause.reason().is_empty()),
                "{word}"
            );
        }
    }
}
