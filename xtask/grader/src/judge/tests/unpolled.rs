//! Futures that were made and never polled.

use super::*;
use crate::expectation::Engine;
use crate::judge::Warning;
use crate::story::ELSEWHERE;
use lab_trace::Kind;

#[test]
fn a_future_that_was_made_and_dropped_is_told_by_what_made_it() {
    let lesson = Lesson::of(Engine::Async, 1);
    let mut story = Story::new();
    let op = || "tokio::time::sleep".to_owned();
    story.event(MAIN, ELSEWHERE, Kind::NeverPolled { op: op() });
    story.event(MAIN, 12, Kind::NeverPolled { op: op() });
    for text in ["start 1", "end 1", "done"] {
        story.prints(MAIN, 13, text);
    }
    insta::assert_snapshot!(told(&lesson, &story.returns()), @"
    transcript: never-polled [12]
    the future of tokio::time::sleep on line 12 is made and dropped; without `.await` it does nothing
    ");
}

#[test]
fn an_async_function_that_is_called_and_not_awaited_is_told_by_its_call() {
    let mut lesson = Lesson::of(Engine::Async, 1);
    let calls = "async fn main() {\n let _future = work(1);\n}";
    lesson.source = format!("async fn work(n: u32) {{ println!(\"start {{n}}\"); }}\n{calls}");
    let story = || {
        let mut story = Story::new();
        story.prints(MAIN, 40, "done");
        story.returns()
    };
    insta::assert_snapshot!(told(&lesson, &story()), @"
    transcript: never-polled [3]
    line 3 calls work, which only makes a future; nobody awaits it, so nothing of it runs
    ");
    // A function that is not async, or is awaited, is not to blame; rustc's warning may be.
    let code = "unused_must_use".to_owned();
    let message = "unused implementer of `Future` that must be used".to_owned();
    lesson.warnings = vec![
        Warning {
            code: "unused_variables".into(),
            line: 1,
            message: message.clone(),
        },
        Warning {
            code: code.clone(),
            line: 2,
            message: "unused `Result`".into(),
        },
        Warning {
            code,
            line: 3,
            message,
        },
    ];
    lesson.source = lesson.source.replace("async fn work", "fn work");
    insta::assert_snapshot!(told(&lesson, &story()), @"
    transcript: never-polled [3]
    the future made on line 3 is never awaited, so nothing of it runs
    ");
    lesson.warnings.clear();
    insta::assert_snapshot!(told(&lesson, &story()), @r#"
    transcript: wrong-output []
    "start 1" is never printed
    "#);
}

/// "done" is printed, and nothing else.
fn only_done(source: &str) -> String {
    done_after(None, source)
}

fn done_after(first: Option<&str>, source: &str) -> String {
    let mut lesson = Lesson::of(Engine::Async, 1);
    lesson.source = source.into();
    let mut story = Story::new();
    if let Some(text) = first {
        story.prints(MAIN, 39, text);
    }
    story.prints(MAIN, 40, "done");
    told(&lesson, &story.returns())
}

#[test]
fn a_function_that_ran_for_something_else_or_is_said_by_another_is_not_to_blame() {
    let source = "async fn work(n: u32) { println!(\"start {n}\"); }\nfn main() { run(work); }";
    for first in ["start 7", "main: start 1"] {
        let told = done_after(Some(first), source);
        assert!(told.starts_with("transcript: wrong-output [39]"), "{told}");
    }
}

#[test]
fn an_async_block_that_nobody_awaits_is_told_by_its_line() {
    let told = only_done("fn main() {\n let work = async {\n  println!(\"start 1\");\n };\n}");
    insta::assert_snapshot!(told, @"
    transcript: never-polled [2]
    the async block on line 2 only makes a future; nobody awaits it, so nothing of it runs
    ");
}

#[test]
fn an_async_function_that_is_only_handed_on_is_told_by_where() {
    let told = only_done("async fn work() { println!(\"start 1\"); }\nfn main() {\n run(work);\n}");
    insta::assert_snapshot!(told, @"
    transcript: never-polled [3, 1]
    line 3 hands work on; a call of it only makes a future, and nobody awaits one, so nothing of it runs
    ");
}

#[test]
fn a_call_whose_future_is_thrown_away_is_told_even_if_nothing_of_it_is_missing() {
    let told = only_done("async fn work() {}\nfn main() {\n let _ = work();\n}");
    insta::assert_snapshot!(told, @"
    transcript: never-polled [3]
    line 3 calls work, which only makes a future; nobody awaits it, so nothing of it runs
    ");
    let told = only_done("fn work() {}\nfn main() {\n let _ = work();\n}");
    insta::assert_snapshot!(told, @r#"
    transcript: wrong-output []
    "start 1" is never printed
    "#);
}

#[test]
fn main_is_never_a_future_that_nobody_awaits() {
    let told = only_done("async fn main() {\n println!(\"start 1\");\n}");
    insta::assert_snapshot!(told, @r#"
    transcript: wrong-output []
    "start 1" is never printed
    "#);
}

#[test]
fn a_timer_that_was_polled_another_time_was_only_not_reached() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    story.prints(root, 11, "start 1");
    let timer = story.timer(root, 12, 2000);
    story.wakes(timer);
    let op = "tokio::time::sleep".to_owned();
    story.event(root, 12, Kind::NeverPolled { op });
    story.prints(root, 13, "end 1");
    story.finishes(root, lab_trace::Finish::Done);
    insta::assert_snapshot!(told(&Lesson::of(Engine::Async, 1), &story.returns()), @r#"
    transcript: wrong-output []
    "done" is never printed
    "#);
}

#[test]
fn a_permit_that_nobody_awaits_is_told_unless_that_line_once_took_one() {
    let program = |taken: bool| {
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        let op = "Semaphore::acquire".to_owned();
        story.event(root, 12, Kind::NeverPolled { op });
        if taken {
            story.event(root, 12, Kind::Locked { object: 1 });
        }
        story.prints(root, 11, "start 1");
        let timer = story.timer(root, 13, 2000);
        story.wakes(timer);
        story.prints(root, 14, "end 1");
        story.finishes(root, lab_trace::Finish::Done);
        told(&Lesson::of(Engine::Async, 1), &story.returns())
    };
    insta::assert_snapshot!(program(false), @"
    transcript: never-polled [12]
    the future of Semaphore::acquire on line 12 is made and dropped; without `.await` it does nothing
    ");
    assert!(program(true).starts_with("transcript: wrong-output"));
}

#[test]
fn a_block_around_the_only_call_of_a_plain_function_may_be_what_nobody_polls() {
    let work = "fn work(n: u32) { println!(\"start {n}\"); }\n";
    let block = "async fn main() {\n pool(|| async {\n work(1);\n });\n}";
    insta::assert_snapshot!(only_done(&format!("{work}{block}")), @"
    transcript: never-polled [3, 4]
    the async block on line 3 only makes a future; nobody awaits it, so nothing of it runs
    ");
    // That others had their turn says nothing of it, nor that it was to be a task.
    let mut lesson = Lesson::of(Engine::Async, 1);
    lesson.source = format!("{work}{block}");
    let mut story = Story::new();
    let root = story.spawns(MAIN, 40);
    story.event(root, 0, Kind::PollBegan);
    let never = story.spawns(root, 3);
    story.prints(root, 40, "done");
    story.finishes(never, lab_trace::Finish::Done);
    story.finishes(root, lab_trace::Finish::Done);
    let told = told(&lesson, &story.returns());
    assert!(
        told.starts_with("transcript: never-polled [3, 4]"),
        "{told}"
    );
    let plain = only_done(&format!("{work}{}", block.replace("async {", "{")));
    assert!(plain.contains("wrong-output"), "{plain}");
    let again = only_done(&format!("{work}fn other() {{ work(2); }}\n{block}"));
    assert!(again.contains("wrong-output"), "{again}");
}

#[test]
fn an_async_block_that_is_only_dropped_never_runs() {
    let mut lesson = Lesson::of(Engine::Async, 1);
    lesson.source =
        "async fn main() {\n    let wait = async { pause().await };\n    drop(wait);\n}".into();
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    for (line, text) in [(11, "start 1"), (13, "end 1"), (40, "done")] {
        story.prints(root, line, text);
    }
    insta::assert_snapshot!(told(&lesson, &story.returns()), @"
    transcript: never-polled [2]
    the async block on line 2 only makes a future; nobody awaits it, so nothing of it runs
    ");
}

#[test]
fn what_an_async_closure_or_another_name_for_a_function_makes_is_a_future_too() {
    let told_of = |main: &str| {
        let mut lesson = Lesson::of(Engine::Async, 1);
        lesson.source = format!(
            "async fn work(n: u32) {{ println!(\"start {{n}}\"); }}\nasync fn main() {{\n{main}\n}}"
        );
        let mut story = Story::new();
        story.prints(MAIN, 40, "done");
        told(&lesson, &story.returns())
    };
    for bound in [
        "async || wait().await",
        "move || async move { wait().await }",
        "work",
    ] {
        let told = told_of(&format!("let make = {bound};\nlet _data = make();"));
        assert!(
            told.starts_with("transcript: never-polled [4]\nline 4 calls make,"),
            "{told}"
        );
    }
}

#[test]
fn an_async_function_is_told_by_where_it_is_called_or_told_that_nobody_calls_it() {
    let work = "async fn work() { println!(\"start 1\"); }";
    let calls = "line 3 calls work, which only makes a future; nobody awaits it";
    for call in ["let it = work();", "run(work());"] {
        let told = only_done(&format!("{work}\nfn main() {{\n {call}\n}}"));
        assert!(told.contains(calls), "{told}");
    }
    insta::assert_snapshot!(only_done(&format!("{work}\nfn main() {{\n}}")), @"
    transcript: never-polled [1]
    nobody calls work of line 1, so nothing of it runs
    ");
}

#[test]
fn a_block_that_had_a_turn_was_polled_whatever_it_did_not_print() {
    let mut lesson = Lesson::of(Engine::Async, 1);
    lesson.source =
        "async fn main() {\n spawn(async {\n  work();\n  println!(\"done\");\n });\n}".into();
    let told_of = |acts: &dyn Fn(&mut Story)| {
        let mut story = Story::new();
        acts(&mut story);
        for text in ["start 1", "end 1"] {
            story.prints(MAIN, 13, text);
        }
        told(&lesson, &story.returns())
    };
    assert!(told_of(&|_| ()).contains("never-polled"));
    let polled = |story: &mut Story| {
        let root = story.spawns(MAIN, 1);
        let task = story.spawns(root, 2);
        story.event(task, 0, Kind::PollBegan);
    };
    assert!(!told_of(&polled).contains("never-polled"));
    assert!(!told_of(&|story| story.reads(MAIN, 3, 4, "0")).contains("never-polled"));
    // Its first line is also that of who makes it.
    assert!(told_of(&|story| story.reads(MAIN, 2, 4, "0")).contains("never-polled"));
}
