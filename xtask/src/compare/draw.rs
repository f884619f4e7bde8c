//! A comparison on a terminal, or in sentences for who does not see one. Pure: text from what is shown.

use anstyle::{AnsiColor, Style};

use super::findings::{Finding, Outcome};
use super::view::{Kind, Plot, Scale, Shown, Table};
use super::words;
use crate::text::wrap;

/// A bar that has less room tells nothing.
const SHORTEST_BAR: usize = 8;
const BOLD: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

/// Tables and plots, for a screen of so many columns.
pub(crate) fn drawn(sections: &[Shown], machine: &str, columns: usize) -> String {
    let mut out = String::new();
    for shown in sections {
        out.push_str(&format!("{BOLD}{}{BOLD:#}\n", words::title(shown.section)));
        paragraph(&mut out, &shown.method, columns, 2);
        out.push('\n');
        table(&mut out, &shown.table, columns);
        for it in &shown.plots {
            out.push('\n');
            plot(&mut out, it, columns);
        }
        for skipped in &shown.skipped {
            out.push('\n');
            paragraph(&mut out, skipped, columns, 2);
        }
        for note in &shown.notes {
            out.push('\n');
            paragraph(&mut out, note, columns, 2);
        }
        for finding in &shown.findings {
            out.push('\n');
            claim(&mut out, finding, columns);
        }
        out.push('\n');
    }
    for line in wrap(machine, columns, 0) {
        out.push_str(&format!("{FAINT}{line}{FAINT:#}\n"));
    }
    out
}

/// The same in sentences.
pub(crate) fn plain(sections: &[Shown], machine: &str) -> String {
    let mut out = String::new();
    for shown in sections {
        out.push_str(&format!(
            "{}. {}\n",
            words::title(shown.section),
            shown.method
        ));
        for row in &shown.table.rows {
            out.push_str(&format!("{}.\n", row.told));
        }
        for skipped in &shown.skipped {
            out.push_str(&format!("{skipped}\n"));
        }
        for note in &shown.notes {
            out.push_str(&format!("{note}\n"));
        }
        for finding in &shown.findings {
            out.push_str(&format!(
                "The source says: {} {} {}\n",
                finding.says,
                words::outcome_told(finding.outcome),
                finding.because
            ));
        }
        out.push('\n');
    }
    out.push_str(&format!("{machine}\n"));
    out
}

fn paragraph(out: &mut String, text: &str, columns: usize, indent: usize) {
    for line in wrap(&format!("{}{text}", " ".repeat(indent)), columns, indent) {
        out.push_str(&format!("{line}\n"));
    }
}

fn table(out: &mut String, table: &Table, columns: usize) {
    let width = |column: usize| {
        let cells = table.rows.iter().map(|row| &row.cells[column]);
        let widest = cells
            .chain([&table.head[column]])
            .map(|cell| cell.chars().count());
        widest.max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..table.head.len()).map(width).collect();
    if widths.iter().map(|width| width + 2).sum::<usize>() > columns {
        for row in &table.rows {
            let text = format!("  {}", row.told);
            for line in wrap(&text, columns, 4) {
                out.push_str(&format!("{line}\n"));
            }
        }
        return;
    }
    let mut write = |cells: &[String], style: Style| {
        let mut line = String::new();
        for (cell, width) in cells.iter().zip(&widths) {
            line.push_str(&format!("  {cell:width$}"));
        }
        out.push_str(&format!("{style}{}{style:#}\n", line.trim_end()));
    };
    write(&table.head, FAINT);
    for row in &table.rows {
        write(&row.cells, Style::new());
    }
}

fn plot(out: &mut String, plot: &Plot, columns: usize) {
    let widest = |of: &dyn Fn(usize) -> usize| (0..plot.bars.len()).map(of).max().unwrap_or(0);
    let label = widest(&|at| plot.bars[at].label.chars().count());
    let value = widest(&|at| plot.bars[at].shown.chars().count());
    let scale = match plot.scale {
        Scale::Linear => "",
        Scale::Logarithmic => ", on a logarithmic scale",
    };
    let room = columns.min(96).saturating_sub(label + value + 6);
    let title = format!("  {}{scale}", plot.title);
    if room < SHORTEST_BAR {
        // The table has the figures already.
        return;
    }
    for line in wrap(&title, columns, 2) {
        out.push_str(&format!("{FAINT}{line}{FAINT:#}\n"));
    }
    for bar in &plot.bars {
        let style = match bar.kind {
            Kind::Threads => AnsiColor::Yellow.on_default(),
            Kind::Tasks => AnsiColor::Cyan.on_default(),
            Kind::Neither => Style::new(),
        };
        out.push_str(&format!(
            "  {:label$}  {style}{}{style:#} {}\n",
            bar.label,
            cells(plot.length(bar) * room as f64),
            bar.shown
        ));
    }
}

/// A bar of so many cells, in eighths.
fn cells(length: f64) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = (length * 8.0).round().max(1.0) as usize;
    format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8])
}

fn claim(out: &mut String, finding: &Finding, columns: usize) {
    let style = match finding.outcome {
        Outcome::Held => AnsiColor::Green.on_default(),
        Outcome::InPart | Outcome::Unsure => AnsiColor::Yellow.on_default(),
        Outcome::NotHeld => AnsiColor::Red.on_default(),
    };
    paragraph(out, &format!("The source: {}", finding.says), columns, 2);
    let word = format!(
        "{} {}",
        words::sign(finding.outcome),
        words::outcome(finding.outcome)
    );
    let text = format!("  {word}: {}", finding.because);
    for (at, line) in wrap(&text, columns, 4).iter().enumerate() {
        let line = match line.strip_prefix(&format!("  {word}")) {
            Some(rest) if at == 0 => format!("  {style}{word}{style:#}{rest}"),
            _ => line.clone(),
        };
        out.push_str(&format!("{line}\n"));
    }
}

#[cfg(test)]
mod tests;
