//! `cargo xtask bench`: what the lab costs, how soon it finds what goes wrong only sometimes, and how both
//! grow. Figures are for people, and for one machine; nothing is passed or failed by them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use grader::facts::Facts;
use grader::search::{Budget, ScheduleId, Search};
use lab_trace::{End, Trace};

use crate::cli::BenchArgs;
use crate::course::{Course, Lesson};
use crate::expect::expectation;
use crate::judge::{Options, judge};
use crate::lab::build::{Binary, Built, Program, World};
use crate::lab::explore::Lab;
use crate::lab::libraries::Libraries;
use crate::report::{self, Form};

/// Repetitions of what is timed; the median is printed.
const TIMES: usize = 9;
/// Schedules of one program when their cost is measured.
const SCHEDULES: u64 = 100;
/// The same for programs that are large.
const GROWN: u64 = 10;

struct Bench {
    course: Course,
    libraries: Libraries,
    scratch: tempfile::TempDir,
}

/// Measures and prints, as tables in Markdown.
pub(crate) fn run(args: BenchArgs) -> Result<ExitCode> {
    let course = Course::find()?;
    let libraries = Libraries::ready(&course)?;
    let scratch = tempfile::tempdir()?;
    let bench = Bench {
        course,
        libraries,
        scratch,
    };
    bench.schedules()?;
    bench.detection(args.seeds)?;
    bench.growth()?;
    bench.check()?;
    bench.large()?;
    Ok(ExitCode::SUCCESS)
}

impl Bench {
    fn build(&self, program: &Program) -> Result<Binary> {
        match program.build(&self.course, &self.libraries, World::Lab)? {
            Built::Ready(binary) => Ok(binary),
            Built::Refused { rendered, .. } => {
                bail!("{} does not compile: {rendered}", program.file)
            }
        }
    }

    fn open(&self, binary: &Binary) -> Result<Lab> {
        Lab::open(binary, &self.course.root)
    }

    fn written(&self, source: &str) -> Result<Binary> {
        let file = self.scratch.path().join("program.rs");
        fs::write(&file, source).with_context(|| format!("failed to write {}", file.display()))?;
        self.build(&Program::alone(&self.course, &file)?)
    }

    fn schedules(&self) -> Result<()> {
        println!(
            "\n| solution | one schedule | events | schedules with at most one preemption |\n|---|---|---|---|"
        );
        for lesson in self.course.lessons() {
            let program = Program::read(&self.course, lesson, Some(&lesson.solution()))?;
            let binary = self.build(&program)?;
            let mut lab = self.open(&binary)?;
            // Of a lesson in parts the first.
            lab.beside(&expectation(lesson)?.parts()[0].check);
            let (cost, events) = cost(&mut lab, SCHEDULES)?;
            let mut search = Search::new(Budget {
                systematic: 20_000,
                ends: 20_000,
                random: 0,
                events: 400_000,
                at_least: 1,
            });
            while let Some(schedule) = search.next_schedule() {
                let trace = lab.run(&schedule.plan())?;
                search.ran(&schedule, &trace);
            }
            let more = if search.is_complete() {
                ""
            } else {
                " and more"
            };
            println!(
                "| {} | {} | {events} | {}{more} |",
                lesson.name,
                micros(cost),
                search.count()
            );
        }
        Ok(())
    }

    /// How many of so many seeds lead to the bug within the default budget of random schedules.
    fn detection(&self, seeds: u64) -> Result<()> {
        let budget = Budget::default();
        println!(
            "\n| bug | found by the search | found by random schedules alone | schedules, median | most |\n|---|---|---|---|---|"
        );
        for file in programs(&self.course.root.join("tests").join("detection"))? {
            let binary = self.build(&Program::alone(&self.course, &file)?)?;
            let mut lab = self.open(&binary)?;
            let mut search = Search::new(budget);
            let mut at = None;
            while let (None, Some(schedule)) = (at, search.next_schedule()) {
                let trace = lab.run(&schedule.plan())?;
                search.ran(&schedule, &trace);
                at = went_wrong(&trace).then(|| search.count());
            }
            let mut needed = Vec::new();
            for seed in 0..seeds {
                for round in 0..budget.random as u64 {
                    let trace = lab.run(&ScheduleId::Seed(seed * 1_000_003 + round).plan())?;
                    if went_wrong(&trace) {
                        needed.push(round + 1);
                        break;
                    }
                }
            }
            needed.sort_unstable();
            let name = file
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .replace('_', " ");
            let found = at.map_or_else(|| "no".into(), |at| format!("after {at}"));
            let median = needed.get(needed.len() / 2).copied().unwrap_or_default();
            let most = needed.last().copied().unwrap_or_default();
            println!(
                "| {name} | {found} | {} of {seeds} | {median} | {most} |",
                needed.len()
            );
        }
        Ok(())
    }

    fn growth(&self) -> Result<()> {
        println!("\n| program | one schedule | events |\n|---|---|---|");
        let sizes = |sizes: &[usize], source: fn(usize) -> String, what: &str| {
            sizes
                .iter()
                .map(|&size| (format!("{size} {what}"), source(size)))
                .collect::<Vec<_>>()
        };
        let programs = [
            sizes(&[2, 8, 32, 64], threads, "threads that print and sleep"),
            sizes(
                &[2, 100, 1_000, 10_000],
                tasks,
                "tasks that sleep, on workers",
            ),
            sizes(&[100, 1_000, 10_000], lines, "lines of one thread"),
        ];
        for (name, source) in programs.concat() {
            let (cost, events) = cost(&mut self.open(&self.written(&source)?)?, GROWN)?;
            println!("| {name} | {} | {events} |", micros(cost));
        }
        Ok(())
    }

    /// From a changed source to its verdict and the words about it, beside what rustc alone takes for the
    /// real program.
    fn check(&self) -> Result<()> {
        println!(
            "\n| solution, changed | rustc, real | rustc, lab | schedules | judge | report | all |\n|---|---|---|---|---|---|---|"
        );
        for lesson in self.course.lessons() {
            let mut program = Program::read(&self.course, lesson, Some(&lesson.solution()))?;
            let source = program.source.clone();
            let mut real = Vec::new();
            let mut parts = [const { Vec::new() }; 5];
            for round in 0..TIMES {
                self.change(&mut program, &format!("{source}\n// {round}\n"))?;
                let began = Instant::now();
                program.build(&self.course, &self.libraries, World::Real)?;
                real.push(began.elapsed());
                let (_, took) = self.timed(lesson, &program)?;
                for (part, time) in parts.iter_mut().zip(took) {
                    part.push(time);
                }
            }
            let parts = parts.map(|part| millis(median(part)));
            println!(
                "| {} | {} | {} |",
                lesson.name,
                millis(median(real)),
                parts.join(" | ")
            );
        }
        Ok(())
    }

    /// Checks programs that are much larger than a lesson asks for, as answers to a lesson, from their source
    /// to their verdict.
    fn large(&self) -> Result<()> {
        println!(
            "\n| program, checked | schedules run | rustc, lab | schedules | judge | report | all |\n|---|---|---|---|---|---|---|"
        );
        let programs = [
            ("64 threads that print and sleep", "threads", threads(64)),
            ("10000 tasks that sleep, on workers", "async", tasks(10_000)),
            ("a thread that prints 10000 lines", "threads", lines(10_000)),
        ];
        for (name, engine, source) in programs {
            let fits = |lesson: &&Lesson| {
                let about = lesson.about.as_ref();
                about.is_ok_and(|about| about.engine == engine)
            };
            let lesson = self.course.lessons().iter().find(fits);
            let lesson = lesson.with_context(|| format!("no lesson is about {engine}"))?;
            let mut program = Program::read(&self.course, lesson, Some(&lesson.solution()))?;
            self.change(&mut program, &source)?;
            let (schedules, took) = self.timed(lesson, &program)?;
            println!(
                "| {name} | {schedules} | {} |",
                took.map(millis).join(" | ")
            );
        }
        Ok(())
    }

    fn change(&self, program: &mut Program, source: &str) -> Result<()> {
        let file = self.scratch.path().join("answer.rs");
        fs::write(&file, source).with_context(|| format!("failed to write {}", file.display()))?;
        source.clone_into(&mut program.source);
        program.file = file.to_string_lossy().into_owned();
        Ok(())
    }

    /// How many schedules were run, and how long the compiler, they, the judge, the report, and all of it took.
    fn timed(&self, lesson: &Lesson, program: &Program) -> Result<(usize, [Duration; 5])> {
        let expectation = expectation(lesson)?;
        let options = Options {
            quick: true,
            ..Options::default()
        };
        let began = Instant::now();
        let judged = judge(
            &self.course,
            &self.libraries,
            &expectation,
            program,
            None,
            &options,
        )?;
        let verdict = began.elapsed();
        report::write(
            lesson,
            &expectation,
            &program.source,
            &judged,
            Form::Plain,
            None,
        );
        let all = began.elapsed();
        let (build, judging) = (judged.build_took, judged.judge_took);
        let schedules = verdict.saturating_sub(build + judging);
        let took = [build, schedules, judging, all - verdict, all];
        Ok((judged.verdict.schedules, took))
    }
}

fn threads(number: usize) -> String {
    format!(
        "use std::thread; use std::time::Duration;\nfn main() {{ let all: Vec<_> = (0..{number}).map(|n| thread::spawn(move || {{ println!(\"{{n}}\"); thread::sleep(Duration::from_secs(1)); println!(\"{{n}}\"); }})).collect(); for one in all {{ one.join().unwrap(); }} }}"
    )
}

fn tasks(number: usize) -> String {
    format!(
        "use std::time::Duration;\n#[tokio::main] async fn main() {{ let all: Vec<_> = (0..{number}).map(|_| tokio::spawn(tokio::time::sleep(Duration::from_secs(1)))).collect(); for one in all {{ one.await.unwrap(); }} }}"
    )
}

fn lines(number: usize) -> String {
    format!(
        "fn main() {{ std::thread::spawn(|| for n in 0..{number} {{ println!(\"{{n}}\"); }}).join().unwrap(); }}"
    )
}

/// The cost of one random schedule, and of reading its record.
fn cost(lab: &mut Lab, schedules: u64) -> Result<(Duration, usize)> {
    let began = Instant::now();
    let mut events = 0;
    for seed in 0..schedules {
        events = lab.run(&ScheduleId::Seed(seed).plan())?.events.len();
    }
    Ok((
        began.elapsed() / u32::try_from(schedules).unwrap_or(u32::MAX),
        events,
    ))
}

/// The programs say "ok" when nothing went wrong.
fn went_wrong(trace: &Trace) -> bool {
    let facts = Facts::new(trace);
    let fine = facts.lines.iter().map(|line| line.text.as_str()).eq(["ok"]);
    !fine || facts.end != Some(End::Returned(0))
}

fn programs(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("failed to list {}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    Ok(files)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn micros(time: Duration) -> String {
    format!("{} µs", time.as_micros())
}

fn millis(time: Duration) -> String {
    format!("{} ms", time.as_millis())
}
