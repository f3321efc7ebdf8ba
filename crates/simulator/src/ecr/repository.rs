//! Repositories, made out of the images that services name.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::api::Call;
use crate::clock::Moment;
use crate::state::{Draw, World};

/// How many images a repository holds.
const IMAGES: u32 = 14;

/// The first of June 2026: no image was pushed later, so that two starts show the same ones.
const NEWEST: i64 = 1_780_272_000;

/// A repository of an account in a region.
#[derive(Debug)]
pub(super) struct Repository {
    pub(super) name: String,
    pub(super) created: Moment,
    /// The tag that a service runs.
    tag: String,
}

/// An image in a repository.
#[derive(Debug)]
pub(super) struct Image {
    pub(super) digest: String,
    pub(super) tags: Vec<String>,
    pub(super) pushed: Moment,
    pub(super) bytes: i64,
}

/// The repositories that services of a place run from, by name.
pub(super) fn all(call: &Call<'_>, world: &mut World) -> Vec<Repository> {
    let host = format!("{}.dkr.ecr.{}.amazonaws.com/", call.account, call.region);
    let place = world.place(call.account, call.region);
    let mut found: BTreeMap<String, Repository> = BTreeMap::new();
    for service in place.services(call.now) {
        let image = &service.config.source["ImageRepository"]["ImageIdentifier"];
        let Some(path) = image.as_str().and_then(|image| image.strip_prefix(&host)) else {
            continue;
        };
        let (name, tag) = path.rsplit_once(':').unwrap_or((path, "latest"));
        let created = service.created;
        found.entry(name.to_owned()).or_insert_with(|| Repository {
            name: name.to_owned(),
            created,
            tag: tag.to_owned(),
        });
    }
    found.into_values().collect()
}

impl Repository {
    /// Its images, the newest first. That one has the tag that is run; the others have the ones
    /// before, where the tag is a version, and two have lost theirs.
    pub(super) fn images(&self) -> Vec<Image> {
        let newest = Moment::from_secs(NEWEST.max(self.created.secs()));
        let apart = newest.since(self.created) / IMAGES;
        (0..IMAGES)
            .map(|age| {
                let mut draw = Draw::of(0, &["image", &self.name, &self.tag, &age.to_string()]);
                let digest: String = (0..4).map(|_| format!("{:016x}", draw.next())).collect();
                let untagged = age > 0 && age % 6 == 0;
                let bytes = 38_000_000 + draw.below(160_000_000);
                Image {
                    digest: format!("sha256:{digest}"),
                    tags: if untagged {
                        Vec::new()
                    } else {
                        earlier(&self.tag, age).into_iter().collect()
                    },
                    pushed: newest - apart * age - Duration::from_secs(draw.below(3_600)),
                    bytes: i64::try_from(bytes).unwrap_or_default(),
                }
            })
            .collect()
    }
}

/// The tag of so many versions before: the last number counts down, the one before it takes over.
fn earlier(tag: &str, age: u32) -> Option<String> {
    if age == 0 {
        return Some(tag.to_owned());
    }
    let digits = tag
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + 1);
    let (stem, number) = tag.split_at(digits);
    match number.parse::<u32>() {
        Ok(number) if number >= age => Some(format!("{stem}{}", number - age)),
        // Before the first of them, or no version at all.
        Ok(_) | Err(_) => Some(format!("build-{}", 400 - age)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn earlier_tags_count_down() {
        assert_eq!(earlier("1.4.12", 0).as_deref(), Some("1.4.12"));
        assert_eq!(earlier("1.4.12", 3).as_deref(), Some("1.4.9"));
        assert_eq!(earlier("1.4.1", 3).as_deref(), Some("build-397"));
        assert_eq!(earlier("release", 1).as_deref(), Some("build-399"));
    }
}
