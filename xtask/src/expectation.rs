//! `cargo xtask expectation`: what the reference solution does in the lab, in the words of a snapshot.
//! The lesson's snapshot is this text; a test holds the two against each other.

use std::process::ExitCode;

use anyhow::{Result, bail};
use grader::expectation::{CheckFile, Expectation, Variant};
use grader::facts::Facts;
use grader::search::{Budget, Search};
use grader::transcript::Transcript;
use lab_trace::End;

use crate::cli::ExpectationArgs;
use crate::course::Course;
use crate::expect::check_file;
use crate::lab::build::{Built, Program, World};
use crate::lab::explore::{Altered, Lab};
use crate::lab::libraries::Libraries;
use crate::next::OrTry;

/// Prints the expectation of one lesson.
pub(crate) fn run(args: ExpectationArgs) -> Result<ExitCode> {
    let course = Course::find()?;
    let lesson = course.resolve(&args.exercise)?;
    let check = check_file(lesson)?;
    let libraries = Libraries::ready(&course)?;
    let program = Program::read(&course, lesson, Some(&lesson.solution()))?;
    let binary = match program.build(&course, &libraries, World::Lab)? {
        Built::Ready(binary) => binary,
        Built::Refused { rendered, .. } => bail!("the solution does not compile: {rendered}"),
    };
    let mut texts = Vec::new();
    for part in check.parts() {
        let mut lab = Lab::open(&binary, &course.root)?;
        lab.beside(&part);
        let plain = transcript(&mut lab, &part, None).or_try(format!(
            "cargo xtask check {} --answer {}",
            lesson.short(),
            program.file
        ))?;
        let variants = part.variant.iter().map(|variant| {
            if variant.given.is_empty() {
                return transcript(&mut lab, &part, Some(variant));
            }
            let Some(mut altered) = Altered::open(&program, variant, &course, &libraries)? else {
                bail!(
                    "'{}' asks for other values than the solution's",
                    variant.name
                );
            };
            transcript(altered.lab.beside(&part), &part, Some(variant))
        });
        let variants = variants.collect::<Result<Vec<_>>>()?;
        texts.push(part.heading() + &Expectation::snapshot(&part, &plain, &variants));
    }
    println!(
        "{}",
        texts.join(
            "

"
        )
    );
    Ok(ExitCode::SUCCESS)
}

/// The one transcript that every schedule comes to, once lines that may swap are brought into order.
fn transcript(lab: &mut Lab, check: &CheckFile, variant: Option<&Variant>) -> Result<Transcript> {
    let fails = variant.is_some_and(|variant| variant.fails);
    let mut search = Search::new(Budget::default());
    let mut first: Option<Transcript> = None;
    while let Some(schedule) = search.next_schedule() {
        let trace = lab.run(&check.varied(variant, schedule.plan()))?;
        search.ran(&schedule, &trace);
        let facts = Facts::new(&trace);
        let ended = match &facts.end {
            Some(End::Returned(code) | End::Exited(code)) if fails => *code != 0,
            end => *end == Some(End::Returned(0)),
        };
        if !ended {
            bail!(
                "in schedule {schedule} the solution ends with {:?}",
                facts.end
            );
        }
        let transcript = check.transcript(&facts.timed_lines(), facts.end_at);
        match &first {
            None => first = Some(transcript),
            Some(first) if *first == transcript => {}
            Some(first) => bail!(
                "the solution prints\n{first}\nand in schedule {schedule}\n{transcript}\nadd what may swap to any_order"
            ),
        }
    }
    first.ok_or_else(|| anyhow::anyhow!("no schedule was run"))
}
