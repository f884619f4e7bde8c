//! One program from its source to its verdict: build, lab, real run. Prints nothing and remembers
//! nothing; what a verdict looks like is `report`'s, and what becomes of it `check`'s.

mod real;

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use grader::diagnosis::{Finding, Id};
use grader::expectation::{Expectation, Variant};
use grader::judge::Submission;
use grader::search::{Budget, Replayed};
use grader::source::Source;
use grader::verdict::{Check, Hearing, LabResult, Shown, Status, Verdict, check};
use grader::words;

use crate::course::Course;
use crate::lab::build::{Built, Program, World};
use crate::lab::explore::{Altered, Lab, explore};
use crate::lab::libraries::Libraries;
use crate::next::OrTry;
use crate::process::Line;

/// How a program is to be judged.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The lab only.
    pub(crate) quick: bool,
    /// This schedule only.
    pub(crate) replayed: Option<Replayed>,
    pub(crate) budget: Budget,
}

/// A verdict, and what else a report can show.
pub struct Judged {
    pub verdict: Verdict,
    /// Which of the lesson's parts all this is about: the first that is not passed, or the last.
    pub(crate) part: usize,
    /// The run that is drawn.
    pub shown: Option<Shown>,
    /// Every transcript that was reached.
    pub orders: usize,
    /// Schedules of the program as it is, without its variants.
    pub(crate) plain: usize,
    /// What rustc said, when it refused.
    pub rendered: Option<String>,
    /// Of the whole time, what the compiler took for the lab.
    pub build_took: Duration,
    /// Of the whole time, what it took to look at the traces of all schedules.
    pub(crate) judge_took: Duration,
}

impl Judged {
    /// The part of the lesson that the rest is about.
    pub fn part_of<'a>(&self, expectation: &'a Expectation) -> &'a Expectation {
        &expectation.parts()[self.part]
    }
}

/// Judges a program. `stub` is the exercise as it was handed out.
pub(crate) fn judge(
    course: &Course,
    libraries: &Libraries,
    expectation: &Expectation,
    program: &Program,
    stub: Option<&str>,
    options: &Options,
) -> Result<Judged> {
    let began = Instant::now();
    let mut judged = judge_in_lab(course, libraries, expectation, program, stub, options)?;
    if options.quick && judged.verdict.status != Status::Failed {
        skip_real(&mut judged.verdict, "left out by --quick");
    } else {
        judge_for_real(
            course,
            libraries,
            expectation,
            program,
            &mut judged,
            &mut |_| {},
        )?;
    }
    judged.verdict.took_ms = millis(began.elapsed());
    Ok(judged)
}

/// The first half: what the lab says, with no word on the real run yet.
pub fn judge_in_lab(
    course: &Course,
    libraries: &Libraries,
    expectation: &Expectation,
    program: &Program,
    stub: Option<&str>,
    options: &Options,
) -> Result<Judged> {
    let began = Instant::now();
    let mut judged = verdict(course, libraries, expectation, program, stub, options)?;
    judged.verdict.took_ms = millis(began.elapsed());
    Ok(judged)
}

/// The second half: the real run confirms or decides. `on_line` hears its lines as they are printed; when
/// something is off, it may be run again, which begins at zero again.
pub fn judge_for_real(
    course: &Course,
    libraries: &Libraries,
    expectation: &Expectation,
    program: &Program,
    judged: &mut Judged,
    on_line: &mut dyn FnMut(&Line),
) -> Result<()> {
    if judged.verdict.status == Status::Failed {
        skip_real(&mut judged.verdict, "the lab's verdict stands without it");
        return Ok(());
    }
    real::run(
        course,
        libraries,
        expectation,
        program,
        &mut judged.verdict,
        on_line,
    )
}

fn skip_real(verdict: &mut Verdict, why: &str) {
    // Of what did not get into the lab this is no question.
    if verdict.schedules > 0 {
        verdict.checks.push(Check::skipped(check::REAL, why));
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

fn verdict(
    course: &Course,
    libraries: &Libraries,
    expectation: &Expectation,
    program: &Program,
    stub: Option<&str>,
    options: &Options,
) -> Result<Judged> {
    let began = Instant::now();
    let built = program.build(course, libraries, World::Lab)?;
    let Built::Ready(binary) = built else {
        return not_in_the_lab(course, libraries, program, built);
    };
    let source = Source::new(&program.source);
    let build_took = began.elapsed();
    let mut lab = Lab::open(&binary, &course.root)?;
    let untouched = stub.is_some_and(|stub| same_text(stub, &program.source));
    let parts = expectation.parts();
    let again = format!("cargo xtask check {}", program.name);
    let replayed = options.replayed.as_ref();
    let of_part = replayed.and_then(|replayed| replayed.part.as_ref());
    let first = match of_part {
        None => 0,
        Some(name) => {
            let place = parts.iter().position(|part| part.check.name == *name);
            place
                .with_context(|| format!("{} has no part '{name}'", program.name))
                .or_try(&again)?
        }
    };
    let (mut schedules, mut orders_before, mut plain_before) = (0, 0, 0);
    let mut judge_took = Duration::ZERO;
    for (index, part) in parts.iter().enumerate().skip(first) {
        let submission = Submission {
            expectation: part,
            source: &source,
            warnings: &binary.warnings,
            file: &program.file,
        };
        let hearing = Hearing::new(submission);
        let altered = |variant: &Variant| Altered::open(program, variant, course, libraries);
        let (result, took) = match replayed {
            Some(replayed) => {
                let result = replay(&mut lab, &altered, part, replayed, hearing);
                result.map(|result| (result, Duration::ZERO))
            }
            None => {
                let mut budget = options.budget;
                budget.systematic = part.check.schedules.unwrap_or(budget.systematic);
                explore(&mut lab, &altered, part, budget, hearing)
            }
        }
        .or_try(&again)?;
        judge_took += took;
        let wanted = part.wanted(result.shown.as_ref().and_then(|shown| shown.variant));
        let wanted = wanted.to_string();
        let mut verdict =
            Verdict::from_lab(&program.name, &program.file, &wanted, untouched, &result)
                .in_part(expectation, index);
        if let (Some(shown), Some(schedule)) = (&result.shown, &mut verdict.schedule) {
            let part = (index > 0).then(|| part.check.name.clone());
            *schedule = Replayed {
                part,
                variant: shown.variant,
                schedule: shown.schedule.clone(),
            }
            .to_string();
        }
        // What the lab saw before it lost the program is no picture of it.
        let followed = result.unknown.is_none();
        let last = index + 1 == parts.len() || replayed.is_some();
        if verdict.status == Status::Passed && !last {
            schedules += verdict.schedules;
            orders_before += result.orders.len();
            plain_before += result.plain;
            continue;
        }
        if verdict.status == Status::Passed {
            verdict.schedules += schedules;
        }
        let (orders, plain) = if followed {
            (
                orders_before + result.orders.len(),
                plain_before + result.plain,
            )
        } else {
            (0, 0)
        };
        return Ok(Judged {
            verdict,
            part: index,
            shown: result.shown.filter(|_| followed),
            orders,
            plain,
            rendered: None,
            build_took,
            judge_took,
        });
    }
    unreachable!("there is a last part")
}

fn replay(
    lab: &mut Lab,
    altered: &dyn Fn(&Variant) -> Result<Option<Altered>>,
    expectation: &Expectation,
    replayed: &Replayed,
    mut hearing: Hearing<'_>,
) -> Result<LabResult> {
    let check = &expectation.check;
    let of_index = |index: usize| {
        let count = check.variant.len();
        let variant = check.variant.get(index);
        variant.with_context(|| format!("there is no variant {}; there are {count}", index + 1))
    };
    let variant = replayed.variant.map(of_index).transpose()?;
    let plan = check.varied(variant, replayed.schedule.plan());
    let trace = match variant.filter(|variant| !variant.given.is_empty()) {
        None => lab.beside(check).run(&plan)?,
        Some(variant) => {
            let mut altered = altered(variant)?
                .with_context(|| format!("the program cannot be run with {}", variant.name))?;
            altered.lab.beside(check).run(&plan)?
        }
    };
    hearing.see(&replayed.schedule, replayed.variant, trace);
    Ok(hearing.close(false))
}

/// The program does not compile against the lab: it is wrong, or it uses what the lab does not have.
fn not_in_the_lab(
    course: &Course,
    libraries: &Libraries,
    program: &Program,
    lab: Built,
) -> Result<Judged> {
    if let Built::Refused { stopped: true, .. } = lab {
        return Ok(refused(program, lab));
    }
    let real = program.build(course, libraries, World::Real)?;
    let (Built::Refused { message, .. }, Built::Ready(_)) = (&lab, &real) else {
        // The real compiler's words are about the real types.
        let telling = if matches!(real, Built::Refused { .. }) {
            real
        } else {
            lab
        };
        return Ok(refused(program, telling));
    };
    let why = format!("the lab cannot judge this program yet ({message}); the real run decides");
    let verdict = Verdict::inconclusive(&program.name, why);
    Ok(Judged {
        verdict,
        part: 0,
        shown: None,
        orders: 0,
        plain: 0,
        rendered: None,
        build_took: Duration::ZERO,
        judge_took: Duration::ZERO,
    })
}

/// A verdict that tells what rustc said.
fn refused(program: &Program, built: Built) -> Judged {
    let Built::Refused {
        message,
        line,
        rendered,
        stopped,
    } = built
    else {
        unreachable!("the build was refused")
    };
    let own = program.file.starts_with("exercises/");
    let message = if program.source.trim().is_empty() {
        words::empty_file(own.then_some(&program.name))
    } else {
        message
    };
    let finding = Finding::new(Id::DoesNotCompile, message, line.into_iter().collect());
    Judged {
        verdict: Verdict::does_not_compile(&program.name, &program.file, &finding),
        part: 0,
        shown: None,
        orders: 0,
        plain: 0,
        rendered: (!stopped).then_some(rendered),
        build_took: Duration::ZERO,
        judge_took: Duration::ZERO,
    }
}

/// Line endings and space at ends are no change.
fn same_text(one: &str, other: &str) -> bool {
    let lines = |text: &str| -> Vec<String> {
        text.trim_end()
            .lines()
            .map(|line| line.trim_end().to_owned())
            .collect()
    };
    lines(one) == lines(other)
}
