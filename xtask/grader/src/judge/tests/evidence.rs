//! Programs that print what is wanted, when it is wanted, and did not do the work as the lesson asks.

use super::*;
use crate::expectation::Engine;
use lab_trace::{Class, Kind, Role};

const BOTH: [u32; 2] = [1, 2];

fn lesson(engine: Engine) -> Lesson {
    Lesson::of(engine, 2)
}

/// One after the other prints its start and begins to wait by the given call; then each prints its end.
fn work(story: &mut Story, who: [Who; 2], wait: impl Fn(&mut Story, Who) -> lab_trace::WaitId) {
    let mut waits = Vec::new();
    for (number, who) in BOTH.into_iter().zip(who) {
        story.prints(who, 11, &format!("start {number}"));
        waits.push(wait(story, who));
    }
    for (number, (who, wait)) in BOTH.into_iter().zip(who.into_iter().zip(waits)) {
        story.wakes_as(wait, who);
        story.prints(who, 13, &format!("end {number}"));
    }
}

fn sleep(story: &mut Story, who: Who) -> lab_trace::WaitId {
    story.sleeps(who, 12, 2000)
}

fn timer(story: &mut Story, who: Who) -> lab_trace::WaitId {
    story.timer(who, 12, 2000)
}

#[test]
fn an_async_timer_among_threads_is_the_wrong_engine() {
    let mut story = Story::new();
    let who = BOTH.map(|number| story.starts(MAIN, 20 + number));
    let who = who.map(|who| story.spawns(who, 10));
    work(&mut story, who, timer);
    story.prints(MAIN, 40, "done");
    insta::assert_snapshot!(told(&lesson(Engine::Threads), &story.returns()), @"
    evidence: wrong-engine [12]
    this work is for threads, but an async timer on line 12 does the waiting
    ");
}

#[test]
fn a_timer_before_or_after_the_work_of_threads_does_not_matter() {
    let mut lesson = lesson(Engine::Threads);
    lesson.snapshot = format!("(1 second pause)\n{}\n(1 second pause)", lesson.snapshot);
    let mut story = Story::new();
    let root = story.spawns(MAIN, 5);
    let nap = story.timer(root, 5, 1000);
    story.wakes(nap);
    let who = BOTH.map(|number| story.starts(MAIN, 20 + number));
    work(&mut story, who, sleep);
    story.prints(MAIN, 40, "done");
    let nap = story.timer(root, 41, 1000);
    story.wakes(nap);
    assert_eq!(told(&lesson, &story.returns()), "Passed");
}

#[test]
fn threads_that_sleep_for_tasks_are_the_wrong_engine() {
    let mut story = Story::new();
    let who = BOTH.map(|number| story.starts(MAIN, 20 + number));
    work(&mut story, who, sleep);
    story.prints(MAIN, 40, "done");
    insta::assert_snapshot!(told(&lesson(Engine::Async), &story.returns()), @"
    evidence: wrong-engine [21, 12]
    this work is for tasks, but the thread started on line 21 sleeps on line 12 for it; one thread can wait for all of them
    ");
}

#[test]
fn threads_that_sleep_beside_work_with_timers_of_its_own_pass() {
    let mut story = Story::new();
    let [heart, watchdog] = [31, 32].map(|line| story.starts(MAIN, line));
    let beats = story.sleeps(heart, 31, 2000);
    story.sleeps(watchdog, 32, 60_000);
    let root = story.spawns(MAIN, 20);
    let tasks = BOTH.map(|number| story.spawns(root, 20 + number));
    // One looks out for a message besides, which comes as the heart beats.
    let recv = story.waits(root, 33, Class::Channel, "recv", None, None, false);
    work(&mut story, tasks, timer);
    story.wakes(beats);
    story.wakes(recv);
    story.prints(root, 40, "done");
    assert_eq!(told(&lesson(Engine::Async), &story.returns()), "Passed");
}

#[test]
fn tasks_that_wait_for_a_thread_that_sleeps_are_the_wrong_engine_also_for_a_part_of_the_time() {
    for halves in [1, 2] {
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        let tasks = BOTH.map(|number| story.spawns(root, 20 + number));
        for (number, task) in BOTH.into_iter().zip(tasks) {
            story.prints(task, 11, &format!("start {number}"));
        }
        let millis = 2000 / halves;
        let sleeps = BOTH.map(|_| {
            let sleeper = story.starts(root, 31);
            story.sleeps(sleeper, 32, millis)
        });
        // One gives up after a minute, which nobody waits for.
        let limits = [None, Some(60_000)];
        let waits = [0, 1].map(|at| {
            let (class, op) = (Class::Channel, "recv");
            story.waits(tasks[at], 12, class, op, None, limits[at], false)
        });
        sleeps.into_iter().for_each(|sleep| story.wakes(sleep));
        for (wait, task) in waits.into_iter().zip(tasks) {
            story.event(
                task,
                12,
                Kind::Woke {
                    wait,
                    how: lab_trace::Woken::Done,
                },
            );
        }
        if halves == 2 {
            let timers = tasks.map(|task| story.timer(task, 14, millis));
            timers.into_iter().for_each(|timer| story.wakes(timer));
        }
        for (number, task) in BOTH.into_iter().zip(tasks) {
            story.prints(task, 13, &format!("end {number}"));
        }
        story.prints(root, 40, "done");
        let told = told(&lesson(Engine::Async), &story.returns());
        assert!(
            told.starts_with("evidence: wrong-engine [31, 32]"),
            "{told}"
        );
    }
}

#[test]
fn threads_that_a_crate_started_are_the_wrong_engine_without_a_line_of_their_own() {
    let mut story = Story::new();
    let who = BOTH.map(|_| story.starts(MAIN, crate::story::ELSEWHERE));
    work(&mut story, who, sleep);
    story.prints(MAIN, 40, "done");
    let told = told(&lesson(Engine::Async), &story.returns());
    assert!(
        told.contains("but a thread sleeps on line 12 for it"),
        "{told}"
    );
}

#[test]
fn work_that_is_handed_to_the_pool_for_blocking_code_is_told_by_the_line_that_hands_it_over() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let tasks = BOTH.map(|number| story.spawns(root, 20 + number));
    let pool = BOTH.map(|_| story.starts_as(root, 20, Role::Blocking, None));
    for (number, who) in BOTH.into_iter().zip(pool) {
        story.prints(who, 11, &format!("start {number}"));
    }
    let sleeps = pool.map(|who| story.sleeps(who, 12, 2000));
    // The second is done first, in the same moment.
    for at in [1, 0] {
        story.wakes(sleeps[at]);
        story.prints(pool[at], 13, &format!("end {}", BOTH[at]));
        story.finishes(tasks[at].on(pool[at]), lab_trace::Finish::Done);
    }
    story.prints(root, 40, "done");
    insta::assert_snapshot!(told(&lesson(Engine::Async), &story.returns()), @"
    evidence: wrong-engine [21, 12]
    this work is for tasks, but a thread of the pool for blocking code (for line 21) sleeps on line 12 for it; one thread can wait for all of them
    ");
}

#[test]
fn tasks_that_block_worker_threads_block_the_runtime_even_when_the_time_is_right() {
    let mut story = Story::new();
    let workers = BOTH.map(|_| story.starts_as(MAIN, 19, Role::Worker, None));
    let tasks = workers.map(|worker| story.spawns(MAIN, 21).on(worker));
    work(&mut story, tasks, sleep);
    story.prints(MAIN, 40, "done");
    insta::assert_snapshot!(told(&lesson(Engine::Async), &story.returns()), @"
    evidence: blocks-runtime [12]
    thread::sleep on line 12 blocks the runtime's thread: no other task on it can go on; await tokio's own instead
    ");
}

#[test]
fn work_for_threads_that_is_done_in_tasks_keeps_the_threads_of_the_runtime() {
    let mut story = Story::new();
    let workers = BOTH.map(|_| story.starts_as(MAIN, 19, Role::Worker, None));
    let tasks = workers.map(|worker| story.spawns(MAIN, 21).on(worker));
    work(&mut story, tasks, sleep);
    story.prints(MAIN, 40, "done");
    let told = told(&lesson(Engine::Threads), &story.returns());
    assert!(told.starts_with("evidence: blocks-runtime [12]"), "{told}");
}

#[test]
fn threads_that_have_a_task_wait_for_them_are_the_wrong_engine() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let timers = BOTH.map(|_| story.timer(root, 32, 2000));
    let who = BOTH.map(|number| story.starts(MAIN, 20 + number));
    let heard = BOTH.map(|number| {
        let who = who[number as usize - 1];
        story.prints(who, 11, &format!("start {number}"));
        story.waits(who, 12, Class::Channel, "recv", None, None, true)
    });
    timers.into_iter().for_each(|timer| story.wakes(timer));
    for (number, wait) in BOTH.into_iter().zip(heard) {
        story.wakes(wait);
        story.prints(who[number as usize - 1], 13, &format!("end {number}"));
    }
    story.prints(MAIN, 40, "done");
    let told = told(&lesson(Engine::Threads), &story.returns());
    assert!(told.starts_with("evidence: wrong-engine [32]"), "{told}");
}

/// A second passes before the work, whose tasks then wait for a server and for a timer; a thread sleeps for somebody.
#[test]
fn a_thread_that_sleeps_before_the_work_or_for_another_task_is_not_in_its_place() {
    for for_another in [true, false] {
        let mut lesson = lesson(Engine::Async);
        lesson.snapshot = format!("hello\n(1 second pause)\n{}", lesson.snapshot);
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        let thread = story.starts(MAIN, 21);
        let tasks = BOTH.map(|number| story.spawns(root, 20 + number));
        let other = story.spawns(root, 30);
        let waits_for_thread = |story: &mut Story, who: Who| {
            let sleep = story.sleeps(thread, 52, 1000);
            let op = "recv";
            (
                sleep,
                story.waits(who, 31, Class::Channel, op, None, None, false),
            )
        };
        story.prints(root, 10, "hello");
        let (sleep, heard) =
            waits_for_thread(&mut story, if for_another { other } else { tasks[0] });
        story.wakes(sleep);
        story.wakes(heard);
        for (number, who) in BOTH.into_iter().zip(tasks) {
            story.prints(who, 11, &format!("start {number}"));
        }
        let later = for_another.then(|| waits_for_thread(&mut story, other));
        let answers = tasks.map(|who| {
            let (class, op) = (Class::Net, "TcpStream::read");
            story.waits(who, 14, class, op, None, Some(1000), false)
        });
        for wait in later.into_iter().flat_map(|(sleep, heard)| [sleep, heard]) {
            story.wakes(wait);
        }
        answers.into_iter().for_each(|answer| story.wakes(answer));
        let timers = tasks.map(|who| story.timer(who, 12, 1000));
        for (number, timer) in BOTH.into_iter().zip(timers) {
            story.wakes(timer);
            story.prints(tasks[number as usize - 1], 13, &format!("end {number}"));
        }
        story.prints(root, 40, "done");
        assert_eq!(told(&lesson, &story.returns()), "Passed");
    }
}

#[test]
fn a_task_that_blocks_once_the_work_is_done_blocks_nobody() {
    let mut lesson = lesson(Engine::Async);
    lesson.snapshot += "\n(1 second pause)";
    let mut story = joined(&[1, 2]);
    let root = Who {
        task: Some(1),
        ..MAIN
    };
    let sleep = story.sleeps(root, 44, 1000);
    story.wakes(sleep);
    assert_eq!(told(&lesson, &story.returns()), "Passed");
}

#[test]
fn a_runtime_on_each_of_several_threads_is_the_wrong_engine() {
    for role in [Role::Spawned, Role::Blocking] {
        let mut story = Story::new();
        let who = BOTH.map(|number| story.starts_as(MAIN, 20 + number, role, None));
        let who = who.map(|who| {
            let runtime = story.makes_runtime(who, 9);
            story.spawns_on(who, 10, runtime)
        });
        work(&mut story, who, timer);
        story.prints(MAIN, 40, "done");
        insta::allow_duplicates! {
            insta::assert_snapshot!(told(&lesson(Engine::Async), &story.returns()), @"
            evidence: wrong-engine [21, 22, 9]
            the async work is spread over 2 threads of your own, each with its runtime; one runtime drives all tasks
            ");
        }
    }
}

#[test]
fn one_runtime_that_several_threads_drive_is_the_wrong_engine() {
    let mut story = Story::new();
    let who = BOTH.map(|number| story.starts(MAIN, 20 + number));
    let runtime = story.makes_runtime(MAIN, 8);
    let who = who.map(|who| story.spawns_on(who, 10, runtime));
    work(&mut story, who, timer);
    story.prints(MAIN, 40, "done");
    insta::assert_snapshot!(told(&lesson(Engine::Async), &story.returns()), @"
    evidence: wrong-engine [21, 22]
    task 1 and task 2 are spread over 2 threads of your own, each of which drives a part; one thread can drive all tasks
    ");
}

#[test]
fn work_in_tasks_of_several_runtimes_is_the_wrong_engine() {
    // The second runtime is main's, or of a thread of its own.
    for thread in [false, true] {
        let mut story = Story::new();
        let other = match thread {
            true => story.starts(MAIN, 21),
            false => MAIN,
        };
        let who = [(MAIN, 8), (other, 9)].map(|(who, line)| {
            let runtime = story.makes_runtime(who, line);
            story.spawns_on(who, 10, runtime)
        });
        work(&mut story, who, timer);
        story.prints(MAIN, 40, "done");
        let told = told(&lesson(Engine::Async), &story.returns());
        match thread {
            false => insta::assert_snapshot!(told, @"
            evidence: wrong-engine [8, 9]
            task 1 and task 2 are spread over 2 runtimes; one runtime drives all tasks
            "),
            true => assert!(
                told.starts_with("evidence: wrong-engine [21, 8, 9]"),
                "{told}"
            ),
        }
    }
}

#[test]
fn a_runtime_for_something_else_and_a_second_block_on_do_not_matter() {
    let mut story = Story::new();
    let [first, second] = [8, 9].map(|line| story.makes_runtime(MAIN, line));
    let other = story.spawns_on(MAIN, 19, first);
    story.prints(other, 11, "start 1");
    let one = story.spawns_on(MAIN, 20, second);
    let nap = timer(&mut story, one);
    // A worker of the same runtime has the other piece.
    let worker = story.starts_as(MAIN, 9, Role::Worker, None);
    let two = story.spawns_on(one, 21, second).on(worker);
    story.prints(two, 11, "start 2");
    let last = timer(&mut story, two);
    story.wakes(nap);
    story.prints(one, 13, "end 1");
    story.wakes(last);
    story.prints(two, 13, "end 2");
    story.prints(MAIN, 40, "done");
    assert_eq!(told(&lesson(Engine::Async), &story.returns()), "Passed");
}

#[test]
fn one_runtime_on_a_thread_of_its_own_is_no_mistake() {
    let mut story = Story::new();
    let thread = story.starts(MAIN, 21);
    let root = story.spawns(thread, 10);
    work(&mut story, [root, root], timer);
    story.prints(MAIN, 40, "done");
    assert_eq!(told(&lesson(Engine::Async), &story.returns()), "Passed");
}

#[test]
fn asking_over_and_over_is_told_when_the_transcript_is_right() {
    let mut story = threads(&[2000, 2000]);
    for line in [33, 34] {
        let (op, times) = ("JoinHandle::is_finished".to_owned(), 100);
        story.event(MAIN, line, Kind::Spun { op, times });
    }
    insta::assert_snapshot!(told(&lesson(Engine::Threads), &story.returns()), @"
    evidence: busy-waits [33, 34]
    the program asks JoinHandle::is_finished on line 33 over and over; that keeps a processor busy where a wait would cost nothing
    ");
    let mut story = threads(&[2000, 2000]);
    let (op, times) = ("thread::yield_now".to_owned(), 100);
    story.event(MAIN, 0, Kind::Spun { op, times });
    insta::assert_snapshot!(told(&lesson(Engine::Threads), &story.returns()), @"
    evidence: busy-waits []
    the program asks thread::yield_now over and over; that keeps a processor busy where a wait would cost nothing
    ");
}

#[test]
fn asking_over_and_over_is_told_also_when_it_shows_only_where_somebody_waits_longer() {
    let lesson = lesson(Engine::Threads).with_slow_first();
    let mut story = threads(&[4000, 2000]);
    story.event(
        MAIN,
        0,
        Kind::Stretched {
            line: "start 1".into(),
        },
    );
    let (op, times) = ("Receiver::try_recv".to_owned(), 100);
    story.event(MAIN, 33, Kind::Spun { op, times });
    insta::assert_snapshot!(told_as(&lesson, Some(0), &story.returns()), @"
    evidence: busy-waits [33]
    with slow 1: the program asks Receiver::try_recv on line 33 over and over; that keeps a processor busy where a wait would cost nothing
    ");
}

#[test]
fn what_is_asked_once_before_the_loop_is_not_what_goes_round() {
    let mut lesson = lesson(Engine::Threads);
    lesson.source = "fn main() {\n now();\n loop {\n  elapsed();\n }\n}".into();
    let mut story = threads(&[2000, 2000]);
    for (line, op) in [(2, "Instant::now"), (4, "Instant::elapsed")] {
        let (op, times) = (op.to_owned(), 100);
        story.event(MAIN, line, Kind::Spun { op, times });
    }
    let told = told(&lesson, &story.returns());
    let wanted = "evidence: busy-waits [4, 2]\nthe program asks Instant::elapsed on line 4";
    assert!(told.starts_with(wanted), "{told}");
}

#[test]
fn who_sleeps_between_two_looks_is_told_so_but_not_of_the_sleep_of_another_thread() {
    let told_of = |own: bool| {
        let mut lesson = lesson(Engine::Threads);
        lesson.source = "fn main() {\n loop {\n  done();\n  sleep();\n }\n}".into();
        let mut story = Story::new();
        let other = story.starts(MAIN, 3);
        let nap = story.sleeps(if own { MAIN } else { other }, 4, 1000);
        let who = BOTH.map(|number| story.starts(MAIN, 20 + number));
        let sleeps = BOTH.map(|number| {
            let who = who[number as usize - 1];
            story.prints(who, 11, &format!("start {number}"));
            sleep(&mut story, who)
        });
        story.wakes(nap);
        let (op, times) = ("AtomicBool::load".to_owned(), 100);
        story.event(MAIN, 3, Kind::Spun { op, times });
        for (number, wait) in BOTH.into_iter().zip(sleeps) {
            story.wakes(wait);
            story.prints(who[number as usize - 1], 13, &format!("end {number}"));
        }
        story.prints(MAIN, 40, "done");
        told(&lesson, &story.returns())
    };
    let (own, others) = (told_of(true), told_of(false));
    let wanted = "asks AtomicBool::load on line 3 over and over";
    let sleeps = format!("{wanted}, and sleeps on line 4 in between");
    assert!(own.contains(&sleeps), "{own}");
    assert!(others.contains(&format!("{wanted};")), "{others}");
}

#[test]
fn lines_around_one_shared_sleep_are_faked() {
    let faked = |mut story: Story, who: Who, wait: &dyn Fn(&mut Story, Who) -> u32| {
        for number in BOTH {
            story.prints(who, 10 + number, &format!("start {number}"));
        }
        let wait = wait(&mut story, who);
        // Nor is the sleep of another task of the same thread theirs.
        let other = who.task.map(|_| story.spawns(who, 60));
        let timer = other.map(|other| story.timer(other, 61, 2000));
        story.wakes(wait);
        if let Some(timer) = timer {
            story.wakes(timer);
        }
        // A lock that is free at once is nothing that anybody waits for.
        let lock = story.wants(who, 50, 1);
        story.wakes(lock);
        for number in BOTH {
            story.prints(who, 13 + number, &format!("end {number}"));
        }
        story.prints(who, 40, "done");
        story.returns()
    };
    let trace = faked(Story::new(), MAIN, &sleep);
    insta::assert_snapshot!(told(&lesson(Engine::Threads), &trace), @"
    evidence: faked [12, 11]
    the text is right, but task 1 and task 2 do not each wait for themselves: the lines are printed around waits that are not theirs
    ");
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let trace = faked(story, root, &timer);
    insta::assert_snapshot!(told(&lesson(Engine::Async), &trace), @"
    evidence: faked [12, 11]
    the text is right, but task 1 and task 2 do not each wait for themselves: the lines are printed around waits that are not theirs
    ");
}

#[test]
fn of_much_work_the_first_pieces_are_named_and_the_others_counted() {
    let faked = |count: usize| {
        let mut story = Story::new();
        (1..=count).for_each(|number| story.prints(MAIN, 11, &format!("start {number}")));
        let nap = story.sleeps(MAIN, 12, 2000);
        story.wakes(nap);
        (1..=count).for_each(|number| story.prints(MAIN, 13, &format!("end {number}")));
        story.prints(MAIN, 40, "done");
        told(&Lesson::of(Engine::Threads, count), &story.returns())
    };
    let six = faked(6);
    assert!(
        six.contains("task 3, task 4, task 5 and task 6 do not"),
        "{six}"
    );
    let seven = faked(7);
    assert!(
        seven.contains("but task 1, task 2, task 3 and 4 more do not"),
        "{seven}"
    );
}

#[test]
fn a_faked_line_in_a_function_is_told_by_its_calls_too() {
    let mut lesson = Lesson::of(Engine::Threads, 1);
    lesson.source = "fn work() {}\nfn main() {\n work();\n}".into();
    let mut story = Story::new();
    story.writes(MAIN, 11, "start 1\n", false, Some("program::work"));
    let worker = story.starts(MAIN, 21);
    let nap = story.sleeps(worker, 12, 2000);
    let join = story.joins(MAIN, 31, worker);
    story.wakes(nap);
    story.wakes(join);
    story.prints(MAIN, 13, "end 1");
    story.prints(MAIN, 40, "done");
    lesson.check.together[0].beside = Some("done".into());
    insta::assert_snapshot!(told(&lesson, &story.returns()), @"
    evidence: faked [31, 3, 11, 40]
    the text is right, but task 1 does not run on a thread of its own
    ");
}

#[test]
fn work_that_only_a_runtime_with_nothing_to_do_waited_for_is_faked() {
    let mut story = Story::new();
    let idle = |story: &mut Story, who| {
        story.waits(who, 12, Class::Idle, "block_on", None, Some(2000), true)
    };
    work(&mut story, [MAIN, MAIN], idle);
    story.prints(MAIN, 40, "done");
    insta::assert_snapshot!(told(&lesson(Engine::Threads), &story.returns()), @"
    evidence: faked [11]
    the text is right, but task 1 and task 2 do not each wait for themselves: the lines are printed around waits that are not theirs
    ");
}

#[test]
fn sleeps_of_their_own_on_one_thread_are_not_threads_of_their_own() {
    let mut story = Story::new();
    let worker = story.starts(MAIN, 21);
    work(&mut story, [worker, worker], sleep);
    story.prints(MAIN, 40, "done");
    insta::assert_snapshot!(told(&lesson(Engine::Threads), &story.returns()), @"
    evidence: faked [12, 11]
    the text is right, but task 1 and task 2 do not run on threads of their own
    ");
}

#[test]
fn work_on_the_thread_of_what_should_run_beside_it_is_faked() {
    let mut lesson = Lesson::of(Engine::Threads, 1);
    lesson.check.together[0].beside = Some("meanwhile".into());
    lesson.snapshot = "start 1\nmeanwhile\n(2 second pause)\nend 1\ndone".into();
    let mut story = Story::new();
    story.prints(MAIN, 11, "start 1");
    story.prints(MAIN, 22, "meanwhile");
    let nap = story.sleeps(MAIN, 12, 2000);
    story.wakes(nap);
    story.prints(MAIN, 13, "end 1");
    story.prints(MAIN, 40, "done");
    insta::assert_snapshot!(told(&lesson, &story.returns()), @"
    evidence: faked [12, 11, 22]
    the text is right, but task 1 does not run on a thread of its own
    ");
}

#[test]
fn a_thread_of_its_own_for_the_work_and_for_what_should_run_beside_it_is_one_too_few() {
    let mut lesson = Lesson::of(Engine::Threads, 1);
    lesson.check.together[0].beside = Some("meanwhile".into());
    lesson.snapshot = "start 1\nmeanwhile\n(2 second pause)\nend 1\ndone".into();
    let mut story = Story::new();
    let worker = story.starts(MAIN, 21);
    story.prints(worker, 11, "start 1");
    story.prints(worker, 22, "meanwhile");
    let nap = story.sleeps(worker, 12, 2000);
    story.wakes(nap);
    story.prints(worker, 13, "end 1");
    story.prints(MAIN, 40, "done");
    let told = told(&lesson, &story.returns());
    assert!(told.starts_with("evidence: faked [12, 11, 22]"), "{told}");
}

#[test]
fn main_may_do_one_of_several_pieces_of_work_but_not_the_only_one() {
    let mut story = Story::new();
    let worker = story.starts(MAIN, 21);
    work(&mut story, [worker, MAIN], sleep);
    story.prints(MAIN, 40, "done");
    assert_eq!(told(&lesson(Engine::Threads), &story.returns()), "Passed");
    let mut story = Story::new();
    story.prints(MAIN, 11, "start 1");
    let nap = sleep(&mut story, MAIN);
    story.wakes(nap);
    story.prints(MAIN, 13, "end 1");
    story.prints(MAIN, 40, "done");
    let told = told(&Lesson::of(Engine::Threads, 1), &story.returns());
    assert!(told.starts_with("evidence: faked [12, 11]"), "{told}");
}

#[test]
fn a_line_beside_the_work_that_comes_before_the_thread_is_faked() {
    let mut lesson = Lesson::of(Engine::Threads, 1);
    lesson.check.together[0].beside = Some("meanwhile".into());
    lesson.snapshot = "meanwhile\nstart 1\n(2 second pause)\nend 1\ndone".into();
    let mut story = Story::new();
    story.prints(MAIN, 20, "meanwhile");
    let worker = story.starts(MAIN, 21);
    story.prints(worker, 11, "start 1");
    let nap = story.sleeps(worker, 12, 2000);
    story.wakes(nap);
    story.prints(worker, 13, "end 1");
    story.prints(MAIN, 40, "done");
    insta::assert_snapshot!(told(&lesson, &story.returns()), @r#"
    evidence: faked [20, 21]
    "meanwhile" is printed on line 20 before the thread is started (line 21), so nothing runs meanwhile
    "#);
}

#[test]
fn a_line_beside_the_work_before_the_thread_is_faked_also_where_main_prints_the_end() {
    let mut lesson = Lesson::of(Engine::Threads, 1);
    lesson.check.together[0].beside = Some("meanwhile".into());
    lesson.snapshot = "meanwhile\nstart 1\n(2 second pause)\nend 1\ndone".into();
    let mut story = Story::new();
    story.prints(MAIN, 20, "meanwhile");
    let worker = story.starts(MAIN, 21);
    story.prints(worker, 11, "start 1");
    let nap = story.sleeps(worker, 12, 2000);
    let join = story.joins(MAIN, 31, worker);
    story.wakes(nap);
    story.wakes(join);
    story.prints(MAIN, 32, "end 1");
    story.prints(MAIN, 40, "done");
    let told = told(&lesson, &story.returns());
    assert!(told.starts_with("evidence: faked [20, 21]"), "{told}");
}

#[test]
fn a_line_beside_work_whose_thread_another_thread_starts_counts_from_the_first_of_them() {
    let mut lesson = Lesson::of(Engine::Threads, 1);
    lesson.check.together[0].beside = Some("meanwhile".into());
    lesson.snapshot = "meanwhile\nstart 1\n(2 second pause)\nend 1\ndone".into();
    // Main prints the line, or a thread that itself starts the others.
    let program = |by_main: bool, before: bool| {
        let mut story = Story::new();
        let printer = match by_main {
            true => MAIN,
            false => story.starts(MAIN, 5),
        };
        if before {
            story.prints(printer, 20, "meanwhile");
        }
        let outer = story.starts(printer, 21);
        if !before {
            story.prints(printer, 20, "meanwhile");
        }
        let middle = story.starts(outer, 22);
        let worker = story.starts(middle, 23);
        story.prints(worker, 11, "start 1");
        let nap = story.sleeps(worker, 12, 2000);
        story.wakes(nap);
        story.prints(worker, 13, "end 1");
        story.prints(MAIN, 40, "done");
        told(&lesson, &story.returns())
    };
    for by_main in [true, false] {
        assert_eq!(program(by_main, false), "Passed");
        let told = program(by_main, true);
        assert!(told.starts_with("evidence: faked [20, 21]"), "{told}");
    }
}

#[test]
fn two_threads_that_a_task_waits_for_are_the_wrong_engine_and_one_blocks_the_runtime() {
    for count in [1, 2] {
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        let mut sleeps = Vec::new();
        for number in 1..=count {
            let worker = story.starts(root, 20 + number);
            story.prints(worker, 11, &format!("start {number}"));
            sleeps.push((number, worker, story.sleeps(worker, 12, 2000)));
        }
        let on = Some(1);
        let join = story.waits(root, 31, Class::Join, "JoinHandle::join", on, None, true);
        for (number, worker, sleep) in sleeps {
            story.wakes(sleep);
            story.prints(worker, 13, &format!("end {number}"));
        }
        story.wakes(join);
        story.prints(root, 40, "done");
        let told = told(&Lesson::of(Engine::Async, count as usize), &story.returns());
        let wanted = ["blocks-runtime [31]", "wrong-engine [21, 12]"][count as usize - 1];
        assert!(told.starts_with(&format!("evidence: {wanted}")), "{told}");
    }
}

#[test]
fn tasks_whose_waits_follow_each_other_are_faked() {
    let mut lesson = lesson(Engine::Async);
    lesson.snapshot =
        "any order:\n  start 1\n  start 2\n(1 second pause)\nend 1\n(1 second pause)\nend 2\ndone"
            .into();
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    story.prints(root, 11, "start 1");
    story.prints(root, 12, "start 2");
    for number in BOTH {
        let nap = story.timer(root, 20 + number, 1000);
        story.wakes(nap);
        story.prints(root, 30 + number, &format!("end {number}"));
    }
    story.prints(root, 40, "done");
    insta::assert_snapshot!(told(&lesson, &story.returns()), @"
    evidence: faked [21, 22, 11, 12]
    the text is right, but task 1 and task 2 do not each wait for themselves: the lines are printed around waits that are not theirs
    ");
}

#[test]
fn a_value_that_is_typed_in_is_faked() {
    let mut lesson = Lesson::of(Engine::Threads, 1);
    lesson.snapshot += "\nGot: 42";
    lesson.check.values = vec!["done".into(), "Got: 42".into()];
    let mut story = threads(&[2000]);
    story.writes(MAIN, 41, "Got: 42\n", true, None);
    insta::assert_snapshot!(told(&lesson, &story.returns()), @r#"
    evidence: faked [41]
    "Got: 42" is typed in on line 41; it should show the value that the work gave back
    "#);
}

#[test]
fn a_list_that_is_typed_in_is_faked() {
    let mut lesson = Lesson::of(Engine::Threads, 1);
    lesson.check.computed = vec!["page_1".into(), "page_2".into(), "page_3".into()];
    lesson.source = "fn main() {\n let v = [\"page_1\", \"page_2\", \"page_3\"];\n}".into();
    insta::assert_snapshot!(told(&lesson, &threads(&[2000]).returns()), @r#"
    evidence: faked [2]
    "page_1", "page_2" and "page_3" are typed in on line 2; they should be what the work gave back
    "#);
    lesson.source = "fn main() {\n let v = [\"page_1\", \"page_2\"];\n}".into();
    assert_eq!(told(&lesson, &threads(&[2000]).returns()), "Passed");
}

#[test]
fn two_lines_of_one_function_are_faked_where_they_belong_to_two() {
    let mut lesson = Lesson::of(Engine::Threads, 1);
    lesson.snapshot += "\nouter\ninner";
    lesson.check.bodies = vec![
        ("done".into(), "nowhere".into()),
        ("outer".into(), "inner".into()),
    ];
    let story = |outer, inner| {
        let mut story = threads(&[2000]);
        story.writes(MAIN, 41, "outer\n", true, outer);
        story.writes(MAIN, 42, "inner\n", true, inner);
        story.returns()
    };
    insta::assert_snapshot!(told(&lesson, &story(Some("p::main"), Some("p::main"))), @r#"
    evidence: faked [42]
    the text is right, but "outer" and "inner" are printed by one and the same function: there is no future to wait for
    "#);
    assert_eq!(
        told(&lesson, &story(Some("p::main"), Some("p::fetch"))),
        "Passed"
    );
    assert_eq!(told(&lesson, &story(None, None)), "Passed");
}

#[test]
fn what_was_dropped_earlier_or_by_another_task_does_not_cancel_the_work() {
    let mut lesson = Lesson::of(Engine::Async, 1);
    lesson.check.cancelled = vec!["end 1".into()];
    for by_other in [false, true] {
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        story.prints(root, 11, "start 1");
        let who = if by_other {
            story.spawns(root, 21)
        } else {
            root
        };
        let dropped = story.timer(who, 12, 9000);
        let first = story.timer(root, 22, 1000);
        story.wakes(first);
        let second = story.timer(root, 23, 1000);
        if by_other {
            story.wakes(second);
            story.drops(dropped);
        } else {
            story.drops(dropped);
            story.wakes(second);
        }
        story.prints(root, 13, "end 1");
        story.prints(root, 40, "done");
        let told = told(&lesson, &story.returns());
        assert!(told.starts_with("evidence: faked [13]"), "{told}");
    }
}

#[test]
fn work_that_should_be_cancelled_is_dropped_while_it_waits() {
    let program = |dropped: bool| {
        let mut lesson = Lesson::of(Engine::Async, 1);
        lesson.check.cancelled = vec!["end 1".into()];
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        story.prints(root, 11, "start 1");
        let timer = story.timer(root, 12, 9000);
        let deadline = story.timer(root, 22, 2000);
        if dropped {
            story.wakes(deadline);
            story.drops(timer);
        } else {
            story.drops(timer);
            story.wakes(deadline);
        }
        story.prints(root, 13, "end 1");
        story.prints(root, 40, "done");
        story.finishes(root, lab_trace::Finish::Done);
        told(&lesson, &story.returns())
    };
    assert_eq!(program(true), "Passed");
    insta::assert_snapshot!(program(false), @r#"
    evidence: faked [13]
    the text is right, but when "end 1" is printed on line 13, no work is cancelled: nothing that waits is dropped there
    "#);
}

#[test]
fn of_several_workloads_the_one_that_is_meant_is_told_by_the_line_that_has_its_name() {
    let judged = |several: bool, source: &str| {
        let mut lesson = lesson(Engine::Threads);
        lesson.source = source.into();
        let mut other = lesson.check.together[0].clone();
        for (work, name) in other.work.iter_mut().zip(["a", "b"]) {
            (work.name, work.starts, work.ends) = (
                format!("job {name}"),
                format!("begin {name}"),
                format!("over {name}"),
            );
        }
        lesson.snapshot += "\nbegin a\nbegin b\n(2 second pause)\nover a\nover b";
        if several {
            lesson.check.together.push(other);
        }
        let mut story = threads(&[2000, 2000]);
        story.prints(MAIN, 50, "begin a");
        story.prints(MAIN, 50, "begin b");
        let nap = story.sleeps(MAIN, 51, 2000);
        story.wakes(nap);
        story.prints(MAIN, 52, "over a");
        story.prints(MAIN, 52, "over b");
        if !several {
            lesson.check.together[0].work[0].name = "job a".into();
            lesson.snapshot += "\nbye";
        }
        told(&lesson, &story.returns())
    };
    let once = "fn main() {\n\n run(\"job a\");\n run(\"job b\");\n}";
    let twice = "fn main() {\n\n run(\"job a\");\n run(\"job a\");\n}";
    insta::assert_snapshot!(judged(true, once), @r#"
    evidence: faked [3, 51, 50]
    the text is right, but job a and job b do not each wait for themselves: the lines are printed around waits that are not theirs ("job a" stands on line 3)
    "#);
    assert!(!judged(true, twice).contains("stands on line"));
    assert!(!judged(false, once).contains("stands on line"));
}

#[test]
fn a_future_that_wakes_itself_is_told_by_that_line_and_not_by_what_drives_it() {
    let mut lesson = lesson(Engine::Async);
    lesson.source =
        "fn poll() {\n cx.waker().wake_by_ref();\n}\nfn main() {\n block_on();\n}".into();
    let mut story = joined(&[1, 2]);
    let (op, times) = ("Runtime::block_on".to_owned(), 100);
    story.event(MAIN, 5, Kind::Spun { op, times });
    let trace = story.returns();
    insta::assert_snapshot!(told(&lesson, &trace), @"
    evidence: busy-waits [2, 5]
    on line 2 a future wakes itself and is polled over and over; that keeps a processor busy where it would be woken by what it waits for
    ");
    lesson.source = "fn main() {\n block_on();\n}".into();
    let told = told(&lesson, &trace);
    assert!(told.contains("asks Runtime::block_on on line 5"), "{told}");
}
