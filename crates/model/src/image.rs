//! Images: what an identifier says of the image that it names, and what an operation has shipped.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::instant::Timestamp;
use crate::place::{AccountId, Region};

/// How long a digest is, in hexadecimal digits.
const DIGEST: usize = 64;
/// The tag that an identifier without one means.
const LATEST: &str = "latest";

/// What an image's identifier says of its digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImageName {
    /// The digest stands in the identifier: it always names the same image.
    Pinned(String),
    /// A tag of a private ECR repository: ECR knows which image that is at the moment.
    Tagged(TaggedImage),
    /// A tag of ECR Public, or nothing that can be understood: nobody is asked, and no digest is known.
    Unresolved,
}

/// A tag of a private ECR repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaggedImage {
    /// The account whose registry it is, which need not be the service's.
    pub registry: AccountId,
    /// The registry's region.
    pub region: Region,
    /// The repository's name.
    pub repository: String,
    /// The tag.
    pub tag: String,
}

impl ImageName {
    /// Reads `REGISTRY/REPOSITORY`, with `:TAG` or `@sha256:DIGEST` behind it.
    #[must_use]
    pub fn of(identifier: &str) -> Self {
        if let Some((_, digest)) = identifier.split_once('@') {
            return if is_digest(digest) {
                Self::Pinned(digest.to_owned())
            } else {
                Self::Unresolved
            };
        }
        TaggedImage::of(identifier).map_or(Self::Unresolved, Self::Tagged)
    }
}

impl TaggedImage {
    fn of(identifier: &str) -> Option<Self> {
        let (host, path) = identifier.split_once('/')?;
        let (registry, place) = host.split_once(".dkr.ecr.")?;
        let (region, china) = match place.strip_suffix(".amazonaws.com.cn") {
            Some(region) => (region, true),
            None => (place.strip_suffix(".amazonaws.com")?, false),
        };
        let (repository, tag) = path.split_once(':').unwrap_or((path, LATEST));
        // The region becomes part of a host's name, so nothing but a region may pass.
        let part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let sound = registry.len() == 12
            && registry.chars().all(|c| c.is_ascii_digit())
            && !region.is_empty()
            && region.chars().all(part)
            && region.starts_with("cn-") == china
            && !repository.is_empty()
            && !tag.is_empty();
        sound.then(|| Self {
            registry: registry.into(),
            region: region.into(),
            repository: repository.to_owned(),
            tag: tag.to_owned(),
        })
    }
}

fn is_digest(text: &str) -> bool {
    text.strip_prefix("sha256:").is_some_and(|digits| {
        digits.len() == DIGEST && digits.chars().all(|c| c.is_ascii_hexdigit())
    })
}

/// The image that a tag means at the moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegistryImage {
    /// Its digest.
    pub digest: String,
    /// When it was pushed; `None` where ECR does not say.
    pub pushed_at: Option<Timestamp>,
}

/// The image that an operation has shipped, as far as it was known when the operation ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ShippedImage {
    /// The identifier that was configured, with the tag as it was called then.
    pub identifier: String,
    /// The digest that the identifier meant then.
    pub digest: String,
    /// The same image by its digest, which no later push can make another one.
    pub by_digest: String,
}

impl ShippedImage {
    /// The image called `identifier` when that meant `digest`.
    #[must_use]
    pub fn new(identifier: &str, digest: &str) -> Self {
        // A registry's host has no port, so the first of either begins the tag or the digest.
        let name = identifier.split([':', '@']).next().unwrap_or(identifier);
        Self {
            identifier: identifier.to_owned(),
            digest: digest.to_owned(),
            by_digest: format!("{name}@{digest}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOST: &str = "482100937716.dkr.ecr.eu-west-1.amazonaws.com";

    fn digest() -> String {
        format!("sha256:{}", "0a".repeat(32))
    }

    fn tagged(region: &str, repository: &str, tag: &str) -> ImageName {
        ImageName::Tagged(TaggedImage {
            registry: "482100937716".into(),
            region: region.into(),
            repository: repository.into(),
            tag: tag.into(),
        })
    }

    #[test]
    fn a_tag_of_a_private_repository_is_one_that_ecr_knows() {
        let read = |rest: &str| ImageName::of(&format!("{HOST}/{rest}"));
        assert_eq!(read("web:1.2"), tagged("eu-west-1", "web", "1.2"));
        assert_eq!(read("team/web:x"), tagged("eu-west-1", "team/web", "x"));
        assert_eq!(read("web"), tagged("eu-west-1", "web", "latest"));
        let china = "482100937716.dkr.ecr.cn-north-1.amazonaws.com.cn/web:7";
        assert_eq!(ImageName::of(china), tagged("cn-north-1", "web", "7"));
    }

    #[test]
    fn an_identifier_with_a_digest_needs_no_answer() {
        for name in [
            "482100937716.dkr.ecr.eu-west-1.amazonaws.com/web",
            "public.ecr.aws/a/b",
        ] {
            let read = ImageName::of(&format!("{name}@{}", digest()));
            assert_eq!(read, ImageName::Pinned(digest()), "{name}");
        }
    }

    #[test]
    fn nobody_is_asked_about_anything_else() {
        for identifier in [
            "",
            "web",
            "public.ecr.aws/nginx/nginx:1.29",
            "docker.io/library/nginx:1",
            "482100937716.dkr.ecr.eu-west-1.amazonaws.com/",
            "482100937716.dkr.ecr.eu-west-1.amazonaws.com/web:",
            "482100937716.dkr.ecr.eu-west-1.amazonaws.com/web@sha256:12",
            "482100937716.dkr.ecr.eu-west-1.amazonaws.com.cn/web:1",
            "482100937716.dkr.ecr.evil.example.com#.amazonaws.com/web:1",
            "48.dkr.ecr.eu-west-1.amazonaws.com/web:1",
        ] {
            assert_eq!(
                ImageName::of(identifier),
                ImageName::Unresolved,
                "{identifier}"
            );
        }
    }

    #[test]
    fn a_shipped_image_is_named_by_its_digest() {
        let expected = format!("{HOST}/team/web@{}", digest());
        for rest in ["team/web:1.2", "team/web", "team/web@sha256:old"] {
            let shipped = ShippedImage::new(&format!("{HOST}/{rest}"), &digest());
            assert_eq!(shipped.by_digest, expected, "{rest}");
        }
    }
}
