//! `InstanceConfiguration`: sizes as numbers, and which of them go together.

use serde_json::{Value as Json, json};

use super::errors::invalid_request;
use crate::wire::ApiError;

/// The memory (MB) that goes with each CPU (1024 to a vCPU).
const PAIRS: [(u32, &[u32]); 5] = [
    (256, &[512, 1024]),
    (512, &[1024]),
    (1024, &[2048, 3072, 4096]),
    (2048, &[4096, 6144]),
    (4096, &[8192, 10240, 12288]),
];

/// The block with its defaults, "1 vCPU" and "2 GB" written as "1024" and "2048".
pub(super) fn normalised(given: &Json) -> Result<Json, ApiError> {
    let cpu = given["Cpu"]
        .as_str()
        .map_or(Some(1024), |text| size(text, " vCPU"));
    let memory = given["Memory"]
        .as_str()
        .map_or(Some(2048), |text| size(text, " GB"));
    let pair = cpu.zip(memory).filter(|(cpu, memory)| {
        PAIRS
            .iter()
            .any(|(with, memories)| with == cpu && memories.contains(memory))
    });
    let Some((cpu, memory)) = pair else {
        return Err(invalid_request(
            "Invalid CPU and memory combination: these values aren't supported together.",
        ));
    };
    let mut block = json!({ "Cpu": cpu.to_string(), "Memory": memory.to_string() });
    if let Some(role) = given["InstanceRoleArn"].as_str() {
        assumable(role, "instance")?;
        block["InstanceRoleArn"] = json!(role);
    }
    Ok(block)
}

/// Refuses a role that nobody can assume, by its name as everywhere here: it is not there, or it
/// trusts nobody. Where it was made just now, the real service answers the same for some seconds.
pub(super) fn assumable(arn: &str, what: &str) -> Result<(), ApiError> {
    let name = arn.rsplit('/').next().unwrap_or_default();
    if name.contains("missing") || name.contains("denied") {
        return Err(invalid_request(format!(
            "Error in assuming {what} role {arn}"
        )));
    }
    Ok(())
}

/// A size as a number, whether it is written as one or with its unit, of which there are 1024.
fn size(text: &str, unit: &str) -> Option<u32> {
    match text.strip_suffix(unit) {
        Some("0.25") => Some(256),
        Some("0.5") => Some(512),
        Some(whole) => whole.parse::<u32>().ok()?.checked_mul(1024),
        None => text.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_become_numbers() {
        let block = normalised(&json!({ "Cpu": "0.25 vCPU", "Memory": "0.5 GB" })).expect("a pair");
        assert_eq!(block, json!({ "Cpu": "256", "Memory": "512" }));
    }

    #[test]
    fn the_default_is_one_vcpu_and_two_gigabytes() {
        let block = normalised(&Json::Null).expect("the default");
        assert_eq!(block, json!({ "Cpu": "1024", "Memory": "2048" }));
    }

    #[test]
    fn sizes_that_do_not_go_together_are_refused() {
        for (cpu, memory) in [("256", "2048"), ("4 vCPU", "2 GB"), ("2048", "3072")] {
            let error = normalised(&json!({ "Cpu": cpu, "Memory": memory })).expect_err("no pair");
            assert_eq!(error.code, "InvalidRequestException");
        }
    }
}
