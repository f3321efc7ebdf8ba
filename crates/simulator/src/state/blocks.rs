//! What the blocks of a configuration say about how the application is run.

use serde_json::Value as Json;

use super::script::Source;

/// The port that a health check is made on when nothing else is said.
const DEFAULT_PORT: &str = "8080";

pub(super) fn port_of(source: &Json) -> String {
    let image = &source["ImageRepository"]["ImageConfiguration"]["Port"];
    let code = &source["CodeRepository"]["CodeConfiguration"]["CodeConfigurationValues"]["Port"];
    image
        .as_str()
        .or_else(|| code.as_str())
        .unwrap_or(DEFAULT_PORT)
        .to_owned()
}

pub(super) fn source_of(source: &Json) -> Source {
    let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    if let Some(code) = source.get("CodeRepository") {
        let values = &code["CodeConfiguration"]["CodeConfigurationValues"];
        Source::Code {
            repository: text(&code["RepositoryUrl"]),
            branch: text(&code["SourceCodeVersion"]["Value"]),
            runtime: text(&values["Runtime"]),
        }
    } else {
        let image = &source["ImageRepository"];
        Source::Image {
            identifier: text(&image["ImageIdentifier"]),
            public: image["ImageRepositoryType"] == "ECR_PUBLIC",
        }
    }
}
