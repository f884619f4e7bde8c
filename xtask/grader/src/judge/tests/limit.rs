//! Work with a limit: more at once than there may be, for which reason, and less although work is left.

use super::*;
use crate::expectation::{Engine, Limit};
use lab_trace::{Class, Finish, Kind, WaitId};

/// Four jobs of one second, two at once: `start 1` and so on on line 11, asleep on line 12, `end 1` on line
/// 13. The semaphore is made on line 4 and asked on line 6; tasks are spawned on line 20.
const PROGRAM: &str = r#"use tokio::sync::Semaphore;
async fn main() {
    // Tasks.
    let semaphore = Semaphore::new(2);
    for id in 1..=4 {
        let permit = semaphore.acquire().await;
    }
}
"#;

fn lesson() -> Lesson {
    let mut lesson = Lesson::of(Engine::Async, 4);
    let together = lesson.check.together.remove(0);
    lesson.check.limit = vec![Limit {
        engine: Engine::Async,
        most: 2,
        alike: true,
        work: together.work,
    }];
    lesson.check.any_order = vec![lesson.check.any_order.concat()];
    lesson.snapshot =
        "any order:\n  start 1\n  start 2\n(1 second pause)\nany order:\n  end 1\n  end 2\n  \
                       start 3\n  start 4\n(1 second pause)\nany order:\n  end 3\n  end 4\ndone"
            .into();
    lesson.source = PROGRAM.into();
    lesson
}

/// Jobs under way: who, which number, and until when.
struct Jobs {
    story: Story,
    root: Who,
    under_way: Vec<(u32, Who, WaitId)>,
}

impl Jobs {
    fn new() -> Self {
        let mut story = Story::new();
        let root = story.spawns(MAIN, 3);
        let under_way = Vec::new();
        Self {
            story,
            root,
            under_way,
        }
    }

    fn task(&mut self) -> Who {
        self.story.spawns(self.root, 20)
    }

    fn takes(&mut self, who: Who, object: u32) {
        self.story.event(who, 6, Kind::Locked { object });
    }

    fn gives_back(&mut self, who: Who, object: u32) {
        self.story.event(who, 6, Kind::Unlocked { object });
    }

    fn starts_as(&mut self, who: Who, number: u32, millis: u64) {
        self.story.prints(who, 11, &format!("start {number}"));
        let timer = self.story.timer(who, 12, millis);
        self.under_way.push((number, who, timer));
    }

    fn starts(&mut self, number: u32) {
        let who = self.task();
        self.starts_as(who, number, 1000);
    }

    fn ends(&mut self, number: u32) {
        let at = self.under_way.iter().position(|job| job.0 == number);
        let (_, who, timer) = self.under_way.remove(at.unwrap());
        self.story.wakes(timer);
        self.story.prints(who, 13, &format!("end {number}"));
        self.story.finishes(who, Finish::Done);
    }

    fn told(mut self) -> String {
        self.story.prints(self.root, 40, "done");
        self.story.finishes(self.root, Finish::Done);
        told(&lesson(), &self.story.returns())
    }
}

#[test]
fn two_at_once_pass_whichever_come_first() {
    for order in [[1, 2, 3, 4], [3, 1, 4, 2]] {
        let mut jobs = Jobs::new();
        jobs.starts(order[0]);
        jobs.starts(order[1]);
        jobs.ends(order[1]);
        jobs.starts(order[2]);
        jobs.ends(order[0]);
        jobs.starts(order[3]);
        jobs.ends(order[2]);
        jobs.ends(order[3]);
        assert_eq!(jobs.told(), "Passed", "{order:?}");
    }
}

#[test]
fn without_a_limit_the_third_job_is_one_too_many() {
    let mut jobs = Jobs::new();
    (1..=4).for_each(|number| jobs.starts(number));
    (1..=4).for_each(|number| jobs.ends(number));
    insta::assert_snapshot!(jobs.told(), @"
    transcript: over-limit [20, 11]
    task 3 starts on line 11 at 0 s while 2 others are under way, and 2 is the limit: nothing makes it wait for its turn; at its worst, 4 are under way at once
    ");
}

#[test]
fn a_permit_that_is_given_back_at_once_is_named() {
    let mut jobs = Jobs::new();
    for number in 1..=4 {
        let who = jobs.task();
        jobs.takes(who, 7);
        jobs.gives_back(who, 7);
        jobs.starts_as(who, number, 1000);
    }
    (1..=4).for_each(|number| jobs.ends(number));
    insta::assert_snapshot!(jobs.told(), @"
    transcript: over-limit [6, 20, 11]
    task 3 starts on line 11 at 0 s while 2 others are under way, and 2 is the limit: a permit taken on line 6 is given back before the work that it is for is done; at its worst, 4 are under way at once
    ");
}

#[test]
fn a_job_that_starts_in_the_moment_in_which_another_ends_is_too_many_before_that_says_so() {
    let mut jobs = Jobs::new();
    let who = [jobs.task(), jobs.task(), jobs.task()];
    jobs.takes(who[0], 7);
    jobs.starts_as(who[0], 1, 1000);
    jobs.takes(who[1], 7);
    jobs.starts_as(who[1], 2, 1000);
    // Both wake; the first gives its permit back before it prints its end.
    let (_, _, timer) = jobs.under_way.remove(0);
    jobs.story.wakes(timer);
    jobs.gives_back(who[0], 7);
    jobs.takes(who[2], 7);
    jobs.starts_as(who[2], 3, 1000);
    jobs.story.prints(who[0], 13, "end 1");
    jobs.ends(2);
    jobs.starts(4);
    jobs.ends(3);
    jobs.ends(4);
    insta::assert_snapshot!(jobs.told(), @"
    evidence: over-limit [6, 20, 11]
    task 3 starts on line 11 at 1 s while 2 others are under way, and 2 is the limit: a permit taken on line 6 is given back before the work that it is for is done; at its worst, 3 are under way at once
    ");
}

#[test]
fn a_semaphore_for_each_job_counts_nobody_else() {
    let mut jobs = Jobs::new();
    for number in 1..=4 {
        let who = jobs.task();
        jobs.takes(who, 10 + number);
        jobs.starts_as(who, number, 1000);
    }
    (1..=4).for_each(|number| jobs.ends(number));
    insta::assert_snapshot!(jobs.told(), @"
    transcript: over-limit [4, 6, 20, 11]
    task 3 starts on line 11 at 0 s while 2 others are under way, and 2 is the limit: the permits come from 4 semaphores, and each counts only its own; at its worst, 4 are under way at once
    ");
}

#[test]
fn a_semaphore_with_more_permits_lets_more_in() {
    let mut jobs = Jobs::new();
    for number in 1..=3 {
        let who = jobs.task();
        jobs.takes(who, 7);
        jobs.starts_as(who, number, 1000);
    }
    (1..=3).for_each(|number| jobs.ends(number));
    jobs.starts(4);
    jobs.ends(4);
    insta::assert_snapshot!(jobs.told(), @"
    transcript: over-limit [4, 6, 20, 11]
    task 3 starts on line 11 at 0 s while 2 others are under way, and 2 is the limit: the semaphore has let 3 in; at its worst, 3 are under way at once
    ");
}

#[test]
fn permits_that_are_given_back_later_are_open_all_the_same() {
    let mut jobs = Jobs::new();
    let who = [jobs.task(), jobs.task(), jobs.task()];
    for (number, who) in (1..).zip(who) {
        jobs.takes(who, 7);
        jobs.starts_as(who, number, 1000);
    }
    for (number, who) in (1..).zip(who) {
        jobs.ends(number);
        jobs.gives_back(who, 7);
    }
    jobs.starts(4);
    jobs.ends(4);
    let told = jobs.told();
    assert!(told.contains("the semaphore has let 3 in"), "{told}");
}

#[test]
fn who_waited_for_its_permit_before_it_started_did_not_ask_afterwards_and_others_may() {
    let mut jobs = Jobs::new();
    let who = [jobs.task(), jobs.task(), jobs.task(), jobs.task()];
    let waits = |jobs: &mut Jobs, who: Who| {
        let op = "Semaphore::acquire";
        jobs.story
            .waits(who, 5, Class::Lock, op, Some(7), None, false)
    };
    for (number, who) in (1..).zip(&who[..2]) {
        jobs.takes(*who, 7);
        jobs.starts_as(*who, number, 1000);
    }
    let third = waits(&mut jobs, who[2]);
    jobs.gives_back(who[0], 7);
    jobs.story.wakes(third);
    jobs.takes(who[2], 7);
    jobs.starts_as(who[2], 3, 1000);
    let lock = jobs.story.wants(who[2], 8, 3);
    jobs.story.wakes(lock);
    let fourth = waits(&mut jobs, who[3]);
    (1..=3).for_each(|number| jobs.ends(number));
    jobs.story.wakes(fourth);
    jobs.starts_as(who[3], 4, 1000);
    jobs.ends(4);
    let told = jobs.told();
    let given_back = "a permit taken on line 6 is given back before the work that it is for";
    assert!(told.contains(given_back), "{told}");
}

#[test]
fn what_ended_makes_room_for_nobody_but_the_next() {
    let mut lesson = lesson();
    let work = Lesson::of(Engine::Async, 5).check.together.remove(0).work;
    lesson.check.limit[0].work = work;
    lesson.check.any_order.clear();
    lesson.snapshot = "done".into();
    let mut jobs = Jobs::new();
    jobs.starts(1);
    jobs.starts(2);
    jobs.ends(1);
    jobs.starts(3);
    jobs.ends(2);
    jobs.starts(4);
    jobs.starts(5);
    (3..=5).for_each(|number| jobs.ends(number));
    let trace = jobs.story.returns();
    let told = told(&lesson, &trace);
    assert!(told.contains("task 5 starts on line 11"), "{told}");
}

#[test]
fn main_itself_was_begun_on_no_line_that_could_be_told() {
    let mut jobs = Jobs::new();
    let root = jobs.root;
    (1..=4).for_each(|number| jobs.starts_as(root, number, 1000));
    for number in 1..=4 {
        let (_, who, timer) = jobs.under_way.remove(0);
        jobs.story.wakes(timer);
        jobs.story.prints(who, 13, &format!("end {number}"));
    }
    let told = jobs.told();
    assert!(told.starts_with("transcript: over-limit [11]"), "{told}");
}

#[test]
fn a_second_place_that_stays_empty_from_the_beginning_is_told_with_who_should_have_it() {
    let mut jobs = Jobs::new();
    jobs.starts(1);
    let (one, other) = (jobs.task(), jobs.task());
    // Whatever else ends by then, at another time, or later: the one that starts waits for its own.
    let early = jobs
        .story
        .waits(other, 30, Class::Channel, "recv", None, Some(200), false);
    let aside = jobs
        .story
        .waits(other, 31, Class::Channel, "recv", None, Some(500), false);
    let own = jobs
        .story
        .waits(one, 32, Class::Channel, "recv", None, Some(500), false);
    let late = jobs
        .story
        .waits(other, 33, Class::Channel, "recv", None, Some(500), false);
    jobs.story.wakes(early);
    jobs.story.wakes(aside);
    jobs.story.wakes(own);
    jobs.starts_as(one, 2, 1000);
    jobs.story.wakes(late);
    jobs.ends(1);
    jobs.starts(3);
    jobs.ends(2);
    jobs.starts(4);
    jobs.ends(3);
    jobs.ends(4);
    let told = jobs.told();
    assert!(
        told.starts_with("transcript: wrong-timing [32, 31, 11]"),
        "{told}"
    );
    let only = "at 0 s only 1 is under way where 2 may be, and task 2 starts only at 0.5 s";
    assert!(told.contains(only), "{told}");
}

#[test]
fn a_job_that_says_that_it_starts_before_it_has_its_permit_is_under_way() {
    let mut jobs = Jobs::new();
    let who: Vec<Who> = (1..=4).map(|_| jobs.task()).collect();
    let op = "Semaphore::acquire";
    let mut waits = Vec::new();
    for (number, who) in (1..).zip(&who) {
        jobs.story.prints(*who, 11, &format!("start {number}"));
        if number > 2 {
            waits.push(
                jobs.story
                    .waits(*who, 6, Class::Lock, op, Some(7), None, false),
            );
        } else {
            jobs.takes(*who, 7);
            let timer = jobs.story.timer(*who, 12, 1000);
            jobs.under_way.push((number, *who, timer));
        }
    }
    jobs.ends(1);
    jobs.ends(2);
    for (number, wait) in [3, 4].into_iter().zip(waits) {
        jobs.story.wakes(wait);
        let who = who[number as usize - 1];
        let timer = jobs.story.timer(who, 12, 1000);
        jobs.under_way.push((number, who, timer));
    }
    jobs.ends(3);
    jobs.ends(4);
    insta::assert_snapshot!(jobs.told(), @"
    transcript: over-limit [6, 20, 11]
    task 3 starts on line 11 at 0 s while 2 others are under way, and 2 is the limit: it asks for its permit only afterwards, on line 6; at its worst, 4 are under way at once
    ");
}

#[test]
fn one_at_a_time_is_one_after_the_other() {
    let mut jobs = Jobs::new();
    for number in 1..=4 {
        jobs.starts(number);
        jobs.ends(number);
    }
    insta::assert_snapshot!(jobs.told(), @"
    transcript: sequential [6, 12]
    line 6 waits for task 1 before task 2 can start: that is at 1 s; start both, then wait
    ");
}

#[test]
fn a_place_that_stays_empty_while_work_is_left_is_a_wrong_pause() {
    let mut jobs = Jobs::new();
    let (one, two) = (jobs.task(), jobs.task());
    jobs.starts_as(one, 1, 3000);
    jobs.starts_as(two, 2, 1000);
    let join = jobs.story.joins(jobs.root, 31, one);
    jobs.ends(2);
    jobs.ends(1);
    jobs.story.wakes(join);
    jobs.starts(3);
    jobs.starts(4);
    jobs.ends(3);
    jobs.ends(4);
    insta::assert_snapshot!(jobs.told(), @"
    transcript: wrong-timing [31, 12, 11]
    at 1 s only 1 is under way where 2 may be, and task 3 starts only at 3 s; look at line 31
    ");
}

#[test]
fn a_report_in_the_order_of_completion_is_told_line_by_line() {
    let mut lesson = Lesson::of(Engine::Threads, 3);
    let report = ["got 1", "got 2", "got 3"].map(str::to_owned).to_vec();
    lesson.snapshot += "\ngot 1\ngot 2\ngot 3";
    lesson.check.in_input_order = report;
    let came = |order: [u32; 3]| {
        let mut story = threads(&[3000, 1000, 2000]);
        for number in order {
            story.prints(MAIN, 41, &format!("got {number}"));
        }
        told(&lesson, &story.returns())
    };
    insta::assert_snapshot!(came([2, 3, 1]), @"
    transcript: completion-order [41]
    the results are in the order in which they were ready, not in the order in which you asked for them
    ");
    // In any other order it is just that: another order.
    assert!(
        came([3, 2, 1]).starts_with("transcript: wrong"),
        "{}",
        came([3, 2, 1])
    );
}

#[test]
fn a_report_of_the_last_lines_themselves_is_held_against_when_the_work_was_over() {
    let mut lesson = Lesson::of(Engine::Threads, 3);
    lesson.check.in_input_order = (1..=3).map(|number| format!("end {number}")).collect();
    lesson.check.any_order.truncate(1);
    lesson.snapshot =
        "any order:\n  start 1\n  start 2\n  start 3\n(3 second pause)\nend 1\nend 2\nend 3\ndone"
            .into();
    let came = |order: [u32; 3]| {
        let mut story = Story::new();
        let workers: Vec<Who> = (0..3).map(|_| story.starts(MAIN, 21)).collect();
        let mut sleeps = Vec::new();
        for ((number, millis), worker) in (1..).zip([3000, 1000, 2000]).zip(workers) {
            story.prints(worker, 11, &format!("start {number}"));
            sleeps.push((millis, story.sleeps(worker, 12, millis)));
        }
        sleeps.sort_by_key(|(millis, _)| *millis);
        sleeps.into_iter().for_each(|(_, sleep)| story.wakes(sleep));
        for number in order {
            story.prints(MAIN, 41, &format!("end {number}"));
        }
        story.prints(MAIN, 42, "done");
        told(&lesson, &story.returns())
    };
    assert_eq!(came([1, 2, 3]), "Passed");
    assert!(came([2, 3, 1]).starts_with("transcript: completion-order [41]"));
    assert!(came([3, 2, 1]).starts_with("transcript: wrong-output [41"));
}

#[test]
fn a_permit_that_was_forgotten_is_told_once_for_all_who_wait_for_it() {
    let mut jobs = Jobs::new();
    let who: Vec<Who> = (1..=4).map(|_| jobs.task()).collect();
    for (number, who) in (1..).zip(&who[..2]) {
        jobs.takes(*who, 7);
        jobs.starts_as(*who, number, 1000);
    }
    for who in &who[2..] {
        let op = "Semaphore::acquire";
        jobs.story
            .waits(*who, 6, Class::Lock, op, Some(7), None, false);
    }
    jobs.ends(1);
    jobs.ends(2);
    let trace = jobs.story.over(lab_trace::End::Deadlock);
    insta::assert_snapshot!(told(&lesson(), &trace), @"
    ends: hangs [6]
    the program hangs, since nobody can go on: the task of line 20 waits on line 6 for a permit that the task of line 20 took on line 6 and never gave back, though it has ended (2 times)
    ");
}

#[test]
fn jobs_that_all_say_that_they_start_before_any_has_its_permit_ask_too_late() {
    let mut jobs = Jobs::new();
    let who: Vec<Who> = (1..=4).map(|_| jobs.task()).collect();
    for (number, who) in (1..).zip(&who) {
        jobs.story.prints(*who, 11, &format!("start {number}"));
    }
    for (number, who) in (1..).zip(&who) {
        jobs.takes(*who, 7);
        let timer = jobs.story.timer(*who, 12, 1000);
        jobs.under_way.push((number, *who, timer));
    }
    (1..=4).for_each(|number| jobs.ends(number));
    let told = jobs.told();
    let afterwards = "it asks for its permit only afterwards, on line 6";
    assert!(told.contains(afterwards), "{told}");
}

#[test]
fn a_job_that_asks_once_more_when_too_many_have_a_permit_is_told_of_those() {
    let mut jobs = Jobs::new();
    let who: Vec<Who> = (1..=4).map(|_| jobs.task()).collect();
    for (number, who) in (1..).zip(&who) {
        jobs.takes(*who, 7);
        jobs.starts_as(*who, number, 1000);
        jobs.takes(*who, 7);
    }
    (1..=4).for_each(|number| jobs.ends(number));
    let told = jobs.told();
    assert!(told.contains("the semaphore has let"), "{told}");
}

/// Two jobs, which may hold a permit each, and a third that does something before it starts.
fn third(permits: bool, acts: impl FnOnce(&mut Story, Who, [Who; 2])) -> String {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 3);
    let [first, second, third] = [20, 20, 21].map(|line| story.spawns(root, line));
    for who in [first, second].into_iter().filter(|_| permits) {
        story.event(who, 6, Kind::Locked { object: 1 });
    }
    story.prints(first, 11, "start 1");
    story.prints(second, 11, "start 2");
    acts(&mut story, third, [first, second]);
    story.prints(third, 11, "start 3");
    for who in [first, second, third, root] {
        story.finishes(who, Finish::Done);
    }
    told(&lesson(), &story.returns())
}

#[test]
fn who_has_no_permit_while_all_others_have_is_told_so() {
    insta::assert_snapshot!(third(true, |_, _, _| ()), @"
    transcript: over-limit [21, 11]
    task 3 starts on line 11 at 0 s while 2 others are under way, and 2 is the limit: the others have a permit each, and this one, started on line 21, asks for none; at its worst, 3 are under way at once
    ");
}

#[test]
fn who_goes_in_by_an_old_look_has_waited_for_nothing_that_holds() {
    let told = |change: u32| {
        third(false, |story, third, [first, _]| {
            story.reads(third, 7, 5, "1");
            story.updates(first, 8, 5, "1", "2");
            story.updates(third, change, 5, "2", "3");
        })
    };
    insta::assert_snapshot!(told(8), @"
    transcript: over-limit [7, 8, 21, 11]
    task 3 starts on line 11 at 0 s while 2 others are under way, and 2 is the limit: it looks on line 7 whether there is room, and others come in before it takes its place on line 8: to look and to take must be one step; at its worst, 3 are under way at once
    ");
    insta::assert_snapshot!(told(7), @"
    transcript: over-limit [7, 21, 11]
    task 3 starts on line 11 at 0 s while 2 others are under way, and 2 is the limit: it looks on line 7 whether there is room, and others come in before it takes its place: to look and to take must be one step; at its worst, 3 are under way at once
    ");
}

#[test]
fn who_tries_for_a_permit_and_sleeps_again_and_again_waits_for_nothing() {
    let tries = |times: usize, sleeps: bool| {
        let mut story = Story::new();
        let root = story.spawns(MAIN, 3);
        let task = story.spawns(root, 20);
        for _ in 0..times {
            let op = "Semaphore::try_acquire".to_owned();
            story.event(task, 6, Kind::Refused { object: 1, op });
            if sleeps {
                let sleep = story.timer(task, 7, 10);
                story.wakes(sleep);
            }
        }
        story.finishes(task, Finish::Done);
        story.finishes(root, Finish::Done);
        told(&lesson(), &story.returns())
    };
    insta::assert_snapshot!(tries(3, true), @"
    transcript: busy-waits [6, 7]
    the program asks Semaphore::try_acquire on line 6 over and over, and sleeps on line 7 in between: it wakes for nothing, and hears of the end only when it looks again, where a wait would end at once
    ");
    assert!(!tries(2, true).contains("busy-waits"));
    assert!(!tries(3, false).contains("busy-waits"));
}
