//! How many threads a pool has that a crate started.

use super::*;
use crate::expectation::{CheckFile, Engine, Threads};
use crate::story::ELSEWHERE;
use lab_trace::Role;

/// At most three threads; the text is "done".
fn lesson(source: &str) -> Lesson {
    let check = CheckFile {
        threads: Some(Threads { most: 3, least: 0 }),
        ..CheckFile::default()
    };
    Lesson {
        check,
        snapshot: "done".into(),
        source: source.into(),
        warnings: Vec::new(),
    }
}

/// Pools of so many threads, one after the other; none of their threads ends in time.
fn pools(sizes: &[usize]) -> Trace {
    let mut story = Story::new();
    for size in sizes {
        for _ in 0..*size {
            let worker = story.starts_as(MAIN, ELSEWHERE, Role::Crate, None);
            let sleep = story.sleeps(worker, 12, 0);
            story.wakes(sleep);
        }
        let sleep = story.sleeps(MAIN, 22, 0);
        story.wakes(sleep);
    }
    story.prints(MAIN, 40, "done");
    story.returns()
}

#[test]
fn each_pool_counts_for_itself() {
    assert_eq!(told(&lesson(""), &pools(&[3, 3, 1])), "Passed");
}

#[test]
fn a_pool_that_is_too_large_is_told_with_the_line_that_says_so() {
    let source = "fn main() {\n let p = Builder::new()\n  .num_threads(5);\n a.par_iter();\n}";
    insta::assert_snapshot!(told(&lesson(source), &pools(&[1, 5])), @"
    evidence: too-many-threads [3, 4]
    line 3 makes a pool of 5 threads; the lesson allows 3
    ");
}

#[test]
fn a_pool_of_which_nobody_says_how_large_it_is_has_a_thread_for_each_core() {
    let source = "fn main() {\n a.into_par_iter();\n}";
    insta::assert_snapshot!(told(&lesson(source), &pools(&[4])), @"
    evidence: too-many-threads [2]
    the work runs on a pool of 4 threads, one for each core, since nothing says how many; the lesson allows 3
    ");
}

/// Three pieces of work on two threads of a pool, which has so many.
fn on_two_of(threads: usize, engine: Engine) -> String {
    let mut lesson = Lesson::of(engine, 3);
    lesson.source = "fn main() {\n Builder::new().num_threads(2).build();\n}".into();
    let mut story = Story::new();
    let who: Vec<Who> = (0..threads)
        .map(|_| story.starts_as(MAIN, ELSEWHERE, Role::Crate, None))
        .collect();
    let begins = |story: &mut Story, who, number: u32| {
        story.prints(who, 11, &format!("start {number}"));
        story.sleeps(who, 12, 2000)
    };
    let ends = |story: &mut Story, who, number: u32| {
        story.prints(who, 13, &format!("end {number}"));
    };
    let sleeps = [(who[0], 1), (who[1], 2)].map(|(who, number)| begins(&mut story, who, number));
    sleeps.into_iter().for_each(|sleep| story.wakes(sleep));
    ends(&mut story, who[0], 1);
    ends(&mut story, who[1], 2);
    let last = begins(&mut story, who[1], 3);
    story.wakes(last);
    ends(&mut story, who[1], 3);
    story.prints(MAIN, 40, "done");
    told(&lesson, &story.returns())
}

#[test]
fn where_the_pool_has_a_thread_for_each_or_is_not_for_the_work_it_is_not_too_small() {
    for (threads, engine) in [(3, Engine::Threads), (2, Engine::Async)] {
        let told = on_two_of(threads, engine);
        assert!(!told.contains("when a thread is free"), "{told}");
    }
}

#[test]
fn work_that_waits_for_a_thread_of_its_pool_is_told_with_how_many_there_are() {
    insta::assert_snapshot!(on_two_of(2, Engine::Threads), @"
    transcript: sequential [2]
    task 3 starts only at 2 s, when a thread is free: the pool (line 2) has 2 threads for 3 pieces of work
    ");
}

#[test]
fn the_pool_that_all_share_is_not_the_one_whose_threads_are_counted_in_the_text() {
    let source =
        "fn main() {\n let p = Builder::new()\n  .num_threads(n)\n  .build();\n a.par_iter();\n}";
    let judged = |at: [u32; 2]| {
        let mut story = Story::new();
        for (line, size) in at.into_iter().zip([2, 4]) {
            for _ in 0..size {
                let worker = story.starts_as(MAIN, line, Role::Crate, None);
                let sleep = story.sleeps(worker, 12, 0);
                story.wakes(sleep);
            }
            let sleep = story.sleeps(MAIN, 22, 0);
            story.wakes(sleep);
        }
        story.prints(MAIN, 40, "done");
        told(&lesson(source), &story.returns())
    };
    insta::assert_snapshot!(judged([4, 5]), @"
    evidence: too-many-threads [5]
    what is done on line 5 outside of your pool runs on one of 4 threads, one for each core: call install on your pool, and do it within; the lesson allows 3
    ");
    insta::assert_snapshot!(judged([5, 4]), @"
    evidence: too-many-threads [3, 5]
    line 3 makes a pool of 4 threads; the lesson allows 3
    ");
}

#[test]
fn a_large_pool_is_told_as_one_outside_of_anothers_only_where_nobody_built_it_and_there_is_another()
{
    let mut story = Story::new();
    for _ in 0..4 {
        let worker = story.starts_as(MAIN, 2, Role::Crate, None);
        let sleep = story.sleeps(worker, 12, 0);
        story.wakes(sleep);
    }
    story.prints(MAIN, 40, "done");
    let only = told(&lesson("fn main() {\n a.par_iter();\n}"), &story.returns());
    let built = "fn main() {\n let p = Builder::new().build();\n a.par_iter();\n}";
    let built = told(&lesson(built), &pools(&[1, 4]));
    for told in [only, built] {
        let pool = "the work runs on a pool of 4 threads, one for each core";
        assert!(told.contains(pool), "{told}");
    }
}
