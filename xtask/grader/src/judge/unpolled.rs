//! Futures that were made and never polled. An `async fn` that is called and not awaited leaves no trace at
//! all, so the source has to say where it was; the trace says that nothing of it ran.

use super::order::Difference;
use super::{Case, Warning};
use crate::diagnosis::{Finding, Id};
use crate::facts::Task;
use crate::source::Function;
use crate::words;
use lab_trace::Kind;

/// A future was made and nobody polled it.
pub(super) fn never_polled(case: &Case<'_>, difference: &Difference<'_>) -> Option<Finding> {
    timer(case)
        .or_else(|| dropped_call(case))
        .or_else(|| never_ran(case, difference))
        .or_else(|| dropped_block(case))
}

fn finding(message: String, lines: Vec<u32>) -> Finding {
    Finding::new(Id::NeverPolled, message, lines)
}

/// A timer, a lock or a permit says so itself.
fn timer(case: &Case<'_>) -> Option<Finding> {
    // One that was polled the next time round was only not reached by a `select!`.
    let polled = |place| {
        let facts = &case.facts;
        facts.waits.iter().any(|wait| wait.place == place)
            || facts.held.iter().any(|held| held.place == place)
    };
    let mut made = case
        .facts
        .never_polled
        .iter()
        .filter(|(_, place)| !polled(*place));
    let (op, line) = made.find_map(|(op, place)| Some((op, case.line(*place)?)))?;
    Some(finding(words::never_polled(op, Some(line)), vec![line]))
}

/// The function or block that prints a missing line is async, and nothing of it was printed at all.
fn never_ran(case: &Case<'_>, difference: &Difference<'_>) -> Option<Finding> {
    let source = case.submission.source;
    difference.missing.iter().find_map(|missing| {
        let function = source.printer_of(missing)?;
        let printed =
            |line: &crate::facts::Line| function.prints(&line.text) || line.text.contains(missing);
        if function.name == "main" || case.facts.lines.iter().any(printed) {
            return None;
        }
        if !function.is_async {
            return block_around(case, function);
        }
        if has_run(case, function) {
            return None;
        }
        let mut lines = source.unawaited_calls_of(&function.name);
        lines.extend(source.calls_of(&function.name));
        let line = *lines.first().unwrap_or(&function.line);
        lines.push(function.line);
        let name = &function.name;
        let told = if name.is_empty() || source.is_called_on(name, line) {
            words::never_awaited(name, line)
        } else if line == function.line {
            words::never_called(name, line)
        } else {
            words::never_awaited_elsewhere(name, line)
        };
        Some(finding(told, lines))
    })
}

/// Whether the trace tells of anything that was done in there, or of a task of that block that had a turn. What is
/// on the first line of a block may have been done by who made it.
fn has_run(case: &Case<'_>, function: &Function) -> bool {
    let is_block = function.name.is_empty();
    let first = function.line + u32::from(is_block);
    let inside = |event: &lab_trace::Event| {
        let line = case.line(event.place);
        let made = matches!(event.kind, Kind::NeverPolled { .. });
        !made && line.is_some_and(|line| first <= line && function.is_around(line))
    };
    let of_block = |task: &Task| {
        let line = case.line(task.place);
        task.polled && is_block && line.is_some_and(|line| function.is_around(line))
    };
    case.trace.events.iter().any(inside) || case.facts.tasks.values().any(of_block)
}

/// A plain function of which nothing was printed, and whose only call stands in an async block that is no
/// task with a turn of its own.
fn block_around(case: &Case<'_>, function: &Function) -> Option<Finding> {
    let source = case.submission.source;
    let [call] = source.calls_of(&function.name)[..] else {
        return None;
    };
    let is_block = |around: &&Function| around.is_async && around.name.is_empty();
    let block = source.function_at(call).filter(is_block)?;
    let had_a_turn = case.facts.tasks.values().any(|task| {
        let line = case.line(task.place);
        task.polled && line.is_some_and(|line| (block.line..=call).contains(&line))
    });
    let line = block.line;
    (!had_a_turn).then(|| finding(words::never_awaited("", line), vec![line, call]))
}

/// rustc has seen a future that nobody uses. Where that was to wait for others, they are cut off, and that is why.
pub(super) fn warned(case: &Case<'_>) -> Option<Finding> {
    let is_future =
        |warning: &&Warning| warning.code == "unused_must_use" && warning.message.contains("uture");
    let line = case.submission.warnings.iter().find(is_future)?.line;
    Some(finding(words::unused_future(line), vec![line]))
}

/// A call of an async function whose future is thrown away on the spot, or bound to a name that is never
/// used; of that rustc does not always warn. If the function ran, it ran for another call.
fn dropped_call(case: &Case<'_>) -> Option<Finding> {
    let source = case.submission.source;
    source.async_names().find_map(|name| {
        let lines = source.discarded_calls_of(name);
        let line = *lines.first()?;
        Some(finding(words::never_awaited(name, line), lines))
    })
}

/// The same of an async block.
fn dropped_block(case: &Case<'_>) -> Option<Finding> {
    let line = case.submission.source.dropped_blocks().next()?;
    Some(finding(words::never_awaited("", line), vec![line]))
}
