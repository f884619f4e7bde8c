//! Properties of the judge, on random lessons and programs.

use super::*;
use crate::expectation::{CheckFile, Engine};
use crate::transcript::{TimedLine, Transcript};
use lab_trace::{Class, Kind, WaitId};
use proptest::prelude::*;
use proptest::sample::Index;
use std::time::Duration;

/// Lines that are printed in one moment: sets in a fixed order, whose members may swap; and the pause
/// behind them in milliseconds.
#[derive(Clone, Debug)]
struct Moment(Vec<Vec<String>>, u64);

/// Moments, and the sets of lines that may swap. A set may reach from one moment into the next.
#[derive(Clone, Debug)]
struct Plot {
    moments: Vec<Moment>,
    any_order: Vec<Vec<String>>,
}

fn plots() -> impl Strategy<Value = Plot> {
    let moment = (prop::collection::vec(1..4_usize, 1..4), 1..3000_u64);
    let moments = prop::collection::vec(moment, 1..5);
    (moments, any::<bool>(), any::<bool>()).prop_map(|(moments, lingers, reaches)| {
        let mut number = 0;
        let mut line = || {
            number += 1;
            format!("line {number}")
        };
        let mut moments: Vec<Moment> = moments
            .into_iter()
            .map(|(sizes, pause)| {
                let sets = sizes
                    .into_iter()
                    .map(|size| (0..size).map(|_| line()).collect());
                Moment(sets.collect(), pause)
            })
            .collect();
        let last = moments.len() - 1;
        moments[last].1 *= u64::from(lingers);
        let mut any_order: Vec<Vec<String>> = Vec::new();
        for Moment(sets, _) in &moments {
            for (at, set) in sets.iter().enumerate() {
                match any_order.last_mut().filter(|_| at == 0 && reaches) {
                    Some(before) => before.extend(set.iter().cloned()),
                    None => any_order.push(set.clone()),
                }
            }
        }
        Plot { moments, any_order }
    })
}

impl Plot {
    fn lesson(&self) -> Lesson {
        let (mut now, mut lines) = (Duration::ZERO, Vec::new());
        for Moment(sets, pause) in &self.moments {
            let texts = sets.iter().flatten().cloned();
            lines.extend(texts.map(|text| TimedLine { at: now, text }));
            now += Duration::from_millis(*pause);
        }
        let any_order = self.any_order.clone();
        let snapshot = Transcript::new(&lines, now, &any_order).to_string();
        Lesson {
            check: CheckFile {
                any_order,
                ..CheckFile::default()
            },
            snapshot,
            source: String::new(),
            warnings: Vec::new(),
        }
    }

    /// A program that prints the lines of the moments.
    fn trace(moments: &[Moment]) -> Trace {
        let mut story = Story::new();
        for Moment(sets, pause) in moments {
            for line in sets.iter().flatten() {
                story.prints(MAIN, 11, line);
            }
            let sleep = story.sleeps(MAIN, 12, *pause);
            story.wakes(sleep);
        }
        story.returns()
    }

    fn judge(&self, moments: &[Moment]) -> Outcome {
        self.lesson().judge(&Self::trace(moments))
    }

    fn fails(&self, moments: &[Moment]) -> bool {
        matches!(self.judge(moments), Outcome::Failed(Stage::Transcript, _))
    }
}

fn flat(moment: &Moment) -> Moment {
    Moment(vec![moment.0.concat()], moment.1)
}

proptest! {
    #![proptest_config(crate::story::nowhere_kept())]

    #[test]
    fn swapping_lines_of_one_set_in_one_moment_never_fails(
        plot in plots(),
        swaps in prop::collection::vec(any::<[Index; 4]>(), 0..20),
    ) {
        let mut moments = plot.moments.clone();
        for [moment, set, one, other] in swaps {
            let sets = &mut moments[moment.index(plot.moments.len())].0;
            let count = sets.len();
            let set = &mut sets[set.index(count)];
            let count = set.len();
            set.swap(one.index(count), other.index(count));
        }
        prop_assert_eq!(plot.judge(&moments), Outcome::Passed);
    }

    #[test]
    fn neighbours_of_different_sets_never_swap(plot in plots(), at in any::<[Index; 2]>()) {
        let mut moments = plot.moments.clone();
        let moment = at[0].index(moments.len());
        let sets = &plot.moments[moment].0;
        prop_assume!(sets.len() > 1);
        let set = at[1].index(sets.len() - 1);
        let border: usize = sets[..=set].iter().map(Vec::len).sum();
        moments[moment] = flat(&moments[moment]);
        moments[moment].0[0].swap(border - 1, border);
        prop_assert!(plot.fails(&moments));
    }

    #[test]
    fn a_line_never_moves_across_a_pause(plot in plots(), at in any::<[Index; 4]>()) {
        let mut moments: Vec<Moment> = plot.moments.iter().map(flat).collect();
        let (from, to) = (at[0].index(moments.len()), at[1].index(moments.len()));
        prop_assume!(from != to);
        let line = at[2].index(moments[from].0[0].len());
        let line = moments[from].0[0].remove(line);
        let place = at[3].index(moments[to].0[0].len() + 1);
        moments[to].0[0].insert(place, line);
        prop_assert!(plot.fails(&moments));
    }

    #[test]
    fn a_pause_never_changes(plot in plots(), at in any::<Index>(), pause in 0..5000_u64) {
        let mut moments = plot.moments.clone();
        let at = at.index(moments.len());
        prop_assume!(moments[at].1 != pause);
        moments[at].1 = pause;
        prop_assert!(plot.fails(&moments));
    }

    #[test]
    fn a_line_is_never_left_out_or_printed_twice(
        plot in plots(),
        from in any::<[Index; 2]>(),
        to in any::<[Index; 2]>(),
    ) {
        let mut moments: Vec<Moment> = plot.moments.iter().map(flat).collect();
        let moment = from[0].index(moments.len());
        let line = from[1].index(moments[moment].0[0].len());
        let text = moments[moment].0[0].remove(line);
        prop_assert!(plot.fails(&moments));
        moments[moment].0[0].insert(line, text.clone());
        let moment = to[0].index(moments.len());
        let line = to[1].index(moments[moment].0[0].len() + 1);
        moments[moment].0[0].insert(line, text);
        prop_assert!(plot.fails(&moments));
    }

    #[test]
    fn whoever_sleeps_longer_than_the_others_is_late(
        count in 1..4_usize,
        late in any::<Index>(),
        millis in 1..5000_u64,
    ) {
        prop_assume!(millis != 2000);
        let mut all = vec![2000; count];
        all[late.index(count)] = millis;
        let outcome = Lesson::of(Engine::Threads, count).judge(&threads(&all).returns());
        prop_assert!(matches!(outcome, Outcome::Failed(Stage::Transcript, _)));
    }

    #[test]
    fn without_a_sleep_of_its_own_no_work_passes(
        count in 1..5_usize,
        order in any::<[Index; 4]>(),
        removed in any::<Index>(),
    ) {
        let mut left: Vec<usize> = (1..=count).collect();
        let order: Vec<usize> = (order.iter().take(count))
            .map(|next| left.remove(next.index(left.len())))
            .collect();
        let engines = [
            (Engine::Threads, threads(&vec![2000; count]).returns()),
            (Engine::Async, joined(&order).returns()),
        ];
        for (engine, trace) in engines {
            let lesson = Lesson::of(engine, count);
            prop_assert_eq!(lesson.judge(&trace), Outcome::Passed);
            let sleeps = waits(&trace, |class| matches!(class, Class::Sleep | Class::Timer));
            let trace = without(&trace, sleeps[removed.index(sleeps.len())]);
            prop_assert!(matches!(lesson.judge(&trace), Outcome::Failed(Stage::Evidence, _)));
        }
    }

    #[test]
    fn what_fails_for_its_waits_does_not_pass_without_one_of_them(
        engines in any::<[bool; 2]>(),
        shared in 1..4_usize,
        count in 2..4_usize,
        as_task in any::<bool>(),
    ) {
        // Pieces of work that share waits, or wait as those of the other engine do.
        let engine = |is_async| if is_async { Engine::Async } else { Engine::Threads };
        let mut story = Story::new();
        let who = if as_task { story.spawns(MAIN, 20) } else { MAIN };
        let lines = |story: &mut Story, what: &str| {
            (1..=count).for_each(|number| story.prints(who, 11, &format!("{what} {number}")));
        };
        lines(&mut story, "start");
        let sleeps: Vec<WaitId> = (0..shared.min(count))
            .map(|_| match engines[1] {
                true => story.timer(who, 12, 2000),
                false => story.sleeps(who, 12, 2000),
            })
            .collect();
        sleeps.into_iter().for_each(|sleep| story.wakes(sleep));
        lines(&mut story, "end");
        story.prints(who, 40, "done");
        let (lesson, trace) = (Lesson::of(engine(engines[0]), count), story.returns());
        prop_assert_ne!(lesson.judge(&trace), Outcome::Passed);
        for wait in waits(&trace, |_| true) {
            prop_assert_ne!(lesson.judge(&without(&trace, wait)), Outcome::Passed);
        }
    }
}

fn waits(trace: &Trace, of: impl Fn(Class) -> bool) -> Vec<WaitId> {
    let waits = trace.events.iter().filter_map(|event| match event.kind {
        Kind::Waits { wait, class, .. } if of(class) => Some(wait),
        _ => None,
    });
    waits.collect()
}

fn without(trace: &Trace, removed: WaitId) -> Trace {
    let mut trace = trace.clone();
    trace.events.retain(|event| match event.kind {
        Kind::Waits { wait, .. } | Kind::Woke { wait, .. } => wait != removed,
        _ => true,
    });
    trace
}
