//! Which schedules to run: first, systematically, all those that make a thread wait at most once although
//! it could go on; then random ones. Most concurrency bugs need no more than one such preemption
//! (Musuvathi and Qadeer, "Iterative Context Bounding", PLDI 2007). Runs nothing itself.

use lab_trace::{Event, Kind, Plan, Trace};
use std::fmt;
use std::str::FromStr;

/// How many schedules to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// At most so many systematic ones.
    pub systematic: usize,
    /// At most so many of them where there are more than that. One after the other they differ at their ends
    /// only, so the first few show how the program ends; what happens before is for the random ones.
    pub ends: usize,
    /// So many random ones after them.
    pub random: usize,
    /// Events that are looked at in all, before the rest is left out for a program that does very much.
    /// Counted and not timed, so that a verdict stays the same on every machine.
    pub events: usize,
    /// Schedules that are run all the same.
    pub at_least: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            systematic: 70,
            ends: 20,
            random: 50,
            events: 200_000,
            at_least: 3,
        }
    }
}

/// Preemptions of the systematic part.
const PREEMPTIONS: u32 = 1;

/// Names a schedule so that it can be run again.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ScheduleId {
    /// The choices taken, up to the last that was not the first one; the rest are first choices.
    Choices(Vec<u32>),
    /// Choices drawn from a seed.
    Seed(u64),
}

impl ScheduleId {
    /// The plan that runs this schedule.
    #[must_use]
    pub fn plan(&self) -> Plan {
        match self {
            Self::Choices(prefix) => Plan {
                prefix: prefix.clone(),
                preemptions: Some(PREEMPTIONS),
                ..Plan::default()
            },
            Self::Seed(seed) => Plan {
                seed: Some(*seed),
                ..Plan::default()
            },
        }
    }
}

impl fmt::Display for ScheduleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Seed(seed) => write!(f, "r{seed}"),
            Self::Choices(choices) => {
                let choices: Vec<String> = choices.iter().map(u32::to_string).collect();
                write!(f, "s{}", choices.join("."))
            }
        }
    }
}

impl FromStr for ScheduleId {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || {
            format!(
                "'{text}' is no schedule; they look like s0.1.2 or r17, as a failed check names them"
            )
        };
        if let Some(seed) = text.strip_prefix('r') {
            return seed.parse().map(Self::Seed).map_err(|_| wrong());
        }
        let choices = text.strip_prefix('s').ok_or_else(wrong)?;
        if choices.is_empty() {
            return Ok(Self::Choices(Vec::new()));
        }
        let choices: Result<_, _> = choices.split('.').map(str::parse).collect();
        choices.map(Self::Choices).map_err(|_| wrong())
    }
}

/// A schedule as a failed check names it, to be run again: `s0.1`, `v2:s0.1` in the second variant, `logs:s0.1` or
/// `logs:v2:s0.1` in a part that is not the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replayed {
    /// The lesson's part, where it is not the first.
    pub part: Option<String>,
    /// The variant's number in the check file, from 0 on; counted from 1 in the name.
    pub variant: Option<usize>,
    pub schedule: ScheduleId,
}

impl fmt::Display for Replayed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(part) = &self.part {
            write!(f, "{part}:")?;
        }
        if let Some(variant) = self.variant {
            write!(f, "v{}:", variant + 1)?;
        }
        write!(f, "{}", self.schedule)
    }
}

impl FromStr for Replayed {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (before, schedule) = text.rsplit_once(':').unwrap_or(("", text));
        let variant_of = |name: &str| {
            let number = name.strip_prefix('v')?.parse::<usize>().ok()?;
            number.checked_sub(1)
        };
        let (part, name) = before.rsplit_once(':').unwrap_or(("", before));
        let (part, variant) = match variant_of(name) {
            Some(variant) => (part, Some(variant)),
            None => (before, None),
        };
        Ok(Self {
            part: (!part.is_empty()).then(|| part.to_owned()),
            variant,
            schedule: schedule.parse()?,
        })
    }
}

/// Hands out schedules one after the other; each must be answered by [`Search::ran`] before the next.
#[derive(Debug)]
pub struct Search {
    budget: Budget,
    systematic: usize,
    random: usize,
    /// The next systematic schedule; `None` when all have been run.
    next: Option<Vec<u32>>,
    /// The choices of the first schedule: how many ways there were.
    ways: Vec<usize>,
    /// There are more systematic schedules than the budget has, as far as can be told.
    too_many: bool,
    events: usize,
}

impl Search {
    /// A search from its beginning.
    #[must_use]
    pub fn new(budget: Budget) -> Self {
        Self {
            budget,
            systematic: 0,
            random: 0,
            next: Some(Vec::new()),
            ways: Vec::new(),
            too_many: false,
            events: 0,
        }
    }

    /// The next schedule, or `None` when the budget is used up.
    pub fn next_schedule(&mut self) -> Option<ScheduleId> {
        if self.events > self.budget.events && self.count() >= self.budget.at_least {
            return None;
        }
        // Where there is not room for many, random ones tell more.
        let large = self.events > self.budget.events / 3;
        let systematic = if self.too_many {
            self.budget.ends
        } else {
            self.budget.systematic
        };
        if !large
            && self.systematic < systematic
            && let Some(choices) = &self.next
        {
            self.systematic += 1;
            return Some(ScheduleId::Choices(choices.clone()));
        }
        // A program that never had a choice does the same every time.
        let only_one_way = self.systematic == 1 && self.next.is_none();
        (self.random < self.budget.random && !only_one_way).then(|| {
            self.random += 1;
            // Seeds are the same for everybody and every time: a verdict must not depend on luck.
            ScheduleId::Seed(self.random as u64)
        })
    }

    /// Tells which choices the schedule had. Systematic ones lead to the next: the deepest choice that has
    /// another way takes it.
    pub fn ran(&mut self, schedule: &ScheduleId, trace: &Trace) {
        // What is done with shared values is told in the record and costs next to nothing.
        let told = |event: &&Event| matches!(event.kind, Kind::Touched { .. });
        self.events += trace.events.len() - trace.events.iter().filter(told).count();
        if let ScheduleId::Choices(prefix) = schedule {
            if prefix.is_empty() {
                self.ways = trace.choices.iter().map(|(_, of)| *of as usize).collect();
            }
            let mut choices = trace.choices.clone();
            self.next = loop {
                match choices.pop() {
                    None => break None,
                    Some((picked, of)) if picked + 1 < of => {
                        let mut prefix: Vec<u32> =
                            choices.into_iter().map(|(picked, _)| picked).collect();
                        prefix.push(picked + 1);
                        break Some(prefix);
                    }
                    Some(_) => (),
                }
            };
            if self.systematic == self.budget.ends {
                self.too_many = self.expected() > self.budget.systematic;
            }
        }
    }

    /// How many systematic schedules there are, by those that the first one's other ways have led to so far.
    fn expected(&self) -> usize {
        let Some(next) = &self.next else {
            return self.systematic;
        };
        let others =
            |ways: &[usize]| -> usize { ways.iter().map(|ways| ways.saturating_sub(1)).sum() };
        // Up to there the next one is as the first, and all that lies behind has been run.
        let at = next.iter().position(|&picked| picked > 0).unwrap_or(0);
        // A program with a chance of its own may have had fewer choices the first time.
        let deeper = self.ways.get(at + 1..).unwrap_or_default();
        let behind = others(deeper) + next[at] as usize - 1;
        (self.systematic * others(&self.ways))
            .checked_div(behind)
            .unwrap_or(usize::MAX)
    }

    /// Whether every schedule with at most one preemption has been run.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.next.is_none()
    }

    /// How many schedules have been handed out.
    #[must_use]
    pub fn count(&self) -> usize {
        self.systematic + self.random
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schedule_is_named_with_its_part_and_its_variant() {
        let named = |part: Option<&str>, variant| Replayed {
            part: part.map(Into::into),
            variant,
            schedule: ScheduleId::Choices(vec![0, 1]),
        };
        for (text, replayed) in [
            ("s0.1", named(None, None)),
            ("v2:s0.1", named(None, Some(1))),
            ("logs:s0.1", named(Some("logs"), None)),
            ("logs:v2:s0.1", named(Some("logs"), Some(1))),
            // Numbers begin at 1, so this is how a part is called.
            ("v0:s0.1", named(Some("v0"), None)),
        ] {
            assert_eq!(text.parse(), Ok(replayed.clone()));
            assert_eq!(replayed.to_string(), text);
        }
        assert!("v2:x9".parse::<Replayed>().is_err());
    }

    /// A program that makes two choices, of 2 and then of 3.
    fn run(schedule: &ScheduleId) -> Trace {
        let ScheduleId::Choices(prefix) = schedule else {
            return Trace::default();
        };
        let choices = [2, 3].iter().enumerate();
        let choices = choices
            .map(|(at, &of)| (prefix.get(at).copied().unwrap_or(0), of))
            .collect();
        Trace {
            choices,
            ..Trace::default()
        }
    }

    fn all(budget: Budget) -> (Vec<String>, bool) {
        let mut search = Search::new(budget);
        let mut names = Vec::new();
        while let Some(schedule) = search.next_schedule() {
            search.ran(&schedule, &run(&schedule));
            names.push(schedule.to_string());
        }
        (names, search.is_complete())
    }

    #[test]
    fn every_combination_of_choices_is_run_once() {
        let (names, complete) = all(Budget {
            systematic: 100,
            random: 0,
            ..Budget::default()
        });
        assert_eq!(names, ["s", "s0.1", "s0.2", "s1", "s1.1", "s1.2"]);
        assert!(complete);
    }

    proptest::proptest! {
        #![proptest_config(crate::story::nowhere_kept())]

        #[test]
        fn every_leaf_of_a_tree_of_choices_is_visited_once(ways in proptest::collection::vec(1..4_u32, 40)) {
            // How many ways there are depends on those taken before.
            let of = |taken: &[u32]| {
                let number = taken.iter().fold(taken.len(), |number, way| number * 4 + *way as usize);
                (taken.len() < 4).then(|| ways[number % ways.len()])
            };
            let run = |prefix: &[u32]| {
                let mut taken = Vec::new();
                while let Some(of) = of(&taken) {
                    taken.push(prefix.get(taken.len()).copied().unwrap_or(0));
                    assert!(taken[taken.len() - 1] < of, "a way that does not exist");
                }
                taken
            };
            fn leaves(taken: &mut Vec<u32>, of: &dyn Fn(&[u32]) -> Option<u32>) -> usize {
                let Some(ways) = of(taken) else { return 1 };
                (0..ways)
                    .map(|way| {
                        taken.push(way);
                        let leaves = leaves(taken, of);
                        taken.pop();
                        leaves
                    })
                    .sum()
            }
            let leaves = leaves(&mut Vec::new(), &of);
            // Also a tree that looks larger than it is, by its first branches, is gone through to its end.
            let budget = Budget { systematic: 1000, ends: 1000, random: 0, ..Budget::default() };
            let mut search = Search::new(budget);
            let mut visited = std::collections::BTreeSet::new();
            while !search.is_complete() {
                let Some(ScheduleId::Choices(prefix)) = search.next_schedule() else { panic!("it ends too soon") };
                let taken = run(&prefix);
                let choices = (0..taken.len()).map(|at| (taken[at], of(&taken[..at]).unwrap()));
                let trace = Trace { choices: choices.collect(), ..Trace::default() };
                search.ran(&ScheduleId::Choices(prefix), &trace);
                assert!(visited.insert(taken), "visited twice");
            }
            assert_eq!((visited.len(), search.count(), search.next_schedule()), (leaves, leaves, None));
        }
    }

    #[test]
    fn a_plan_has_the_choices_or_the_seed_and_bounds_only_the_systematic_ones() {
        let plan = ScheduleId::Choices(vec![0, 2]).plan();
        assert_eq!(
            (plan.prefix, plan.seed, plan.preemptions),
            (vec![0, 2], None, Some(1))
        );
        let plan = ScheduleId::Seed(7).plan();
        assert_eq!(
            (plan.prefix, plan.seed, plan.preemptions),
            (vec![], Some(7), None)
        );
    }

    #[test]
    fn a_random_schedule_leaves_the_systematic_ones_where_they_are() {
        let mut search = Search::new(Budget::default());
        search.ran(&ScheduleId::Seed(1), &Trace::default());
        assert!(!search.is_complete());
    }

    #[test]
    fn random_schedules_follow_and_the_budget_holds() {
        let (names, complete) = all(Budget {
            systematic: 2,
            ends: 2,
            random: 2,
            ..Budget::default()
        });
        assert_eq!(names, ["s", "s0.1", "r1", "r2"]);
        assert!(!complete);
    }

    #[test]
    fn of_more_systematic_schedules_than_there_is_room_for_a_few_are_run() {
        let budget = |systematic| Budget {
            systematic,
            ends: 2,
            random: 1,
            ..Budget::default()
        };
        // There are six. When two have been run, one of the first one's three other ways is done: three times two
        // are to be expected.
        for (systematic, ran) in [(3, 2), (5, 2), (6, 6), (7, 6)] {
            let (names, complete) = all(budget(systematic));
            assert_eq!((names.len(), complete), (ran + 1, ran == 6), "{systematic}");
            assert_eq!(names.last().unwrap(), "r1");
        }
    }

    #[test]
    fn a_program_that_chooses_otherwise_each_time_is_searched_all_the_same() {
        let mut search = Search::new(Budget {
            ends: 3,
            ..Budget::default()
        });
        for choices in [
            vec![],
            vec![(0, 2); 5],
            vec![(1, 2), (0, 3)],
            vec![(0, 9); 9],
        ] {
            let trace = Trace {
                choices,
                ..Trace::default()
            };
            search.next_schedule();
            search.ran(&ScheduleId::Choices(vec![0]), &trace);
        }
        assert!(!search.is_complete());
    }

    #[test]
    fn a_program_that_does_very_much_gets_fewer_schedules() {
        let event = lab_trace::Event {
            at: std::time::Duration::ZERO,
            thread: 0,
            task: None,
            place: None,
            kind: lab_trace::Kind::PollBegan,
        };
        let large = Trace {
            events: vec![event; 1000],
            choices: vec![(0, 2); 50],
            ..Trace::default()
        };
        let names = |events, at_least| {
            let mut search = Search::new(Budget {
                events,
                at_least,
                ..Budget::default()
            });
            let mut names = Vec::new();
            while let Some(schedule) = search.next_schedule() {
                search.ran(&schedule, &large);
                names.push(schedule.to_string());
            }
            assert!(!search.is_complete());
            names
        };
        assert_eq!(names(2000, 1), ["s", "r1", "r2"]);
        assert_eq!(names(999, 1), ["s"]);
        assert_eq!(names(999, 2), ["s", "r1"]);
        let half_of_a_third = names(6001, 1);
        assert_eq!(
            half_of_a_third[..3],
            [
                "s",
                "s0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.1",
                "s0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.1"
            ]
        );
        assert_eq!(half_of_a_third[3..], ["r1", "r2", "r3", "r4"]);
    }

    #[test]
    fn a_program_that_does_little_gets_them_all_however_often_it_looks_at_shared_values() {
        let event = |kind| lab_trace::Event {
            at: std::time::Duration::ZERO,
            thread: 0,
            task: None,
            place: None,
            kind,
        };
        let touched = lab_trace::Kind::Touched {
            object: 0,
            how: lab_trace::Touch::Read,
            op: String::new(),
            before: None,
            after: None,
        };
        let little = vec![event(lab_trace::Kind::PollBegan); 100];
        for events in [little, vec![event(touched); 100_000]] {
            let trace = Trace {
                events,
                choices: vec![(0, 2); 3],
                ..Trace::default()
            };
            let mut search = Search::new(Budget {
                systematic: 3,
                ends: 3,
                random: 1,
                ..Budget::default()
            });
            let mut names = Vec::new();
            while let Some(schedule) = search.next_schedule() {
                search.ran(&schedule, &trace);
                names.push(schedule.to_string());
            }
            assert_eq!(names, ["s", "s0.0.1", "s0.0.1", "r1"]);
        }
    }

    #[test]
    fn a_program_without_choices_is_run_once() {
        let mut search = Search::new(Budget::default());
        let only = search.next_schedule().unwrap();
        search.ran(&only, &Trace::default());
        assert_eq!(search.next_schedule(), None);
        assert!(search.is_complete());
    }

    #[test]
    fn the_name_of_a_schedule_leads_back_to_it() {
        for name in ["s", "s0.1.12", "r7"] {
            assert_eq!(name.parse::<ScheduleId>().unwrap().to_string(), name);
        }
        for wrong in ["", "x", "s1..2", "r", "r-1"] {
            assert!(
                wrong
                    .parse::<ScheduleId>()
                    .unwrap_err()
                    .contains("no schedule"),
                "{wrong}"
            );
        }
    }
}
