//! Traces for tests, written the way a person tells what happened: who starts, prints, sleeps, waits, ends.
//! Keeps the order of steps, the numbers and the virtual time. Judges nothing, and checks no story for sense.

mod lesson;

pub(crate) use lesson::Lesson;

use lab_trace::*;
use std::time::Duration;

/// The learner's file.
pub(crate) const FILE: &str = "src/main.rs";
/// A line in a file that is not the learner's.
pub(crate) const ELSEWHERE: u32 = u32::MAX;
/// A line of a crate that the program uses.
pub(crate) const IN_CRATE: u32 = u32::MAX - 1;
/// A thread, or a task on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Who {
    pub(crate) thread: ThreadId,
    pub(crate) task: Option<TaskId>,
}
pub(crate) const MAIN: Who = Who {
    thread: 0,
    task: None,
};

impl Who {
    /// The same task on the thread of somebody else.
    pub(crate) fn on(self, other: Self) -> Self {
        Self {
            thread: other.thread,
            ..self
        }
    }
}

/// A wait as it was begun: by whom, on which line, and until when.
#[derive(Clone, Copy)]
struct Begun(Who, u32, Option<Duration>);

/// A trace that is still being told.
#[derive(Default)]
pub(crate) struct Story {
    trace: Trace,
    now: Duration,
    threads: u32,
    tasks: u32,
    runtimes: u32,
    waits: Vec<Begun>,
}

impl Story {
    pub(crate) fn new() -> Self {
        let in_crate = format!("{CRATES}/hyper/lib.rs");
        let files = vec![FILE.into(), "core/iter.rs".into(), in_crate];
        let trace = Trace {
            files,
            ..Trace::default()
        };
        Self {
            trace,
            ..Self::default()
        }
    }

    pub(crate) fn now(&self) -> Duration {
        self.now
    }

    pub(crate) fn event(&mut self, who: Who, line: u32, kind: Kind) {
        let event = Event {
            at: self.now,
            thread: who.thread,
            task: who.task,
            place: place(line),
            kind,
        };
        self.trace.events.push(event);
    }

    /// A thread of the program's own starts.
    pub(crate) fn starts(&mut self, who: Who, line: u32) -> Who {
        self.starts_as(who, line, Role::Spawned, None)
    }

    pub(crate) fn starts_as(&mut self, who: Who, line: u32, role: Role, name: Option<&str>) -> Who {
        self.threads += 1;
        let (child, name) = (self.threads, name.map(str::to_owned));
        self.event(who, line, Kind::ThreadStarted { child, name, role });
        Who {
            thread: child,
            task: None,
        }
    }

    /// A thread ends.
    pub(crate) fn ends(&mut self, who: Who) {
        self.event(who, 0, Kind::ThreadEnded { panicked: false });
    }

    /// A line with a value in it is printed.
    pub(crate) fn prints(&mut self, who: Who, line: u32, text: &str) {
        self.writes(who, line, &format!("{text}\n"), false, None);
    }

    /// Text as it is, from a literal or not, by the given function.
    pub(crate) fn writes(
        &mut self,
        who: Who,
        line: u32,
        text: &str,
        literal: bool,
        within: Option<&str>,
    ) {
        let (stream, text) = (Stream::Stdout, text.to_owned());
        let within = within.map(str::to_owned);
        self.event(
            who,
            line,
            Kind::Printed {
                stream,
                text,
                literal,
                within,
            },
        );
    }

    /// A wait of any kind begins. It ends by [`Story::wakes`].
    #[expect(clippy::too_many_arguments, reason = "the fields of the event")]
    pub(crate) fn waits(
        &mut self,
        who: Who,
        line: u32,
        class: Class,
        op: &str,
        on: Option<u32>,
        millis: Option<u64>,
        blocking: bool,
    ) -> WaitId {
        let until = millis.map(|millis| self.now + Duration::from_millis(millis));
        let (wait, op) = (self.waits.len() as u32, op.to_owned());
        self.waits.push(Begun(who, line, until));
        self.event(
            who,
            line,
            Kind::Waits {
                wait,
                class,
                op,
                until,
                on,
                blocking,
                inside: false,
            },
        );
        wait
    }

    /// A thread sleeps.
    pub(crate) fn sleeps(&mut self, who: Who, line: u32, millis: u64) -> WaitId {
        self.waits(
            who,
            line,
            Class::Sleep,
            "thread::sleep",
            None,
            Some(millis),
            true,
        )
    }

    /// A task sleeps.
    pub(crate) fn timer(&mut self, who: Who, line: u32, millis: u64) -> WaitId {
        self.waits(
            who,
            line,
            Class::Timer,
            "tokio::time::sleep",
            None,
            Some(millis),
            false,
        )
    }

    /// A thread waits for the end of another, or a task for that of another.
    pub(crate) fn joins(&mut self, who: Who, line: u32, other: Who) -> WaitId {
        match other.task {
            None => self.waits(
                who,
                line,
                Class::Join,
                "JoinHandle::join",
                Some(other.thread),
                None,
                true,
            ),
            on => self.waits(
                who,
                line,
                Class::TaskJoin,
                "JoinHandle",
                on,
                None,
                who.task.is_none(),
            ),
        }
    }

    /// A thread waits for a lock.
    pub(crate) fn wants(&mut self, who: Who, line: u32, object: u32) -> WaitId {
        self.waits(
            who,
            line,
            Class::Lock,
            "Mutex::lock",
            Some(object),
            None,
            true,
        )
    }

    /// A shared value is looked at.
    pub(crate) fn reads(&mut self, who: Who, line: u32, object: u32, value: &str) {
        self.touches(who, line, object, Touch::Read, [value, value]);
    }

    /// A shared value is put there, whatever was there before.
    pub(crate) fn puts(&mut self, who: Who, line: u32, object: u32, before: &str, after: &str) {
        self.touches(who, line, object, Touch::Write, [before, after]);
    }

    /// A shared value is changed in one step.
    pub(crate) fn updates(&mut self, who: Who, line: u32, object: u32, before: &str, after: &str) {
        self.touches(who, line, object, Touch::Update, [before, after]);
    }

    /// One step with a shared value; an empty value is one that the record does not know.
    pub(crate) fn touches(
        &mut self,
        who: Who,
        line: u32,
        object: u32,
        how: Touch,
        values: [&str; 2],
    ) {
        let [before, after] = values.map(|value| (!value.is_empty()).then(|| value.to_owned()));
        let op = "AtomicI64".to_owned();
        self.event(
            who,
            line,
            Kind::Touched {
                object,
                how,
                op,
                before,
                after,
            },
        );
    }

    /// The wait is over; where it had a time, that time has come.
    pub(crate) fn wakes(&mut self, wait: WaitId) {
        let who = self.waits[wait as usize].0;
        self.wakes_as(wait, who);
    }

    /// The same, on another thread than the one where it began.
    pub(crate) fn wakes_as(&mut self, wait: WaitId, who: Who) {
        let Begun(_, line, until) = self.waits[wait as usize];
        self.now = self.now.max(until.unwrap_or_default());
        let how = Woken::Done;
        self.event(who, line, Kind::Woke { wait, how });
    }

    /// The future that waits is dropped.
    pub(crate) fn drops(&mut self, wait: WaitId) {
        let Begun(who, line, _) = self.waits[wait as usize];
        let how = Woken::Dropped;
        self.event(who, line, Kind::Woke { wait, how });
    }

    /// A runtime is made.
    pub(crate) fn makes_runtime(&mut self, who: Who, line: u32) -> RuntimeId {
        self.runtimes += 1;
        let runtime = self.runtimes;
        self.event(who, line, Kind::RuntimeMade { runtime });
        runtime
    }

    /// A task is handed to the one runtime, and first polled by the same thread.
    pub(crate) fn spawns(&mut self, who: Who, line: u32) -> Who {
        self.spawns_on(who, line, 0)
    }

    /// The same, with one of several runtimes.
    pub(crate) fn spawns_on(&mut self, who: Who, line: u32, runtime: RuntimeId) -> Who {
        self.tasks += 1;
        let task = self.tasks;
        self.event(
            who,
            line,
            Kind::TaskSpawned {
                task,
                runtime: Some(runtime),
                root: who.task.is_none(),
            },
        );
        Who {
            task: Some(task),
            ..who
        }
    }

    /// A task ends.
    pub(crate) fn finishes(&mut self, who: Who, how: Finish) {
        self.event(who, 0, Kind::TaskEnded { how });
    }

    /// The program is over.
    pub(crate) fn over(self, end: End) -> Trace {
        self.over_on(0, end)
    }

    pub(crate) fn over_on(mut self, line: u32, end: End) -> Trace {
        let (at, thread, place) = (self.now, 0, place(line));
        self.trace.end = Some(Ended {
            at,
            thread,
            place,
            end,
        });
        self.trace
    }

    /// `main` returns.
    pub(crate) fn returns(self) -> Trace {
        self.over(End::Returned(0))
    }

    /// The record breaks off.
    pub(crate) fn cut(self) -> Trace {
        self.trace
    }
}

/// Random tests leave no files of their failures in the source.
pub(crate) fn nowhere_kept() -> proptest::test_runner::Config {
    proptest::test_runner::Config {
        failure_persistence: None,
        ..Default::default()
    }
}

fn place(line: u32) -> Option<Place> {
    let (file, line) = match line {
        ELSEWHERE => (1, 7),
        IN_CRATE => (2, 8),
        _ => (0, line),
    };
    let column = 5;
    (line > 0).then_some(Place { file, line, column })
}
