//! What a trace says about waits, threads, tasks and locks, in a form in which questions are short.
//! Derives, and judges nothing.

mod exchanges;

use crate::transcript::TimedLine;
pub use exchanges::{Exchange, most_at_once, peers};
use lab_trace::{Class, End, Finish, Kind, Place, Role, Stream, Trace, Woken};
use std::collections::HashMap;
use std::time::Duration;

/// A line of standard output.
#[derive(Clone, Debug)]
pub struct Line {
    pub text: String,
    pub at: Duration,
    /// Position among the events of the trace: what came before what, even in the same moment.
    pub step: usize,
    pub thread: u32,
    pub task: Option<u32>,
    pub place: Option<Place>,
    pub literal: bool,
    pub within: Option<String>,
}

/// A wait from its beginning to its end.
#[derive(Clone, Debug)]
pub struct Wait {
    pub class: Class,
    pub op: String,
    pub thread: u32,
    pub task: Option<u32>,
    pub place: Option<Place>,
    pub on: Option<u32>,
    pub from: Duration,
    /// When it was to end by itself.
    pub until: Option<Duration>,
    /// `None` when it had not ended with the program.
    pub to: Option<Duration>,
    pub how: Option<Woken>,
    pub began: usize,
    pub ended: Option<usize>,
    /// Whether a thread waited, as opposed to a task that lets others go on.
    pub blocking: bool,
    /// Whether a crate waited, which the program had called there.
    pub inside: bool,
    /// The task whose poll was under way on the thread, also where code had left it by `block_in_place`.
    pub in_poll_of: Option<u32>,
}

impl Wait {
    /// Whether time passed.
    #[must_use]
    pub fn took_time(&self) -> bool {
        self.to.is_none_or(|to| to > self.from)
    }

    /// Whether it is for nothing but time.
    #[must_use]
    pub fn is_for_time(&self) -> bool {
        matches!(self.class, Class::Sleep | Class::Timer)
    }

    /// Whether both were under way at once, for more than a moment.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let ends = |wait: &Self| wait.to.unwrap_or(Duration::MAX);
        self.from.max(other.from) < ends(self).min(ends(other))
    }
}

/// A thread of the program.
#[derive(Clone, Debug)]
pub struct Thread {
    pub place: Option<Place>,
    pub name: Option<String>,
    /// `None` for the main thread.
    pub role: Option<Role>,
    pub ended: bool,
    /// Position of its start among the events.
    pub step: usize,
    /// Position of its end.
    pub end_step: Option<usize>,
}

/// A task of an async runtime.
#[derive(Clone, Debug)]
pub struct Task {
    pub place: Option<Place>,
    pub ended: Option<Finish>,
    pub ended_at: Option<Duration>,
    pub polled: bool,
    /// Position of its start among the events.
    pub step: usize,
    /// The future given to `block_on`.
    pub root: bool,
    /// Where it was handed to one that is known.
    pub runtime: Option<u32>,
}

/// A lock or permit, held.
#[derive(Clone, Debug)]
pub struct Held {
    pub object: u32,
    pub thread: u32,
    pub task: Option<u32>,
    pub place: Option<Place>,
    pub from: usize,
    pub to: Option<usize>,
}

/// A panic.
#[derive(Clone, Debug)]
pub struct Panic {
    pub message: String,
    pub place: Option<Place>,
    pub thread: u32,
    /// Also the work given to the pool for blocking code.
    pub task: Option<u32>,
    /// Position among the events.
    pub step: usize,
}

/// A wait by asking over and over.
#[derive(Clone, Debug)]
pub struct Spin {
    pub op: String,
    pub place: Option<Place>,
    pub thread: u32,
    pub task: Option<u32>,
}

/// What a trace says.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub lines: Vec<Line>,
    pub waits: Vec<Wait>,
    /// Indexed by the threads' numbers.
    pub threads: Vec<Thread>,
    pub tasks: HashMap<u32, Task>,
    /// Where each runtime was made, by its number.
    pub runtimes: HashMap<u32, Option<Place>>,
    pub held: Vec<Held>,
    pub panics: Vec<Panic>,
    pub spins: Vec<Spin>,
    /// What went to standard error, and where from.
    pub errors: Vec<(String, Option<Place>)>,
    /// Futures that were made and never polled: operation and place.
    pub never_polled: Vec<(String, Option<Place>)>,
    /// Questions to servers, in the order in which they were asked.
    pub exchanges: Vec<Exchange>,
    /// Lines whose waits were stretched.
    pub stretched: Vec<String>,
    /// When Ctrl-C was pressed.
    pub ctrl_c: Option<Duration>,
    pub end: Option<End>,
    pub end_place: Option<Place>,
    pub end_at: Duration,
}

impl Facts {
    /// Reads a trace.
    #[must_use]
    pub fn new(trace: &Trace) -> Self {
        let main = Thread {
            place: None,
            name: Some("main".into()),
            role: None,
            ended: false,
            step: 0,
            end_step: None,
        };
        let mut facts = Self {
            threads: vec![main],
            exchanges: exchanges::exchanges(trace),
            ..Self::default()
        };
        let mut open_waits = HashMap::new();
        // The polls that are under way on each thread, each within the one before it.
        let mut polls: HashMap<u32, Vec<u32>> = HashMap::new();
        let mut pending = String::new();
        // A line is a literal when all of its pieces are.
        let mut all_literal = true;
        for (step, event) in trace.events.iter().enumerate() {
            let (thread, task, place) = (event.thread, event.task, event.place);
            match &event.kind {
                Kind::ThreadStarted { name, role, .. } => {
                    facts.threads.push(Thread {
                        place,
                        name: name.clone(),
                        role: Some(*role),
                        ended: false,
                        step,
                        end_step: None,
                    });
                }
                Kind::ThreadEnded { .. } => {
                    if let Some(thread) = facts.threads.get_mut(thread as usize) {
                        (thread.ended, thread.end_step) = (true, Some(step));
                    }
                }
                Kind::Waits {
                    wait,
                    class,
                    op,
                    until,
                    on,
                    blocking,
                    inside,
                    ..
                } => {
                    open_waits.insert(*wait, facts.waits.len());
                    facts.waits.push(Wait {
                        class: *class,
                        op: op.clone(),
                        thread,
                        task,
                        place,
                        on: *on,
                        from: event.at,
                        until: *until,
                        to: None,
                        how: None,
                        began: step,
                        ended: None,
                        blocking: *blocking,
                        inside: *inside,
                        in_poll_of: polls.get(&thread).and_then(|polls| polls.last().copied()),
                    });
                }
                Kind::Woke { wait, how } => {
                    if let Some(index) = open_waits.remove(wait) {
                        let wait = &mut facts.waits[index];
                        (wait.to, wait.how, wait.ended) = (Some(event.at), Some(*how), Some(step));
                        // A task may go on on another thread than the one on which it began to wait.
                        wait.thread = thread;
                    }
                }
                Kind::Locked { object } => {
                    let held = Held {
                        object: *object,
                        thread,
                        task,
                        place,
                        from: step,
                        to: None,
                    };
                    facts.held.push(held);
                }
                Kind::Unlocked { object } => {
                    let open = |held: &Held| held.object == *object && held.to.is_none();
                    let own = |held: &Held| held.thread == thread && held.task == task;
                    // A permit may be given back by another than who took it, but mostly is by the same.
                    let last = |test: &dyn Fn(&Held) -> bool| facts.held.iter().rposition(test);
                    if let Some(at) = last(&|held| open(held) && own(held)).or(last(&open)) {
                        facts.held[at].to = Some(step);
                    }
                }
                Kind::Printed {
                    stream: Stream::Stdout,
                    text,
                    literal,
                    within,
                } => {
                    pending += text;
                    all_literal &= literal;
                    while let Some(end) = pending.find('\n') {
                        let text = pending.drain(..=end).collect::<String>();
                        let text = text.trim_end_matches(['\n', '\r']).to_owned();
                        let within = within.clone();
                        let at = event.at;
                        facts.lines.push(Line {
                            text,
                            at,
                            step,
                            thread,
                            task,
                            place,
                            literal: all_literal,
                            within,
                        });
                        all_literal = pending.is_empty() || *literal;
                    }
                }
                Kind::Printed {
                    stream: Stream::Stderr,
                    text,
                    ..
                } => facts.errors.push((text.clone(), place)),
                Kind::RuntimeMade { runtime } => drop(facts.runtimes.insert(*runtime, place)),
                Kind::TaskSpawned {
                    task: spawned,
                    runtime,
                    root,
                } => {
                    facts.tasks.insert(
                        *spawned,
                        Task {
                            place,
                            ended: None,
                            ended_at: None,
                            polled: false,
                            step,
                            root: *root,
                            runtime: *runtime,
                        },
                    );
                }
                Kind::PollBegan => {
                    polls.entry(thread).or_default().extend(task);
                    if let Some(task) = task.and_then(|task| facts.tasks.get_mut(&task)) {
                        task.polled = true;
                    }
                }
                Kind::PollEnded => drop(polls.entry(thread).or_default().pop()),
                Kind::TaskEnded { how } => {
                    facts.gives_panics_of_the_pool_to(task, thread);
                    if let Some(task) = task.and_then(|task| facts.tasks.get_mut(&task)) {
                        task.ended = Some(*how);
                        task.ended_at = Some(event.at);
                    }
                }
                Kind::NeverPolled { op } => facts.never_polled.push((op.clone(), place)),
                Kind::Panicked { message } => {
                    facts.panics.push(Panic {
                        message: message.clone(),
                        place,
                        thread,
                        task,
                        step,
                    });
                }
                Kind::Spun { op, .. } => facts.spins.push(Spin {
                    op: op.clone(),
                    place,
                    thread,
                    task,
                }),
                // Told by the exchanges.
                Kind::Connected { .. } | Kind::Asked { .. } | Kind::Closed { .. } => (),
                Kind::CtrlC { .. } => facts.ctrl_c = Some(event.at),
                Kind::Stretched { line } => facts.stretched.push(line.clone()),
                // Told in full by `crate::accesses` and `crate::hearsay`.
                Kind::Touched { .. } | Kind::Refused { .. } | Kind::Passed { .. } => (),
            }
        }
        if let Some(end) = &trace.end {
            facts.end_at = end.at;
            facts.end_place = end.place;
            facts.end = Some(end.end.clone());
        }
        if facts.end_at.is_zero() {
            // A program that was killed has no end of its own.
            facts.end_at = trace.events.last().map_or(Duration::ZERO, |event| event.at);
        }
        if !pending.is_empty() {
            let at = facts
                .lines
                .last()
                .map_or(Duration::ZERO, |line| line.at)
                .max(facts.end_at);
            let step = trace.events.len();
            let text = pending;
            facts.lines.push(Line {
                text,
                at,
                step,
                thread: 0,
                task: None,
                place: None,
                literal: all_literal,
                within: None,
            });
        }
        facts
    }

    /// While a thread of the pool for blocking code is at its work, it belongs to no task. What panicked is
    /// the work that it ends next.
    fn gives_panics_of_the_pool_to(&mut self, task: Option<u32>, thread: u32) {
        let role = self.threads.get(thread as usize).and_then(|it| it.role);
        let of_pool = |panic: &&mut Panic| panic.thread == thread && panic.task.is_none();
        if role == Some(Role::Blocking) {
            let panics = self.panics.iter_mut().filter(of_pool);
            panics.for_each(|panic| panic.task = task);
        }
    }

    /// The lines as a transcript takes them.
    #[must_use]
    pub fn timed_lines(&self) -> Vec<TimedLine> {
        self.lines
            .iter()
            .map(|line| TimedLine {
                at: line.at,
                text: line.text.clone(),
            })
            .collect()
    }

    /// The first line with this text.
    #[must_use]
    pub fn line(&self, text: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.text == text)
    }

    /// Waits of the program's own, not of a runtime with nothing to do.
    pub fn program_waits(&self) -> impl Iterator<Item = &Wait> {
        self.waits.iter().filter(|wait| wait.class != Class::Idle)
    }

    /// Threads that the program started and that had not ended with it.
    pub fn unfinished_threads(&self) -> impl Iterator<Item = (u32, &Thread)> {
        let threads = (0..).zip(&self.threads);
        threads.filter(|(_, thread)| thread.role == Some(Role::Spawned) && !thread.ended)
    }

    /// Tasks that the program spawned and that did not come to their own end.
    pub fn unfinished_tasks(&self) -> impl Iterator<Item = &Task> {
        let cut = |task: &&Task| !matches!(task.ended, Some(Finish::Done | Finish::Panicked));
        self.tasks.values().filter(cut)
    }

    /// Who holds the object at the given step.
    #[must_use]
    pub fn holder(&self, object: u32, step: usize) -> Option<&Held> {
        let holds = |held: &&Held| {
            held.object == object && held.from < step && held.to.is_none_or(|to| to > step)
        };
        self.held.iter().find(holds)
    }
}
