//! Who did what with which shared value, step by step, as a trace tells it. Judges nothing.

use crate::strands::strands;
use lab_trace::{Kind, Place, Stream, Touch, Trace};
use std::time::Duration;

/// Who did something: a thread, a task, or one of several futures that a task drives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Actor {
    pub thread: u32,
    pub task: Option<u32>,
    /// Tells the futures of one task apart, by their waits; `None` where that cannot be told.
    pub strand: Option<u32>,
}

impl Actor {
    /// Whether it can be told that the two are different.
    #[must_use]
    pub fn differs(&self, other: &Self) -> bool {
        match (self.task, other.task) {
            (None, None) => self.thread != other.thread,
            (Some(one), Some(two)) if one == two => match (self.strand, other.strand) {
                (Some(one), Some(two)) => one != two,
                _ => false,
            },
            _ => true,
        }
    }
}

/// One step with a shared value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    pub by: Actor,
    pub object: u32,
    pub how: Touch,
    pub op: String,
    pub before: Option<String>,
    pub after: Option<String>,
    pub place: Option<Place>,
    pub at: Duration,
    /// Position among the events of the trace.
    pub step: usize,
}

impl Access {
    /// Whether the value may be another after it.
    #[must_use]
    pub fn changes(&self) -> bool {
        self.how != Touch::Read && (self.before.is_none() || self.before != self.after)
    }
}

/// An operation that did not wait and had no effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub by: Actor,
    pub object: u32,
    pub op: String,
    pub place: Option<Place>,
    pub step: usize,
}

/// What a trace says of shared values.
#[derive(Clone, Debug, Default)]
pub struct Accesses {
    /// In the order in which they happened.
    pub all: Vec<Access>,
    pub refusals: Vec<Refusal>,
    /// Who printed what, in the order in which they did.
    said: Vec<(Actor, usize, String)>,
}

impl Accesses {
    /// Reads a trace.
    #[must_use]
    pub fn new(trace: &Trace) -> Self {
        let mut this = Self::default();
        let strands = strands(trace);
        for (step, event) in trace.events.iter().enumerate() {
            let by = Actor {
                thread: event.thread,
                task: event.task,
                strand: strands[step],
            };
            match &event.kind {
                Kind::Touched {
                    object,
                    how,
                    op,
                    before,
                    after,
                } => this.all.push(Access {
                    by,
                    object: *object,
                    how: *how,
                    op: op.clone(),
                    before: before.clone(),
                    after: after.clone(),
                    place: event.place,
                    at: event.at,
                    step,
                }),
                Kind::Printed {
                    stream: Stream::Stdout,
                    text,
                    ..
                } => this.said.push((by, step, text.clone())),
                Kind::Refused { object, op } => this.refusals.push(Refusal {
                    by,
                    object: *object,
                    op: op.clone(),
                    place: event.place,
                    step,
                }),
                _ => (),
            }
        }
        this
    }

    /// The first line that the actor printed, by which a reader knows who it is. What comes after its last
    /// access may be somebody else's, who goes on when a future of the same task is done.
    #[must_use]
    pub fn first_line(&self, actor: &Actor) -> Option<&str> {
        let same =
            |by: &Actor| !by.differs(actor) && by.task == actor.task && by.strand == actor.strand;
        let last = self.all.iter().rfind(|access| same(&access.by))?.step;
        let own = |(by, step, _): &&(Actor, usize, String)| same(by) && *step < last;
        self.said.iter().find(own)?.2.lines().next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{MAIN, Story};

    fn strands(trace: &Trace) -> Vec<Option<u32>> {
        let accesses = Accesses::new(trace);
        accesses.all.iter().map(|access| access.by.strand).collect()
    }

    #[test]
    fn futures_of_one_task_are_told_apart_by_their_waits() {
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        story.event(root, 0, Kind::PollBegan);
        story.prints(root, 10, "first");
        story.reads(root, 11, 0, "1");
        let first = story.timer(root, 12, 1000);
        story.reads(root, 11, 0, "1");
        let second = story.timer(root, 12, 1000);
        story.event(root, 0, Kind::PollEnded);
        story.event(root, 0, Kind::PollBegan);
        story.wakes(first);
        story.updates(root, 13, 0, "1", "0");
        story.wakes(second);
        story.updates(root, 13, 0, "0", "-1");
        let trace = story.returns();
        let accesses = Accesses::new(&trace);
        let first_line = |at: usize| accesses.first_line(&accesses.all[at].by);
        assert_eq!(
            (first_line(0), first_line(1), first_line(2)),
            (Some("first"), None, Some("first"))
        );
        let strands = strands(&trace);
        assert_eq!((strands[0], strands[1]), (strands[2], strands[3]));
        assert!(strands[0].is_some() && strands[0] != strands[1]);
    }

    #[test]
    fn threads_and_what_never_waits_have_no_strand() {
        let mut story = Story::new();
        story.reads(MAIN, 11, 0, "1");
        let root = story.spawns(MAIN, 20);
        story.event(root, 0, Kind::PollBegan);
        story.reads(root, 11, 0, "1");
        story.event(root, 0, Kind::PollEnded);
        assert_eq!(strands(&story.returns()), [None, None]);
    }

    #[test]
    fn a_look_and_what_puts_the_same_there_again_change_nothing() {
        let mut story = Story::new();
        story.touches(MAIN, 11, 0, Touch::Read, ["", ""]);
        story.updates(MAIN, 11, 0, "1", "1");
        story.updates(MAIN, 11, 0, "1", "2");
        story.touches(MAIN, 11, 0, Touch::Update, ["", ""]);
        let accesses = Accesses::new(&story.returns());
        let changes: Vec<bool> = accesses.all.iter().map(Access::changes).collect();
        assert_eq!(changes, [false, false, true, true]);
    }

    #[test]
    fn nobody_is_known_by_what_another_said_or_may_have_said() {
        let mut story = Story::new();
        let other = story.starts(MAIN, 21);
        story.prints(other, 10, "other");
        story.reads(MAIN, 11, 0, "1");
        let root = story.spawns(MAIN, 20);
        story.event(root, 0, Kind::PollBegan);
        story.prints(root, 10, "whoever");
        story.event(root, 0, Kind::PollEnded);
        story.event(root, 0, Kind::PollBegan);
        story.reads(root, 11, 0, "1");
        story.timer(root, 12, 1000);
        let accesses = Accesses::new(&story.returns());
        let first_line = |at: usize| accesses.first_line(&accesses.all[at].by);
        assert_eq!((first_line(0), first_line(1)), (None, None));
    }

    #[test]
    fn actors_differ_only_where_it_can_be_told() {
        let actor = |thread, task, strand| Actor {
            thread,
            task,
            strand,
        };
        let one = actor(0, Some(1), Some(7));
        assert!(one.differs(&actor(0, Some(2), None)));
        assert!(one.differs(&actor(0, Some(1), Some(8))));
        assert!(one.differs(&actor(0, None, None)));
        assert!(!one.differs(&actor(3, Some(1), Some(7))));
        assert!(!one.differs(&actor(0, Some(1), None)));
        assert!(actor(0, None, None).differs(&actor(1, None, None)));
    }
}
