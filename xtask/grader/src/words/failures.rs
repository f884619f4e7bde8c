//! Sentences about failures that nobody was told of. Decides nothing.

use super::on;
use crate::transcript::seconds;
use std::time::Duration;

/// `thrower` is who panicked, if anybody did, and on which line.
pub(crate) fn swallowed(
    missing: &str,
    thrower: Option<(&str, Option<u32>)>,
    joined: Option<u32>,
    thrown_away: Option<u32>,
) -> String {
    let told = match (thrower, joined) {
        (Some((who, line)), Some(joined)) => format!(
            "{who} panics{}, and what line {joined} gets of it goes no further",
            on(line)
        ),
        (Some((who, line)), None) => format!("{who} panics{}, and nobody passes it on", on(line)),
        (None, _) => "the error that should tell of it goes nowhere".into(),
    };
    let look = thrown_away.map_or(String::new(), |line| format!("; look at line {line}"));
    format!("\"{missing}\" is never printed: {told}{look}")
}

/// `spawned` is where the work was handed to the blocking pool that heard of the panic, and `look` where it was given up.
pub(crate) fn given_up_with_the_pool(
    missing: &str,
    (who, line): (&str, Option<u32>),
    spawned: Option<u32>,
    look: Option<u32>,
) -> String {
    let look = look.map_or(String::new(), |line| format!("; look at line {line}"));
    format!(
        "\"{missing}\" is never printed: {who} panics{}, and nobody takes what the pool gives back of the work that is handed to it{}{look}",
        on(line),
        on(spawned)
    )
}

/// `wait` is where more was waited for, and `look` what dropped that wait.
pub(crate) fn dropped_with_a_wait(missing: &str, wait: Option<u32>, look: Option<u32>) -> String {
    let look = look.map_or(String::new(), |line| format!("; look at line {line}"));
    format!(
        "\"{missing}\" is never printed: what had come was dropped together with the wait{} for more{look}, and keep what has come outside of what is dropped",
        on(wait)
    )
}

/// Tasks of one line of which some handles are never awaited.
pub(crate) struct Unheard {
    pub(crate) line: u32,
    pub(crate) lost: usize,
    pub(crate) all: usize,
    /// When the wait for another one of them was given up.
    pub(crate) stopped: Option<Duration>,
}

pub(crate) fn unheard(missing: &str, unheard: &Unheard) -> String {
    let Unheard {
        line,
        lost,
        all,
        stopped,
    } = unheard;
    if let Some(at) = stopped {
        return format!(
            "\"{missing}\" is never printed: the tasks of line {line} are awaited one after the other, and that is stopped at {} s at one that is not done, so nobody hears of those behind it that are; take each result as soon as it is there",
            seconds(*at)
        );
    }
    let are = if *lost == 1 { "is" } else { "are" };
    format!(
        "\"{missing}\" is never printed: {lost} of the {all} tasks that line {line} spawns {are} never awaited, so what they give back goes nowhere; keep each handle, and await it"
    )
}

/// `asked` is what a server was asked last, on which line.
pub(crate) fn nobody_asked_after(missing: &str, asked: &str, line: Option<u32>) -> String {
    format!(
        "\"{missing}\" is never printed: after {asked}{} nobody is asked any more; one failure must not cost the others their answers",
        on(line)
    )
}

/// `told` is the failure that was told last, if any was.
pub(crate) fn stops_at_failure(told: Option<&str>, line: Option<u32>, missing: &str) -> String {
    let at = told.map_or_else(
        || format!("the first failure{}", on(line)),
        |told| format!("\"{told}\"{}", on(line)),
    );
    format!("the program stops at {at} and leaves out the rest: \"{missing}\" is never printed")
}

pub(crate) fn main_panics_too(who: &str, line: Option<u32>, main: Option<u32>) -> String {
    let main = main.map_or(String::new(), |line| {
        format!("; main was last seen on line {line}")
    });
    format!(
        "the panic of {who}{} is carried on into main and ends the program{main}",
        on(line)
    )
}

pub(crate) fn main_panics(line: Option<u32>, message: &str) -> String {
    format!(
        "main itself panics{}, and the program ends with it: {message}",
        on(line)
    )
}

pub(crate) fn no_panic(message: &str) -> String {
    let what = if message == "Box<dyn Any>" {
        "with a payload that is no text".into()
    } else {
        format!("with \"{message}\"")
    };
    format!(
        "the text is right, but nothing panics {what}: the code that fails should stay as it is, and its failures be caught"
    )
}
