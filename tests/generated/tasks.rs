//! How tasks go on: polls, wakers and queues, of a current-thread runtime and of workers.

use super::{Happens, Phase, State};
use crate::plan::{Engine, MUTEXES, Plan, Step, line};
use std::collections::VecDeque;

/// Tasks that a worker polls from its slot in a row, before it lets others take them.
const SLOT_IN_A_ROW: u8 = 3;

/// What only tasks need.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Queues {
    /// For each mutex, who asked for it and has to wait.
    lockers: [VecDeque<usize>; MUTEXES],
    /// For each body, the one that it woke last while it runs on a worker.
    slot: Vec<Option<usize>>,
    /// For each body, how many polls from the slot its own is in a row.
    in_a_row: Vec<u8>,
    /// Who is to be polled, in order; of the current-thread runtime only, and without its root.
    polls: VecDeque<usize>,
    /// The queue has run empty, or nothing was polled yet: it is the root's turn.
    root: bool,
    /// Counts how often timers fired.
    pub(super) round: u64,
    /// The root is done.
    closing: bool,
}

impl Queues {
    pub(super) fn new(bodies: usize) -> Self {
        Self {
            lockers: Default::default(),
            slot: vec![None; bodies],
            in_a_row: vec![0; bodies],
            polls: VecDeque::new(),
            root: true,
            round: 0,
            closing: false,
        }
    }
}

impl State {
    /// The current-thread runtime: the root, then all tasks in the order of the queue, then the timers.
    pub(super) fn next_polls(&self, plan: &Plan) -> Vec<Happens> {
        let bodies = 0..plan.bodies.len();
        if let Some(body) = bodies
            .clone()
            .find(|&body| self.phase[body] == Phase::Running)
        {
            return vec![self.task_goes_on(plan, body)];
        }
        let mut next = self.clone();
        if self.phase[0] == Phase::Done {
            return vec![Happens::Ends];
        }
        if std::mem::take(&mut next.tasks.root) && self.phase[0] == Phase::Ready {
            next.phase[0] = Phase::Running;
        } else if let Some(body) = next.tasks.polls.pop_front() {
            next.phase[body] = Phase::Running;
        } else {
            next.tasks.root = true;
            if self.phase[0] != Phase::Ready {
                return next.timers_fire(plan);
            }
        }
        vec![Happens::Nothing(next)]
    }

    /// The timers that are due next, all at once or those that were set in earlier rounds alone.
    fn timers_fire(&self, plan: &Plan) -> Vec<Happens> {
        let mut state = self.clone();
        state.tasks.round += 1;
        let Some((all, rounds)) = state.time_jumps(plan, usize::MAX) else {
            return vec![Happens::Deadlock];
        };
        let some = (1..rounds).filter_map(|rounds| state.time_jumps(plan, rounds));
        let each = std::iter::once(all).chain(some.map(|(next, _)| next));
        each.map(Happens::Nothing).collect()
    }

    /// The multi-thread runtime, with a worker for every task.
    pub(super) fn next_workers(&self, plan: &Plan) -> Vec<Happens> {
        let mut nexts = Vec::new();
        let mut runs = false;
        for body in 0..plan.bodies.len() {
            match self.phase[body] {
                Phase::Running => {
                    runs = true;
                    nexts.push(self.task_goes_on(plan, body));
                }
                Phase::Ready => {
                    let mut next = self.clone();
                    next.phase[body] = Phase::Running;
                    nexts.push(Happens::Nothing(next));
                }
                _ => (),
            }
            let idle = matches!(self.phase[body], Phase::Ready | Phase::Waiting);
            if self.tasks.closing && idle {
                nexts.push(Happens::Nothing(self.dropped(plan, body)));
            }
        }
        if self.tasks.closing && !runs {
            nexts.push(Happens::Ends);
        }
        if nexts.is_empty() {
            nexts.push(match self.time_jumps(plan, usize::MAX) {
                Some((next, _)) => Happens::Nothing(next),
                None => Happens::Deadlock,
            });
        }
        nexts
    }

    /// The next step of a task that is being polled.
    fn task_goes_on(&self, plan: &Plan, body: usize) -> Happens {
        let mut next = self.clone();
        let Some(&step) = plan.bodies[body].get(self.at[body]) else {
            next.ends(plan, body, Phase::Done);
            return Happens::Nothing(next);
        };
        next.at[body] += 1;
        let done = match step {
            Step::Print => return Happens::Prints(line(body, self.at[body]), next),
            Step::Sleep(tenths) => {
                // Nobody but its timer wakes it, and then it goes on behind this step.
                next.set_timer(plan, body, tenths);
                next.phase[body] = Phase::Waiting;
                next.poll_is_over(body);
                return Happens::Nothing(next);
            }
            Step::Lock(mutex) => match next.owner[mutex] {
                Some(owner) => {
                    // A lock is handed over before its new owner is polled.
                    if owner != body {
                        next.tasks.lockers[mutex].push_back(body);
                    }
                    owner == body
                }
                None => {
                    next.owner[mutex] = Some(body);
                    true
                }
            },
            Step::Unlock(mutex) => {
                next.unlock(plan, mutex, Some(body));
                true
            }
            // Unwrapping the error of a channel without a receiver is the end of this task.
            Step::Send(channel) if next.receiver_is_gone(plan, channel) => {
                next.ends(plan, body, Phase::Dropped);
                return Happens::Nothing(next);
            }
            Step::Send(channel) => {
                let room = plan.channels[channel].is_none_or(|most| next.messages[channel] < most);
                if room {
                    next.messages[channel] += 1;
                    next.wake_at(plan, Step::Recv(channel), Some(body));
                }
                room
            }
            Step::Recv(channel) => {
                let there = next.messages[channel] > 0;
                if there {
                    next.messages[channel] -= 1;
                    next.wake_at(plan, Step::Send(channel), Some(body));
                }
                there
            }
            Step::Spawn(child) => {
                next.wake(plan, child, Some(body));
                true
            }
            Step::Join(child) => match self.phase[child] {
                // Unwrapping the error of a task that was dropped is the end of this one.
                Phase::Dropped => {
                    next.ends(plan, body, Phase::Dropped);
                    return Happens::Nothing(next);
                }
                phase => phase == Phase::Done,
            },
        };
        if !done {
            next.at[body] = self.at[body];
            next.phase[body] = Phase::Waiting;
            next.poll_is_over(body);
        }
        Happens::Nothing(next)
    }

    /// A task is woken, by another or by its timer.
    pub(super) fn wake(&mut self, plan: &Plan, body: usize, by: Option<usize>) {
        self.phase[body] = Phase::Ready;
        match plan.engine {
            Engine::Threads => (),
            Engine::CurrentThread if body == 0 => (),
            Engine::CurrentThread => self.tasks.polls.push_back(body),
            Engine::MultiThread => {
                self.tasks.in_a_row[body] = 0;
                // The root is polled by the main thread, which is no worker.
                let slot =
                    |&by: &usize| by != 0 && body != 0 && self.tasks.in_a_row[by] < SLOT_IN_A_ROW;
                if let Some(by) = by.filter(slot) {
                    self.phase[body] = Phase::InSlot;
                    if let Some(before) = self.tasks.slot[by].replace(body) {
                        self.phase[before] = Phase::Ready;
                    }
                }
            }
        }
    }

    /// Wakes the task that waits at this step.
    fn wake_at(&mut self, plan: &Plan, step: Step, by: Option<usize>) {
        let waits = |&body: &usize| {
            let asleep = self.timers.iter().any(|timer| timer.body == body);
            self.phase[body] == Phase::Waiting
                && !asleep
                && plan.bodies[body].get(self.at[body]) == Some(&step)
        };
        if let Some(body) = (0..plan.bodies.len()).find(waits) {
            self.wake(plan, body, by);
        }
    }

    fn unlock(&mut self, plan: &Plan, mutex: usize, by: Option<usize>) {
        let next = self.tasks.lockers[mutex].pop_front();
        self.owner[mutex] = next;
        if let Some(next) = next {
            self.wake(plan, next, by);
        }
    }

    /// A poll is over: the task in the slot comes next.
    fn poll_is_over(&mut self, body: usize) {
        let before = std::mem::take(&mut self.tasks.in_a_row[body]);
        if let Some(next) = self.tasks.slot[body].take() {
            self.phase[next] = Phase::Ready;
            self.tasks.in_a_row[next] = before + 1;
        }
    }

    /// A task comes to its end, or is dropped: it gives back what it holds, and who joins it is woken.
    fn ends(&mut self, plan: &Plan, body: usize, how: Phase) {
        self.phase[body] = how;
        self.timers.retain(|timer| timer.body != body);
        for mutex in 0..MUTEXES {
            self.tasks.lockers[mutex].retain(|&locker| locker != body);
            if self.owner[mutex] == Some(body) {
                self.unlock(plan, mutex, Some(body));
            }
        }
        self.wake_at(plan, Step::Join(body), Some(body));
        self.poll_is_over(body);
        self.tasks.closing |= body == 0;
    }

    fn dropped(&self, plan: &Plan, body: usize) -> Self {
        let mut next = self.clone();
        next.ends(plan, body, Phase::Dropped);
        next
    }

    /// Whether the body that was to receive was dropped, or the one that was to spawn it.
    fn receiver_is_gone(&self, plan: &Plan, channel: usize) -> bool {
        let with =
            |step: Step| (0..plan.bodies.len()).find(|&body| plan.bodies[body].contains(&step));
        let mut holder = with(Step::Recv(channel));
        while let Some(body) = holder
            && self.phase[body] == Phase::Unborn
        {
            holder = with(Step::Spawn(body));
        }
        holder.is_some_and(|body| self.phase[body] == Phase::Dropped)
    }
}
