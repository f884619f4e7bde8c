//! Exchanges with servers: were as many under way at once as the lesson asks, and who waited for them?

use super::Case;
use super::answers::is_about;
use super::limit;
use super::order::Difference;
use super::sequence::{blocking_finding, in_poll_wait};
use crate::diagnosis::{Finding, Id};
use crate::expectation::Engine;
use crate::facts::{Exchange, Line, Task, Wait, most_at_once};
use crate::servers::{Does, InFlight, Server};
use crate::words;
use lab_trace::{Class, Role, Woken};
use std::collections::BTreeSet;
use std::time::Duration;

/// What is wrong with the exchanges of a program whose transcript is right.
pub(super) fn missing(case: &Case<'_>) -> Option<Finding> {
    let wanted = case.submission.expectation.check.in_flight?;
    wrong_waiting(case).or_else(|| {
        let all = &case.facts.exchanges;
        not_asked(case, &wanted, all)
            .or_else(|| one_by_one(case, &wanted, all))
            .or_else(|| too_many(case, &wanted, all))
            .or_else(|| wrong_engine(case, &wanted))
            .or_else(|| outlives_ctrl_c(case, &wanted))
    })
}

/// Why the transcript may be wrong.
pub(super) fn explain(case: &Case<'_>) -> Option<Finding> {
    let wanted = case.submission.expectation.check.in_flight?;
    wrong_waiting(case).or_else(|| {
        let all = &case.facts.exchanges;
        // Who was not asked at all was not asked too late.
        let asked = all.iter().filter(|exchange| exchange.took_time()).count();
        (asked >= wanted.least)
            .then(|| one_by_one(case, &wanted, all))
            .flatten()
            .or_else(|| too_many(case, &wanted, all))
    })
}

/// A task that waits as a thread does keeps the others from going on.
fn wrong_waiting(case: &Case<'_>) -> Option<Finding> {
    let wanted = case.submission.expectation.check.in_flight?;
    (wanted.engine == Engine::Async)
        .then(|| in_poll_wait(case, Duration::ZERO, Duration::MAX))?
        .map(|wait| blocking_finding(case, wait))
}

/// Ctrl-C was heard, and somebody who was asked before that is waited for all the same, while the runtime goes on.
fn outlives_ctrl_c(case: &Case<'_>, wanted: &InFlight) -> Option<Finding> {
    let pressed = case.facts.ctrl_c.filter(|_| wanted.cut_short)?;
    let lives_on = |task: &Task| task.ended_at.is_none_or(|at| at > pressed);
    let mut tasks: Vec<(&u32, &Task)> = case.facts.tasks.iter().collect();
    tasks.retain(|(_, task)| lives_on(task));
    // What has no runtime any more waits for nobody, and ends when it is dropped.
    if !tasks.iter().any(|(_, task)| task.root) {
        return None;
    }
    let over = |to: Option<Duration>| to.is_some_and(|to| to <= pressed);
    let mut exchanges = case.facts.exchanges.iter();
    let exchange = exchanges.find(|it| it.from <= pressed && !over(it.to))?;
    // Where a crate asks in a task of its own, those of the program wait for it.
    let waits = |number: u32| {
        let mut waits = case.facts.program_waits();
        let for_it = |wait: &Wait| matches!(wait.class, Class::Net | Class::Channel);
        let meanwhile = |wait: &Wait| wait.from <= pressed && !over(wait.to);
        waits.any(|wait| wait.task == Some(number) && for_it(wait) && meanwhile(wait))
    };
    tasks.sort_by_key(|(_, task)| task.step);
    let asks = |(number, _): &&(&u32, &Task)| Some(**number) == exchange.task || waits(**number);
    let own = tasks.iter().filter(|(_, task)| !task.root);
    let line = own
        .filter(asks)
        .find_map(|(_, task)| case.line_of_task(task));
    let message = words::asks_on_after_ctrl_c(&exchange.name, pressed, exchange.to, line);
    let lines = line.into_iter().chain(case.line(exchange.place)).collect();
    Some(Finding::new(Id::WrongOutput, message, lines))
}

fn not_asked(case: &Case<'_>, wanted: &InFlight, all: &[Exchange]) -> Option<Finding> {
    let asked: Vec<String> = all
        .iter()
        .filter(|exchange| exchange.took_time())
        .map(|exchange| exchange.name.clone())
        .collect();
    let servers = &case.submission.expectation.check.servers;
    let is_open = |question: &String| !wanted.cut_short && !asked.contains(question);
    let questions: Vec<String> = servers
        .iter()
        .flat_map(|server| server.exchanges().into_iter().map(|(question, _)| question))
        .collect();
    if asked.len() >= wanted.least && !questions.iter().any(is_open) {
        return None;
    }
    // What is said of somebody who was not asked about, if that can be told from the name.
    let unasked: Vec<&str> = servers
        .iter()
        .flat_map(Server::subjects)
        .filter(|(_, question)| is_open(question))
        .map(|(subject, _)| subject)
        .collect();
    let told = |text: &str| unasked.iter().any(|name| is_about(text, name));
    let lines = case.facts.lines.iter();
    let (about, rest): (Vec<&Line>, Vec<&Line>) = lines.partition(|line| told(&line.text));
    let lines = about.into_iter().chain(rest).map(|line| line.place);
    let calls = servers.iter().any(|server| server.does == Does::Http);
    let message = words::few_asked(&asked, questions.len().max(wanted.least), calls);
    Some(Finding::new(Id::Faked, message, case.lines(lines)))
}

/// Lines are missing, and futures that waited for answers were dropped. Who drops is a macro, which leaves no
/// trace of its own: the text says which.
pub(super) fn answers_dropped(case: &Case<'_>, difference: &Difference<'_>) -> Option<Finding> {
    let missing = difference.missing.first()?;
    if !difference.lacks_work() {
        return None;
    }
    let exchange = given_up_early(case)?;
    let source = case.submission.source;
    let asked = case.line(exchange.place);
    let function = |line: u32| source.function_at(line);
    let call = |name: &'static str| {
        // A `select!` where the server is asked is its deadline.
        let elsewhere = |line: &u32| function(*line) != asked.and_then(function);
        let in_function = |line: &u32| function(*line).is_some() && elsewhere(line);
        let line = source.plain_calls_of(name).into_iter().rfind(in_function);
        line.map(|line| (name, line))
    };
    let (name, line) = call("try_join").or_else(|| call("select"))?;
    let id = match name {
        "try_join" => Id::SwallowedFailure,
        _ => Id::ExitsEarly,
    };
    let at = exchange.to.unwrap_or_default();
    let message = words::answers_dropped(missing, &exchange.name, at, name, line);
    let lines = [line].into_iter().chain(asked).collect();
    let (expected, actual) = (case.wanted.to_string(), case.actual.to_string());
    Some(Finding::new(id, message, lines).with(expected, actual))
}

/// A question that was dropped without a reason: a deadline that has passed is one, and so is Ctrl-C.
fn given_up_early<'a>(case: &'a Case<'_>) -> Option<&'a Exchange> {
    let deadline = |at: Option<Duration>| {
        let rang = |wait: &Wait| wait.class == Class::Timer && wait.how != Some(Woken::Dropped);
        let mut waits = case.facts.program_waits();
        waits.any(|wait| rang(wait) && wait.to == at)
    };
    let mut exchanges = case.facts.exchanges.iter();
    let asked_to = |at: Option<Duration>| at.is_some() && at == case.facts.ctrl_c;
    exchanges.find(|exchange| exchange.given_up && !deadline(exchange.to) && !asked_to(exchange.to))
}

/// What is said of a server is not what it says: it was given up before its answer, or the answer was thrown away
/// with a wait for another one.
pub(super) fn answer_unheard(case: &Case<'_>, line: &Line, wanted: &str) -> Option<Finding> {
    let servers = &case.submission.expectation.check.servers;
    let mut subjects = servers.iter().flat_map(Server::subjects);
    let is_told = |(name, _): &(&str, String)| is_about(&line.text, name) && is_about(wanted, name);
    let (name, question) = subjects.find(is_told)?;
    let mut exchanges = case.facts.exchanges.iter();
    let exchange = exchanges.rfind(|exchange| exchange.name == question)?;
    let answer = exchange.answer?;
    let printed = case.line(line.place);
    let rang = |at: Duration| {
        let waits = case.facts.program_waits();
        let mut timers = waits.filter(|wait| wait.class == Class::Timer && wait.took_time());
        let timer = timers.find(|wait| wait.how == Some(Woken::Done) && wait.to == Some(at));
        timer.and_then(|wait| deadline(case, wait))
    };
    if exchange.given_up {
        let at = exchange.to?;
        let by = rang(at);
        let message = words::given_up_too_soon(&line.text, printed, name, (at, by), answer);
        let asked = case.line(exchange.place);
        let lines = by.into_iter().chain(printed).chain(asked).collect();
        return Some(Finding::new(Id::WrongOutput, message, lines));
    }
    let dropped = |wait: &&Wait| {
        let later = wait.to > Some(answer) && wait.ended < Some(line.step);
        let for_work = matches!(wait.class, Class::TaskJoin | Class::Channel);
        for_work && later && wait.how == Some(Woken::Dropped)
    };
    let wait = case.facts.program_waits().find(dropped)?;
    let at = wait.to?;
    let (by, waits) = (rang(at)?, case.line_of(wait));
    let message = words::answer_thrown_away(&line.text, printed, name, answer, (at, by), waits);
    let lines = [by].into_iter().chain(waits).chain(printed).collect();
    Some(Finding::new(Id::WrongOutput, message, lines))
}

/// The line of a deadline. A crate's stands on no line of the program's: the text says where it was given, in the
/// function that the program was in.
fn deadline(case: &Case<'_>, timer: &Wait) -> Option<u32> {
    let line = case.line_of(timer);
    if case.line(timer.place).is_some() {
        return line;
    }
    let source = case.submission.source;
    let function = |line: u32| source.function_at(line);
    let mut given = source.calls_of("timeout");
    given.retain(|at| function(*at).is_some() && function(*at) == line.and_then(function));
    match given[..] {
        [only] => Some(only),
        _ => line,
    }
}

/// Lines are missing, and questions were dropped when a task that was waited for had ended: a `?` on what came
/// of it left the others behind.
pub(super) fn left_by_an_error(case: &Case<'_>, difference: &Difference<'_>) -> Option<Finding> {
    let failures = &case.submission.expectation.check.failures;
    let is_failure = |text: &&&str| failures.iter().any(|failure| failure == **text);
    let missing = difference.missing.iter().find(is_failure)?;
    if !difference.lacks_work() {
        return None;
    }
    let exchange = given_up_early(case)?;
    let joined = |wait: &&Wait| {
        let done = wait.how == Some(Woken::Done) && wait.to == exchange.to;
        wait.class == Class::TaskJoin && done && wait.took_time()
    };
    let wait = case.facts.program_waits().filter(joined).last()?;
    let source = case.submission.source;
    let waited = case.line_of(wait)?;
    let function = source.function_at(waited)?;
    let below = |line: &u32| *line >= waited && source.function_at(*line) == Some(function);
    let line = source.hands_on().find(below)?;
    let at = exchange.to.unwrap_or_default();
    let message = words::left_by_an_error(missing, &exchange.name, at, line);
    let finding = Finding::new(Id::SwallowedFailure, message, vec![line, waited]);
    Some(finding.with(case.wanted.to_string(), case.actual.to_string()))
}

fn one_by_one(case: &Case<'_>, wanted: &InFlight, all: &[Exchange]) -> Option<Finding> {
    let (most, _) = most_at_once(all)?;
    if most >= wanted.least {
        return None;
    }
    // The first that was over when the next began, and took time.
    let timed: Vec<&Exchange> = all.iter().filter(|exchange| exchange.took_time()).collect();
    let over = |pair: &[&Exchange]| pair[0].to.is_some_and(|to| to <= pair[1].from);
    let next = timed.windows(2).position(over)? + 1;
    let second = timed[next];
    // Of those before it, the one whose end it began at; another may have been over for long.
    let awaited = |exchange: &&&Exchange| exchange.to == Some(second.from);
    let earlier = &timed[..next];
    let by_same = |exchange: &&&Exchange| {
        awaited(exchange) && (exchange.thread, exchange.task) == (second.thread, second.task)
    };
    let first = earlier
        .iter()
        .rfind(by_same)
        .or_else(|| earlier.iter().rfind(awaited))
        .unwrap_or(&earlier[next - 1]);
    let before = |wait: &&Wait| {
        wait.took_time()
            && wait.to == Some(second.from)
            && wait.ended.is_some_and(|step| step <= second.step)
    };
    let waits: Vec<&Wait> = case.facts.program_waits().filter(before).collect();
    // Who began the second waited for the first itself, or for whoever did.
    let by_second = |wait: &&&Wait| wait.thread == second.thread && wait.task == second.task;
    let by_other = |wait: &&&Wait| wait.class != Class::Net;
    // With a `block_on` for each, nobody but the asking itself waits.
    let by_asking = |wait: &&Wait| matches!(wait.class, Class::Net | Class::Timer);
    let alone = || {
        let mut nets = waits.iter().filter(|wait| wait.class == Class::Net);
        nets.next().filter(|_| waits.iter().all(by_asking))
    };
    // A task of a crate asks for a task of the program, which waits in the crate for what it says.
    let of_crate = || {
        let task = second.task.and_then(|task| case.facts.tasks.get(&task));
        task.is_some_and(|task| !task.root && case.line_of_task(task).is_none())
    };
    let by_call = |wait: &&&Wait| wait.task.is_some() && wait.class == Class::Channel;
    let joined = |wait: &&Wait| matches!(wait.class, Class::TaskJoin | Class::Join);
    let through = || {
        let mut calls = waits.iter().filter(by_call);
        calls
            .next()
            .filter(|_| of_crate() && !waits.iter().any(joined))
    };
    let through = through();
    let own = through
        .or_else(|| waits.iter().find(by_second))
        .or_else(alone);
    let lock = waits.iter().find(|wait| wait.class == Class::Lock);
    let mut lines = Vec::new();
    let inner = own.and_then(|wait| case.line_of(wait));
    if let Some(lock) = lock {
        lines.extend(case.line_of(lock));
    }
    // A call of the function that waits tells more than what is in it.
    if own.is_some_and(|wait| wait.class == Class::Net || through.is_some())
        && let Some(inner) = inner
    {
        lines.extend(case.submission.source.waits_around(inner));
    }
    lines.extend(
        waits
            .iter()
            .filter(by_other)
            .filter_map(|wait| case.line_of(wait)),
    );
    lines.extend(inner);
    lines.extend(waits.iter().filter_map(|wait| case.line_of(wait)));
    lines.extend(case.line(second.place));
    if let Some(lock) = lock {
        let taken = lock
            .on
            .and_then(|object| case.facts.holder(object, lock.began))
            .and_then(|held| case.line(held.place));
        lines.extend(taken);
        let line = case.line_of(lock);
        if lock.op.contains("Semaphore") {
            let made = case.submission.source.made("Semaphore");
            let message = words::one_permit(&first.name, &second.name, line, made);
            lines.splice(0..0, made);
            return Some(Finding::new(Id::Sequential, message, lines));
        }
        let message = words::serialised(&first.name, &second.name, taken, line);
        return Some(Finding::new(Id::SerialisedByLock, message, lines));
    }
    let line = lines.first().copied();
    let message = words::one_by_one(&first.name, &second.name, line, second.from, most);
    Some(Finding::new(Id::Sequential, message, lines))
}

fn too_many(case: &Case<'_>, wanted: &InFlight, all: &[Exchange]) -> Option<Finding> {
    let (most, at) = most_at_once(all)?;
    if most <= wanted.most {
        return None;
    }
    // What a crate does in tasks of its own stands on no line of the program's; the tasks that ask do.
    let alive = |task: &&Task| !task.root && task.step < at.step;
    let mut tasks: Vec<&Task> = case.facts.tasks.values().filter(alive).collect();
    tasks.sort_by_key(|task| task.step);
    let tasks = tasks.into_iter().filter_map(|task| case.line_of_task(task));
    let thread = case.facts.threads.get(at.thread as usize);
    let started = thread.and_then(|thread| case.line(thread.place));
    let asked = case.line(at.place);
    if wanted.most == 1 {
        let line = asked.or_else(|| tasks.clone().next());
        let lines = started.into_iter().chain(asked).chain(tasks).collect();
        let message = words::not_one_after_the_other(line, started);
        return Some(Finding::new(Id::WrongEngine, message, lines));
    }
    let (excess, mut lines) = limit::excess(case, at.step, wanted.most);
    lines.extend(asked.into_iter().chain(tasks));
    let message = words::too_many_in_flight(most, wanted.most, asked, &excess);
    Some(Finding::new(Id::OverLimit, message, lines))
}

/// Somebody who was asked, or who let a deadline pass, is asked the same once more, and that takes time.
fn asked_again(case: &Case<'_>) -> Option<Finding> {
    let questions = case.submission.expectation.check.servers.iter();
    let questions: Vec<String> = questions
        .flat_map(|server| server.exchanges().into_iter().map(|(question, _)| question))
        .collect();
    let all = &case.facts.exchanges;
    let times = |name: &str| {
        questions
            .iter()
            .filter(|question| *question == name)
            .count()
    };
    let (first, again) = all.iter().enumerate().find_map(|(at, again)| {
        let same = |exchange: &&Exchange| exchange.name == again.name;
        let mut before = all[..at].iter().filter(same);
        let allowed = times(&again.name).max(1);
        // Two at once may both be wanted: a server can stand in the arguments twice.
        let over = |first: &&Exchange| first.to.is_some_and(|to| to <= again.from);
        let last = before
            .nth(allowed - 1)
            .filter(|_| again.took_time())
            .filter(over)?;
        Some((last, again))
    })?;
    // What a crate asks in a task of its own, the program waits for inside of a call.
    let through = || {
        let mut waits = case.facts.program_waits();
        let wait = waits.find(|wait| wait.inside && wait.from == again.from)?;
        case.line_of(wait)
    };
    let line = case.line(again.place).or_else(through);
    let calls = line.map(|line| case.submission.source.calls_around(line));
    let lines: Vec<u32> = calls.into_iter().flatten().chain(line).collect();
    let message = words::asked_again(&again.name, first.from, again.from, lines.first().copied());
    Some(Finding::new(Id::WrongTiming, message, lines))
}

/// Fewer were under way than may be, although there was one more to begin.
pub(super) fn idle(case: &Case<'_>) -> Option<Finding> {
    let wanted = case.submission.expectation.check.in_flight?;
    if let Some(finding) = asked_again(case) {
        return Some(finding);
    }
    let most = wanted.most.min(wanted.least);
    let all = &case.facts.exchanges;
    all.iter().find_map(|late| {
        let before = || all.iter().filter(|exchange| exchange.from < late.from);
        let ends = before().filter_map(|exchange| exchange.to);
        // The last time before it at which somebody was done with.
        let since = ends.filter(|to| *to < late.from).max()?;
        let under_way = before().filter(|exchange| exchange.to.is_none_or(|to| to > since));
        let count = under_way.count();
        if count >= most {
            return None;
        }
        let then = |wait: &&Wait| {
            let ended = wait.ended.is_some_and(|step| step <= late.step);
            wait.took_time() && wait.to == Some(late.from) && ended
        };
        let joins = |wait: &&Wait| matches!(wait.class, Class::TaskJoin | Class::Join);
        let waits = || case.facts.program_waits().filter(then);
        let lines: Vec<u32> = waits()
            .filter(joins)
            .chain(waits())
            .filter_map(|wait| case.line(wait.place))
            .collect();
        let (name, line) = (&late.name, lines.first().copied());
        let message = words::idle(name, since, late.from, count, most, line);
        Some(Finding::new(Id::WrongTiming, message, lines))
    })
}

/// The right waiting, by the wrong ones.
fn wrong_engine(case: &Case<'_>, wanted: &InFlight) -> Option<Finding> {
    let for_server = |wait: &&Wait| wait.class == Class::Net && wait.took_time();
    let finding = |message, lines| Some(Finding::new(Id::WrongEngine, message, lines));
    let waits = || case.facts.program_waits().filter(for_server);
    if wanted.engine == Engine::Threads {
        let wait = waits().find(|wait| !wait.blocking)?;
        let line = case.line_of(wait);
        return finding(
            words::task_waits_for_server(line),
            line.into_iter().collect(),
        );
    }
    if let Some(wait) = waits().find(|wait| wait.blocking) {
        let thread = case.facts.threads.get(wait.thread as usize);
        let started = thread.and_then(|thread| case.line(thread.place));
        let line = case.line_of(wait);
        let lines = started.into_iter().chain(line).collect();
        return finding(words::thread_waits_for_server(started, line), lines);
    }
    // One thread may run the runtime; several have one each.
    let spawned = |thread: &u32| {
        let thread = case.facts.threads.get(*thread as usize);
        thread.is_some_and(|thread| thread.role == Some(Role::Spawned))
    };
    let threads: BTreeSet<u32> = waits().map(|wait| wait.thread).filter(spawned).collect();
    if let Some(second) = threads.iter().nth(1) {
        let started = case.line(case.facts.threads[*second as usize].place);
        let wait = waits().find(|wait| wait.thread == *second)?;
        let line = case.line_of(wait);
        let lines = started.into_iter().chain(line).collect();
        return finding(words::thread_waits_for_server(started, line), lines);
    }
    if !wanted.one_thread {
        return None;
    }
    let other =
        |thread: &&crate::facts::Thread| matches!(thread.role, Some(Role::Spawned | Role::Worker));
    let thread = case.facts.threads.iter().find(other)?;
    let source = case.submission.source;
    // An attribute puts the runtime on the last line of `main`.
    let in_main = |line: &u32| {
        let function = source.function_at(*line);
        thread.role == Some(Role::Worker)
            && function.is_some_and(|function| function.brings_runtime)
    };
    let line = case.line(thread.place);
    let attribute = line.filter(in_main);
    let attribute = attribute.and_then(|_| source.calls_of("main").first().copied());
    let line = attribute.or(line);
    finding(
        words::more_than_one_thread(line),
        line.into_iter().collect(),
    )
}
