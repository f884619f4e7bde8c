//! Ctrl-C: nobody listens, somebody lives on; and tasks that were ended before the program was.

use super::*;
use crate::expectation::Engine;
use lab_trace::{Class, End, Finish, Kind};

const SIGINT: i32 = 2;

fn pressed(story: &mut Story, heard: bool) {
    story.event(MAIN, 0, Kind::CtrlC { heard });
}

/// "begin", two seconds, "done"; and between them a failure that is told, if it is wanted.
fn lesson(failure: Option<&str>) -> Lesson {
    let mut lesson = Lesson::of(Engine::Async, 0);
    lesson.check.together.clear();
    lesson.check.any_order.clear();
    lesson.check.failures = failure.map(str::to_owned).into_iter().collect();
    let failure = failure.map_or(String::new(), |text| format!("{text}\n"));
    lesson.snapshot = format!("begin\n(2 second pause)\n{failure}done");
    lesson
}

#[test]
fn whom_nobody_listens_to_ends_the_program_where_it_waits() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 1);
    story.prints(root, 2, "begin");
    story.timer(root, 3, 2000);
    pressed(&mut story, false);
    insta::assert_snapshot!(told(&lesson(None), &story.over(End::Killed(SIGINT))), @"
    ends: exits-early [3]
    Ctrl-C is pressed at 0 s and ends the program on the spot, with its work undone and nothing reported: nobody listens for it at that time
    ");
    // Who waits for others should have listened meanwhile, rather than who waits for the world.
    let mut story = Story::new();
    let root = story.spawns(MAIN, 1);
    story.prints(root, 2, "begin");
    let task = story.spawns(root, 5);
    story.waits(task, 6, Class::Net, "TcpStream::read", None, None, false);
    story.joins(root, 3, task);
    pressed(&mut story, false);
    let told_first = told(&lesson(None), &story.over(End::Killed(SIGINT)));
    assert!(
        told_first.starts_with("ends: exits-early [3, 6]"),
        "{told_first}"
    );
    // Without Ctrl-C the signal was somebody else's.
    let killed = Story::new().over(End::Killed(SIGINT));
    insta::assert_snapshot!(told(&lesson(None), &killed), @"
    ends: non-zero-exit []
    the program was ended by signal 2
    ");
}

#[test]
fn what_a_task_says_in_the_moment_of_ctrl_c_does_not_tell_that_it_lives_on() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 1);
    story.prints(root, 2, "begin");
    let task = story.spawns(root, 5);
    story.prints(task, 7, "another");
    pressed(&mut story, true);
    let wait = story.timer(root, 3, 2000);
    story.wakes(wait);
    story.prints(root, 4, "done");
    let told = told(&lesson(None), &story.returns());
    assert!(!told.contains("Ctrl-C"), "{told}");
}

#[test]
fn a_task_that_goes_on_after_ctrl_c_is_told_by_the_line_that_began_it() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 1);
    story.prints(root, 2, "begin");
    let task = story.spawns(root, 5);
    let own = story.timer(task, 6, 1000);
    let wait = story.timer(root, 3, 2000);
    pressed(&mut story, true);
    story.wakes(own);
    story.prints(task, 7, "another");
    story.wakes(wait);
    story.prints(root, 4, "done");
    insta::assert_snapshot!(told(&lesson(None), &story.returns()), @r#"
    transcript: wrong-output [5, 3, 4, 7]
    Ctrl-C is pressed at 0 s, but the task of line 5 lives on and prints "another" on line 7 at 1 s: end it, and begin nothing new
    "#);
}

/// A task that is told to end after a second; main goes on for another one, and leaves something out.
fn ended_by_main() -> Trace {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 1);
    story.prints(root, 2, "begin");
    let task = story.spawns(root, 5);
    let own = story.timer(task, 6, 9000);
    let join = story.waits(
        root,
        8,
        Class::TaskJoin,
        "JoinHandle",
        task.task,
        None,
        false,
    );
    let second = story.timer(root, 3, 1000);
    story.wakes(second);
    story.drops(join);
    story.drops(own);
    story.finishes(task, Finish::Cancelled);
    let rest = story.timer(root, 9, 1000);
    story.wakes(rest);
    story.prints(root, 4, "done");
    story.finishes(root, Finish::Done);
    story.returns()
}

#[test]
fn a_task_that_main_has_ended_itself_was_not_cut_off_with_the_program() {
    let mut lesson = lesson(Some("it is down"));
    lesson.source = "fn main() {\n\n\n\n\n\n    tokio::select! {\n    }\n}".into();
    insta::assert_snapshot!(told(&lesson, &ended_by_main()), @r#"
    transcript: swallowed-failure [7]
    "it is down" is never printed: what had come was dropped together with the wait on line 8 for more; look at line 7, and keep what has come outside of what is dropped
    "#);
}
