//! Small concurrent programs drawn at random, as plans. Knows neither how a plan is written down in Rust
//! nor what it does.

/// What runs the bodies of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Threads,
    CurrentThread,
    MultiThread,
}

/// What a body does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Prints a line that no other step prints: [`line`].
    Print,
    /// Sleeps so many tenths of a second.
    Sleep(u64),
    Lock(usize),
    Unlock(usize),
    /// Sends a message into a channel.
    Send(usize),
    /// Takes a message out of it.
    Recv(usize),
    /// Starts another body.
    Spawn(usize),
    /// Waits for the end of a body that it started.
    Join(usize),
}

/// A program: body 0 is `main`, each of the others is spawned once.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) engine: Engine,
    pub(crate) bodies: Vec<Vec<Step>>,
    /// How many messages each channel holds; `None` for any number.
    pub(crate) channels: Vec<Option<usize>>,
}

/// Mutexes that the bodies share.
pub(crate) const MUTEXES: usize = 2;
/// Steps of a body.
const STEPS: usize = 6;

/// The line of a step that prints.
pub(crate) fn line(body: usize, step: usize) -> String {
    format!("{body}.{step}")
}

/// SplitMix64 (Steele, Lea, Flood 2014).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// A number below the bound.
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }

    fn one_in(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }
}

impl Plan {
    /// Draws a plan.
    pub(crate) fn draw(random: &mut Random) -> Self {
        let engine = [Engine::Threads, Engine::CurrentThread, Engine::MultiThread][random.below(3)];
        let bodies = 1 + random.below(4);
        let mut plan = Self {
            engine,
            bodies: vec![Vec::new(); bodies],
            channels: Vec::new(),
        };
        for child in 1..bodies {
            // A body with two children has no room for much else.
            let parent = random.below(child);
            let at = plan.insert(random, parent, 0, Step::Spawn(child));
            if !random.one_in(5) {
                plan.insert(random, parent, at + 1, Step::Join(child));
            }
        }
        for _ in 0..random.below(3) {
            plan.add_channel(random);
        }
        for body in 0..bodies {
            if random.one_in(2) {
                plan.add_locks(random, body);
            }
            // Every body prints, or nobody knows what it did.
            plan.insert(random, body, 0, Step::Print);
            for _ in 0..random.below(5) {
                if plan.bodies[body].len() < STEPS {
                    let step = if random.one_in(2) {
                        Step::Print
                    } else {
                        // Few different times, so that many come to their ends at once.
                        Step::Sleep(1 + random.below(2) as u64)
                    };
                    plan.insert(random, body, 0, step);
                }
            }
        }
        plan
    }

    /// Puts a step at a random place from `from` on, and says where.
    fn insert(&mut self, random: &mut Random, body: usize, from: usize, step: Step) -> usize {
        let steps = &mut self.bodies[body];
        let at = from + random.below(steps.len() + 1 - from);
        steps.insert(at, step);
        at
    }

    /// One or two messages from one body to another. The plan may well come to a deadlock by it.
    fn add_channel(&mut self, random: &mut Random) {
        let bodies = self.bodies.len();
        let from = random.below(bodies);
        let to = random.below(bodies);
        let messages = 1 + random.below(2);
        let room = |body: usize| self.bodies[body].len() + messages < STEPS;
        if from == to || !room(from) || !room(to) {
            return;
        }
        let channel = self.channels.len();
        // Only threads can hand a message over in person.
        let capacities: &[Option<usize>] = match self.engine {
            Engine::Threads => &[None, Some(0), Some(1)],
            Engine::CurrentThread | Engine::MultiThread => &[None, Some(1)],
        };
        self.channels
            .push(capacities[random.below(capacities.len())]);
        for _ in 0..messages {
            self.insert(random, from, 0, Step::Send(channel));
            self.insert(random, to, 0, Step::Recv(channel));
        }
    }

    /// Holds one mutex for a while, or the second within the first: always in this order.
    fn add_locks(&mut self, random: &mut Random, body: usize) {
        let first = random.below(MUTEXES);
        let mut from = 0;
        let mut to = self.bodies[body].len();
        for mutex in first..MUTEXES {
            if self.bodies[body].len() + 2 >= STEPS {
                return;
            }
            let lock = from + random.below(to + 1 - from);
            let unlock = lock + random.below(to + 1 - lock);
            self.bodies[body].insert(unlock, Step::Unlock(mutex));
            self.bodies[body].insert(lock, Step::Lock(mutex));
            (from, to) = (lock + 1, unlock + 1);
            if random.one_in(2) {
                return;
            }
        }
    }
}
