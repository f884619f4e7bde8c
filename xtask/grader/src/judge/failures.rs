//! Failures that a lesson provokes: panics that are wanted, lines that must tell of them, and programs that
//! throw them away or stop at the first one.

use super::ends::who;
use super::evidence::pool_task;
use super::order::Difference;
use super::{Case, Warning};
use crate::diagnosis::{Finding, Id};
use crate::facts::{Line, Panic, Wait};
use crate::words::{self, Unheard};
use lab_trace::{Class, End, Finish, Kind, Role, Woken};

fn is_wanted(case: &Case<'_>, panic: &Panic) -> bool {
    let check = &case.submission.expectation.check;
    check.panics.contains(&panic.message) || case.panics.contains(&panic.message)
}

/// The first panic that the lesson does not provoke itself.
pub(super) fn unwanted_panic<'a>(case: &'a Case<'_>) -> Option<&'a Panic> {
    let mut panics = case.facts.panics.iter();
    panics.find(|panic| !is_wanted(case, panic))
}

/// Whether a thread that nobody joins panics when a line that is not wanted has been printed: then the panic is
/// not what went wrong first, and is more likely to come of it.
pub(super) fn comes_after(case: &Case<'_>, panic: &Panic) -> bool {
    let mut waits = case.facts.program_waits();
    let of_it = |wait: &Wait| wait.class == Class::Join && wait.on == Some(panic.thread);
    if panic.thread == 0 || panic.task.is_some() || case.fails || waits.any(of_it) {
        return false;
    }
    let difference = Difference::new(case);
    let first = difference.extra.first();
    first.is_some_and(|line| line.step < panic.step)
}

/// `main` ended with a panic that the lesson provokes.
pub(super) fn ends_main(case: &Case<'_>) -> Option<Finding> {
    /// What `main` returns when it panics.
    const PANICKED: i32 = 101;
    if case.facts.end != Some(End::Returned(PANICKED)) {
        return None;
    }
    let joins = case.facts.program_waits().filter(|wait| wait.thread == 0);
    let joined = joins.filter(|wait| wait.class == Class::Join).last();
    let of_joined = |panic: &&Panic| joined.is_some_and(|wait| wait.on == Some(panic.thread));
    let on_main = |panic: &&Panic| panic.thread == 0;
    let panics = || case.facts.panics.iter();
    let panic = panics()
        .rfind(on_main)
        .or_else(|| panics().find(of_joined))
        .or_else(|| panics().last())?;
    let line = line_of(case, panic);
    let main = case.line_before(case.trace.events.len(), 0, None);
    if panic.thread == 0 {
        let message = words::main_panics(line, &panic.message);
        return Some(Finding::new(
            Id::Panics,
            message,
            line.into_iter().collect(),
        ));
    }
    let thrower = who(case, panic.thread, panic.task);
    let message = words::main_panics_too(&thrower, line, main);
    let lines = main.into_iter().chain(line).collect();
    Some(Finding::new(Id::Panics, message, lines))
}

fn line_of(case: &Case<'_>, panic: &Panic) -> Option<u32> {
    let before = |task| case.line_before(panic.step, panic.thread, task);
    case.line(panic.place)
        .or_else(|| before(panic.task))
        .or_else(|| before(None))
}

/// The text is right, but what should have failed did not.
pub(super) fn avoided(case: &Case<'_>) -> Option<Finding> {
    let check = &case.submission.expectation.check;
    let came = |message: &&String| {
        let mut panics = case.facts.panics.iter();
        panics.any(|panic| panic.message == **message)
    };
    let message = check.panics.iter().find(|message| !came(message))?;
    Some(Finding::new(
        Id::Faked,
        words::no_panic(message),
        Vec::new(),
    ))
}

/// Where `main` was last. In an async one that is the future given to `block_on`, which itself stands on the
/// last line of a `main` made by an attribute.
pub(super) fn last_of_main(case: &Case<'_>) -> Option<u32> {
    let end = case.trace.events.len();
    let root = case.facts.tasks.iter().find(|(_, task)| task.root);
    let in_root = root.and_then(|(root, _)| case.line_before(end, 0, Some(*root)));
    in_root.or_else(|| case.line_before(end, 0, None))
}

/// Where `main` was when the first server was asked: what stands above has thrown away no answer.
fn reached_by_main(case: &Case<'_>) -> Option<u32> {
    let asked = case.facts.exchanges.first()?.step;
    let source = case.submission.source;
    let in_main = |line: &u32| {
        let function = source.function_at(*line);
        function.is_some_and(|function| function.name == "main")
    };
    let before = case.trace.events[..asked].iter().rev();
    let mut lines = before.filter_map(|event| case.line(event.place));
    lines.find(in_main)
}

/// A line without its numbers and the names of work, as lines of one kind have in common.
fn shape(case: &Case<'_>, line: &str) -> String {
    let work = case.submission.expectation.work();
    let mut line = work.fold(line.to_owned(), |line, work| line.replace(&work.name, "_"));
    line.retain(|letter| !letter.is_ascii_digit());
    line
}

/// Whether anything can have failed: somebody was asked, where the failures are those of servers, or else some of
/// the work was begun.
fn came(case: &Case<'_>) -> bool {
    let check = &case.submission.expectation.check;
    if !case.facts.panics.is_empty() {
        return true;
    }
    let asks = |kind: &Kind| matches!(kind, Kind::Connected { .. } | Kind::Asked { .. });
    if !check.servers.is_empty() {
        let mut events = case.trace.events.iter();
        return events.any(|event| asks(&event.kind));
    }
    let wanted = |line: &Line| case.wanted.lines().any(|text| text == line.text);
    let its_own = |role| matches!(role, Some(Role::Spawned | Role::Blocking));
    let threads = || case.facts.threads.iter().any(|thread| its_own(thread.role));
    let tasks = || case.facts.tasks.values().any(|task| !task.root);
    case.facts.lines.iter().any(wanted) || threads() || tasks()
}

/// Lines that tell of failures are missing: they were thrown away, or the program stopped at the first.
pub(super) fn lost(case: &Case<'_>, difference: &Difference<'_>) -> Option<Finding> {
    let failures = &case.submission.expectation.check.failures;
    let tells = |line: &str| failures.iter().any(|failure| failure == line);
    let (missing, rest): (Vec<&str>, Vec<&str>) =
        difference.missing.iter().partition(|line| tells(line));
    let first = *missing.first().filter(|_| came(case))?;
    let on_stderr = |line: &&str| {
        let mut errors = case.facts.errors.iter();
        errors.any(|(text, _)| text.trim_end() == *line)
    };
    if missing.iter().any(on_stderr) {
        return None;
    }
    // What looks like a success stands for no failure; any other line may tell of one in other words.
    let wanted = || case.wanted.lines().filter(|line| !tells(line));
    let successes: Vec<String> = wanted().map(|line| shape(case, line)).collect();
    let is_dressed = |line: &&&Line| successes.contains(&shape(case, &line.text));
    let dressed = difference.extra.iter().filter(is_dressed).count();
    if difference.extra.len() - dressed >= missing.len() {
        return None;
    }
    let (expected, actual) = (case.wanted.to_string(), case.actual.to_string());
    // Not only failures are missing: where one was told, or main ends with an error, it was the last word.
    let told = failures.iter().rev().find_map(|text| case.facts.line(text));
    // Where servers are left that nobody has asked, any report after it shows that only the asking ended.
    let unasked = last_asked(case).is_some();
    let goes_on = |told: &&Line| {
        let mut later = case.facts.lines.iter().filter(|line| line.step > told.step);
        later.any(|line| unasked || wanted().any(|text| text == line.text))
    };
    let printed = told.filter(|told| !goes_on(told));
    let failed = matches!(case.facts.end, Some(End::Returned(code)) if code != 0);
    if rest.len() > dressed && (printed.is_some() || failed) {
        let main = last_of_main(case);
        let left = main.and_then(|line| case.submission.source.left_after(line));
        let left = left.filter(|_| printed.is_none());
        let line = printed.and_then(|line| case.line(line.place)).or(left);
        let text = printed.map(|line| line.text.as_str());
        let message = words::stops_at_failure(text, line, rest[0]);
        let asked = last_asked(case).map(|(_, at)| at).unwrap_or_default();
        let lines = line.into_iter().chain(asked).chain(main);
        let lines = lines.collect();
        return Some(Finding::new(Id::ExitsEarly, message, lines).with(expected, actual));
    }
    Some(swallowed(case, first).with(expected, actual))
}

/// Where the text throws an error away that may have come of the work.
fn discards(case: &Case<'_>) -> impl Iterator<Item = u32> {
    let source = case.submission.source;
    let begun = reached_by_main(case);
    let before = move |line: u32| {
        let function = source.function_at(line);
        begun > Some(line) && function.is_some_and(|function| function.name == "main")
    };
    source.discards().filter(move |line| !before(*line))
}

/// The line that throws an error away, if there is only one.
pub(super) fn thrown_away(case: &Case<'_>) -> Option<u32> {
    let mut discards = discards(case);
    let only = discards.next()?;
    discards.next().is_none().then_some(only)
}

/// Where a wait was dropped: who does that is a macro or a function of the runtime's, which leaves no trace of
/// its own, so the text has to say. The nearest above the wait in its function is it, if there is one.
fn droppers(case: &Case<'_>, wait: &Wait) -> Vec<u32> {
    let source = case.submission.source;
    let names = ["timeout", "timeout_at", "select"].into_iter();
    let all: Vec<u32> = names.flat_map(|name| source.plain_calls_of(name)).collect();
    let waited = case.line_of(wait);
    let around = |line: &&u32| {
        let function = |line| source.named_function_at(line);
        waited.is_some_and(|waited| **line <= waited && function(**line) == function(waited))
    };
    match all.iter().filter(around).max() {
        Some(nearest) => vec![*nearest],
        None => all,
    }
}

fn swallowed(case: &Case<'_>, missing: &str) -> Finding {
    let failures = &case.submission.expectation.check.failures;
    let told_by = |panic: &&Panic| missing.contains(&panic.message);
    let told_by_none = |panic: &&Panic| !failures.iter().any(|line| line.contains(&panic.message));
    let panics = || case.facts.panics.iter();
    let panic = panics()
        .find(told_by)
        .or_else(|| panics().find(told_by_none));
    let join = panic.and_then(|panic| {
        let of_it = |class, on| match panic.task {
            Some(task) => class == Class::TaskJoin && on == Some(task),
            None => class == Class::Join && on == Some(panic.thread),
        };
        let mut waits = case.facts.program_waits();
        waits.find(|wait| of_it(wait.class, wait.on))
    });
    if let Some(finding) = given_up_with_the_pool(case, missing, panic, join) {
        return finding;
    }
    let joined = join.and_then(|wait| case.line_of(wait));
    // The text only helps to find the place: below the join, or anywhere when there was none.
    let thrown_away = discards(case).find(|line| joined.is_none_or(|joined| *line >= joined));
    let line = panic.and_then(|panic| line_of(case, panic));
    let thrower = panic.map(|panic| who(case, panic.thread, panic.task));
    let thrower = thrower.as_deref().map(|who| (who, line));
    // rustc sees a result that nobody uses, which stands for no word in the text.
    let unused = |warning: &&Warning| {
        warning.code == "unused_must_use" && warning.message.contains("`Result`")
    };
    let unused = case.submission.warnings.iter().find(unused);
    let thrown_away = thrown_away.or(unused.map(|warning| warning.line));
    // Where nobody panics, what had come may have been dropped together with a wait for more.
    let gives_up = |wait: &&Wait| {
        wait.class == Class::TaskJoin && wait.how == Some(Woken::Dropped) && wait.took_time()
    };
    let mut waits = case.facts.program_waits();
    let given_up = waits.find(|wait| panic.is_none() && gives_up(wait));
    let dropped = given_up.map_or(Vec::new(), |wait| droppers(case, wait));
    let thrown_away = dropped.first().copied().or(thrown_away);
    let mut lines: Vec<u32> = joined
        .into_iter()
        .chain(thrown_away)
        .chain(line)
        .chain(dropped)
        .collect();
    // Nobody has waited for it: whoever began it has its handle.
    let began = panic.filter(|_| joined.is_none()).and_then(|panic| {
        let task = panic.task.and_then(|task| case.facts.tasks.get(&task));
        let thread = case.facts.threads.get(panic.thread as usize);
        case.line(task.map_or(thread?.place, |task| task.place))
    });
    lines.extend(began);
    let asked = last_asked(case).filter(|_| panic.is_none());
    if let Some((_, at)) = &asked {
        lines.splice(0..0, at.iter().copied());
    }
    if lines.is_empty() {
        // The failure is a value, and no discard can be seen: it came where the work was waited for.
        let waits = case.facts.program_waits();
        let joins = waits.filter(|wait| matches!(wait.class, Class::Join | Class::TaskJoin));
        lines.extend(joins.filter_map(|wait| case.line_of(wait)));
        lines.dedup();
    }
    // A handle that nobody kept, beside others that are awaited.
    let unheard = panic.is_none().then(|| unheard(case)).flatten();
    if let Some(unheard) = unheard {
        lines.splice(0..0, [unheard.line]);
        let message = words::unheard(missing, &unheard);
        return Finding::new(Id::SwallowedFailure, message, lines);
    }
    let only = match (panic, &lines[..]) {
        (None, [line]) => Some(*line),
        _ => None,
    };
    if lines.is_empty() {
        let mut waits = case.facts.program_waits();
        let called = waits.find(|wait| wait.class == Class::Net && wait.took_time());
        lines.extend(called.map_or(Vec::new(), |wait| calls(case, case.line_of(wait))));
    }
    let look = thrown_away.filter(|line| joined != Some(*line)).or(only);
    let message = match asked {
        Some((name, at)) => words::nobody_asked_after(missing, &name, at.first().copied()),
        None if given_up.is_some() => {
            let wait = given_up.and_then(|wait| case.line_of(wait));
            words::dropped_with_a_wait(missing, wait, look)
        }
        None => words::swallowed(missing, thrower, joined, look),
    };
    Finding::new(Id::SwallowedFailure, message, lines)
}

/// Who panicked was joined by work on the blocking pool, and nobody has taken what that work gave back.
fn given_up_with_the_pool(
    case: &Case<'_>,
    missing: &str,
    panic: Option<&Panic>,
    join: Option<&Wait>,
) -> Option<Finding> {
    let (panic, join) = panic.zip(join)?;
    let (number, task) = pool_task(case, join.thread, join.began)?;
    let waits = || {
        let waits = case.facts.program_waits();
        waits.filter(|wait| wait.class == Class::TaskJoin)
    };
    // A set waits for whichever comes, once it has ended.
    let in_set = |wait: &Wait| wait.op.contains("JoinSet") && wait.to >= task.ended_at;
    let may_be_it = |wait: &Wait| wait.on == Some(number) || in_set(wait);
    if waits().any(|wait| wait.how == Some(Woken::Done) && may_be_it(wait)) {
        return None;
    }
    let dropped = waits().find(|wait| wait.on == Some(number));
    // To tell a task to end leaves no trace of its own.
    let aborts = case.submission.source.calls_of("abort");
    let look = match (dropped, &aborts[..]) {
        (Some(wait), _) => case.line_of(wait),
        (None, [only]) => Some(*only),
        (None, _) => None,
    };
    let line = line_of(case, panic);
    let spawned = case.line(task.place);
    let thrower = who(case, panic.thread, panic.task);
    let message = words::given_up_with_the_pool(missing, (&thrower, line), spawned, look);
    let lines = look.into_iter().chain(spawned).chain(line).collect();
    Some(Finding::new(Id::SwallowedFailure, message, lines))
}

/// Tasks that were all spawned on one line, of which some handles are awaited and some are not: what the others gave
/// back goes nowhere.
fn unheard(case: &Case<'_>) -> Option<Unheard> {
    let joins = || {
        let waits = case.facts.program_waits();
        waits.filter(|wait| wait.class == Class::TaskJoin)
    };
    // A set waits for whichever comes.
    if joins().any(|wait| wait.on.is_none() || wait.op.contains("JoinSet")) {
        return None;
    }
    let tasks = || case.facts.tasks.iter().filter(|(_, task)| !task.root);
    let awaited = |number: u32| joins().any(|wait| wait.on == Some(number));
    let lost =
        tasks().filter(|(number, task)| task.ended == Some(Finish::Done) && !awaited(**number));
    let (_, first) = lost.min_by_key(|(_, task)| task.step)?;
    let alike = || tasks().filter(|(_, task)| task.place == first.place);
    let all = alike().count();
    let lost = alike().filter(|(number, _)| !awaited(**number)).count();
    let line = case.line(first.place)?;
    // Somebody was about to await them all, and was stopped at one that is not done.
    let number_alike = |on: u32| alike().any(|(number, _)| *number == on);
    let given_up = |wait: &&Wait| {
        let dropped = wait.how == Some(Woken::Dropped) && wait.took_time();
        dropped && wait.on.is_some_and(number_alike)
    };
    let stopped = joins().find(given_up);
    let stopped = stopped.and_then(|wait| wait.to);
    (lost < all).then_some(Unheard {
        line,
        lost,
        all,
        stopped,
    })
}

/// What was asked last, and where, when the lesson's servers have more to tell.
fn last_asked(case: &Case<'_>) -> Option<(String, Vec<u32>)> {
    let check = &case.submission.expectation.check;
    if check.in_flight.is_some_and(|wanted| wanted.cut_short) {
        return None;
    }
    let servers = &check.servers;
    let all: usize = servers.iter().map(|server| server.exchanges().len()).sum();
    let asked = &case.facts.exchanges;
    let last = asked.last().filter(|_| asked.len() < all)?;
    let waits = case.facts.program_waits();
    let wait = waits
        .filter(|wait| wait.class == Class::Net && wait.took_time())
        .last()?;
    Some((last.name.clone(), calls(case, case.line_of(wait))))
}

/// Where the function is called that a line stands in, and the line: a call tells more than what is in it.
fn calls(case: &Case<'_>, line: Option<u32>) -> Vec<u32> {
    let around = line.map(|line| case.submission.source.calls_around(line));
    around.into_iter().flatten().chain(line).collect()
}
