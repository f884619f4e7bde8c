//! What a report says of the answers of servers: in whose order, of whom, and whether they were there yet. And
//! questions that are asked for ever.

use super::Case;
use super::difference::collected;
use super::order::Difference;
use crate::diagnosis::{Finding, Id};
use crate::facts::{Exchange, Line, Wait};
use crate::servers::Server;
use crate::words;
use lab_trace::Class;
use std::time::Duration;

/// The only wanted line about somebody.
struct Entry<'a> {
    subject: &'a str,
    /// When the question about it was done with: at once where a server refused.
    done: Duration,
    wanted: &'a str,
    /// What the program printed about it.
    line: &'a Line,
}

impl<'a> Entry<'a> {
    /// What a line says, without of whom.
    fn said<'t>(&self, text: &'t str) -> &'t str {
        &text[self.subject.len()..]
    }

    fn says(&self) -> &'a str {
        &self.line.text[self.subject.len()..]
    }
}

/// Whether a line of a report begins with this name.
pub(super) fn is_about(text: &str, name: &str) -> bool {
    let rest = text.strip_prefix(name);
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// The report, in the order in which it is wanted, if it has a line about everybody.
fn report<'a>(case: &'a Case<'_>) -> Option<Vec<Entry<'a>>> {
    let check = &case.submission.expectation.check;
    check.in_flight?;
    let subjects = check.servers.iter().flat_map(Server::subjects);
    let entries = subjects.map(|(subject, question)| {
        let mut about = case.wanted.lines().filter(|text| is_about(text, subject));
        let (Some(wanted), None) = (about.next(), about.next()) else {
            return None;
        };
        let mut printed = case.facts.lines.iter();
        let line = printed.find(|line| is_about(&line.text, subject))?;
        let exchanges = case.facts.exchanges.iter();
        let ends = exchanges.filter(|exchange| exchange.name == question);
        let ends = ends.map(|exchange| exchange.to.unwrap_or(Duration::MAX));
        let done = ends.max().unwrap_or_default();
        Some(Entry {
            subject,
            done,
            wanted,
            line,
        })
    });
    entries.collect()
}

/// The lines of the report are all there, in the order in which the servers answered; or the names are in their
/// order, and what is said of them is in that of the answers.
pub(super) fn completion_order(case: &Case<'_>, difference: &Difference<'_>) -> Option<Finding> {
    let wanted = report(case)?;
    let mut came: Vec<&Entry<'_>> = wanted.iter().collect();
    came.sort_by_key(|entry| entry.line.step);
    let moved = if difference.only_times() {
        let moved = came.iter().zip(&wanted);
        let moved = moved
            .into_iter()
            .find(|(one, other)| one.line.step != other.line.step)?
            .0;
        came.is_sorted_by_key(|entry| entry.done).then_some(moved)?
    } else {
        let moved = came.iter().find(|entry| entry.line.text != entry.wanted)?;
        is_as_answered(&wanted, &came).then_some(moved)?
    };
    let is_of_report = |line: &&Line| wanted.iter().any(|entry| entry.line.step == line.step);
    let others = difference.extra.iter().filter(|line| !is_of_report(line));
    if others.count() > 0 {
        return None;
    }
    let texts: Vec<&str> = wanted.iter().map(|entry| entry.wanted).collect();
    let actual: Vec<&str> = came.iter().map(|entry| entry.line.text.as_str()).collect();
    let lines = collected(case, moved.line);
    let finding = Finding::new(Id::CompletionOrder, words::completion_order(), lines);
    Some(finding.with(texts.join("\n"), actual.join("\n")))
}

/// Whether what the report says, from its top, is what was answered, in the order of the answers. Those of one
/// moment have none.
fn is_as_answered(wanted: &[Entry<'_>], came: &[&Entry<'_>]) -> bool {
    let mut answered: Vec<&Entry<'_>> = wanted.iter().collect();
    answered.sort_by_key(|entry| entry.done);
    let mut says = came.iter().map(|entry| entry.says());
    answered
        .chunk_by(|one, other| one.done == other.done)
        .all(|moment| {
            let mut due: Vec<&str> = moment
                .iter()
                .map(|entry| entry.said(entry.wanted))
                .collect();
            let mut says: Vec<&str> = says.by_ref().take(due.len()).collect();
            due.sort_unstable();
            says.sort_unstable();
            due == says
        })
}

/// Whether a question is still under way at a step, or its answer not yet taken.
fn is_open(case: &Case<'_>, exchange: &Exchange, step: usize, at: Duration) -> bool {
    if exchange.step > step || exchange.to.is_none_or(|to| to > at) {
        return true;
    }
    if exchange.given_up {
        return exchange.closed.is_none_or(|closed| closed > step);
    }
    let takes = |wait: &&Wait| {
        let own = wait.thread == exchange.thread && wait.task == exchange.task;
        let then = wait.began > exchange.step && wait.to == exchange.to;
        wait.class == Class::Net && own && then && wait.ended > Some(step)
    };
    case.facts.program_waits().any(|wait| takes(&wait))
}

/// A line tells of a question that is still under way, in the hands of somebody else.
pub(super) fn told_too_soon(case: &Case<'_>, difference: &Difference<'_>) -> Option<Finding> {
    let check = &case.submission.expectation.check;
    if check.in_flight?.cut_short {
        return None;
    }
    let subjects = || check.servers.iter().flat_map(Server::subjects);
    difference.extra.iter().find_map(|line| {
        let (_, question) = subjects().find(|(subject, _)| is_about(&line.text, subject))?;
        let mut exchanges = case.facts.exchanges.iter();
        let exchange = exchanges.find(|exchange| {
            let other = exchange.thread != line.thread || exchange.task != line.task;
            exchange.name == question && other && is_open(case, exchange, line.step, line.at)
        })?;
        let number = case.line(line.place);
        let asked = case.line(exchange.place);
        let task = exchange.task.and_then(|task| case.facts.tasks.get(&task));
        let thread = case.facts.threads.get(exchange.thread as usize);
        let started = match task {
            Some(task) => case.line_of_task(task),
            None => thread.and_then(|thread| case.line(thread.place)),
        };
        let message = words::goes_on(
            &line.text,
            number,
            &question,
            started,
            &words::LeftBy::Nobody,
        );
        // What was waited for in place of the answer.
        let instead = |wait: &&Wait| {
            let own = wait.thread == line.thread && wait.task == line.task;
            own && wait.took_time() && wait.ended < Some(line.step)
        };
        let instead = case.facts.program_waits().filter(instead).last();
        let instead = instead.and_then(|wait| case.line_of(wait));
        let lines = started
            .into_iter()
            .chain(instead)
            .chain(number)
            .chain(asked);
        Some(Finding::new(Id::ExitsEarly, message, lines.collect()))
    })
}

/// One question is asked over and over, until the lab has had enough.
pub(super) fn asks_for_ever(case: &Case<'_>) -> Option<Finding> {
    const ENOUGH: usize = 20;
    let last = case.facts.exchanges.last()?;
    let same = |exchange: &&Exchange| exchange.name == last.name;
    let times = case.facts.exchanges.iter().rev().take_while(same).count();
    if times < ENOUGH {
        return None;
    }
    let source = case.submission.source;
    let line = case.line(last.place);
    let calls = line.map_or(Vec::new(), |line| source.calls_around(line));
    let round = [line]
        .into_iter()
        .chain(calls.iter().map(|line| Some(*line)));
    let round = round.flatten().find_map(|line| source.loop_around(line));
    let message = words::asks_for_ever(&last.name, line, round);
    let lines = round.into_iter().chain(calls).chain(line).collect();
    Some(Finding::new(Id::RunsForever, message, lines))
}
