//! A program and all that it started, from `/proc`. A window is several processes, and each of them costs.

use std::{collections::HashMap, fs};

use anyhow::{Context, Result};

/// The kernel counts processor time in hundredths of a second, whatever the machine.
const TICKS_PER_SECOND: f64 = 100.0;

/// What `/proc/<id>/stat` says.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Stat {
    parent: u32,
    /// Processor time in ticks, in user and in kernel code.
    ticks: u64,
}

impl Stat {
    /// The name in the second field may have spaces and parentheses of its own, so fields are counted from its end.
    fn read(text: &str) -> Option<Self> {
        let (_, after) = text.rsplit_once(')')?;
        let fields: Vec<&str> = after.split_whitespace().collect();
        let number = |field: usize| fields.get(field)?.parse::<u64>().ok();
        Some(Self {
            parent: u32::try_from(number(1)?).ok()?,
            ticks: number(11)? + number(12)?,
        })
    }
}

/// The ids of a program and of all that descend from it.
fn members(root: u32, all: &HashMap<u32, Stat>) -> Vec<u32> {
    let mut members = vec![root];
    let mut next = 0;
    while let Some(&parent) = members.get(next) {
        members.extend(
            all.iter()
                .filter(|(_, stat)| stat.parent == parent)
                .map(|(&id, _)| id),
        );
        next += 1;
    }
    members
}

fn processes() -> Result<HashMap<u32, Stat>> {
    let mut all = HashMap::new();
    for entry in fs::read_dir("/proc").context("there is no /proc")? {
        let Some(id) = entry?
            .file_name()
            .to_str()
            .and_then(|name| name.parse::<u32>().ok())
        else {
            continue;
        };
        // One that has ended meanwhile is not there to be counted.
        if let Some(stat) = fs::read_to_string(format!("/proc/{id}/stat"))
            .ok()
            .and_then(|text| Stat::read(&text))
        {
            all.insert(id, stat);
        }
    }
    Ok(all)
}

/// The memory of the tree in MB: what each process has alone, and its share of what it shares.
pub(super) fn memory(root: u32) -> Result<f64> {
    let mut kilobytes = 0;
    for id in members(root, &processes()?) {
        let rollup = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
        kilobytes += proportional(&rollup);
    }
    Ok(kilobytes as f64 / 1024.0)
}

/// `Pss:               28844 kB`
fn proportional(rollup: &str) -> u64 {
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok())
        .unwrap_or_default()
}

/// The processor time that the tree has used, in seconds.
pub(super) fn cpu_time(root: u32) -> Result<f64> {
    let all = processes()?;
    let ticks: u64 = members(root, &all)
        .iter()
        .filter_map(|id| all.get(id))
        .map(|stat| stat.ticks)
        .sum();
    Ok(ticks as f64 / TICKS_PER_SECOND)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_stat_line_with_a_name_that_looks_like_fields() {
        let text =
            "42 (a) S 7 (b) S 9 42 42 0 -1 4194560 100 0 0 0 250 31 0 0 20 0 4 0 9000 1000 200";
        assert_eq!(
            Stat::read(text),
            Some(Stat {
                parent: 9,
                ticks: 281
            })
        );
        assert_eq!(Stat::read(""), None);
    }

    #[test]
    fn the_tree_has_grandchildren_and_no_strangers() {
        let stat = |parent| Stat { parent, ticks: 0 };
        let all = HashMap::from([
            (1, stat(0)),
            (10, stat(1)),
            (11, stat(10)),
            (12, stat(11)),
            (20, stat(1)),
        ]);
        let mut tree = members(10, &all);
        tree.sort_unstable();
        assert_eq!(tree, [10, 11, 12]);
    }

    #[test]
    fn memory_is_read_from_the_rollup() {
        assert_eq!(
            proportional("Rss:  5000 kB\nPss:               28844 kB\nPss_Dirty: 12 kB\n"),
            28_844
        );
        assert_eq!(proportional(""), 0);
    }

    #[test]
    fn this_very_program_has_memory() -> Result<()> {
        assert!(memory(std::process::id())? > 0.1);
        Ok(())
    }
}
