//! Why a deployment fails.

/// Why a deployment fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Nothing answers on the port.
    HealthCheck,
    /// The image is not there, or may not be pulled.
    ImagePull,
    /// The build command fails.
    Build,
    /// The application exits when it starts.
    ContainerExit,
}

impl Cause {
    /// Every cause, by the word that asks for it.
    pub const ALL: [(&'static str, Self); 4] = [
        ("health-check", Self::HealthCheck),
        ("image-pull", Self::ImagePull),
        ("build", Self::Build),
        ("container-exit", Self::ContainerExit),
    ];

    /// The cause that a word asks for.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|(name, _)| *name == word)
            .map(|(_, cause)| cause)
    }

    /// The words after "Failure reason : ".
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::HealthCheck => "Health check failed.",
            Self::ImagePull => "Failed to pull the application image.",
            Self::Build => "Failed to build the application source code.",
            Self::ContainerExit => "Container exited before the health check succeeded.",
        }
    }
}
