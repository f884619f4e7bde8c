//! Runs a program under the schedules that the grader's search asks for, until the hearing has heard
//! enough. Judges nothing and prints nothing.

use std::iter;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use grader::expectation::{CheckFile, Expectation, Variant};
use grader::search::{Budget, ScheduleId, Search};
use grader::verdict::{Hearing, LabResult};
use lab_trace::{End, Ended, Event, Kind, Plan, Stream, Trace};

use crate::course::Course;
use crate::lab::build::{Binary, Built, Program, World};
use crate::lab::libraries::Libraries;
use crate::process::{NoAnswer, Served};

/// Tells the program that it was built for us; it takes the variable away before the learner's code runs.
const INVITATION: (&str, &str) = ("PARALLEL_TRACKS_LAB", "1");
/// Tells the loader to find the libraries' functions once, in the server, and not again in each of its forks.
const BIND: (&str, &str) = ("LD_BIND_NOW", "1");
/// The program's file, for one that uses crates: their waits are to carry its lines.
const FILE: &str = "PARALLEL_TRACKS_FILE";
/// Where the loader looks for shared libraries.
const SEARCH: &str = if cfg!(target_vendor = "apple") {
    "DYLD_LIBRARY_PATH"
} else {
    "LD_LIBRARY_PATH"
};
/// The lab stops a schedule by itself after a minute, whatever it does; this is for when it cannot.
const ANSWER_LIMIT: Duration = Duration::from_secs(90);
/// Schedules for each variant of a program. What a variant shows does not hang on rare orders.
const VARIANT: Budget = Budget {
    systematic: 12,
    ends: 12,
    random: 8,
    events: 40_000,
    at_least: 1,
};

/// Schedules in which waits end early, of a program that has passed and has such waits.
const EARLY: u64 = 12;

/// A program in the lab.
pub(crate) struct Lab {
    served: Served,
    /// What runs beside the program, and how it is told.
    beside: Plan,
}

/// A program with other values in the code that is given.
pub(crate) struct Altered {
    /// Ends before its file goes.
    pub(crate) lab: Lab,
    _binary: Binary,
}

impl Altered {
    /// `None` where the program has not those values, or cannot be built with others.
    pub(crate) fn open(
        program: &Program,
        variant: &Variant,
        course: &Course,
        libraries: &Libraries,
    ) -> Result<Option<Altered>> {
        let Some(text) = variant.source(&program.source) else {
            return Ok(None);
        };
        let built = program
            .with_text(text)
            .build(course, libraries, World::Lab)?;
        let Built::Ready(binary) = built else {
            return Ok(None);
        };
        let lab = Lab::open(&binary, &course.root)?;
        Ok(Some(Altered {
            lab,
            _binary: binary,
        }))
    }
}

impl Lab {
    pub(crate) fn open(program: &Binary, dir: &Path) -> Result<Lab> {
        let runtime = program.runtime.as_deref().and_then(Path::to_str);
        let mut env = vec![INVITATION, BIND];
        env.extend(runtime.map(|folder| (SEARCH, folder)));
        env.extend(program.calls_out.as_deref().map(|file| (FILE, file)));
        let served = Served::start(&program.path, &env, dir, &program.cancel)
            .with_context(|| format!("failed to start {}", program.path.display()))?;
        let beside = Plan::default();
        Ok(Lab { served, beside })
    }

    /// The same program, from here on with the servers, the arguments and the Ctrl-C of a lesson, or of one of
    /// its parts.
    pub(crate) fn beside(&mut self, check: &CheckFile) -> &mut Lab {
        self.beside = check.furnished(Plan::default());
        self
    }

    pub(crate) fn run(&mut self, plan: &Plan) -> Result<Trace> {
        let plan = Plan {
            servers: match plan.servers.is_empty() {
                true => self.beside.servers.clone(),
                false => plan.servers.clone(),
            },
            args: match plan.args.is_empty() {
                true => self.beside.args.clone(),
                false => plan.args.clone(),
            },
            ctrl_c: self.beside.ctrl_c.clone(),
            ..plan.clone()
        };
        let killed = |end| Trace {
            end: Some(Ended {
                at: Duration::ZERO,
                thread: 0,
                place: None,
                end,
            }),
            ..Trace::default()
        };
        match self.served.ask(&plan.to_bytes(), ANSWER_LIMIT) {
            Ok([record, errors]) => {
                let mut trace = Trace::from_entries(lab_trace::decode(&record));
                let errors = String::from_utf8_lossy(&errors);
                if let Some(ended) = &mut trace.end {
                    explain_abort(&mut ended.end, &errors);
                }
                tell_error_of_main(&mut trace, &errors);
                if matches!(&trace.end, Some(ended) if ended.end == End::Starved) {
                    bail!(
                        "the machine is too busy to tell: in a minute it gave the program less than it needs of a processor"
                    );
                }
                Ok(trace)
            }
            Err(NoAnswer::Gone) => Ok(killed(End::Vanished(-1))),
            Err(NoAnswer::Late) => Ok(killed(End::Stalled)),
            Err(NoAnswer::Interrupted) => bail!("interrupted"),
        }
    }
}

/// Rust aborts for several reasons, and says which on standard error only.
fn explain_abort(end: &mut End, errors: &str) {
    if matches!(end, End::Killed(_)) {
        if errors.contains("memory allocation of") {
            *end = End::Limit("it had used up the memory that a program may have".into());
        } else if errors.contains("has overflowed its stack") {
            *end = End::StackOverflow;
        }
    }
}

/// What `main` returns as an `Err` is printed by the real `std`, past the lab.
fn tell_error_of_main(trace: &mut Trace, errors: &str) {
    let Some(ended) = &trace.end else { return };
    if matches!(ended.end, End::Returned(code) if code != 0) && !errors.is_empty() {
        trace.events.push(Event {
            at: ended.at,
            thread: 0,
            task: None,
            place: None,
            kind: Kind::Printed {
                stream: Stream::Stderr,
                text: errors.to_owned(),
                literal: false,
                within: None,
            },
        });
    }
}

/// Runs a program under many schedules, and its variants under some. `altered` builds it with other values in the
/// code that is given, if it can. The time that the judging took is told apart.
pub(crate) fn explore(
    lab: &mut Lab,
    altered: &dyn Fn(&Variant) -> Result<Option<Altered>>,
    expectation: &Expectation,
    budget: Budget,
    mut hearing: Hearing<'_>,
) -> Result<(LabResult, Duration)> {
    let mut judging = Duration::ZERO;
    let lab = lab.beside(&expectation.check);
    let check = &expectation.check;
    let indices = (0..check.variant.len()).map(Some);
    let mut complete = false;
    for index in iter::once(None).chain(indices) {
        let variant = index.map(|index| &check.variant[index]);
        let mut search = Search::new(variant.map_or(budget, |_| VARIANT));
        let asked = |hearing: &Hearing<'_>| variant.is_some() && hearing.asks_for_variant();
        let mut other = None;
        if let Some(variant) = variant.filter(|variant| !variant.given.is_empty()) {
            if hearing.is_over() || hearing.fails_as_it_is() {
                continue;
            }
            other = altered(variant)?;
            if other.is_none() {
                continue;
            }
        }
        let lab = match &mut other {
            Some(other) => other.lab.beside(check),
            None => &mut *lab,
        };
        while (!hearing.is_over() || asked(&hearing))
            && let Some(schedule) = search.next_schedule()
        {
            let trace = lab.run(&check.varied(variant, schedule.plan()))?;
            search.ran(&schedule, &trace);
            let began = Instant::now();
            hearing.see(&schedule, index, trace);
            judging += began.elapsed();
        }
        if variant.is_none() {
            complete = search.is_complete();
        }
    }
    let early = iter::once(ScheduleId::Choices(Vec::new())).chain((1..EARLY).map(ScheduleId::Seed));
    for schedule in early {
        if !hearing.asks_for_early() {
            break;
        }
        let plan = Plan {
            early: true,
            ..schedule.plan()
        };
        hearing.see_early(&lab.run(&plan)?);
    }
    Ok((hearing.close(complete), judging))
}
