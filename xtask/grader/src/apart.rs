//! Which pieces of work on several threads could be under way at once: those of which none had to be done before
//! another could begin. Says nothing of what a piece is; the order in which one schedule did them does not count.

use crate::hearsay::objects;
use lab_trace::{Class, Kind, ThreadId, Trace};
use std::collections::{HashMap, HashSet};

/// That a thread had done a piece of work by a step, and the step at which somebody heard of it.
#[derive(Clone, Copy)]
struct News {
    done: usize,
    heard: usize,
}

type Heard = HashMap<ThreadId, News>;

/// A piece of work: it ends with a step, and began after whatever its thread did before.
struct Piece {
    thread: ThreadId,
    ends: usize,
    begins: usize,
    heard: Heard,
}

/// How many could be under way at once.
pub(crate) struct Apart {
    pub(crate) at_once: usize,
    /// The step at which a thread first heard that another's piece is done, with its own still before it.
    pub(crate) waited: Option<usize>,
}

/// More threads than any lesson has people who work.
const MOST: usize = 64;

/// How many of the pieces that end with these steps could be under way at once; `None` with more threads than can be
/// followed.
pub(crate) fn apart(trace: &Trace, ends: &[usize]) -> Option<Apart> {
    let doers: HashSet<ThreadId> = ends.iter().map(|end| trace.events[*end].thread).collect();
    if doers.len() > MOST {
        return None;
    }
    let mut pieces = pieces(trace, &ends.iter().copied().collect());
    pieces.sort_by_key(|piece| piece.begins);
    let mut under_way: HashMap<ThreadId, usize> = HashMap::new();
    let mut apart = Apart {
        at_once: 0,
        waited: None,
    };
    for piece in &pieces {
        under_way.remove(&piece.thread);
        let news = |thread: &ThreadId, ends: usize| {
            let news = piece.heard.get(thread)?;
            (news.done >= ends).then_some(news.heard)
        };
        let over = under_way
            .iter()
            .filter_map(|(thread, ends)| news(thread, *ends));
        apart.waited = apart.waited.or(over.min());
        under_way.retain(|thread, ends| news(thread, *ends).is_none());
        under_way.insert(piece.thread, piece.ends);
        apart.at_once = apart.at_once.max(under_way.len());
    }
    Some(apart)
}

fn pieces(trace: &Trace, ends: &HashSet<usize>) -> Vec<Piece> {
    let mut known: HashMap<ThreadId, Heard> = HashMap::new();
    let mut left: HashMap<u32, Heard> = HashMap::new();
    let mut joins: HashMap<u32, ThreadId> = HashMap::new();
    let mut last: HashMap<ThreadId, usize> = HashMap::new();
    let mut pieces = Vec::new();
    for (step, event) in trace.events.iter().enumerate() {
        let thread = event.thread;
        let begins = last.insert(thread, step).unwrap_or_default();
        if ends.contains(&step) {
            let own = known.entry(thread).or_default();
            let heard = own.clone();
            pieces.push(Piece {
                thread,
                ends: step,
                begins,
                heard,
            });
            let (done, heard) = (step, step);
            own.insert(thread, News { done, heard });
            continue;
        }
        let mut own = known.remove(&thread).unwrap_or_default();
        match &event.kind {
            Kind::ThreadStarted { child, .. } => {
                last.insert(*child, step);
                known.insert(*child, own.clone());
            }
            Kind::Waits {
                wait,
                class: Class::Join,
                on: Some(other),
                ..
            } => drop(joins.insert(*wait, *other)),
            Kind::Woke { wait, .. } => {
                let other = joins.remove(wait).and_then(|other| known.get(&other));
                hear(&mut own, other, step);
            }
            kind => {
                let (leaves, takes) = objects(kind);
                hear(&mut own, takes.and_then(|object| left.get(object)), step);
                if let Some(object) = leaves {
                    hear(left.entry(*object).or_default(), Some(&own), step);
                }
            }
        }
        known.insert(thread, own);
    }
    pieces
}

/// What was known before was heard earlier.
fn hear(own: &mut Heard, others: Option<&Heard>, step: usize) {
    for (thread, news) in others.into_iter().flatten() {
        let known = own.get(thread).is_some_and(|own| own.done >= news.done);
        if !known {
            let done = news.done;
            own.insert(*thread, News { done, heard: step });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{MAIN, Story, Who};

    /// Each piece ends on line 2.
    fn works(story: &mut Story, who: Who) {
        story.updates(who, 2, 9, "0", "1");
    }

    fn passed(story: &mut Story, who: Who, object: u32) {
        story.event(who, 8, Kind::Passed { object });
    }

    /// How many could be under way at once, and on which line one first heard of another.
    fn told(story: Story) -> (usize, Option<u32>) {
        let trace = story.returns();
        let line = |step: usize| trace.events[step].place.map_or(0, |place| place.line);
        let ends = (0..trace.events.len()).filter(|step| line(*step) == 2);
        let apart = apart(&trace, &ends.collect::<Vec<_>>()).expect("few");
        (apart.at_once, apart.waited.map(line))
    }

    #[test]
    fn who_does_not_hear_of_others_works_beside_them_whatever_came_first() {
        let mut story = Story::new();
        let workers = [5, 5].map(|line| story.starts(MAIN, line));
        for worker in workers {
            works(&mut story, worker);
            passed(&mut story, worker, 3);
        }
        works(&mut story, MAIN);
        assert_eq!(told(story), (3, None));
    }

    #[test]
    fn who_begins_when_another_has_told_of_its_end_works_after_it() {
        let mut story = Story::new();
        let workers = [5, 5].map(|line| story.starts(MAIN, line));
        works(&mut story, workers[0]);
        passed(&mut story, workers[0], 3);
        passed(&mut story, workers[1], 3);
        works(&mut story, workers[1]);
        assert_eq!(told(story), (1, Some(8)));
    }

    #[test]
    fn who_has_joined_another_and_whom_it_starts_then_work_after_it() {
        let mut story = Story::new();
        let first = story.starts(MAIN, 5);
        let between = story.starts(MAIN, 6);
        works(&mut story, first);
        story.ends(first);
        let join = story.joins(between, 7, first);
        story.wakes(join);
        let last = story.starts(between, 6);
        works(&mut story, last);
        assert_eq!(told(story), (1, Some(7)));
    }

    #[test]
    fn who_takes_more_work_only_tells_of_what_is_done() {
        let mut story = Story::new();
        let workers = [5, 5].map(|line| story.starts(MAIN, line));
        let takes = |story: &mut Story, who| {
            story.event(who, 8, Kind::Locked { object: 3 });
            story.event(who, 8, Kind::Unlocked { object: 3 });
        };
        takes(&mut story, workers[0]);
        works(&mut story, workers[0]);
        takes(&mut story, workers[0]);
        takes(&mut story, workers[1]);
        works(&mut story, workers[0]);
        works(&mut story, workers[1]);
        assert_eq!(told(story), (2, None));
    }

    #[test]
    fn the_count_of_the_work_itself_tells_nobody_of_it() {
        let mut story = Story::new();
        let workers = [5, 5].map(|line| story.starts(MAIN, line));
        works(&mut story, workers[0]);
        works(&mut story, workers[1]);
        works(&mut story, workers[0]);
        assert_eq!(told(story), (2, None));
    }

    #[test]
    fn too_many_are_not_followed() {
        let mut story = Story::new();
        let workers: Vec<Who> = (0..=MOST).map(|_| story.starts(MAIN, 5)).collect();
        for worker in &workers {
            works(&mut story, *worker);
        }
        let trace = story.returns();
        let ends: Vec<usize> = (workers.len()..2 * workers.len()).collect();
        assert!(apart(&trace, &ends).is_none());
        assert!(apart(&trace, &ends[1..]).is_some());
    }
}
