//! The table, and the same as JSON.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::{
    figure::{Bench, Budget, Row},
    statistics::Samples,
};

const HEAD: [&str; 6] = ["figure", "measured", "floor", "ratio", "budget", ""];

/// All figures, in columns.
pub(super) fn table(rows: &[Row]) -> String {
    let mut cells: Vec<[String; 6]> = vec![HEAD.map(str::to_owned)];
    cells.extend(rows.iter().map(columns));
    let width = |column: usize| {
        cells
            .iter()
            .map(|row| row[column].chars().count())
            .max()
            .unwrap_or_default()
    };
    let widths: Vec<usize> = (0..HEAD.len()).map(width).collect();
    let mut lines = Vec::new();
    for row in &cells {
        let padded: Vec<String> = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:<width$}"))
            .collect();
        lines.push(padded.join("  ").trim_end().to_owned());
    }
    lines.join("\n")
}

/// One figure, as soon as it is there.
pub(super) fn line(row: &Row) -> String {
    format!("  {}", columns(row).join("  ").trim_end())
}

fn columns(row: &Row) -> [String; 6] {
    [
        row.name.to_owned(),
        spread(&row.measured, row.unit),
        row.floor
            .as_ref()
            .map_or_else(|| "–".to_owned(), |floor| spread(floor, row.unit)),
        row.ratio()
            .map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2} ×")),
        match row.budget {
            Budget::TimesFloor(times) => format!("{times} ×"),
            Budget::AtMost(most) => format!("{most} {}", row.unit),
            Budget::Told => "–".to_owned(),
        },
        if row.is_within_budget() { "ok" } else { "OVER" }.to_owned(),
    ]
}

/// `562 ms (540–610, n = 7)`
fn spread(samples: &Samples, unit: &str) -> String {
    let (median, least, most) = (
        number(samples.median()),
        number(samples.least()),
        number(samples.most()),
    );
    format!(
        "{median} {unit} ({least}–{most}, n = {})",
        samples.sorted().len()
    )
}

/// Three digits say all that a measurement knows.
fn number(value: f64) -> String {
    if value >= 100.0 {
        format!("{value:.0}")
    } else if value >= 10.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    }
}

/// Writes the rows and what they were measured on.
pub(super) fn write(rows: &[Row], bench: &Bench<'_>, file: &Path) -> Result<()> {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let document = json!({
        "build": if bench.release { "release" } else { "debug" },
        "cores": cores,
        "figures": rows.iter().map(as_json).collect::<Vec<_>>(),
    });
    let text = serde_json::to_string_pretty(&document)?;
    fs::write(file, text + "\n").with_context(|| format!("cannot write {}", file.display()))
}

fn as_json(row: &Row) -> Value {
    let samples =
        |samples: &Samples| json!({"median": samples.median(), "samples": samples.sorted()});
    json!({
        "name": row.name,
        "what": row.what,
        "unit": row.unit,
        "measured": samples(&row.measured),
        "floor_is": row.floor_is,
        "floor": row.floor.as_ref().map(samples),
        "ratio": row.ratio(),
        "budget": match row.budget {
            Budget::TimesFloor(times) => json!({"times_floor": times}),
            Budget::AtMost(most) => json!({"at_most": most}),
            Budget::Told => Value::Null,
        },
        "within_budget": row.is_within_budget(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::figure::example;

    #[test]
    fn the_table_has_a_line_for_each_figure_and_says_which_are_over() {
        let rows = [
            example(620.0, Some(500.0), Budget::TimesFloor(1.3)),
            example(0.734, None, Budget::AtMost(0.5)),
        ];
        let table = table(&rows);
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(
            lines[1].contains("620 ms (620–620, n = 1)")
                && lines[1].ends_with("1.24 ×  1.3 ×   ok"),
            "{table}"
        );
        assert!(
            lines[2].contains("0.73 ms") && lines[2].ends_with("OVER"),
            "{table}"
        );
    }

    #[test]
    fn the_json_has_every_sample() {
        let row = as_json(&example(620.0, Some(500.0), Budget::TimesFloor(1.3)));
        assert_eq!(row["ratio"], json!(1.24));
        assert_eq!(row["measured"]["samples"], json!([620.0]));
        assert_eq!(row["within_budget"], json!(true));
    }
}
