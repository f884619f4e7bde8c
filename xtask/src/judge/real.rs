//! The real run: the program as rustc builds it for everybody, within bounds, held against the lesson.

use std::path::{Path, PathBuf};
use std::sync::RwLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;
use grader::diagnosis::{Finding, Id};
use grader::expectation::Expectation;
use grader::real::{RealOutcome, TOLERANCE, judge_real};
use grader::transcript::TimedLine;
use grader::verdict::{Check, Status, Verdict, check};
use grader::words::gate_stayed_shut;

use super::millis;
use crate::course::Course;
use crate::lab::build::{Built, Program, World};
use crate::lab::libraries::Libraries;
use crate::process::{self, CtrlC, Ended, Limits, Line, Spec, Stream};
use crate::servers::Servers;

/// Runs that are repeated because something was off take the machine for themselves.
static ALONE: RwLock<()> = RwLock::new(());

/// A program may take five times as long as the lesson, and ten seconds at least.
fn wall_limit(expectation: &Expectation) -> Duration {
    (expectation.transcript.duration() * 5).max(Duration::from_secs(10))
}

#[derive(Debug)]
struct RealRun {
    lines: Vec<TimedLine>,
    ended: Ended,
    cut: bool,
    stderr: String,
    took: Duration,
    /// The servers' gate and how many exchanges came together, if it stayed shut.
    shut: Option<(usize, usize)>,
    /// How much later than asked for the machine let us go on while the program ran, at its worst.
    late: Duration,
}

impl RealRun {
    /// Whether the machine was too late for what came of it to be the program's doing.
    fn was_late(&self) -> bool {
        self.late > TOLERANCE && self.ended != Ended::Interrupted
    }
}

/// How long the machine is looked at before the next look.
const STEP: Duration = Duration::from_millis(20);

/// Looks how late the machine is, until it is told that that is enough. `sleep` sleeps, and says how long that took.
fn lateness(enough: &AtomicBool, mut sleep: impl FnMut(Duration) -> Duration) -> Duration {
    let mut worst = Duration::ZERO;
    while !enough.load(Ordering::Relaxed) {
        worst = worst.max(sleep(STEP).saturating_sub(STEP));
    }
    worst
}

/// Sleeps by the real clock, and says how long that took.
fn slept(asked: Duration) -> Duration {
    let began = Instant::now();
    thread::sleep(asked);
    began.elapsed()
}

fn run_once(
    binary: &Path,
    dir: &Path,
    expectation: &Expectation,
    program: &Program,
    on_line: &mut dyn FnMut(&Line),
) -> Result<RealRun> {
    let ctrl_c = CtrlC::default();
    let servers = Servers::start(&expectation.check, true, &ctrl_c)?;
    let mut press = ctrl_c.at_line(expectation.check.ctrl_c_line());
    let spec = Spec {
        dir: Some(dir.to_owned()),
        limits: Limits {
            wall: wall_limit(expectation),
            ..Limits::PROGRAM
        },
        cancel: program.cancel.clone(),
        ctrl_c: ctrl_c.clone(),
        ..Spec::program(PathBuf::from(binary)).args(servers.args())
    };
    let enough = AtomicBool::new(false);
    let (outcome, late) = thread::scope(|scope| {
        let watch = scope.spawn(|| lateness(&enough, slept));
        let outcome = process::run_bounded(&spec, &mut |line| {
            press(line);
            on_line(line);
        });
        enough.store(true, Ordering::Relaxed);
        (outcome, watch.join().unwrap_or_default())
    });
    let outcome = outcome?;
    let lines = outcome
        .lines
        .iter()
        .filter(|line| line.stream == Stream::Stdout);
    let lines = lines
        .map(|line| TimedLine {
            at: line.at,
            text: String::from_utf8_lossy(&line.bytes).into_owned(),
        })
        .collect();
    let stderr = outcome
        .lines
        .iter()
        .filter(|line| line.stream == Stream::Stderr);
    let stderr: Vec<String> = stderr.take(20).map(process::Line::shown).collect();
    Ok(RealRun {
        lines,
        ended: outcome.ended,
        cut: outcome.cut,
        stderr: stderr.join("\n"),
        took: outcome.took,
        shut: servers.shut(),
        late,
    })
}

/// Runs the program for real. The lab's verdict, where there is one, stands on time; order, end and text
/// are facts here too.
pub(super) fn run(
    course: &Course,
    libraries: &Libraries,
    expectation: &Expectation,
    program: &Program,
    verdict: &mut Verdict,
    on_line: &mut dyn FnMut(&Line),
) -> Result<()> {
    if !program.is_unchanged(course) {
        // Somebody saved it meanwhile, or the program wrote to its own source.
        let why = "the file has changed since the check began; check it again";
        verdict.checks.push(Check::skipped(check::REAL, why));
        verdict.notes.push(why.into());
        verdict.status = Status::Inconclusive;
        return Ok(());
    }
    let built = program.build(course, libraries, World::Real)?;
    let Built::Ready(binary) = built else {
        let Built::Refused { message, line, .. } = built else {
            unreachable!("there are two cases")
        };
        let finding = Finding::new(Id::DoesNotCompile, message, line.into_iter().collect());
        verdict.fail(check::REAL, &finding, &program.file);
        return Ok(());
    };
    let lab_passed = verdict.status == Status::Passed;
    let mut took = Duration::ZERO;
    for (index, part) in expectation.parts().iter().enumerate() {
        let run = run_part(
            &binary.path,
            &course.root,
            part,
            program,
            lab_passed,
            verdict,
            on_line,
        )?;
        took += run.took;
        if verdict.status != Status::Passed {
            let told = std::mem::replace(verdict, Verdict::inconclusive("", ""));
            *verdict = told.in_part(expectation, index);
            break;
        }
    }
    verdict.real_ms = Some(millis(took));
    if verdict.status == Status::Passed {
        let why = if lab_passed {
            "the real program agrees"
        } else {
            "judged by the real run alone"
        };
        verdict.checks.push(Check::passed(check::REAL, why));
    }
    Ok(())
}

/// Runs one part of the lesson; the verdict's status says how it went.
fn run_part(
    binary: &Path,
    dir: &Path,
    expectation: &Expectation,
    program: &Program,
    lab_passed: bool,
    verdict: &mut Verdict,
    on_line: &mut dyn FnMut(&Line),
) -> Result<RealRun> {
    let first = {
        let _others_may_run = ALONE.read();
        run_once(binary, dir, expectation, program, on_line)?
    };
    let judge = |run: &RealRun| real_outcome(expectation, run);
    let settled = settle(first, lab_passed, judge, || {
        let _alone = ALONE.write();
        run_once(binary, dir, expectation, program, on_line)
    })?;
    let Settled {
        run,
        outcome,
        otherwise,
    } = settled;
    if let Some(what) = otherwise {
        verdict.notes.push(format!(
            "for real, it went otherwise once ({what}), and then as in the lab: the machine may have been busy"
        ));
    }
    if !lab_passed {
        verdict.transcript =
            grader::transcript::shortened(run.lines.iter().map(|line| line.text.clone()).collect());
    }
    conclude(outcome, run.was_late(), lab_passed, &program.file, verdict);
    Ok(run)
}

/// What the runs of a program came to.
#[derive(Debug)]
struct Settled {
    /// The last one.
    run: RealRun,
    outcome: Result<RealOutcome, Finding>,
    /// What spoke against the program before it passed, other than times.
    otherwise: Option<String>,
}

/// Runs a program again until it does what it should. What the lab has seen in every schedule goes wrong for real
/// where the machine is too busy, and then again; where nobody but the real run has seen the program, a second look
/// has to do.
fn settle(
    first: RealRun,
    lab_passed: bool,
    judge: impl Fn(&RealRun) -> Result<RealOutcome, Finding>,
    mut again: impl FnMut() -> Result<RealRun>,
) -> Result<Settled> {
    let runs = if lab_passed { 4 } else { 2 };
    let mut settled = Settled {
        outcome: judge(&first),
        run: first,
        otherwise: None,
    };
    let mut against = None;
    for number in 1..runs {
        if !may_be_chance(&settled.outcome, &settled.run, lab_passed, number) {
            break;
        }
        against = against.or_else(|| contradiction(&settled.outcome));
        settled.run = again()?;
        settled.outcome = judge(&settled.run);
    }
    if settled.outcome == Ok(RealOutcome::Passed) {
        settled.otherwise = against;
    }
    Ok(settled)
}

/// Whether another run than this one, of such a number, may come out otherwise: a thread that gets no processor for a
/// second misses a deadline, or its turn, and the look at the machine's lateness need not have noticed.
fn may_be_chance(
    outcome: &Result<RealOutcome, Finding>,
    run: &RealRun,
    lab_passed: bool,
    number: usize,
) -> bool {
    match outcome {
        Ok(RealOutcome::Passed) => false,
        Ok(RealOutcome::Pauses { .. }) => true,
        Ok(RealOutcome::Order { .. }) => lab_passed,
        Err(_) => match run.ended {
            Ended::Interrupted => false,
            // A program may wait for a disk for long. Twice is long enough, unless the machine was late itself.
            Ended::WallLimit => lab_passed && (number == 1 || run.was_late()),
            Ended::Exited(_) => lab_passed,
        },
    }
}

/// What speaks against the program, other than times.
fn contradiction(outcome: &Result<RealOutcome, Finding>) -> Option<String> {
    match outcome {
        Ok(RealOutcome::Order { .. }) => Some("other lines".into()),
        Ok(_) => None,
        Err(finding) => Some(finding.message.clone()),
    }
}

/// What the last run means for the verdict, on a machine that was late itself or was not.
fn conclude(
    outcome: Result<RealOutcome, Finding>,
    late: bool,
    lab_passed: bool,
    file: &str,
    verdict: &mut Verdict,
) {
    let busy = late && lab_passed;
    match outcome {
        Ok(RealOutcome::Passed) => verdict.status = Status::Passed,
        Ok(RealOutcome::Order { expected, actual }) if busy => {
            let why = "each time something went wrong for real that the lab says is not the program's fault: the machine is too busy";
            undecided(verdict, why, expected, actual);
        }
        Err(finding) if busy => {
            let why = format!(
                "{}; the lab says that is not the program's fault: the machine is too busy",
                finding.message
            );
            undecided(verdict, &why, String::new(), String::new());
        }
        Ok(RealOutcome::Pauses { expected, actual }) if lab_passed => {
            let why = "the pauses were off each time, which the lab says is not the program's fault: the machine is too busy";
            undecided(verdict, why, expected, actual);
        }
        // Nobody but the real run has seen the program, and pauses on a machine that is late are no fact.
        Ok(RealOutcome::Pauses { expected, actual }) if late => {
            let why = "the pauses were off each time, and the machine was late itself: it is too busy to tell";
            undecided(verdict, why, expected, actual);
        }
        Ok(RealOutcome::Pauses { expected, actual }) => {
            let finding = Finding::new(
                Id::WrongTiming,
                "for real, the pauses are not the wanted ones",
                Vec::new(),
            );
            verdict.fail(check::REAL, &finding.with(expected, actual), file);
        }
        Ok(RealOutcome::Order { expected, actual }) => {
            let finding = Finding::new(
                Id::WrongOutput,
                "for real, the output is not the wanted one",
                Vec::new(),
            );
            verdict.fail(check::REAL, &finding.with(expected, actual), file);
        }
        Err(finding) => verdict.fail(check::REAL, &finding, file),
    }
}

/// The real run could not tell.
fn undecided(verdict: &mut Verdict, why: &str, expected: String, actual: String) {
    let mut check = Check::passed(check::REAL, why);
    (check.status, check.expected, check.actual) = (Status::Inconclusive, expected, actual);
    verdict.checks.push(check);
    verdict.notes.push(why.into());
    verdict.status = Status::Inconclusive;
}

/// What a real run comes to; an end that is wrong by itself is a finding.
fn real_outcome(expectation: &Expectation, run: &RealRun) -> Result<RealOutcome, Finding> {
    let finding = |id, message: String| Err(Finding::new(id, message, Vec::new()));
    if run.cut {
        return finding(
            Id::RunsForever,
            "for real, the program prints without end".into(),
        );
    }
    // Where nobody has knocked at the gate, what else went wrong is no consequence of it.
    let well = matches!(run.ended, Ended::Exited(process::Status::Code(0)));
    if let Some((gate, most)) = run.shut.filter(|(_, most)| *most > 0 || well) {
        let id = match most {
            0 => Id::Faked,
            _ => Id::Sequential,
        };
        return finding(id, gate_stayed_shut(gate, most));
    }
    match run.ended {
        Ended::WallLimit => {
            let limit = wall_limit(expectation).as_secs();
            finding(
                Id::RunsForever,
                format!("for real, the program was still running after {limit} s"),
            )
        }
        Ended::Exited(process::Status::Code(101)) if run.stderr.contains("panicked at") => finding(
            Id::Panics,
            format!("for real, the program panics: {}", run.stderr.trim()),
        ),
        Ended::Exited(process::Status::Code(0)) => Ok(judge_real(expectation, &run.lines)),
        Ended::Exited(process::Status::Code(code)) => finding(
            Id::NonZeroExit,
            format!("for real, the program ends with code {code}"),
        ),
        Ended::Exited(process::Status::Signal(signal)) => finding(
            Id::NonZeroExit,
            format!("for real, the program was ended by signal {signal}"),
        ),
        Ended::Interrupted => finding(Id::RunsForever, "interrupted".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use grader::expectation::CheckFile;

    /// What is told of a machine on which sleeps take so long, one after the other.
    fn told(took: &[Duration]) -> Duration {
        let enough = AtomicBool::new(took.is_empty());
        let mut left = took.iter();
        lateness(&enough, |asked| {
            assert_eq!(asked, STEP);
            let took = *left.next().expect("nobody sleeps after enough");
            // The last one is under way when the program ends, and counts.
            enough.store(left.len() == 0, Ordering::Relaxed);
            took
        })
    }

    #[test]
    fn a_machine_is_as_late_as_it_was_at_its_worst() {
        let millis = Duration::from_millis;
        assert_eq!(
            told(&[STEP, STEP + millis(700), STEP + millis(3)]),
            millis(700)
        );
        assert_eq!(told(&[STEP, STEP + TOLERANCE * 2]), TOLERANCE * 2);
        assert_eq!(told(&[STEP, STEP]), Duration::ZERO);
        // A clock that is coarser than the step is not early.
        assert_eq!(told(&[STEP / 2]), Duration::ZERO);
        assert_eq!(told(&[]), Duration::ZERO);
    }

    /// A run of which only matters which number it has, how it ended, and how late the machine was.
    fn numbered(number: usize, ended: Ended, late: Duration) -> RealRun {
        RealRun {
            lines: Vec::new(),
            ended,
            cut: false,
            stderr: number.to_string(),
            took: Duration::ZERO,
            shut: None,
            late,
        }
    }

    #[test]
    fn servers_that_nobody_has_reached_were_not_asked_one_by_one() {
        let expectation = Expectation::new(CheckFile::default(), "a").expect("it can be read");
        let id = |most| {
            let ended = Ended::Exited(process::Status::Code(0));
            let run = RealRun {
                shut: Some((2, most)),
                ..numbered(0, ended, Duration::ZERO)
            };
            real_outcome(&expectation, &run).map_err(|finding| finding.id)
        };
        assert_eq!((id(0), id(1)), (Err(Id::Faked), Err(Id::Sequential)));
    }

    type Outcome = Result<RealOutcome, Finding>;

    fn pauses() -> Outcome {
        Ok(RealOutcome::Pauses {
            expected: "(2 second pause)".into(),
            actual: "(2.3 second pause)".into(),
        })
    }

    fn order() -> Outcome {
        Ok(RealOutcome::Order {
            expected: "a\nb".into(),
            actual: "b\na".into(),
        })
    }

    fn panics() -> Outcome {
        Err(Finding::new(Id::Panics, "it panics", Vec::new()))
    }

    /// How many runs there are when they come out like that (a full stop passes, `p` has other pauses, `o` another
    /// order, and `x` panics), each on a machine that is so late, and what is told.
    fn runs_of(
        outcomes: &str,
        lab_passed: bool,
        ended: Ended,
        late: Duration,
    ) -> (usize, Outcome, Option<String>) {
        let mut runs = 1;
        let judge = |run: &RealRun| {
            let number: usize = run.stderr.parse().expect("each has a number");
            match outcomes.as_bytes()[number] {
                b'.' => Ok(RealOutcome::Passed),
                b'p' => pauses(),
                b'o' => order(),
                _ => panics(),
            }
        };
        let settled = settle(numbered(0, ended, late), lab_passed, judge, || {
            runs += 1;
            Ok(numbered(runs - 1, ended, late))
        });
        let settled = settled.expect("every run can be made");
        (runs, settled.outcome, settled.otherwise)
    }

    #[test]
    fn what_the_lab_has_passed_is_run_again_until_it_does_what_it_should() {
        let ended = Ended::Exited(process::Status::Code(0));
        let passes = || Ok(RealOutcome::Passed);
        let of = |outcomes: &str, lab_passed| runs_of(outcomes, lab_passed, ended, Duration::ZERO);
        assert_eq!(of(".", true), (1, passes(), None));
        assert_eq!(of("pp.", true), (3, passes(), None));
        let told = Some("other lines".to_owned());
        assert_eq!(of("po.", true), (3, passes(), told.clone()));
        assert_eq!(of("oxx.", true), (4, passes(), told));
        let told = Some("it panics".to_owned());
        assert_eq!(of("x.", true), (2, passes(), told));
        assert_eq!(of("oooo", true), (4, order(), None));
        assert_eq!(of("pppp", true), (4, pauses(), None));
        // Nobody but the real run has seen these.
        assert_eq!(of("p.", false), (2, passes(), None));
        assert_eq!(of("pp", false), (2, pauses(), None));
        assert_eq!(of("o", false), (1, order(), None));
        assert_eq!(of("x", false), (1, panics(), None));
    }

    #[test]
    fn a_program_that_does_not_end_is_waited_for_twice_and_more_often_on_a_late_machine() {
        let runs = |ended, late| runs_of("xxxx", true, ended, late).0;
        let late = TOLERANCE * 2;
        assert_eq!(runs(Ended::WallLimit, Duration::ZERO), 2);
        assert_eq!(runs(Ended::WallLimit, late), 4);
        assert_eq!(runs(Ended::Interrupted, late), 1);
        let alone = runs_of("x", false, Ended::WallLimit, late);
        assert_eq!(alone.0, 1);
    }

    fn told_of(outcome: Result<RealOutcome, Finding>, late: bool, lab_passed: bool) -> Verdict {
        let mut verdict = Verdict::inconclusive("ex01", "the lab cannot judge it");
        if lab_passed {
            verdict.status = Status::Passed;
        }
        conclude(outcome, late, lab_passed, "main.rs", &mut verdict);
        verdict
    }

    #[test]
    fn pauses_that_are_off_decide_nothing_on_a_late_machine_and_never_against_the_lab() {
        for (late, lab_passed, status) in [
            (false, false, Status::Failed),
            (true, false, Status::Inconclusive),
            (false, true, Status::Inconclusive),
            (true, true, Status::Inconclusive),
        ] {
            let verdict = told_of(pauses(), late, lab_passed);
            assert_eq!(verdict.status, status, "{late} {lab_passed}");
            let check = verdict.checks.last().expect("the real run is among them");
            assert_eq!(check.actual, "(2.3 second pause)");
        }
    }

    #[test]
    fn lines_and_ends_decide_unless_the_lab_says_that_a_late_machine_is_to_blame() {
        for outcome in [order, panics] {
            for (late, lab_passed, status) in [
                (false, false, Status::Failed),
                (true, false, Status::Failed),
                (false, true, Status::Failed),
                (true, true, Status::Inconclusive),
            ] {
                let verdict = told_of(outcome(), late, lab_passed);
                assert_eq!(verdict.status, status, "{late} {lab_passed}");
            }
        }
        assert_eq!(
            told_of(Ok(RealOutcome::Passed), true, false).status,
            Status::Passed
        );
    }

    #[test]
    fn a_sleep_takes_what_was_asked_for_or_longer() {
        assert!(slept(STEP) >= STEP);
    }
}
