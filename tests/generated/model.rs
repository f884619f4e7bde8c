//! What a plan can do: every state that it can be in, and from each the transcripts that can follow. Time
//! is a number that moves only when nobody can go on. Shares no code with the lab, on purpose.
//!
//! Threads may go on in any order. Tasks of a current-thread runtime are polled in the order in which they
//! were woken. Tasks on workers may go on in any order too, but for the one that a worker's task woke last,
//! which stays with that worker. Tasks take locks in the order in which they asked.

mod tasks;

use super::plan::{Engine, MUTEXES, Plan, Step, line};
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// How far a body has come, besides its step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Phase {
    /// Not spawned.
    Unborn,
    /// It may go on. A thread at a step that must wait stays ready all the while.
    Ready,
    /// A task that is being polled.
    Running,
    /// A task that the task before it in this worker's hand woke; it comes next there.
    InSlot,
    /// It waits to be woken: for the time, or, as a task, for anything.
    Waiting,
    Done,
    /// A task that was dropped with its runtime.
    Dropped,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct State {
    now: u64,
    /// For each body, its next step and its phase.
    at: Vec<usize>,
    phase: Vec<Phase>,
    owner: [Option<usize>; MUTEXES],
    messages: Vec<usize>,
    timers: Vec<Timer>,
    tasks: tasks::Queues,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Timer {
    until: u64,
    /// The round of timers in which it was set. Those of a later round are due a little later in life.
    round: u64,
    body: usize,
}

/// What happens on the way from one state to another.
enum Happens {
    Nothing(State),
    Prints(String, State),
    /// The program ends.
    Ends,
    Deadlock,
}

/// What is still to come: lines with their times, the last one being the end.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rest(u64, String, Option<Rc<Rest>>);
type Rests = Rc<BTreeSet<Rc<Rest>>>;

/// All transcripts of a plan, each with the way it ends; `None` when there are too many states or
/// transcripts.
pub(crate) fn transcripts(plan: &Plan, most: usize) -> Option<BTreeSet<(Vec<String>, String)>> {
    let mut explorer = Explorer {
        plan,
        known: HashMap::new(),
        most,
    };
    let all = explorer.from(State::new(plan))?;
    Some(all.iter().map(|rest| written(rest)).collect())
}

/// The lesson's notation.
fn written(mut rest: &Rest) -> (Vec<String>, String) {
    let mut lines = Vec::new();
    let mut now = 0;
    loop {
        let Rest(at, text, next) = rest;
        if *at > now {
            lines.push(format!("({} second pause)", (*at - now) as f64 / 10.0));
            now = *at;
        }
        let Some(next) = next else {
            return (lines, text.clone());
        };
        lines.push(text.clone());
        rest = next;
    }
}

struct Explorer<'a> {
    plan: &'a Plan,
    known: HashMap<State, Rests>,
    most: usize,
}

impl Explorer<'_> {
    fn from(&mut self, state: State) -> Option<Rests> {
        const STATES: usize = 60_000;
        if let Some(known) = self.known.get(&state) {
            return Some(known.clone());
        }
        let now = state.now;
        let mut all = BTreeSet::new();
        for next in state.nexts(self.plan) {
            match next {
                Happens::Nothing(next) => all.extend(self.from(next)?.iter().cloned()),
                Happens::Prints(line, next) => {
                    for rest in self.from(next)?.iter() {
                        all.insert(Rc::new(Rest(now, line.clone(), Some(rest.clone()))));
                    }
                }
                Happens::Ends => {
                    all.insert(Rc::new(Rest(now, "code 0".into(), None)));
                }
                Happens::Deadlock => {
                    all.insert(Rc::new(Rest(now, "deadlock".into(), None)));
                }
            }
        }
        let all = Rc::new(all);
        self.known.insert(state, all.clone());
        (all.len() <= self.most && self.known.len() <= STATES).then_some(all)
    }
}

impl State {
    fn new(plan: &Plan) -> Self {
        let bodies = plan.bodies.len();
        let mut phase = vec![Phase::Unborn; bodies];
        phase[0] = Phase::Ready;
        Self {
            now: 0,
            at: vec![0; bodies],
            phase,
            owner: [None; MUTEXES],
            messages: vec![0; plan.channels.len()],
            timers: Vec::new(),
            tasks: tasks::Queues::new(bodies),
        }
    }

    fn nexts(&self, plan: &Plan) -> Vec<Happens> {
        match plan.engine {
            Engine::Threads => self.next_threads(plan),
            Engine::CurrentThread => self.next_polls(plan),
            Engine::MultiThread => self.next_workers(plan),
        }
    }

    fn next_threads(&self, plan: &Plan) -> Vec<Happens> {
        let mut nexts = Vec::new();
        for body in 0..plan.bodies.len() {
            if self.phase[body] == Phase::Ready {
                nexts.extend(self.thread_goes_on(plan, body));
            }
        }
        if nexts.is_empty() {
            nexts.push(match self.time_jumps(plan, usize::MAX) {
                Some((next, _)) => Happens::Nothing(next),
                None => Happens::Deadlock,
            });
        }
        nexts
    }

    /// A thread's next step, if it can be done.
    fn thread_goes_on(&self, plan: &Plan, body: usize) -> Option<Happens> {
        let mut next = self.clone();
        next.at[body] += 1;
        let Some(&step) = plan.bodies[body].get(self.at[body]) else {
            next.phase[body] = Phase::Done;
            return Some(if body == 0 {
                Happens::Ends
            } else {
                Happens::Nothing(next)
            });
        };
        let allowed = match step {
            Step::Print => return Some(Happens::Prints(line(body, self.at[body]), next)),
            Step::Sleep(tenths) => {
                next.phase[body] = Phase::Waiting;
                next.set_timer(plan, body, tenths);
                true
            }
            Step::Lock(mutex) => next.owner[mutex].replace(body).is_none(),
            Step::Unlock(mutex) => next.owner[mutex].take().is_some(),
            Step::Send(channel) => {
                next.messages[channel] += 1;
                match plan.channels[channel] {
                    // Both sides go on together, when the receiver's turn comes.
                    Some(0) => false,
                    capacity => capacity.is_none_or(|most| next.messages[channel] <= most),
                }
            }
            Step::Recv(channel) if plan.channels[channel] == Some(0) => {
                let sends = |&other: &usize| {
                    self.phase[other] == Phase::Ready
                        && plan.bodies[other].get(self.at[other]) == Some(&Step::Send(channel))
                };
                let sender = (0..plan.bodies.len()).find(sends)?;
                next.at[sender] += 1;
                true
            }
            Step::Recv(channel) => {
                let there = next.messages[channel] > 0;
                next.messages[channel] = next.messages[channel].saturating_sub(1);
                there
            }
            Step::Spawn(child) => {
                next.phase[child] = Phase::Ready;
                true
            }
            Step::Join(child) => self.phase[child] == Phase::Done,
        };
        allowed.then_some(Happens::Nothing(next))
    }

    fn set_timer(&mut self, plan: &Plan, body: usize, tenths: u64) {
        self.timers.push(Timer {
            until: self.now + tenths,
            round: self.tasks.round,
            body,
        });
        // Only where one thread polls does it matter which was set first.
        if plan.engine != Engine::CurrentThread {
            self.timers.sort();
        }
    }

    /// Moves time to the next timer. Of those that are due then, it fires the ones of the first so many
    /// rounds, and says how many rounds there are.
    fn time_jumps(&self, plan: &Plan, rounds: usize) -> Option<(Self, usize)> {
        let mut next = self.clone();
        next.now = self.timers.iter().map(|timer| timer.until).min()?;
        let mut due: Vec<Timer> = next.timers.clone();
        due.retain(|timer| timer.until == next.now);
        let of: BTreeSet<u64> = due.iter().map(|timer| timer.round).collect();
        due.retain(|timer| of.iter().take(rounds).any(|&round| round == timer.round));
        next.timers.retain(|timer| !due.contains(timer));
        for timer in due {
            next.wake(plan, timer.body, None);
        }
        Some((next, of.len()))
    }
}
