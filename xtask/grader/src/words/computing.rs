//! Sentences about work that computes. Decides nothing.

use super::on;

/// Who computes in place of those who should.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Computer {
    Threads,
    Pool,
    Runtime,
}

fn called(call: Option<u32>) -> String {
    call.map_or(String::new(), |line| {
        format!(", which is called on line {line}")
    })
}

fn should(pool: bool) -> &'static str {
    match pool {
        true => "the threads of the pool should share the work",
        false => "threads that you start should share the work",
    }
}

pub(crate) fn main_computes(within: &str, pool: bool, least: usize, call: Option<u32>) -> String {
    let should = match pool {
        true => should(true).to_owned(),
        false => format!("{least} threads that you start should share the work"),
    };
    let who = match pool {
        true => "no thread of a pool ever gets into",
        false => "no thread that you start ever gets into",
    };
    format!(
        "{who} `{within}`{}, so main computes one part after the other: {should}",
        called(call)
    )
}

pub(crate) fn pool_not_shared(at_once: usize, call: Option<u32>) -> String {
    format!(
        "all that the pool computes is done by {}{}: it has no more, or nothing divides the work among them",
        super::threads(at_once),
        on(call)
    )
}

pub(crate) fn computes_nothing(within: &str, pool: bool, started: Option<u32>) -> String {
    let who = match pool {
        true => "the threads of the pool".to_owned(),
        false => format!("the threads that you start{}", on(started)),
    };
    format!(
        "{who} get into `{within}` with nothing to do there, and all is computed by others: {}",
        should(pool)
    )
}

/// `most` of `all` is done by a thread that was started on the line; by one of a pool without a line.
pub(crate) fn one_has_nearly_all(
    within: &str,
    most: usize,
    all: usize,
    pool: bool,
    started: Option<u32>,
) -> String {
    let one = match pool {
        true => "one thread of the pool",
        false => "one thread",
    };
    let started = started.map_or(String::new(), |line| format!(" (started on line {line})"));
    let divide = "divide the work into parts of about the same size";
    match all - most {
        0 => format!(
            "all {all} that `{within}` counts are done by {one}{started}, and the others get there with nothing to do: {divide}"
        ),
        _ => format!(
            "of {all} that `{within}` counts, {most} are done by {one}{started}, and the others have next to nothing to do: {divide}"
        ),
    }
}

/// `by_hand` is the line that sets the count.
pub(crate) fn computed_again(
    within: &str,
    done: usize,
    items: usize,
    by_hand: Option<u32>,
) -> String {
    let told = by_hand.map_or(String::new(), |line| {
        format!(", and line {line} sets the count to another number")
    });
    format!(
        "`{within}` does {done} where there are {items} to do: something is done more than once{told}"
    )
}

fn in_turns(within: &str, at_once: usize) -> String {
    match at_once {
        1 => format!("the threads get into `{within}` one after the other"),
        few => format!("never more than {few} threads can be in `{within}` at once"),
    }
}

pub(crate) fn computed_in_turns(within: &str, at_once: usize, least: usize, line: u32) -> String {
    let never = in_turns(within, at_once);
    format!("{never}, since line {line} waits until another is through: {least} should be, at once")
}

pub(crate) fn computed_one_by_one(
    within: &str,
    at_once: usize,
    least: usize,
    started: Option<u32>,
) -> String {
    let never = in_turns(within, at_once);
    let who = started.map_or(String::new(), |line| format!(" (started on line {line})"));
    format!(
        "{never}, since one of them{who} waits until another is through: {least} should be, at once"
    )
}

pub(crate) fn others_compute(within: &str, pool: bool, who: Computer, call: Option<u32>) -> String {
    let missing = match pool {
        true => "no thread of a pool ever gets",
        false => "no thread that you start ever gets",
    };
    let who = match who {
        Computer::Threads => "threads that you start get",
        Computer::Pool => "those of a pool get",
        Computer::Runtime => "tasks of a runtime get",
    };
    format!(
        "{missing} into `{within}`{}; {who} there instead: here {}",
        called(call),
        should(pool)
    )
}

pub(crate) fn nothing_computed(within: &str) -> String {
    format!("the text is right, but the work was not done: nothing ever ran in `{within}`")
}

/// `pool` when a pool should do it. Others have done what is theirs.
pub(crate) fn computed_by_nobody(within: &str, pool: bool) -> String {
    let (who, others) = match pool {
        true => ("no thread of a pool", "threads that you start"),
        false => ("no thread that you start", "threads of a pool"),
    };
    format!(
        "{who} ever gets into `{within}`, so its part of the work is done in some other way, or not at all; the {others} have done theirs"
    )
}

pub(crate) fn computes_under_lock(within: &str, line: Option<u32>) -> String {
    format!(
        "the lock that is taken{} is kept while `{within}` runs, so only one thread computes at a time; compute first, then take the lock to add the result",
        on(line)
    )
}

pub(crate) fn lock_for_each(times: usize, line: Option<u32>) -> String {
    format!(
        "the threads take one lock {times} times{}, so they stand in each other's way at every step; let each compute its part by itself, and come together once at the end",
        on(line)
    )
}

/// The arguments are wrong, and the program does not say so.
/// `goes_on` when it does not stop at what is wrong with its arguments.
pub(crate) fn does_not_refuse(goes_on: bool) -> String {
    if goes_on {
        "the program goes on and ends with code 0; it should say on standard error what is wrong, and end with an error code".into()
    } else {
        "the program says what is wrong, but ends with code 0, as if all were well; end with an error code".into()
    }
}

pub(crate) fn refuses_silently(code: i32) -> String {
    format!("the program ends with code {code} and does not say why: tell it on standard error")
}

/// What is told of a program that was given other arguments.
pub(crate) fn in_variant(name: &str, message: &str) -> String {
    format!("with {name}: {message}")
}

/// `wanted` is what the line should be.
pub(crate) fn still_printed(text: &str, line: Option<u32>, wanted: Option<&str>) -> String {
    let wanted = wanted.map_or(String::new(), |wanted| {
        format!(", where it should be \"{wanted}\"")
    });
    format!(
        "\"{text}\" is still printed{}{wanted}: it does not come from what was done",
        on(line)
    )
}

pub(crate) fn told_too_soon(text: &str, line: Option<u32>, started: Option<u32>) -> String {
    let started = started.map_or(String::new(), |line| format!(" (started on line {line})"));
    format!(
        "\"{text}\" is printed{} while a thread{started} still has its part to do: join it before its result is told",
        on(line)
    )
}
