//! Which of several findings is told, when enough has been seen, and what the checks of a verdict say.

use super::*;
use crate::expectation::{Engine, Expectation, Variant};
use crate::source::Source;
use crate::story::{FILE, Lesson, MAIN, Story};
use lab_trace::{Class, Kind, Woken};

const LESSON: &str = "ex99_test";

/// A lesson of one thread; its name, and what it is judged by.
struct Court {
    expectation: Expectation,
    source: Source,
}

impl Court {
    fn new() -> Self {
        let (lesson, source) = (Lesson::of(Engine::Threads, 1), Source::default());
        let expectation = lesson.expectation();
        Self {
            expectation,
            source,
        }
    }

    fn hearing(&self) -> Hearing<'_> {
        Hearing::new(Submission {
            expectation: &self.expectation,
            source: &self.source,
            warnings: &[],
            file: FILE,
        })
    }

    fn verdict(&self, lab: &LabResult) -> Verdict {
        let wanted = self.expectation.transcript.to_string();
        Verdict::from_lab(LESSON, FILE, &wanted, false, lab)
    }

    /// The verdict on one trace.
    fn verdict_on(&self, trace: Trace) -> Verdict {
        let mut hearing = self.hearing();
        hearing.see(&seed(1), None, trace);
        self.verdict(&hearing.close(true))
    }
}

fn seed(number: u64) -> ScheduleId {
    ScheduleId::Seed(number)
}

/// The thread sleeps so long; nothing else is wrong with it.
fn sleeps(millis: u64) -> Trace {
    story(millis).returns()
}

fn story(millis: u64) -> Story {
    let mut story = Story::new();
    let worker = story.starts(MAIN, 21);
    story.prints(worker, 11, "start 1");
    let sleep = story.sleeps(worker, 12, millis);
    story.wakes(sleep);
    story.prints(worker, 13, "end 1");
    story.ends(worker);
    story.prints(MAIN, 40, "done");
    story
}

fn hangs() -> Trace {
    let mut story = Story::new();
    story.wants(MAIN, 5, 1);
    story.over(End::Deadlock)
}

/// One sleep for two pieces of work.
fn faked() -> Trace {
    let mut story = Story::new();
    for text in ["start 1", "start 2"] {
        story.prints(MAIN, 11, text);
    }
    let sleep = story.sleeps(MAIN, 12, 2000);
    story.wakes(sleep);
    for text in ["end 1", "end 2", "done"] {
        story.prints(MAIN, 13, text);
    }
    story.returns()
}

fn checks(verdict: &Verdict) -> Vec<(&str, Status, &str)> {
    let checks = verdict.checks.iter();
    checks
        .map(|check| (check.name, check.status, check.why.as_str()))
        .collect()
}

#[test]
fn the_most_telling_finding_is_told_whichever_comes_first() {
    let court = Court::new();
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let mut hearing = court.hearing();
        for which in order {
            let trace = [sleeps(2000), sleeps(3000), hangs()][which].clone();
            hearing.see(&seed(which as u64), None, trace);
        }
        let lab = hearing.close(false);
        assert_eq!(
            (lab.schedules, lab.complete, lab.orders.len()),
            (3, false, 3)
        );
        let verdict = court.verdict(&lab);
        assert_eq!(
            verdict.diagnosis.as_ref().map(|told| told.id),
            Some(Id::Hangs)
        );
        assert_eq!(verdict.schedule.as_deref(), Some("r2"));
        assert!(!verdict.exhaustive);
    }
}

#[test]
fn what_is_wrong_with_a_variant_alone_is_not_wrong_with_the_program_as_it_is() {
    let mut court = Court::new();
    let wanted = court.expectation.transcript.clone();
    court.expectation.check.variant = vec![Variant::default()];
    court.expectation.variants = vec![wanted];
    let mut hearing = court.hearing();
    hearing.see(&seed(1), None, sleeps(2000));
    hearing.see(&seed(2), Some(0), sleeps(3000));
    assert!(!hearing.fails_as_it_is());
    hearing.see(&seed(3), None, hangs());
    assert!(hearing.fails_as_it_is());
}

#[test]
fn of_two_equal_findings_the_first_is_shown() {
    let court = Court::new();
    let mut hearing = court.hearing();
    hearing.see(&seed(1), None, sleeps(3000));
    hearing.see(&seed(2), None, sleeps(4000));
    let lab = hearing.close(false);
    assert_eq!(
        lab.failure().map(|(stage, _)| *stage),
        Some(Stage::Transcript)
    );
    let verdict = court.verdict(&lab);
    assert_eq!(
        (verdict.schedule.as_deref(), verdict.virtual_ms),
        (Some("r1"), 3000)
    );
}

#[test]
fn a_failure_stands_whatever_could_not_be_followed_elsewhere() {
    let court = Court::new();
    let mut hearing = court.hearing();
    hearing.see(&seed(1), None, Story::new().over(End::Stalled));
    assert!(hearing.is_over());
    hearing.see(
        &seed(2),
        None,
        Story::new().over(End::Unknown("std::net".into())),
    );
    hearing.see(&seed(3), None, hangs());
    assert_eq!(hearing.close(true).unknown, None);
}

/// The program as it should be, after a wait on the given line for a signal, or as if for one.
fn signalled(line: u32, class: Class, op: &str) -> Trace {
    let mut story = Story::new();
    let wait = story.waits(MAIN, line, class, op, None, None, true);
    story.wakes(wait);
    let mut trace = story.cut();
    let rest = sleeps(2000);
    trace.end = rest.end;
    trace.events.extend(rest.events);
    trace
}

#[test]
fn only_a_program_without_fault_is_run_once_more_with_signals_that_come_early() {
    let court = Court::new();
    let asks = |traces: &[Trace]| {
        let mut hearing = court.hearing();
        for trace in traces {
            hearing.see(&seed(1), None, trace.clone());
        }
        hearing.asks_for_early()
    };
    let waits = || signalled(7, Class::Signal, "Condvar::wait");
    assert!(asks(&[waits()]) && asks(&[waits(), sleeps(2000)]));
    assert!(asks(&[signalled(7, Class::Signal, "thread::park")]));
    assert!(!asks(&[sleeps(2000)]), "nobody waits for a signal");
    assert!(!asks(&[waits(), hangs()]), "it has a fault already");
    let unknown = Story::new().over(End::Unknown("std::net".into()));
    assert!(!asks(&[waits(), unknown]), "nothing is known of it");
    let other = [
        signalled(7, Class::Signal, "Barrier::wait"),
        signalled(7, Class::Signal, "Condvar::wait_while"),
        signalled(crate::story::ELSEWHERE, Class::Signal, "Condvar::wait"),
    ];
    for trace in other {
        assert!(!asks(&[trace]), "it looks again by itself");
    }
}

#[test]
fn what_counts_on_a_signal_is_told_of_a_program_that_passes() {
    let court = Court::new();
    // Other waits end early too, and do no harm.
    let early = |millis: u64| {
        let mut story = Story::new();
        let waits = [
            (9, "Condvar::wait_while"),
            (crate::story::ELSEWHERE, "Condvar::wait"),
            (8, "Condvar::wait"),
            (7, "thread::park"),
        ];
        let begun = waits.map(|(line, op)| {
            let wait = story.waits(MAIN, line, Class::Signal, op, None, None, true);
            (line, op, wait)
        });
        for (line, op, wait) in begun {
            let how = match op {
                "thread::park" => Woken::Done,
                _ => Woken::Early,
            };
            story.event(MAIN, line, Kind::Woke { wait, how });
        }
        let mut trace = story.cut();
        let rest = sleeps(millis);
        trace.end = rest.end;
        trace.events.extend(rest.events);
        trace
    };
    let heard = |early: &Trace| {
        let mut hearing = court.hearing();
        hearing.see(&seed(1), None, signalled(8, Class::Signal, "Condvar::wait"));
        hearing.see_early(early);
        let again = hearing.asks_for_early();
        let verdict = court.verdict(&hearing.close(true));
        assert_eq!(verdict.status, Status::Passed);
        (again, verdict.notes)
    };
    let (again, notes) = heard(&early(3000));
    assert!(!again, "once is enough");
    let [note] = notes.as_slice() else {
        panic!("{notes:?}");
    };
    assert!(
        note.contains("Condvar::wait") && note.contains("line 8"),
        "{note}"
    );
    let others = ["line 7", "line 9", "park"];
    assert!(others.iter().all(|other| !note.contains(other)), "{note}");
    assert_eq!(heard(&early(2000)), (true, Vec::new()), "it does no harm");
}

#[test]
fn a_hearing_is_over_after_a_dead_end_but_not_after_a_deadlock() {
    let court = Court::new();
    let over = |end: End| {
        let mut hearing = court.hearing();
        hearing.see(&seed(1), None, Story::new().over(end));
        hearing.is_over()
    };
    assert!(over(End::Busy) && over(End::Spinning) && over(End::Killed(9)));
    assert!(over(End::Limit("steps".into())) && over(End::Unknown("std::net".into())));
    assert!(!over(End::Deadlock) && !over(End::Returned(0)) && !over(End::Exited(1)));
}

#[test]
fn a_hearing_is_over_a_dozen_schedules_after_the_first_failure() {
    let court = Court::new();
    let mut hearing = court.hearing();
    for number in 0..30 {
        hearing.see(&seed(number), None, sleeps(2000));
    }
    assert!(!hearing.is_over());
    hearing.see(&seed(30), None, sleeps(3000));
    for number in 0..AFTER_FAILURE {
        assert!(!hearing.is_over(), "after {number}");
        hearing.see(&seed(31), None, sleeps(2000));
    }
    assert!(hearing.is_over());
}

#[test]
fn a_variant_counts_as_a_schedule_and_not_as_an_order() {
    let lesson = Lesson::of(Engine::Threads, 2).with_slow_first();
    let (expectation, source) = (lesson.expectation(), Source::default());
    let mut court = Court::new();
    (court.expectation, court.source) = (expectation, source);
    let mut hearing = court.hearing();
    hearing.see(&seed(1), Some(0), sleeps(2000));
    let lab = hearing.close(true);
    assert_eq!(
        (lab.schedules, lab.orders.len(), lab.unknown.as_deref()),
        (1, 0, None)
    );
    assert!(lab.shown.is_none(), "it does not apply");
}

#[test]
fn a_program_that_passes_has_every_check_passed_and_its_transcript_shown() {
    let verdict = Court::new().verdict_on(sleeps(2000));
    assert_eq!(
        (verdict.status, &verdict.diagnosis),
        (Status::Passed, &None)
    );
    assert!(
        verdict
            .checks
            .iter()
            .all(|check| check.status == Status::Passed)
    );
    let names: Vec<_> = verdict.checks.iter().map(|check| check.name).collect();
    assert_eq!(
        names,
        [
            check::COMPILES,
            check::ENDS,
            check::TRANSCRIPT,
            check::EVIDENCE
        ]
    );
    assert_eq!(
        verdict.transcript,
        ["start 1", "(2 second pause)", "end 1", "done"]
    );
    assert_eq!(
        (verdict.schedule, verdict.virtual_ms, verdict.schedules),
        (None, 2000, 1)
    );
    assert!(verdict.exhaustive && verdict.notes.is_empty() && verdict.name == LESSON);
}

#[test]
fn what_comes_after_a_failed_check_is_skipped() {
    let skipped = "something before it failed";
    let passed = "in every schedule";
    let court = Court::new();
    let verdict = court.verdict_on(hangs());
    let message = &verdict.diagnosis.as_ref().unwrap().message;
    assert_eq!(
        checks(&verdict)[1..],
        [
            (check::ENDS, Status::Failed, message.as_str()),
            (check::TRANSCRIPT, Status::Skipped, skipped),
            (check::EVIDENCE, Status::Skipped, skipped),
        ]
    );
    let verdict = court.verdict_on(sleeps(3000));
    let message = &verdict.diagnosis.as_ref().unwrap().message;
    assert_eq!(
        checks(&verdict)[1..],
        [
            (check::ENDS, Status::Passed, passed),
            (check::TRANSCRIPT, Status::Failed, message.as_str()),
            (check::EVIDENCE, Status::Skipped, skipped),
        ]
    );
    let check = &verdict.checks[2];
    assert_eq!(check.expected, "start 1\n(2 second pause)\nend 1\ndone");
    assert_eq!(check.actual, "start 1\n(3 second pause)\nend 1\ndone");
    assert_eq!(verdict.status, Status::Failed);
}

#[test]
fn missing_evidence_leaves_the_checks_before_it_passed() {
    let mut court = Court::new();
    court.expectation = Lesson::of(Engine::Threads, 2).expectation();
    let verdict = court.verdict_on(faked());
    let statuses: Vec<_> = verdict.checks.iter().map(|check| check.status).collect();
    assert_eq!(statuses[..3], [Status::Passed; 3]);
    assert_eq!(statuses[3], Status::Failed);
    let diagnosis = verdict.diagnosis.unwrap();
    assert_eq!((diagnosis.id, diagnosis.at.len()), (Id::Faked, 2));
    assert_eq!(
        (diagnosis.at[0].line, diagnosis.at[0].file.as_str()),
        (12, FILE)
    );
    let compared = verdict
        .checks
        .iter()
        .find(|check| !check.expected.is_empty());
    assert_eq!(compared, None, "there is nothing to compare");
}

#[test]
fn a_transcript_that_is_not_as_wanted_is_always_compared() {
    let mut story = Story::new();
    let worker = story.starts(MAIN, 21);
    story.prints(worker, 11, "start 1");
    let verdict = Court::new().verdict_on(story.returns());
    let check = &verdict.checks[2];
    assert_eq!(check.status, Status::Failed);
    assert_eq!(check.expected, "start 1\n(2 second pause)\nend 1\ndone");
    assert_eq!(check.actual, "start 1");
}

#[test]
fn a_lesson_in_parts_says_how_far_one_got_and_another_has_none_to_name() {
    let mut lesson = Lesson::of(Engine::Threads, 1);
    let whole = lesson.expectation();
    let court = Court::new();
    let verdict = || court.verdict_on(sleeps(3000));
    assert_eq!(verdict().in_part(&whole, 0).parts, []);
    let part = |name: &str| crate::expectation::CheckFile {
        name: name.into(),
        ..lesson.check.clone()
    };
    lesson.check.part = vec![part("logs"), part("orders"), part("report")];
    let snapshot = |name: &str| format!("=== {name}\n{}\n", lesson.snapshot);
    lesson.snapshot = ["logs", "orders", "report"].map(snapshot).concat();
    let parts = verdict().in_part(&lesson.expectation(), 1).parts;
    let told = words::parts(&parts);
    assert_eq!(
        told,
        "Parts: logs ✓ passed, orders ✗ this one is next, report · later"
    );
    let parts: Vec<_> = parts
        .iter()
        .map(|part| (part.name.as_str(), part.status))
        .collect();
    let wanted = [
        ("logs", Status::Passed),
        ("orders", Status::Failed),
        ("report", Status::Skipped),
    ];
    assert_eq!(parts, wanted);
}

#[test]
fn an_exit_code_is_compared_with_success() {
    let verdict = Court::new().verdict_on(story(2000).over(End::Returned(1)));
    let check = &verdict.checks[1];
    assert_eq!(
        (check.expected.as_str(), check.actual.as_str()),
        ("exit code 0", "exit code 1")
    );
}

#[test]
fn an_untouched_stub_is_told_to_be_one_and_what_it_does_now() {
    let court = Court::new();
    let mut hearing = court.hearing();
    hearing.see(&seed(1), None, sleeps(3000));
    let lab = hearing.close(true);
    let verdict = Verdict::from_lab(LESSON, FILE, "", true, &lab);
    let diagnosis = verdict.diagnosis.unwrap();
    assert_eq!(diagnosis.id, Id::Todo);
    insta::assert_snapshot!(diagnosis.message, @r#"this is the exercise as it comes, waiting for you. As it stands, "end 1" is printed at 3 s and should be at 2 s; look at the wait on line 12."#);
    let mut hearing = court.hearing();
    hearing.see(&seed(1), None, sleeps(2000));
    let passed = Verdict::from_lab(LESSON, FILE, "", true, &hearing.close(true));
    assert_eq!((passed.status, passed.diagnosis), (Status::Passed, None));
}

#[test]
fn what_the_lab_cannot_follow_skips_every_question_and_says_why() {
    let verdict = Court::new().verdict_on(Story::new().over(End::Unknown("std::net".into())));
    let why = "the lab cannot judge `std::net` yet; the real run decides";
    assert_eq!(verdict.status, Status::Inconclusive);
    assert_eq!(verdict.notes, [why]);
    assert_eq!(checks(&verdict)[0].1, Status::Passed);
    assert_eq!(
        checks(&verdict)[1..],
        [check::ENDS, check::TRANSCRIPT, check::EVIDENCE].map(|name| (name, Status::Skipped, why))
    );
}

#[test]
fn a_program_that_does_not_compile_is_asked_nothing_else() {
    let finding = Finding::new(Id::DoesNotCompile, "expected `;`", vec![3, 3, 4]);
    let verdict = Verdict::does_not_compile(LESSON, FILE, &finding);
    assert_eq!(verdict.status, Status::Failed);
    let lines: Vec<u32> = verdict
        .diagnosis
        .unwrap()
        .at
        .iter()
        .map(|at| at.line)
        .collect();
    assert_eq!(lines, [3, 4]);
    assert_eq!(verdict.checks[0].why, "expected `;`");
    let skipped = &verdict.checks[1..];
    assert_eq!(skipped.len(), 3);
    assert!(skipped.iter().all(|check| check.status == Status::Skipped));
}

#[test]
fn a_verdict_can_fail_by_the_real_run_or_come_to_nothing() {
    let mut verdict = Verdict::inconclusive(LESSON, "no rustc");
    assert_eq!(
        (verdict.status, verdict.notes.as_slice()),
        (Status::Inconclusive, &["no rustc".to_owned()][..])
    );
    let finding = Finding::new(Id::WrongOutput, "it differs", vec![7]).with("a", "b");
    verdict.fail(check::REAL, &finding, FILE);
    assert_eq!(verdict.status, Status::Failed);
    let check = &verdict.checks[0];
    assert_eq!(
        (check.name, check.expected.as_str(), check.actual.as_str()),
        (check::REAL, "a", "b")
    );
    assert_eq!(
        verdict.diagnosis.as_ref().map(|told| told.id),
        Some(Id::WrongOutput)
    );
    let report = Report::new(vec![verdict]);
    assert_eq!((report.schema, report.exercises.len()), (1, 1));
}

#[test]
fn a_finding_in_a_task_that_panicked_is_told_before_a_wrong_pause() {
    let mut story = story(3000);
    let message = "boom".into();
    story.event(MAIN, 44, Kind::Panicked { message });
    let verdict = Court::new().verdict_on(story.over(End::Returned(101)));
    assert_eq!(verdict.diagnosis.map(|told| told.id), Some(Id::Panics));
}

#[test]
fn every_id_has_one_name_that_leads_back_to_it() {
    for id in Id::ALL {
        assert_eq!(Id::named(&id.to_string()), Some(id));
    }
    assert_eq!(Id::named("no-such-mistake"), None);
    assert!(
        Id::ALL.is_sorted(),
        "told in the order in which they are written"
    );
}

/// A lesson in which two threads compute in `scan`, on line 2.
fn computing() -> Court {
    use crate::expectation::{Computers, Computing};
    let mut lesson = Lesson::of(Engine::Threads, 1);
    lesson.check.together.clear();
    lesson.snapshot = "done".into();
    lesson.check.computing.push(Computing {
        within: "scan".into(),
        on: Computers::Threads,
        least: 2,
        items: 0,
    });
    let source = Source::new("fn scan() {\n COUNT.fetch_add(1);\n}\nfn main() {}");
    let expectation = lesson.expectation();
    Court {
        expectation,
        source,
    }
}

/// So many of two threads come to compute something.
fn of_two(busy: usize) -> Trace {
    let mut story = Story::new();
    let workers = [21, 21].map(|line| story.starts(MAIN, line));
    for worker in &workers[..busy] {
        story.updates(*worker, 2, 9, "0", "1");
    }
    workers.into_iter().for_each(|worker| story.ends(worker));
    story.prints(MAIN, 40, "done");
    story.returns()
}

#[test]
fn that_several_could_compute_at_once_need_show_in_one_schedule_only() {
    let court = computing();
    let verdict = |busy: &[usize]| {
        let mut hearing = court.hearing();
        for (number, busy) in (1..).zip(busy) {
            hearing.see(&seed(number), None, of_two(*busy));
        }
        court.verdict(&hearing.close(false))
    };
    assert_eq!(verdict(&[1, 2, 1]).status, Status::Passed);
    let never = verdict(&[1, 1]);
    assert_eq!(never.diagnosis.unwrap().id, Id::Sequential);
    assert_eq!(never.schedule, None, "none of them shows what none shows");
    // Nor is anything said of them where the lab could not follow one.
    let mut hearing = court.hearing();
    hearing.see(&seed(1), None, of_two(1));
    hearing.see(
        &seed(2),
        None,
        Story::new().over(End::Unknown("std::net".into())),
    );
    let lost = court.verdict(&hearing.close(false));
    assert_eq!((lost.status, lost.diagnosis), (Status::Inconclusive, None));
    // One schedule by itself is no proof of what the others show.
    assert_eq!(verdict(&[1]).status, Status::Passed);
}

#[test]
fn of_schedules_in_which_too_few_compute_the_one_to_which_more_came_is_told() {
    let court = computing();
    let mut lopsided = Story::new();
    let workers = [21, 22].map(|line| lopsided.starts(MAIN, line));
    for (worker, after) in workers.into_iter().zip(["9", "0"]) {
        lopsided.updates(worker, 2, 9, "0", after);
        lopsided.ends(worker);
    }
    lopsided.prints(MAIN, 40, "done");
    let lopsided = lopsided.returns();
    let told = |traces: [Trace; 2]| {
        let mut hearing = court.hearing();
        for (number, trace) in (1..).zip(traces) {
            hearing.see(&seed(number), None, trace);
        }
        let verdict = court.verdict(&hearing.close(false));
        verdict.diagnosis.unwrap().message
    };
    let (one, other) = (of_two(1), lopsided);
    let first = told([one.clone(), other.clone()]);
    assert!(first.contains("nothing to do"), "{first}");
    assert_eq!(told([other, one]), first);
}

#[test]
fn a_race_is_not_why_lines_are_wrong_that_come_without_it_too() {
    let mut court = Court::new();
    court.expectation.check.shared = vec!["done{}".into()];
    let trace = |raced: bool, text: &str| {
        let mut story = story(2000);
        if raced {
            let one = story.starts(MAIN, 22);
            story.reads(one, 11, 0, "0");
            story.updates(MAIN, 12, 0, "0", "1");
            story.puts(one, 13, 0, "1", "1");
            story.ends(one);
        }
        let mut trace = story.returns();
        for event in &mut trace.events {
            if let Kind::Printed { text: line, .. } = &mut event.kind
                && line == "done\n"
            {
                *line = format!("{text}\n");
            }
        }
        trace
    };
    let told = |first: &str| {
        let mut hearing = court.hearing();
        hearing.see(&seed(1), None, trace(false, first));
        hearing.see(&seed(2), None, trace(true, "done 5"));
        hearing
            .close(false)
            .failure()
            .map(|(_, finding)| finding.id)
    };
    assert_eq!(told("done 5"), Some(Id::WrongOutput));
    assert_eq!(told("done 4"), Some(Id::LostUpdate));
}

/// A lesson of two threads whose results are listed in one line, with a variant in which the second is ready first.
fn listing() -> Court {
    let mut lesson = Lesson::of(Engine::Threads, 2);
    lesson.snapshot = lesson.snapshot.replace("done", "list: one two");
    lesson.check.computed = ["one", "two"].map(str::to_owned).into();
    lesson.check.in_input_order = vec!["list: one two".into()];
    let mut lesson = lesson.with_slow_first();
    lesson.snapshot = lesson.snapshot.replace("done", "list: one two");
    Court {
        expectation: lesson.expectation(),
        source: Source::default(),
    }
}

/// The threads take so long and end in this order, and the list is told.
fn listed(order: [(usize, u64); 2], list: &str) -> Trace {
    let mut story = Story::new();
    let workers = [21, 22].map(|line| story.starts(MAIN, line));
    let mut sleeps = Vec::new();
    for (number, worker) in workers.iter().enumerate() {
        story.prints(*worker, 11, &format!("start {}", number + 1));
    }
    story.event(
        workers[0],
        11,
        Kind::Stretched {
            line: "start 1".into(),
        },
    );
    for (number, millis) in order {
        sleeps.push((number, story.sleeps(workers[number - 1], 12, millis)));
    }
    for (number, sleep) in sleeps {
        story.wakes(sleep);
        story.prints(workers[number - 1], 13, &format!("end {number}"));
    }
    story.prints(MAIN, 40, list);
    story.returns()
}

#[test]
fn a_list_that_never_changes_is_in_no_order_of_completion() {
    let court = listing();
    let told = |variant: [(usize, u64); 2], list: &str| {
        let mut hearing = court.hearing();
        hearing.see(
            &seed(1),
            None,
            listed([(2, 2000), (1, 2000)], "list: two one"),
        );
        assert!(hearing.asks_for_variant());
        hearing.see(&seed(1), Some(0), listed(variant, list));
        assert!(!hearing.asks_for_variant());
        court.verdict(&hearing.close(true)).diagnosis.unwrap().id
    };
    let slow_first = [(2, 2000), (1, 4000)];
    assert_eq!(told(slow_first, "list: one two"), Id::CompletionOrder);
    let mut hearing = court.hearing();
    hearing.see(
        &seed(1),
        None,
        listed([(2, 2000), (1, 2000)], "list: two one"),
    );
    hearing.see(
        &seed(2),
        None,
        listed([(1, 2000), (2, 2000)], "list: two one"),
    );
    let told = court.verdict(&hearing.close(true)).diagnosis.unwrap();
    assert_eq!(told.id, Id::WrongOutput);
}

#[test]
fn what_the_program_does_as_it_is_comes_before_what_a_variant_shows() {
    let court = listing();
    let plain = listed([(1, 2000), (2, 2000)], "none");
    let timing = listed([(2, 2000), (1, 5000)], "list: one two");
    let ids = |first: (Option<usize>, &Trace), second: (Option<usize>, &Trace)| {
        let mut hearing = court.hearing();
        hearing.see(&seed(1), first.0, first.1.clone());
        hearing.see(&seed(1), second.0, second.1.clone());
        court.verdict(&hearing.close(true)).diagnosis.unwrap()
    };
    let (plain, timing) = ((None, &plain), (Some(0), &timing));
    assert_eq!(ids(plain, timing).id, Id::WrongOutput);
    assert_eq!(ids(timing, plain).id, Id::WrongOutput);
    let told = ids(timing, timing);
    assert_eq!(told.id, Id::WrongTiming);
    assert!(
        told.message.starts_with("with slow 1: "),
        "{}",
        told.message
    );
}

#[test]
fn a_variant_is_asked_for_once_and_only_where_results_seem_to_be_listed_as_they_were_ready() {
    let court = listing();
    let both = [(2, 2000), (1, 2000)];
    let mut hearing = court.hearing();
    assert!(!hearing.asks_for_variant());
    hearing.see(&seed(1), None, listed(both, "list: one two"));
    assert!(!hearing.asks_for_variant());
    let mut hearing = court.hearing();
    hearing.see(&seed(1), None, listed(both, "list: two one"));
    assert!(hearing.asks_for_variant());
    let slow_first = [(2, 2000), (1, 4000)];
    hearing.see(&seed(1), Some(0), listed(slow_first, "list: two one"));
    assert!(!hearing.asks_for_variant());
    hearing.see(&seed(2), None, listed(both, "list: two one"));
    assert!(!hearing.asks_for_variant());
}

#[test]
fn a_list_that_changes_is_in_the_order_of_completion_also_where_it_is_wrong_in_another_way_once() {
    let court = listing();
    let both = [(2, 2000), (1, 2000)];
    let mut hearing = court.hearing();
    hearing.see(&seed(1), None, listed(both, "list: two one"));
    hearing.see(&seed(2), None, listed(both, "list: one one two"));
    let verdict = court.verdict(&hearing.close(true));
    assert_eq!(verdict.diagnosis.unwrap().id, Id::CompletionOrder);
}

#[test]
fn a_list_that_is_always_alike_is_wrong_whichever_schedule_shows_it_first() {
    let court = listing();
    for orders in [[[1, 2], [2, 1]], [[2, 1], [1, 2]]] {
        let mut hearing = court.hearing();
        for (number, order) in (1..).zip(orders) {
            let order = order.map(|who| (who, 2000));
            hearing.see(&seed(number), None, listed(order, "list: two one"));
        }
        let verdict = court.verdict(&hearing.close(true));
        assert_eq!(verdict.diagnosis.unwrap().id, Id::WrongOutput);
    }
}

#[test]
fn what_is_worse_than_wrong_lines_is_told_also_where_the_lines_are_the_same() {
    let court = Court::new();
    let trace = |panics: bool| {
        let mut story = story(2000);
        story.prints(MAIN, 41, "more");
        if panics {
            let message = "at the end".into();
            story.event(MAIN, 42, Kind::Panicked { message });
        }
        story.returns()
    };
    let mut hearing = court.hearing();
    hearing.see(&seed(1), None, trace(false));
    hearing.see(&seed(2), None, trace(true));
    let verdict = court.verdict(&hearing.close(true));
    assert_eq!(verdict.diagnosis.unwrap().id, Id::Panics);
}

#[test]
fn a_client_for_each_call_is_advised_against_where_a_lesson_with_servers_is_passed() {
    let judged = |with_servers: bool, line: &str| {
        let mut lesson = Lesson::of(Engine::Threads, 0);
        lesson.check.together.clear();
        lesson.check.any_order.clear();
        lesson.snapshot = "begin\n(1 second pause)\ndone".into();
        lesson.check.in_flight = with_servers.then_some(crate::servers::InFlight {
            least: 1,
            most: 1,
            engine: Engine::Threads,
            one_thread: false,
            cut_short: false,
        });
        let court = Court {
            expectation: lesson.expectation(),
            source: Source::new("fn main() {\n loop { Agent::new_with_defaults(); }\n}"),
        };
        let mut story = Story::new();
        story.prints(MAIN, 1, "begin");
        let answered = Some(story.now() + std::time::Duration::from_secs(1));
        let (connection, what) = (0, "GET /".to_owned());
        let asked = Kind::Asked {
            connection,
            what,
            answered,
        };
        story.event(MAIN, 2, asked);
        let (class, op) = (Class::Net, "TcpStream::read");
        let wait = story.waits(MAIN, 2, class, op, Some(0), Some(1000), true);
        story.wakes(wait);
        story.prints(MAIN, 3, line);
        let mut hearing = court.hearing();
        hearing.see(&seed(1), None, story.returns());
        hearing.close(true).advice
    };
    insta::assert_snapshot!(judged(true, "done").join("\n"), @"Line 2 makes an Agent whenever it is reached. That works, but each connects anew and shares nothing with the others; one, made before, can be lent or cloned for all calls.");
    assert_eq!(judged(true, "gone"), Vec::<String>::new());
    assert_eq!(judged(false, "done"), Vec::<String>::new());
}
