//! The same calls as AWS CLI commands, to be copied.

use crate::place::Cell;
use crate::plan::{Call, Input};

/// `call` on the service `arn` as an AWS CLI command for `cell`.
pub(super) fn command(call: &Call, arn: &str, cell: &Cell) -> String {
    let service = |verb: &str| format!("{verb} --service-arn {}", quote(arn));
    let text = match call {
        Call::StartDeployment => service("start-deployment"),
        Call::PauseService => service("pause-service"),
        Call::ResumeService => service("resume-service"),
        Call::DeleteService => service("delete-service"),
        Call::DeleteAutoScalingConfiguration { arn } => {
            format!(
                "delete-auto-scaling-configuration --auto-scaling-configuration-arn {}",
                quote(arn)
            )
        }
        Call::CreateAutoScalingConfiguration { name, figures } => format!(
            "create-auto-scaling-configuration --auto-scaling-configuration-name {} --max-concurrency {} --min-size {} --max-size {}",
            quote(name),
            figures.max_concurrency,
            figures.min_size,
            figures.max_size
        ),
        Call::UpdateServiceScaling { arn: scaling } => {
            let scaling = match scaling {
                Input::Known(arn) => quote(arn),
                // A placeholder that a shell refuses, so that a copied command cannot run half filled in.
                Input::OutputOf(step) => format!("<ARN answered by step {}>", step + 1),
            };
            format!(
                "{} --auto-scaling-configuration-arn {scaling}",
                service("update-service")
            )
        }
        Call::AssociateCustomDomain { domain, www } => format!(
            "{} --domain-name {} {}",
            service("associate-custom-domain"),
            quote(domain),
            if *www {
                "--enable-www-subdomain"
            } else {
                "--no-enable-www-subdomain"
            }
        ),
        Call::DisassociateCustomDomain { domain } => {
            format!(
                "{} --domain-name {}",
                service("disassociate-custom-domain"),
                quote(domain)
            )
        }
    };
    format!(
        "aws apprunner {text} --profile {} --region {}",
        quote(cell.profile.as_str()),
        quote(cell.region.as_str())
    )
}

/// Quotes `text` for a POSIX shell where it needs it.
fn quote(text: &str) -> String {
    let plain =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | '/' | '@' | '=');
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_shell_would_read_is_quoted() {
        assert_eq!(
            quote("arn:aws:apprunner:eu-west-1:1:service/a/b"),
            "arn:aws:apprunner:eu-west-1:1:service/a/b"
        );
        assert_eq!(quote("*.example.com"), "'*.example.com'");
        assert_eq!(quote("it's $(me)"), r"'it'\''s $(me)'");
        assert_eq!(quote(""), "''");
    }
}
