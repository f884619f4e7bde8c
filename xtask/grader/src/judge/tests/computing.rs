//! Work that computes: who does it, behind which locks, and whether somebody waits for it.

use super::*;
use crate::expectation::{CheckFile, Computers, Computing, Variant};
use crate::facts::Facts;
use crate::judge::{Submission, reached};
use crate::source::Source;
use crate::story::FILE;
use lab_trace::{End, Kind, Role};

/// `scan` begins on line 1 and counts on line 2; `main` spawns on line 5, joins on line 6, prints on line 7.
const PROGRAM: &str = "fn scan() {
    COUNT.fetch_add(1);
}
fn main() {
    let part = spawn(|| scan());
    part.join();
    println!();
}
";

fn lesson(on: Computers) -> Lesson {
    let computing = Computing {
        within: "scan".into(),
        on,
        least: 2,
        items: 3,
    };
    let check = CheckFile {
        computing: vec![computing],
        ..CheckFile::default()
    };
    Lesson {
        check,
        snapshot: "2 lines".into(),
        source: PROGRAM.into(),
        warnings: Vec::new(),
    }
}

fn computes(story: &mut Story, who: Who) {
    story.updates(who, 2, 9, "0", "1");
}

fn ended(story: Story) -> Trace {
    let mut story = story;
    story.prints(MAIN, 7, "2 lines");
    story.returns()
}

/// How many compute at once in the trace, and what is said if it is never more.
fn reach(on: Computers, trace: &Trace) -> String {
    let lesson = lesson(on);
    let (expectation, source) = (lesson.expectation(), Source::new(&lesson.source));
    let submission = Submission {
        expectation: &expectation,
        source: &source,
        warnings: &[],
        file: FILE,
    };
    let reached = reached(&submission, trace, &Facts::new(trace)).remove(0);
    let (at_once, finding) = (reached.at_once, reached.finding);
    let (id, lines, message) = (finding.id, finding.lines, finding.message);
    format!("{at_once} at once, or {id} {lines:?}\n{message}")
}

#[test]
fn threads_that_are_alive_while_one_computes_could_compute_too() {
    let mut story = Story::new();
    let workers = [5, 5].map(|line| story.starts(MAIN, line));
    for worker in workers {
        computes(&mut story, worker);
        story.ends(worker);
    }
    assert!(reach(Computers::Threads, &ended(story)).starts_with("2 at once, or faked"));
    let mut story = Story::new();
    for _ in 0..2 {
        let worker = story.starts_as(MAIN, 5, Role::Crate, None);
        computes(&mut story, worker);
    }
    assert!(reach(Computers::Pool, &ended(story)).starts_with("2 at once, or sequential"));
}

#[test]
fn neither_a_runtime_nor_main_beside_a_pool_is_one_of_those_who_compute() {
    for (on, role) in [
        (Computers::Threads, Role::Spawned),
        (Computers::Pool, Role::Crate),
    ] {
        let mut story = Story::new();
        let worker = story.starts_as(MAIN, 5, role, None);
        let runtime = story.starts_as(MAIN, 5, Role::Worker, None);
        computes(&mut story, worker);
        computes(&mut story, runtime);
        if on == Computers::Pool {
            computes(&mut story, MAIN);
        }
        let told = reach(on, &ended(story));
        assert!(told.starts_with("1 at once"), "{told}");
    }
}

#[test]
fn main_may_be_one_of_those_who_compute() {
    let mut story = Story::new();
    let worker = story.starts(MAIN, 5);
    computes(&mut story, MAIN);
    computes(&mut story, worker);
    story.ends(worker);
    assert!(reach(Computers::Threads, &ended(story)).starts_with("2 at once"));
}

#[test]
fn threads_that_are_joined_one_by_one_never_compute_at_once() {
    let mut story = Story::new();
    for _ in 0..2 {
        let worker = story.starts(MAIN, 5);
        let join = story.joins(MAIN, 6, worker);
        computes(&mut story, worker);
        story.ends(worker);
        story.wakes(join);
    }
    insta::assert_snapshot!(reach(Computers::Threads, &ended(story)), @"
    1 at once, or sequential [6, 5]
    never more than one thread (started on line 5) is at work; line 6 waits for one before the next is started: 2 should be, at once
    ");
}

#[test]
fn who_computes_instead_is_told() {
    let mut alone = Story::new();
    computes(&mut alone, MAIN);
    insta::assert_snapshot!(reach(Computers::Threads, &ended(alone)), @"
    0 at once, or sequential [5]
    no thread that you start ever gets into `scan`, which is called on line 5, so main computes one part after the other: 2 threads that you start should share the work
    ");
    let by = |role: Role| {
        let mut story = Story::new();
        let worker = story.starts_as(MAIN, 5, role, None);
        computes(&mut story, worker);
        ended(story)
    };
    insta::assert_snapshot!(reach(Computers::Threads, &by(Role::Worker)), @"
    0 at once, or wrong-engine [5]
    no thread that you start ever gets into `scan`, which is called on line 5; tasks of a runtime get there instead: here threads that you start should share the work
    ");
    insta::assert_snapshot!(reach(Computers::Pool, &by(Role::Spawned)), @"
    0 at once, or wrong-engine [5]
    no thread of a pool ever gets into `scan`, which is called on line 5; threads that you start get there instead: here the threads of the pool should share the work
    ");
    insta::assert_snapshot!(reach(Computers::Pool, &by(Role::Crate)), @"
    1 at once, or sequential [5]
    all that the pool computes is done by 1 thread on line 5: it has no more, or nothing divides the work among them
    ");
    insta::assert_snapshot!(reach(Computers::Pool, &ended(Story::new())), @"
    0 at once, or faked [5]
    the text is right, but the work was not done: nothing ever ran in `scan`
    ");
}

/// Does so much of the work.
fn computes_some(story: &mut Story, who: Who, some: usize) {
    story.updates(who, 2, 9, "7", &(7 + some).to_string());
}

#[test]
fn who_gets_there_with_nothing_to_do_does_not_compute() {
    let idle = |on: Computers, role: Role| {
        let mut story = Story::new();
        for _ in 0..2 {
            let worker = story.starts_as(MAIN, 5, role, None);
            computes_some(&mut story, worker, 0);
        }
        computes_some(&mut story, MAIN, 3);
        reach(on, &ended(story))
    };
    insta::assert_snapshot!(idle(Computers::Threads, Role::Spawned), @"
    0 at once, or sequential [5]
    the threads that you start on line 5 get into `scan` with nothing to do there, and all is computed by others: threads that you start should share the work
    ");
    insta::assert_snapshot!(idle(Computers::Pool, Role::Crate), @"
    0 at once, or sequential [5]
    the threads of the pool get into `scan` with nothing to do there, and all is computed by others: the threads of the pool should share the work
    ");
}

#[test]
fn one_thread_that_has_nearly_all_of_the_work_computes_alone() {
    let shared = |on: Computers, shares: [usize; 2]| {
        let role = match on {
            Computers::Threads => Role::Spawned,
            Computers::Pool => Role::Crate,
        };
        let mut story = Story::new();
        let workers = [5, 5].map(|line| story.starts_as(MAIN, line, role, None));
        for (worker, share) in workers.into_iter().zip(shares) {
            computes_some(&mut story, worker, share);
        }
        reach(on, &ended(story))
    };
    insta::assert_snapshot!(shared(Computers::Threads, [1, 19]), @"
    1 at once, or sequential [5]
    of 20 that `scan` counts, 19 are done by one thread (started on line 5), and the others have next to nothing to do: divide the work into parts of about the same size
    ");
    insta::assert_snapshot!(shared(Computers::Threads, [20, 0]), @"
    1 at once, or sequential [5]
    all 20 that `scan` counts are done by one thread (started on line 5), and the others get there with nothing to do: divide the work into parts of about the same size
    ");
    insta::assert_snapshot!(shared(Computers::Pool, [1, 19]), @"
    1 at once, or sequential [5]
    of 20 that `scan` counts, 19 are done by one thread of the pool, and the others have next to nothing to do: divide the work into parts of about the same size
    ");
    for uneven in [[5, 15], [15, 5]] {
        assert!(shared(Computers::Threads, uneven).starts_with("2 at once"));
    }
}

#[test]
fn a_share_that_nobody_knows_is_as_good_as_any() {
    let mut story = Story::new();
    let workers = [5, 5].map(|line| story.starts(MAIN, line));
    computes_some(&mut story, workers[0], 20);
    story.updates(workers[1], 2, 9, "", "");
    assert!(reach(Computers::Threads, &ended(story)).starts_with("2 at once"));
}

/// Three threads of which each computes when it has heard of the one before.
fn in_turns(line: u32) -> Trace {
    let mut story = Story::new();
    let workers = [5, 5, 5].map(|line| story.starts(MAIN, line));
    for worker in workers {
        story.event(worker, line, Kind::Passed { object: 4 });
        computes(&mut story, worker);
        story.event(worker, line, Kind::Passed { object: 4 });
    }
    ended(story)
}

#[test]
fn threads_that_wait_for_each_other_never_compute_at_once() {
    insta::assert_snapshot!(reach(Computers::Threads, &in_turns(3)), @"
    1 at once, or sequential [3]
    the threads get into `scan` one after the other, since line 3 waits until another is through: 2 should be, at once
    ");
    insta::assert_snapshot!(reach(Computers::Threads, &in_turns(0)), @"
    1 at once, or sequential [5]
    the threads get into `scan` one after the other, since one of them (started on line 5) waits until another is through: 2 should be, at once
    ");
    let mut story = Story::new();
    let workers = [5, 5, 5].map(|line| story.starts(MAIN, line));
    for worker in &workers[..2] {
        computes(&mut story, *worker);
    }
    let join = story.joins(workers[2], 3, workers[0]);
    story.wakes(join);
    computes(&mut story, workers[2]);
    insta::assert_snapshot!(reach(Computers::Threads, &ended(story)), @"
    2 at once, or sequential [3]
    never more than 2 threads can be in `scan` at once, since line 3 waits until another is through: 2 should be, at once
    ");
}

/// Main looks so often, on the line, whether another is through.
fn looks(times: usize, line: u32, between: bool) -> String {
    let mut lesson = lesson(Computers::Threads);
    lesson.source = PROGRAM.replace(
        "part.join();",
        "while through.load() < 1 {
        yield_now();
    }
    part.join();",
    );
    let mut story = Story::new();
    let worker = story.starts(MAIN, 5);
    for _ in 0..times {
        story.reads(MAIN, line, 3, "0");
        if between {
            story.event(MAIN, 6, Kind::Locked { object: 8 });
        }
    }
    computes(&mut story, worker);
    told(&lesson, &ended(story))
}

#[test]
fn who_looks_again_and_again_whether_the_others_are_through_takes_a_processor_from_them() {
    insta::assert_snapshot!(looks(3, 6, false), @"
    evidence: busy-waits [6]
    the program asks AtomicI64 on line 6 over and over; that keeps a processor busy where a wait would cost nothing
    ");
    assert_eq!(looks(2, 6, false), "Passed");
    // Outside of a loop that only lets others go on, and where something is done in between.
    assert_eq!(looks(3, 5, false), "Passed");
    assert_eq!(looks(3, 6, true), "Passed");
}

#[test]
fn a_part_that_is_done_twice_shows_although_the_count_is_put_right() {
    let mut lesson = lesson(Computers::Threads);
    let shared = |by_hand: bool, share: usize| {
        let mut story = Story::new();
        let workers = [5, 5].map(|line| story.starts(MAIN, line));
        for worker in workers {
            computes_some(&mut story, worker, share);
        }
        if by_hand {
            story.puts(MAIN, 5, 8, "4", "3");
            story.puts(MAIN, 6, 9, "4", "3");
        }
        ended(story)
    };
    insta::assert_snapshot!(told(&lesson, &shared(true, 2)), @"
    evidence: faked [6]
    `scan` does 4 where there are 3 to do: something is done more than once, and line 6 sets the count to another number
    ");
    insta::assert_snapshot!(told(&lesson, &shared(false, 2)), @"
    evidence: faked []
    `scan` does 4 where there are 3 to do: something is done more than once
    ");
    assert_eq!(told(&lesson, &shared(true, 1)), "Passed");
    lesson.check.computing[0].items = 0;
    assert_eq!(told(&lesson, &shared(true, 2)), "Passed");
}

/// Two threads that compute, each with a lock around it, or taken after it.
fn locked(around: bool, readers: bool) -> Trace {
    let mut story = Story::new();
    let workers = [5, 5].map(|line| story.starts(MAIN, line));
    for worker in workers {
        if !around {
            computes(&mut story, worker);
        }
        story.event(worker, 5, Kind::Locked { object: 4 });
        if around {
            computes(&mut story, worker);
        }
        if readers {
            let how = lab_trace::Touch::Read;
            let (op, before, after) = ("RwLock::read".into(), None, None);
            let touched = Kind::Touched {
                object: 4,
                how,
                op,
                before,
                after,
            };
            story.event(worker, 5, touched);
        }
        story.event(worker, 5, Kind::Unlocked { object: 4 });
        story.ends(worker);
    }
    ended(story)
}

#[test]
fn a_lock_that_is_kept_while_computing_lets_only_one_compute() {
    let lesson = lesson(Computers::Threads);
    insta::assert_snapshot!(told(&lesson, &locked(true, false)), @"
    evidence: serialised-by-lock [5]
    the lock that is taken on line 5 is kept while `scan` runs, so only one thread computes at a time; compute first, then take the lock to add the result
    ");
    assert_eq!(told(&lesson, &locked(false, false)), "Passed");
    assert_eq!(told(&lesson, &locked(true, true)), "Passed");
}

#[test]
fn a_lock_is_in_nobodys_way_that_only_one_keeps_or_takes() {
    let mut story = Story::new();
    let workers = [5, 5].map(|line| story.starts(MAIN, line));
    for _ in 0..2 {
        story.event(workers[0], 5, Kind::Locked { object: 4 });
        computes(&mut story, workers[0]);
        story.event(workers[0], 5, Kind::Unlocked { object: 4 });
    }
    computes(&mut story, workers[1]);
    for _ in 0..2 {
        story.event(workers[0], 5, Kind::Locked { object: 6 });
        story.event(workers[0], 5, Kind::Unlocked { object: 6 });
    }
    story.event(workers[0], 5, Kind::Locked { object: 6 });
    workers.into_iter().for_each(|who| story.ends(who));
    assert_eq!(told(&lesson(Computers::Threads), &ended(story)), "Passed");
    // Nor is one that everybody takes once, when nothing is known of items.
    let mut unknown = lesson(Computers::Threads);
    unknown.check.computing[0].items = 0;
    assert_eq!(told(&unknown, &locked(false, false)), "Passed");
}

#[test]
fn only_readers_of_the_same_lock_let_each_other_in() {
    let mut trace = locked(true, false);
    let touched = |object: u32, op: &str| lab_trace::Event {
        kind: Kind::Touched {
            object,
            how: lab_trace::Touch::Read,
            op: op.into(),
            before: None,
            after: None,
        },
        ..trace.events[0].clone()
    };
    let others = [touched(4, "Mutex::lock"), touched(7, "RwLock::read")];
    trace.events.extend(others);
    let told = told(&lesson(Computers::Threads), &trace);
    assert!(told.starts_with("evidence: serialised-by-lock"), "{told}");
}

#[test]
fn a_lock_that_is_taken_for_each_item_is_in_everybodys_way() {
    let mut story = Story::new();
    let workers = [5, 5].map(|line| story.starts(MAIN, line));
    for worker in [workers[0], workers[1], workers[0]] {
        computes(&mut story, worker);
        story.event(worker, 5, Kind::Locked { object: 4 });
        story.event(worker, 5, Kind::Unlocked { object: 4 });
    }
    insta::assert_snapshot!(told(&lesson(Computers::Threads), &ended(story)), @"
    evidence: serialised-by-lock [5]
    the threads take one lock 3 times on line 5, so they stand in each other's way at every step; let each compute its part by itself, and come together once at the end
    ");
}

#[test]
fn a_result_that_is_told_before_a_thread_has_done_its_part_is_told_too_soon() {
    let lesson = lesson(Computers::Threads);
    let mut story = Story::new();
    let worker = story.starts(MAIN, 5);
    story.prints(MAIN, 7, "0 lines");
    computes(&mut story, worker);
    insta::assert_snapshot!(told(&lesson, &story.returns()), @r#"
    transcript: exits-early [5, 7]
    "0 lines" is printed on line 7 while a thread (started on line 5) still has its part to do: join it before its result is told
    "#);
    // Nor is who came to its end without.
    let mut story = Story::new();
    let worker = story.starts(MAIN, 5);
    story.ends(worker);
    story.prints(MAIN, 7, "0 lines");
    assert!(told(&lesson, &story.returns()).starts_with("transcript: wrong-output"));
    // Who had done it by then is not to blame.
    let mut story = Story::new();
    let worker = story.starts(MAIN, 5);
    computes(&mut story, worker);
    story.prints(MAIN, 7, "0 lines");
    assert!(told(&lesson, &story.returns()).starts_with("transcript: wrong-output"));
}

#[test]
fn arguments_that_are_wrong_must_be_refused_with_a_word() {
    let mut lesson = lesson(Computers::Threads);
    lesson.snapshot += "\n--- 0 threads\n";
    lesson.check.variant.push(Variant {
        name: "0 threads".into(),
        args: vec!["0".into()],
        fails: true,
        ..Variant::default()
    });
    let ends = |code: i32, error: Option<&str>| {
        let mut story = Story::new();
        if let Some(text) = error {
            let (stream, text) = (lab_trace::Stream::Stderr, text.to_owned());
            let (literal, within) = (true, None);
            story.event(
                MAIN,
                7,
                Kind::Printed {
                    stream,
                    text,
                    literal,
                    within,
                },
            );
        }
        told_as(&lesson, Some(0), &story.over_on(7, End::Exited(code)))
    };
    assert_eq!(ends(2, Some("0 is too few\n")), "Passed");
    insta::assert_snapshot!(ends(2, None), @"
    ends: wrong-output [7]
    with 0 threads: the program ends with code 2 and does not say why: tell it on standard error
    ");
    insta::assert_snapshot!(ends(0, None), @"
    ends: wrong-output [7]
    with 0 threads: the program goes on and ends with code 0; it should say on standard error what is wrong, and end with an error code
    ");
    insta::assert_snapshot!(ends(0, Some("0 is too few\n")), @"
    ends: wrong-output [7]
    with 0 threads: the program says what is wrong, but ends with code 0, as if all were well; end with an error code
    ");
}

#[test]
fn who_says_what_is_wrong_and_returns_all_the_same_is_told_where() {
    let mut lesson = lesson(Computers::Threads);
    lesson.source = "fn main() {\n eprintln!(\"0 is too few\");\n return;\n}".into();
    lesson.snapshot += "\n--- 0 threads\n";
    lesson.check.variant.push(Variant {
        name: "0 threads".into(),
        args: vec!["0".into()],
        fails: true,
        ..Variant::default()
    });
    let lines = |goes_on: bool| {
        let mut story = Story::new();
        let (literal, within) = (true, None);
        story.event(
            MAIN,
            2,
            Kind::Printed {
                stream: lab_trace::Stream::Stderr,
                text: "0 is too few\n".into(),
                literal,
                within,
            },
        );
        if goes_on {
            story.prints(MAIN, 2, "2 lines");
        }
        told_as(&lesson, Some(0), &story.over(End::Returned(0)))
    };
    let told = lines(false);
    assert!(told.starts_with("ends: wrong-output [3]"), "{told}");
    assert!(lines(true).starts_with("ends: wrong-output []"));
}

#[test]
fn who_has_done_their_own_half_is_not_to_blame_for_the_other() {
    let mut lesson = lesson(Computers::Threads);
    let pool = Computing {
        on: Computers::Pool,
        ..lesson.check.computing[0].clone()
    };
    lesson.check.computing.push(pool);
    let (expectation, source) = (lesson.expectation(), Source::new(&lesson.source));
    let id = |halves: u32| {
        let mut story = Story::new();
        let worker = story.starts_as(MAIN, 5, Role::Crate, None);
        for _ in 0..halves {
            story.updates(worker, 2, 9, "0", "3");
        }
        let submission = Submission {
            expectation: &expectation,
            source: &source,
            warnings: &[],
            file: FILE,
        };
        let trace = ended(story);
        let works = reached(&submission, &trace, &Facts::new(&trace));
        let finding = works.into_iter().next().unwrap().finding;
        (finding.id, finding.message)
    };
    assert_eq!(id(2).0, crate::diagnosis::Id::WrongEngine);
    insta::assert_debug_snapshot!(id(1), @r#"
    (
        Faked,
        "no thread that you start ever gets into `scan`, so its part of the work is done in some other way, or not at all; the threads of a pool have done theirs",
    )
    "#);
}

#[test]
fn who_counts_nothing_in_a_lesson_without_work_for_them_computes_all_the_same() {
    let mut story = Story::new();
    let worker = story.starts_as(MAIN, 5, Role::Crate, None);
    story.updates(worker, 2, 9, "3", "3");
    let told = reach(Computers::Threads, &ended(story));
    assert!(told.contains("wrong-engine"), "{told}");
}

#[test]
fn a_variant_may_allow_fewer_threads() {
    let mut lesson = lesson(Computers::Threads);
    lesson.snapshot += "\n--- 1 thread\n2 lines";
    lesson.check.variant.push(Variant {
        name: "1 thread".into(),
        args: vec!["1".into()],
        most: Some(1),
        ..Variant::default()
    });
    let told_of = |threads: usize| {
        let mut story = Story::new();
        for _ in 0..threads {
            story.starts(MAIN, 5);
        }
        told_as(&lesson, Some(0), &ended(story))
    };
    assert_eq!(told_of(1), "Passed");
    insta::assert_snapshot!(told_of(2), @"
    evidence: too-many-threads [5]
    with 1 thread: 2 threads of your own are alive at once (started on line 5); the lesson allows 1
    ");
}

#[test]
fn a_thread_that_did_something_else_is_the_nearest_to_those_who_have_not_computed() {
    let mut lesson = lesson(Computers::Threads);
    let pool = Computing {
        on: Computers::Pool,
        ..lesson.check.computing[0].clone()
    };
    lesson.check.computing.push(pool);
    let (expectation, source) = (lesson.expectation(), Source::new(&lesson.source));
    let lines = |in_pool: bool| {
        let mut story = Story::new();
        story.starts(MAIN, 6);
        let worker = match in_pool {
            true => story.starts_as(MAIN, 5, Role::Crate, None),
            false => story.starts(MAIN, 5),
        };
        story.updates(worker, 2, 9, "0", "3");
        let submission = Submission {
            expectation: &expectation,
            source: &source,
            warnings: &[],
            file: FILE,
        };
        let trace = ended(story);
        let works = reached(&submission, &trace, &Facts::new(&trace));
        let found = works.into_iter().map(|work| work.finding);
        let found = found.filter(|it| it.id == crate::diagnosis::Id::Faked);
        found.map(|it| it.lines).collect::<Vec<_>>()
    };
    assert_eq!(lines(true), [[6]]);
    assert_eq!(lines(false), [[]; 1]);
}
