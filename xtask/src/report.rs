//! A verdict on the terminal: the mark, the words, the learner's own line, the timeline, the next step.
//! Chooses no diagnosis; its sentences come from the grader.

use std::fmt::Write;
use std::path::Path;

use anstyle::{AnsiColor, Style};
use grader::diagnosis::Id;
use grader::expectation::Expectation;
use grader::facts::Facts;
use grader::timeline;
use grader::verdict::{Check, Diagnosis, Status, Verdict, check};
use grader::words;

use crate::course::Lesson;
use crate::judge::Judged;
use crate::text::capital;

/// How a report is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// With a drawn timeline.
    Drawn,
    /// In sentences, for a screen reader or a log.
    Plain,
}

const GOOD: Style = AnsiColor::Green.on_default().bold();
const BAD: Style = AnsiColor::Red.on_default().bold();
const UNSURE: Style = AnsiColor::Yellow.on_default().bold();
const STRONG: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

/// Lines of rustc's or of a transcript that are shown before the rest is cut.
const SHOWN: usize = 60;

/// Writes a verdict down. `answer` is the file that was judged in place of the exercise's own.
pub(crate) fn write(
    lesson: &Lesson,
    expectation: &Expectation,
    source: &str,
    judged: &Judged,
    form: Form,
    answer: Option<&Path>,
) -> String {
    let mut out = String::new();
    let verdict = &judged.verdict;
    head(verdict, &mut out);
    if !verdict.parts.is_empty() {
        _ = writeln!(out, "  {}", words::parts(&verdict.parts));
        // What comes next without a diagnosis begins with an empty line of its own.
        if verdict.diagnosis.is_some() && judged.rendered.is_none() {
            out.push('\n');
        }
    }
    if let Some(rendered) = &judged.rendered {
        out.push('\n');
        for line in cut(rendered).lines() {
            _ = writeln!(out, "{}", shown(line));
        }
    }
    if let Some(diagnosis) = &verdict.diagnosis {
        _ = writeln!(out, "  {}", shown_lines(&capital(&diagnosis.message)));
        if judged.rendered.is_none() {
            quote(source, diagnosis, &mut out);
        }
        steps(diagnosis, &mut out);
    }
    for note in &verdict.notes {
        _ = writeln!(out, "  note: {}", shown_lines(note));
    }
    picture(judged.part_of(expectation), judged, form, &mut out);
    if verdict.status == Status::Passed {
        passed(judged, &mut out);
    } else {
        difference(verdict, &mut out);
    }
    next(lesson, verdict, answer, &mut out);
    out
}

fn head(verdict: &Verdict, out: &mut String) {
    let (style, mark, word) = match verdict.status {
        Status::Passed => (GOOD, "✓", "passed".to_owned()),
        Status::Failed => {
            let id = verdict
                .diagnosis
                .as_ref()
                .map_or("failed", |diagnosis| diagnosis.id.name());
            (BAD, "✗", id.to_owned())
        }
        Status::Inconclusive | Status::Skipped => (UNSURE, "?", "no verdict".to_owned()),
    };
    _ = writeln!(
        out,
        "{STRONG}{}{STRONG:#}  {style}{mark} {word}{style:#}",
        verdict.name
    );
}

/// The learner's own lines, with their numbers.
fn quote(source: &str, diagnosis: &Diagnosis, out: &mut String) {
    let mut lines: Vec<u32> = diagnosis.at.iter().map(|at| at.line).collect();
    lines.truncate(4);
    let Some(at) = diagnosis.at.first() else {
        return;
    };
    _ = writeln!(out, "\n  {FAINT}{}:{}{FAINT:#}", shown(&at.file), at.line);
    for number in lines {
        if let Some(text) = source.lines().nth(number.saturating_sub(1) as usize) {
            _ = writeln!(
                out,
                "  {FAINT}{number:4} │{FAINT:#} {}",
                shown(text.trim_end())
            );
        }
    }
}

/// What happened one after the other, where one sentence is not enough.
fn steps(diagnosis: &Diagnosis, out: &mut String) {
    if !diagnosis.steps.is_empty() {
        _ = writeln!(out, "\n  {STRONG}step by step{STRONG:#}");
    }
    for step in &diagnosis.steps {
        _ = writeln!(out, "    {}", shown(step));
    }
}

/// Sentences of ours that may hold words of the learner's, such as a panic's message.
pub(crate) fn shown_lines(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(shown).collect();
    lines.join("\n")
}

/// Text of the learner's, without what could repaint the screen or reorder the line.
fn shown(text: &str) -> String {
    text.chars()
        .map(|c| {
            let reorders = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            if (c.is_control() && c != '\t') || reorders {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect()
}

fn picture(expectation: &Expectation, judged: &Judged, form: Form, out: &mut String) {
    let Some(shown) = &judged.shown else { return };
    if judged.verdict.status == Status::Inconclusive || form == Form::Plain {
        return;
    }
    let facts = Facts::new(&shown.trace);
    let drawn = timeline::draw(expectation, shown.variant, &facts);
    if drawn.is_empty() {
        return;
    }
    out.push('\n');
    if let Some(variant) = shown.variant {
        _ = writeln!(out, "  with {}:", expectation.check.variant[variant].name);
    }
    for line in drawn.lines() {
        _ = writeln!(out, "  {}", crate::report::shown(line));
    }
}

fn passed(judged: &Judged, out: &mut String) {
    let verdict = &judged.verdict;
    let schedules = match (judged.plain, verdict.exhaustive) {
        (1, _) => "one schedule, since nothing is left to chance".to_owned(),
        (many, true) => format!("{many} schedules, among them all with at most one preemption"),
        (many, false) => format!("{many} schedules"),
    };
    if judged.plain > 0 {
        let orders = if judged.orders == 1 {
            "one order".to_owned()
        } else {
            format!("{} orders", judged.orders)
        };
        _ = writeln!(
            out,
            "\n  {FAINT}In the lab: {schedules}, {orders} of lines, each as wanted.{FAINT:#}"
        );
    }
    if let Some(real) = verdict.real_ms {
        let seconds = real as f64 / 1000.0;
        _ = writeln!(
            out,
            "  {FAINT}For real: as wanted, in {seconds:.1} s.{FAINT:#}"
        );
    }
}

/// Expected and actual, always together.
fn difference(verdict: &Verdict, out: &mut String) {
    let differs = |check: &&grader::verdict::Check| {
        matches!(check.status, Status::Failed | Status::Inconclusive)
            && check.name != check::COMPILES
            && !check.expected.is_empty()
    };
    let Some(check) = verdict.checks.iter().find(differs) else {
        return;
    };
    _ = writeln!(out, "\n  {STRONG}wanted{STRONG:#}");
    indent(&check.expected, out);
    _ = writeln!(out, "  {STRONG}yours{STRONG:#}");
    indent(actual(check), out);
    if let Some(schedule) = &verdict.schedule {
        _ = writeln!(
            out,
            "  {FAINT}seen in schedule {schedule} of {} (--schedule {schedule} shows it again){FAINT:#}",
            verdict.schedules
        );
    }
}

/// What came; of nothing it says so.
pub fn actual(check: &Check) -> &str {
    if check.actual.is_empty() {
        "(nothing)"
    } else {
        &check.actual
    }
}

fn indent(text: &str, out: &mut String) {
    for line in cut(text).lines() {
        _ = writeln!(out, "    {}", shown(line));
    }
}

/// The beginning of a long text, and how much is missing.
fn cut(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    if lines.len() <= SHOWN {
        return text.trim_end().to_owned() + "\n";
    }
    format!(
        "{}\n… and {} lines more\n",
        lines[..SHOWN].join("\n"),
        lines.len() - SHOWN
    )
}

fn next(lesson: &Lesson, verdict: &Verdict, answer: Option<&Path>, out: &mut String) {
    let short = lesson.short();
    let own = format!("exercises/{}/src/main.rs", lesson.name);
    let file = answer.map_or(own, |file| file.display().to_string());
    let again = answer.map_or(String::new(), |_| format!(" --answer {file}"));
    out.push('\n');
    let diagnosis = verdict.diagnosis.as_ref();
    let is_todo = diagnosis.is_some_and(|diagnosis| diagnosis.id == Id::Todo);
    let command = match verdict.status {
        Status::Passed => "cargo xtask show             (the next lesson)".to_owned(),
        Status::Failed if is_todo => format!(
            "cargo xtask show {short} tells what it is about; then edit {file} and cargo xtask check {short}{again}"
        ),
        _ => format!(
            "edit {file}, then cargo xtask check {short}{again}; stuck? cargo xtask hint {short}"
        ),
    };
    _ = writeln!(out, "  next: {command}");
}
