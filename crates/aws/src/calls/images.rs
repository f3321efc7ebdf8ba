//! Images in private ECR repositories.

use aws_sdk_ecr::config::{Builder, Region};
use aws_sdk_ecr::types::ImageIdentifier;
use model::failure::{Failure, FailureCode};
use model::image::{RegistryImage, TaggedImage};

use crate::convert;
use crate::session::Session;

impl Session {
    /// The permission that [`Self::image`] needs.
    pub const IMAGE_ACTION: &str = "ecr:DescribeImages";

    /// The image that a tag means at the moment, asked of the registry that it is in: another account's,
    /// or in another region, where the tag says so.
    ///
    /// # Errors
    /// Any failure of `DescribeImages`.
    pub async fn image(&self, tagged: &TaggedImage) -> Result<RegistryImage, Failure> {
        let _permit = self.permit().await;
        let about = self.about(Self::IMAGE_ACTION);
        let id = ImageIdentifier::builder().image_tag(&tagged.tag).build();
        // Asked once a deployment, so no session keeps a client for it.
        let region = Region::new(tagged.region.as_str().to_owned());
        let config = Builder::from(&self.sdk).region(region).build();
        let answer = aws_sdk_ecr::Client::from_conf(config)
            .describe_images()
            .registry_id(tagged.registry.as_str())
            .repository_name(&tagged.repository)
            .image_ids(id)
            .send()
            .await
            .map_err(|error| about.failure(error))?;
        let image = answer.image_details().first().and_then(|found| {
            Some(RegistryImage {
                digest: found.image_digest()?.to_owned(),
                pushed_at: found.image_pushed_at().map(convert::timestamp),
            })
        });
        image.ok_or_else(|| {
            Failure::new(FailureCode::AwsFault, "the answer holds no image").in_cell(self.cell())
        })
    }
}
