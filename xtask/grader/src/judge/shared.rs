//! A line tells a shared value, and the value is not the wanted one: which two steps should have been one?
//! What counts is what the record of the steps proves; where it proves nothing, nothing is said here.

use super::Case;
use super::ends::who;
use super::order::Difference;
use crate::accesses::{Access, Accesses, Actor, Refusal};
use crate::diagnosis::{Finding, Id};
use crate::facts::{Held, Line, Wait};
use crate::words::{self, Step};
use lab_trace::{Class, Role, Touch};

/// Steps that are shown; the first are left out before the last.
const SHOWN: usize = 9;

/// Two steps of one actor that should have been one, and what came between.
struct Torn<'a> {
    /// `None` when it never looked.
    look: Option<&'a Access>,
    between: &'a Access,
    change: &'a Access,
}

/// The lines differ only in a shared value, and the steps say why.
pub(super) fn explain(case: &Case<'_>, difference: &Difference<'_>) -> Option<Finding> {
    let accesses = accesses(case, difference)?;
    read_too_soon(case, difference, &accesses)
        .or_else(|| lost(case, &accesses))
        .or_else(|| gave_up(case, &accesses))
        .or_else(|| unshared(case, difference, &accesses))
        .or_else(|| taken_too_soon(case, difference))
}

/// The same, of steps that should have been one alone: where a value may be typed in, nothing follows from where its
/// printer last looked.
pub(super) fn torn_apart(case: &Case<'_>, difference: &Difference<'_>) -> Option<Finding> {
    let accesses = accesses(case, difference)?;
    lost(case, &accesses).or_else(|| gave_up(case, &accesses))
}

/// What was done with shared values, if the lines differ in nothing else.
fn accesses(case: &Case<'_>, difference: &Difference<'_>) -> Option<Accesses> {
    let patterns = &case.submission.expectation.check.shared;
    let tells = |text: &str| patterns.iter().any(|pattern| matches(pattern, text));
    let only_values = difference.extra.iter().all(|line| tells(&line.text))
        && difference.missing.iter().all(|text| tells(text));
    if difference.only_times() || !only_values {
        return None;
    }
    Some(Accesses::new(case.trace))
}

/// Whether a text is the pattern with something in the place of each `{}`.
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split("{}");
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else {
        return rest.is_empty();
    };
    for part in middle {
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(last)
}

/// The last line, where it tells another value than it should, and where that was read by whoever prints it.
fn told<'a>(
    case: &Case<'_>,
    difference: &Difference<'a>,
    accesses: &'a Accesses,
) -> Option<(&'a Line, &'a Access)> {
    let patterns = &case.submission.expectation.check.shared;
    let last = case.wanted.lines().last()?;
    let pattern = patterns.iter().find(|pattern| matches(pattern, last))?;
    let mut extra = difference.extra.iter();
    let line: &Line = extra.find(|line| matches(pattern, &line.text))?;
    let before = |access: &&Access| prints(line, &access.by) && began(case, access) < line.step;
    let read = accesses.all.iter().rfind(before)?;
    Some((line, read))
}

/// Whether it is this one who printed the line.
fn prints(line: &Line, actor: &Actor) -> bool {
    actor.thread == line.thread && actor.task == line.task
}

/// The last line was printed from what `main` had read, and others changed it after that.
fn read_too_soon(
    case: &Case<'_>,
    difference: &Difference<'_>,
    accesses: &Accesses,
) -> Option<Finding> {
    let (line, read) = told(case, difference, accesses)?;
    let later = accesses.all.iter().find(|access| {
        access.object == read.object
            && access.step > read.step
            && access.changes()
            && !prints(line, &access.by)
    })?;
    let name = who(case, later.by.thread, later.by.task);
    let (at, change) = (case.line(read.place), case.line(later.place));
    let message = words::read_too_soon(&line.text, at, &name, change);
    let lines = at.into_iter().chain(case.line(line.place)).chain(change);
    let steps = vec![step(case, read, accesses), step(case, later, accesses)];
    Some(Finding::new(Id::ExitsEarly, message, lines.collect()).in_steps(words::steps(&steps)))
}

/// The last line was printed from a value that nobody else has changed: the others have only looked at it,
/// or each of them has a value of its own.
fn unshared(case: &Case<'_>, difference: &Difference<'_>, accesses: &Accesses) -> Option<Finding> {
    let (line, read) = told(case, difference, accesses)?;
    let others = || {
        let all = accesses.all.iter();
        all.filter(|access| !prints(line, &access.by))
    };
    let is_read = |access: &&Access| access.object == read.object;
    if others().filter(is_read).any(Access::changes) {
        return None;
    }
    let own = |access: &&Access| {
        let mut same = accesses.all.iter();
        access.changes() && !same.any(|it| it.object == access.object && it.by != access.by)
    };
    let first = others().find(own);
    let second = || {
        others()
            .filter(own)
            .any(|it| Some(it.by) != first.map(|it| it.by))
    };
    let look = others().find(is_read);
    // One with a value of its own may have it for something else.
    let other = look.or_else(|| first.filter(|_| second()))?;
    let name = who(case, other.by.thread, other.by.task);
    let (at, there) = (case.line(read.place), case.line(other.place));
    let message = words::unshared(&line.text, at, &name, there, look.is_some());
    let lines = at.into_iter().chain(case.line(line.place)).chain(there);
    let finding = Finding::new(Id::WrongOutput, message, lines.collect());
    Some(finding.with(case.wanted.to_string(), case.actual.to_string()))
}

/// The text is right, but the value is changed in `unsafe` code, of which there is no record, and nothing that is
/// on record can keep two threads apart there.
pub(super) fn behind_our_back(case: &Case<'_>) -> Option<Finding> {
    if case.submission.expectation.check.shared.is_empty() {
        return None;
    }
    let warnings = case.submission.warnings.iter();
    let is_unsafe = warnings.filter(|warning| warning.code == "unsafe_code");
    let lines: Vec<u32> = is_unsafe.map(|warning| warning.line).collect();
    let line = *lines.first()?;
    let accesses = Accesses::new(case.trace);
    let touched = accesses.all.iter().map(|it| (it.object, it.by.thread));
    let held = case.facts.held.iter().map(|it| (it.object, it.thread));
    let used: Vec<(u32, u32)> = touched.chain(held).collect();
    let by_two = |(object, thread): &(u32, u32)| {
        let mut others = used.iter();
        others.any(|(same, other)| same == object && other != thread)
    };
    let mut waits = case.facts.program_waits();
    let meets = |wait: &Wait| matches!(wait.class, Class::Channel | Class::Signal);
    if used.iter().any(by_two) || waits.any(meets) {
        return None;
    }
    Some(Finding::new(
        Id::LostUpdate,
        words::unsafe_sharing(line),
        lines,
    ))
}

/// The step from which nobody else could come in: under a lock, that is when it was taken.
fn began(case: &Case<'_>, access: &Access) -> usize {
    let around = |held: &&Held| {
        let own = held.thread == access.by.thread && held.task == access.by.task;
        let then = held.from < access.step && held.to.is_none_or(|to| access.step < to);
        own && held.object == access.object && then
    };
    let held = case.facts.held.iter().find(around);
    held.map_or(access.step, |held| held.from)
}

/// Somebody's change was made as if nobody else's had been.
fn lost(case: &Case<'_>, accesses: &Accesses) -> Option<Finding> {
    let count = accesses.all.len();
    let all = |whole| (0..count).filter_map(move |index| torn(accesses, index, whole));
    let torn: Vec<Torn<'_>> = all(false).collect();
    // What is put there whatever was there before surely undoes the other's change.
    let blind = |torn: &&Torn<'_>| torn.change.how == Touch::Write && torn.look.is_some();
    let found = torn
        .iter()
        .find(blind)
        .or_else(|| torn.iter().find(|torn| torn.look.is_some()))
        .or_else(|| torn.first());
    let second = found.is_none().then(|| all(true).next()).flatten();
    Some(told_torn(case, accesses, found.or(second.as_ref())?))
}

/// Somebody took what somebody else had taken, since one of them went by a look that was out of date.
pub(super) fn taken_twice(case: &Case<'_>) -> Option<Finding> {
    let accesses = Accesses::new(case.trace);
    let all = (0..accesses.all.len()).filter_map(|index| torn(&accesses, index, false));
    let looked: Vec<Torn<'_>> = all.filter(|torn| torn.look.is_some()).collect();
    let blind = |torn: &&Torn<'_>| torn.change.how == Touch::Write;
    let found = looked.iter().find(blind).or_else(|| looked.first())?;
    Some(told_torn(case, &accesses, found))
}

/// The lines on which who printed the line looked at something that is shared, and changed it later, though another
/// had changed it in between.
pub(super) fn went_by_old_look(case: &Case<'_>, line: &Line) -> Option<(u32, u32)> {
    let accesses = Accesses::new(case.trace);
    let own = |index: &usize| {
        let access = &accesses.all[*index];
        access.step < line.step && prints(line, &access.by)
    };
    let mut all = (0..accesses.all.len()).filter(own);
    let torn = all.find_map(|index| torn(&accesses, index, false))?;
    let look = case.line(torn.look?.place)?;
    Some((look, case.line(torn.change.place)?))
}

fn told_torn(case: &Case<'_>, accesses: &Accesses, found: &Torn<'_>) -> Finding {
    let Torn {
        look,
        between,
        change,
    } = found;
    let line = |access: &Access| case.line(access.place);
    let from = look.map_or(between.step, |look| look.step);
    // The place where the two steps come apart: a wait of the same future, or of the same thread.
    let gap = case.facts.program_waits().find(|wait| {
        let own = wait.thread == change.by.thread || wait.task.is_some();
        own && wait.task == change.by.task
            && (from..change.step).contains(&wait.began)
            && (wait.took_time() || wait.op.contains("yield_now"))
    });
    let gap = gap.and_then(|wait| case.line_of(wait));
    let message = words::lost_update(
        &name(case, &change.by, accesses),
        look.map(|look| (look.before.as_deref(), line(look))),
        (change.after.as_deref(), line(change)),
        &name(case, &between.by, accesses),
        (between.after.as_deref(), line(between)),
        gap,
        change.how,
    );
    let look_line = look.and_then(line);
    let lines = look_line.into_iter().chain(line(change)).chain(gap);
    let lines = lines.chain(line(between)).collect();
    Finding::new(Id::LostUpdate, message, lines)
        .in_steps(words::steps(&steps(case, accesses, found)))
}

/// The change with this number, if what its actor knew of the value was out of date. `whole` also takes a
/// look for out of date that was followed by a fresh one: what was decided by the first still stands.
fn torn(accesses: &Accesses, index: usize, whole: bool) -> Option<Torn<'_>> {
    let all = &accesses.all;
    let change = &all[index];
    // An exchange looks again, in the same step; but what was decided before it was refused may be out of date
    // when it succeeds. To put the same value there again undoes nothing that can be seen, but what the
    // other has added is missing from it.
    if change.how == Touch::Read || (change.how == Touch::Exchange && !whole) {
        return None;
    }
    let before: Vec<&Access> = all[..index]
        .iter()
        .filter(|access| access.object == change.object)
        .collect();
    let own = |access: &&&Access| !access.by.differs(&change.by);
    // What one has changed oneself, one knows.
    let since = before
        .iter()
        .rposition(|access| own(&access) && access.how != Touch::Read);
    let mut looks = before.iter().skip(since.map_or(0, |at| at + 1)).filter(own);
    let look = if whole {
        looks.next()
    } else {
        looks.next_back()
    };
    // Whoever has never looked can only undo what somebody did beside it, blindly.
    // A task whose futures cannot all be told apart may have looked as another of them.
    let unsure = |access: &&&Access| change.by.task.is_some() && access.by.task == change.by.task;
    let looked = before.iter().filter(unsure).any(|it| it.how == Touch::Read);
    let blind = change.how == Touch::Write && since.is_none() && !looked;
    let after = match look {
        Some(look) => look.step,
        None if blind => 0,
        None => return None,
    };
    let mut refusals = accesses.refusals.iter();
    let refused = |refusal: &Refusal| {
        let same = refusal.object == change.object && !refusal.by.differs(&change.by);
        same && (after..change.step).contains(&refusal.step)
    };
    if change.how == Touch::Exchange && !refusals.any(refused) {
        return None;
    }
    let between = before
        .iter()
        .find(|access| access.step >= after && access.changes() && access.by.differs(&change.by))?;
    Some(Torn {
        look: look.copied(),
        between,
        change,
    })
}

/// What is told was taken out of its lock before a thread that is still at work had ever been in there.
fn taken_too_soon(case: &Case<'_>, difference: &Difference<'_>) -> Option<Finding> {
    let line: &Line = difference.extra.first()?;
    let by_printer = |held: &&Held| held.thread == line.thread && held.task == line.task;
    let before = |held: &&Held| held.from < line.step;
    let mut held = case.facts.held.iter();
    let taken = held.rfind(|held| by_printer(held) && before(held))?;
    let threads = case.facts.threads.iter().enumerate();
    let (_, late) = threads
        .filter(|(_, thread)| thread.role == Some(Role::Spawned) && thread.step < taken.from)
        // It is for whoever has started a thread to wait for it.
        .filter(|(_, thread)| case.trace.events[thread.step].thread == line.thread)
        .find(|(number, thread)| {
            let own = |held: &&Held| held.thread as usize == *number;
            let mut been = case.facts.held.iter().filter(own);
            let been = been.any(|held| held.object == taken.object && held.from < taken.from);
            !been && thread.end_step.is_none_or(|end| end > taken.from)
        })?;
    let (at, started) = (case.line(line.place), case.line(late.place));
    let message = words::told_too_soon(&line.text, at, started);
    let lines = started.into_iter().chain(at).collect();
    Some(Finding::new(Id::ExitsEarly, message, lines))
}

/// Somebody was refused and went on without.
fn gave_up(case: &Case<'_>, accesses: &Accesses) -> Option<Finding> {
    let tried_again = |refusal: &Refusal| {
        let own = |by: &Actor, object, step| {
            object == refusal.object && step > refusal.step && !by.differs(&refusal.by)
        };
        let mut later = accesses.all.iter();
        later.any(|access| access.changes() && own(&access.by, access.object, access.step))
    };
    // A permit guards no value.
    let is_value = |refusal: &&Refusal| !refusal.op.contains("Semaphore");
    let mut refusals = accesses.refusals.iter().filter(is_value);
    let refusal = refusals.find(|refusal| !tried_again(refusal))?;
    let who_else = |actor: &Actor| who(case, actor.thread, actor.task);
    let line = case.line(refusal.place);
    let held = case.facts.holder(refusal.object, refusal.step);
    let changed = || {
        let mut before = accesses.all.iter();
        before.rfind(|access| {
            let by_other = access.changes() && access.by.differs(&refusal.by);
            by_other && access.object == refusal.object && access.step < refusal.step
        })
    };
    let (message, other) = match (held, changed()) {
        (Some(held), _) => {
            let other = case.line(held.place);
            let holder = who(case, held.thread, held.task);
            let name = who_else(&refusal.by);
            (
                words::gave_up(&name, &refusal.op, line, &holder, other),
                other,
            )
        }
        (None, Some(change)) => {
            let other = case.line(change.place);
            let (name, by) = (who_else(&refusal.by), who_else(&change.by));
            (
                words::not_exchanged(&name, &refusal.op, line, &by, other),
                other,
            )
        }
        (None, None) => return None,
    };
    let lines = line.into_iter().chain(other).collect();
    Some(Finding::new(Id::LostUpdate, message, lines))
}

/// All that was done with the value from the first look that matters to the change.
fn steps(case: &Case<'_>, accesses: &Accesses, torn: &Torn<'_>) -> Vec<Step> {
    let object = torn.change.object;
    let of_object: Vec<&Access> = accesses
        .all
        .iter()
        .filter(|access| access.object == object && access.step <= torn.change.step)
        .collect();
    // The other one's own look belongs to the picture too.
    let other = of_object
        .iter()
        .rfind(|access| access.step < torn.between.step && !access.by.differs(&torn.between.by));
    let own = torn.look.map_or(torn.between.step, |look| look.step);
    let from = own.min(other.map_or(torn.between.step, |other| other.step));
    let shown = of_object.iter().filter(|access| access.step >= from);
    let mut steps: Vec<Step> = shown.map(|access| step(case, access, accesses)).collect();
    steps.drain(..steps.len().saturating_sub(SHOWN));
    if let Some(last) = steps.last_mut() {
        last.late = true;
    }
    steps
}

fn step(case: &Case<'_>, access: &Access, accesses: &Accesses) -> Step {
    Step {
        at: access.at,
        who: name(case, &access.by, accesses),
        line: case.line(access.place),
        how: access.how,
        before: access.before.clone(),
        after: access.after.clone(),
        late: false,
    }
}

/// A short name: the thread, the task, or the future in the order in which they came; and what it printed
/// first.
fn name(case: &Case<'_>, actor: &Actor, accesses: &Accesses) -> String {
    let number = number(case, actor, accesses);
    match accesses.first_line(actor) {
        Some(line) if number != "main" => words::known_by(&number, line),
        _ => number,
    }
}

fn number(case: &Case<'_>, actor: &Actor, accesses: &Accesses) -> String {
    let Some(task) = actor.task else {
        return match actor.thread {
            0 => "main".into(),
            number => format!("thread {number}"),
        };
    };
    let mut strands: Vec<u32> = Vec::new();
    let of_task = accesses
        .all
        .iter()
        .filter(|access| access.by.task == Some(task));
    for strand in of_task.filter_map(|access| access.by.strand) {
        if !strands.contains(&strand) {
            strands.push(strand);
        }
    }
    let number = strands
        .iter()
        .position(|strand| Some(*strand) == actor.strand);
    let is_root = case.facts.tasks.get(&task).is_some_and(|task| task.root);
    match number {
        Some(number) if strands.len() > 1 => format!("future {}", number + 1),
        _ if is_root => "main".into(),
        _ => format!("task {task}"),
    }
}
