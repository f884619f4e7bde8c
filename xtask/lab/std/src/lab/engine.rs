//! The baton, the clock and the choices. Knows threads that are ready or wait for a key or a deadline;
//! does not know what they wait for beyond the words that go into the record.

use super::calls;
use super::record::{Loc, Recorder};
use ::std::cell::{Cell, RefCell};
use ::std::collections::HashMap;
use ::std::panic::PanicHookInfo;
use ::std::sync::atomic::{AtomicUsize, Ordering};
use ::std::sync::{Mutex, MutexGuard, PoisonError};
use ::std::time::Duration;
use lab_trace::{CRATES, Class, End, Kind, ObjectId, Plan, Role, Stream, WaitId, Woken};

/// Steps of one schedule. A program that needs more runs for ever, as far as a lesson is concerned.
const STEP_LIMIT: usize = 2_000_000;
/// Virtual time of one schedule.
const TIME_LIMIT: Duration = Duration::from_secs(3600);
/// Threads alive at once. Each is a real one with a stack of its own.
const THREAD_LIMIT: usize = 2_000;
/// Text printed by one schedule, in bytes.
const OUTPUT_LIMIT: usize = 1 << 20;
/// When a thread has asked for this much (see [`Quiet`]) and nothing has changed, it goes round in circles.
const SPIN_WEIGHT: u32 = 2_000;
/// Rounds in circles, with nobody asleep, after which nothing will ever change.
const SPIN_LIMIT: u32 = 100_000;
/// How far time moves for a program that watches the clock and waits for nothing else.
const CLOCK_STEP: Duration = Duration::from_millis(10);
/// Busy waits recorded per thread; more say nothing new.
const SPINS_TOLD: u32 = 8;

/// Shared values that a thread tells of while nothing changes, and in all: what spins says nothing new, and
/// what does very much would pay for it with its time.
const NEWS: usize = 16;
const NEWS_IN_ALL: u32 = 250;
/// Messages and the like that one thread tells of.
const PASSED: u32 = 1000;

/// Places remembered of one busy wait.
const CIRCLE: usize = 4;

/// A thread's number while it is none of the program's.
const NOBODY: usize = usize::MAX;

static ENGINE: Mutex<Option<Engine>> = Mutex::new(None);
/// Who holds the baton.
static BATON: AtomicUsize = AtomicUsize::new(NOBODY);

::std::thread_local! {
    static ME: Cell<usize> = const { Cell::new(NOBODY) };
    /// Which of the plan's stretches the next wait of this thread is to take.
    static STRETCH: Cell<Option<usize>> = const { Cell::new(None) };
    /// Runs after all other thread-local destructors of the program, as it is registered first.
    static LEAVE: RefCell<Option<Leave>> = const { RefCell::new(None) };
}

/// What threads wait for. Addresses of objects serve as keys; see [`key`].
pub type Key = usize;

/// The key of an object, by its address.
pub fn key<T: ?Sized>(object: &T) -> Key {
    ::std::ptr::from_ref(object).cast::<u8>() as usize
}

/// The key that a thread's end wakes.
pub fn end_key(thread: usize) -> Key {
    usize::MAX - thread
}

/// A wait as it is recorded.
#[derive(Clone, Copy, Debug)]
pub struct Wait {
    pub class: Class,
    /// The operation as its documentation spells it.
    pub op: &'static str,
    pub loc: Loc,
    /// The object, thread or task waited for.
    pub on: Option<u32>,
}

/// Operations that change nothing. A thread that does only these goes round in circles at some point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quiet {
    /// Reads a value: an atomic load, a lock taken and given back unchanged.
    Read,
    /// Asks whether something has happened: `is_finished`, `try_recv`, `try_lock`.
    Ask,
    /// Looks at the clock.
    Clock,
    /// Offers its place to others: `yield_now`, `spin_loop`.
    Yield,
}

impl Quiet {
    fn weight(self) -> u32 {
        match self {
            Self::Read => 1,
            Self::Ask | Self::Clock => 20,
            Self::Yield => 100,
        }
    }
}

#[derive(Debug, PartialEq)]
enum State {
    Ready,
    Blocked {
        key: Key,
        until: Option<Duration>,
        since: u64,
    },
    Done,
}

struct Thread {
    /// A crate's, not the program's own.
    of_crate: bool,
    state: State,
    timed_out: bool,
    os: Option<::std::thread::Thread>,
    /// `unpark` came before `park`.
    token: bool,
    last: Option<Loc>,
    spin: Spin,
    /// Whose end was asked for, and how often `is_finished` said no since it last said yes.
    asked: Vec<(u32, u32)>,
    news: News,
    /// Where it has come back from a wait although nothing had happened.
    early: Vec<Loc>,
    /// Which of the plan's stretches its first wait is to take.
    stretch: Option<usize>,
}

/// What a thread has told of shared values since something last changed.
#[derive(Default)]
struct News {
    /// The engine's count of changes then.
    since: u64,
    told: Vec<(Key, Loc, bool)>,
    /// Since the beginning.
    in_all: u32,
    /// Messages and the like that it has told of, since the beginning.
    passed: u32,
}

/// How long a thread has been doing quiet things only.
#[derive(Default)]
struct Spin {
    weight: u32,
    times: u32,
    /// The engine's count of changes when it began.
    since: u64,
    what: Option<Quiet>,
    /// The time that it looks out for, if it is one.
    due: Option<Duration>,
    /// What it does meanwhile, and where; a few of them.
    circle: Vec<(&'static str, Loc)>,
    told: u32,
}

/// The state of one schedule.
pub struct Engine {
    now: Duration,
    threads: Vec<Thread>,
    alive: usize,
    pub(super) plan: Plan,
    random: u64,
    preemptions: u32,
    chosen: usize,
    steps: usize,
    /// Counts what others could notice; while it stands still, nothing happens.
    changes: u64,
    /// Steps since the last change.
    idle_steps: u32,
    sequence: u64,
    next_wait: WaitId,
    next_task: u32,
    objects: HashMap<Key, ObjectId>,
    printed: usize,
    /// Which of the plan's stretches that stand for a first line have been met.
    met: Vec<usize>,
    pub(super) ctrl_c: super::ctrl_c::CtrlC,
    recorder: Recorder,
}

/// Begins the schedule; the calling thread becomes the program's main thread.
pub(super) fn start(plan: Plan) {
    super::net::start(plan.servers.clone());
    let engine = Engine {
        now: Duration::ZERO,
        threads: Vec::new(),
        alive: 0,
        random: plan.seed.unwrap_or_default(),
        preemptions: plan.preemptions.unwrap_or(u32::MAX),
        plan,
        chosen: 0,
        steps: 0,
        changes: 0,
        idle_steps: 0,
        sequence: 0,
        next_wait: 0,
        next_task: 0,
        objects: HashMap::new(),
        printed: 0,
        met: Vec::new(),
        ctrl_c: super::ctrl_c::CtrlC::default(),
        recorder: Recorder::default(),
    };
    *ENGINE.lock().unwrap_or_else(PoisonError::into_inner) = Some(engine);
    let main = Engine::expect().register(false);
    ME.set(main);
    BATON.store(main, Ordering::Release);
    ::std::panic::set_hook(Box::new(on_panic));
}

fn message_of<'a>(info: &'a PanicHookInfo<'_>) -> &'a str {
    info.payload_as_str().unwrap_or("Box<dyn Any>")
}

/// Records a panic, and then does what the program wants done about it.
fn on_panic(info: &PanicHookInfo<'_>) {
    let message = message_of(info).to_owned();
    let Some(mut engine) = Engine::get() else {
        return;
    };
    let Some(location) = info.location() else {
        return;
    };
    // The hook's location lives as long as the call; the panic's is a static one.
    // SAFETY: every `Location` comes from the compiler's static data.
    let loc = unsafe { ::std::mem::transmute::<&::std::panic::Location<'_>, Loc>(location) };
    engine.event(Some(loc), Kind::Panicked { message });
    drop(engine);
    crate::panic::hook()(info);
}

/// Records that a panic is raised again.
pub fn resumes(payload: &(dyn ::std::any::Any + Send), loc: Loc) {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let message = text.unwrap_or("Box<dyn Any>").to_owned();
    if let Some(mut engine) = Engine::get() {
        engine.event(Some(loc), Kind::Panicked { message });
    }
}

/// What a program that has set no hook prints about a panic.
pub fn print_panic(info: &PanicHookInfo<'_>) {
    let Some(location) = info.location() else {
        return;
    };
    let message = message_of(info);
    let thread = ::std::thread::current();
    let name = thread.name().unwrap_or("<unnamed>");
    let text = ::std::format!("\nthread '{name}' panicked at {location}:\n{message}\n");
    printed(Stream::Stderr, text, false, None, None);
}

/// Exclusive use of the engine's state, for as short as can be.
pub struct Access(MutexGuard<'static, Option<Engine>>);

impl ::std::ops::Deref for Access {
    type Target = Engine;
    fn deref(&self) -> &Engine {
        self.0.as_ref().expect("the engine has been started")
    }
}

impl ::std::ops::DerefMut for Access {
    fn deref_mut(&mut self) -> &mut Engine {
        self.0.as_mut().expect("the engine has been started")
    }
}

impl Engine {
    /// The engine, for a thread of the program; `None` on threads that the lab does not know.
    pub fn get() -> Option<Access> {
        (ME.get() != NOBODY).then(Self::expect)
    }

    fn expect() -> Access {
        Access(ENGINE.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn register(&mut self, of_crate: bool) -> usize {
        self.alive += 1;
        self.threads.push(Thread {
            of_crate,
            state: State::Ready,
            timed_out: false,
            os: None,
            token: false,
            last: None,
            spin: Spin::default(),
            asked: Vec::new(),
            news: News::default(),
            early: Vec::new(),
            stretch: None,
        });
        self.threads.len() - 1
    }

    pub(super) fn event(&mut self, loc: Option<Loc>, kind: Kind) {
        let tells = matches!(
            kind,
            Kind::Connected { .. } | Kind::Asked { .. } | Kind::ThreadStarted { .. }
        );
        let call = loc.filter(|_| tells).and_then(call);
        self.event_called(loc, call, kind);
    }

    /// Where the program called the crate that an event is in, that tells more than the crate's own line.
    fn event_called(&mut self, loc: Option<Loc>, call: Option<calls::Line>, kind: Kind) {
        let me = ME.get();
        if loc.is_some() {
            self.threads[me].last = loc;
        }
        let place = match call {
            Some(call) => Some(self.recorder.place_of_call(call)),
            None => loc.map(|loc| self.recorder.place(loc)),
        };
        self.notice(&kind);
        if !self.recorder.event(self.now, me, place, kind) {
            self.finish(loc, End::Limit("the size of the lab's record".into()));
        }
    }

    /// Takes one of `of` ways to go on, as the plan says or else by its seed, and records which.
    pub fn choose(&mut self, of: usize) -> usize {
        if of <= 1 {
            return 0;
        }
        let picked = match (self.plan.prefix.get(self.chosen), self.plan.seed) {
            (Some(&planned), _) => (planned as usize).min(of - 1),
            (None, Some(_)) => self.draw(of),
            (None, None) => 0,
        };
        self.chosen += 1;
        self.recorder.chose(picked, of);
        picked
    }

    /// SplitMix64 (Steele, Lea, Flood 2014): tiny, and good enough to scatter schedules.
    fn draw(&mut self, of: usize) -> usize {
        self.random = self.random.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.random;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % of as u64) as usize
    }

    fn changed(&mut self) {
        self.changes += 1;
        self.idle_steps = 0;
    }

    fn spins(&self, thread: usize) -> bool {
        let spin = &self.threads[thread].spin;
        spin.since == self.changes && spin.weight >= SPIN_WEIGHT
    }

    /// Decides who goes on.
    fn pick(&mut self, current: usize, turn: Turn) -> usize {
        let offers = turn != Turn::GoesOn;
        self.steps += 1;
        if self.steps > STEP_LIMIT {
            self.finish(
                self.threads[current].last,
                End::Limit(::std::format!("{STEP_LIMIT} steps")),
            );
        }
        loop {
            let mut ready: Vec<usize> = (0..self.threads.len())
                .filter(|&thread| self.threads[thread].state == State::Ready)
                .collect();
            if ready.iter().all(|&thread| self.spins(thread)) {
                if self.advance(&ready) {
                    continue;
                }
                if ready.is_empty() {
                    self.finish(None, End::Deadlock);
                }
                self.idle_steps += 1;
                if self.idle_steps > SPIN_LIMIT {
                    self.tell_spins(&ready);
                    self.finish(self.threads[current].last, End::Spinning);
                }
            }
            let holds = ready.iter().position(|&thread| thread == current);
            if let Some(position) = holds {
                ready.remove(position);
                // The first choice is what happens without a plan: go on, unless one offers its place. Then it
                // is everybody's turn once, or two of three that spin would keep the third from running.
                if offers {
                    ready.rotate_left(position);
                    ready.push(current);
                } else {
                    ready.insert(0, current);
                }
            }
            if ready.len() == 1 {
                return ready[0];
            }
            // How the threads of a crate look for work is worth no systematic schedule; they would drown the
            // program's own choices.
            if turn == Turn::LooksAround && holds.is_some() && self.plan.seed.is_none() {
                return ready[0];
            }
            let free = offers || holds.is_none();
            if !free && self.preemptions == 0 {
                return current;
            }
            let picked = ready[self.choose(ready.len())];
            if !free && picked != current {
                self.preemptions -= 1;
            }
            return picked;
        }
    }

    /// Moves time to the next deadline; false when there is none.
    fn advance(&mut self, spinning: &[usize]) -> bool {
        if self.is_interrupted() {
            return true;
        }
        let deadline = self
            .threads
            .iter()
            .filter_map(|thread| match thread.state {
                State::Blocked { until, .. } => until,
                _ => None,
            })
            .min();
        let spins = spinning.iter().map(|&thread| &self.threads[thread].spin);
        let watches = spins.filter(|spin| matches!(spin.what, Some(Quiet::Clock)));
        let step = watches.map(|spin| {
            let due = spin.due.filter(|due| *due > self.now);
            due.unwrap_or(self.now + CLOCK_STEP)
        });
        let Some(next) = step.chain(deadline).min() else {
            return false;
        };
        self.tell_spins(spinning);
        self.now = self.now.max(next);
        self.changed();
        if self.now > TIME_LIMIT {
            self.finish(None, End::Limit("an hour of virtual time".into()));
        }
        for thread in &mut self.threads {
            if let State::Blocked {
                until: Some(until), ..
            } = thread.state
                && until <= self.now
            {
                thread.state = State::Ready;
                thread.timed_out = true;
            }
        }
        true
    }

    fn tell_spins(&mut self, spinning: &[usize]) {
        for &index in spinning {
            let spin = &mut self.threads[index].spin;
            spin.told += 1;
            if spin.told > SPINS_TOLD {
                continue;
            }
            let (circle, times) = (::std::mem::take(&mut spin.circle), spin.times);
            for (op, loc) in circle {
                let kind = Kind::Spun {
                    op: op.into(),
                    times,
                };
                let place = Some(self.recorder.place(loc));
                self.recorder.event(self.now, index, place, kind);
            }
        }
    }

    /// Whether what the calling thread does with a shared value is worth recording.
    pub(super) fn is_news(&mut self, key: Key, loc: Loc, refused: bool) -> bool {
        if in_crate(loc) {
            return false;
        }
        let changes = self.changes;
        let news = &mut self.threads[ME.get()].news;
        if news.since != changes {
            news.since = changes;
            news.told.clear();
        }
        let known = |&(other, place, kind): &(Key, Loc, bool)| {
            other == key && ::std::ptr::eq(place, loc) && kind == refused
        };
        let fresh =
            news.in_all < NEWS_IN_ALL && news.told.len() < NEWS && !news.told.iter().any(known);
        if fresh {
            news.told.push((key, loc, refused));
            news.in_all += 1;
        }
        fresh
    }

    /// What the calling thread does next with the value is news again.
    pub(super) fn no_longer_known(&mut self, key: Key) {
        let news = &mut self.threads[ME.get()].news;
        news.told.retain(|(other, ..)| *other != key);
    }

    pub(super) fn object(&mut self, key: Key) -> ObjectId {
        let next = self.objects.len() as ObjectId;
        *self.objects.entry(key).or_insert(next)
    }

    /// Makes threads that wait for the key ready, `most` of them at most; says how many.
    pub(super) fn wake(&mut self, key: Key, most: usize) -> usize {
        let mut waiting: Vec<(u64, usize)> = self
            .threads
            .iter()
            .enumerate()
            .filter_map(|(index, thread)| match thread.state {
                State::Blocked {
                    key: other, since, ..
                } if other == key => Some((since, index)),
                _ => None,
            })
            .collect();
        waiting.sort_unstable();
        let mut woken = 0;
        while woken < most && !waiting.is_empty() {
            // Who of several is woken is for the operating system to say.
            let which = if most < waiting.len() {
                self.choose(waiting.len())
            } else {
                0
            };
            let (_, index) = waiting.remove(which);
            self.threads[index].state = State::Ready;
            self.changed();
            woken += 1;
        }
        woken
    }

    /// Records the end and ends the process.
    pub(super) fn finish(&mut self, loc: Option<Loc>, end: End) -> ! {
        let thread = if ME.get() == NOBODY { 0 } else { ME.get() };
        let code = match end {
            End::Returned(code) | End::Exited(code) => code,
            _ => 0,
        };
        self.recorder.end(self.now, thread, loc, end);
        // SAFETY: ends this process, without running what the program left behind.
        unsafe { libc::_exit(code) }
    }
}

fn wait_for_baton(me: usize) {
    while BATON.load(Ordering::Acquire) != me {
        ::std::thread::park();
    }
}

/// What a thread that asks who goes on would like itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    /// To go on, if it can.
    GoesOn,
    /// That somebody else goes on.
    Offers,
    /// The same, inside a crate that looks for work.
    LooksAround,
}

/// Gives the baton on; `stays` says whether the caller wants it back.
fn hand_over(mut engine: Access, me: usize, turn: Turn, stays: bool) {
    let next = engine.pick(me, turn);
    if next == me {
        return;
    }
    let os = engine.threads[next].os.clone();
    drop(engine);
    // The main thread has no handle until somebody else runs.
    BATON.store(next, Ordering::Release);
    if let Some(os) = os {
        os.unpark();
    }
    if stays {
        wait_for_baton(me);
    }
}

/// A point at which others may go on first.
pub fn point() {
    if let Some(engine) = Engine::get() {
        hand_over(engine, ME.get(), Turn::GoesOn, true);
    }
}

/// The same for an operation whose place is known: inside a crate there is none. What crates do there
/// among themselves is theirs to get right.
pub fn point_at(loc: Loc) {
    if !in_crate(loc) {
        point();
    }
}

/// Where the program called the crate that this place is in.
fn call(loc: Loc) -> Option<calls::Line> {
    if in_crate(loc) { calls::line() } else { None }
}

/// Whether a place is in a crate that the program uses.
pub fn in_crate(loc: Loc) -> bool {
    loc.file().starts_with(CRATES)
}

/// A point before an operation that changes nothing; `op` and `loc` name it if it turns out to be a busy
/// wait.
pub fn quiet(what: Quiet, op: &'static str, loc: Loc) {
    quiet_until(None, what, op, loc);
}

/// The same for who looks at the clock until a time that it knows.
pub fn quiet_until(due: Option<Duration>, what: Quiet, op: &'static str, loc: Loc) {
    let Some(mut engine) = Engine::get() else {
        return;
    };
    let me = ME.get();
    let changes = engine.changes;
    let thread = &mut engine.threads[me];
    if thread.spin.since != changes {
        thread.spin.since = changes;
        (thread.spin.weight, thread.spin.times) = (0, 0);
        thread.spin.circle.clear();
    }
    thread.spin.times += 1;
    (thread.spin.what, thread.spin.due) = (Some(what), due);
    if in_crate(loc) {
        // A crate may look around for a while before it sleeps, and that is no busy wait of the program's.
        const PATIENCE: u32 = 10;
        let weight = what.weight().div_ceil(PATIENCE);
        thread.spin.weight = thread.spin.weight.saturating_add(weight);
        if what == Quiet::Yield || engine.spins(me) {
            hand_over(engine, me, Turn::LooksAround, true);
        }
        return;
    }
    thread.spin.weight = thread.spin.weight.saturating_add(what.weight());
    let known = |&(_, other): &(&str, Loc)| ::std::ptr::eq(other, loc);
    if thread.spin.circle.len() < CIRCLE && !thread.spin.circle.iter().any(known) {
        thread.spin.circle.push((op, loc));
    }
    thread.last = Some(loc);
    let offers = what == Quiet::Yield || engine.spins(me);
    let turn = if offers { Turn::Offers } else { Turn::GoesOn };
    hand_over(engine, me, turn, true);
}

/// Says that something changed that others could notice.
pub fn changed() {
    if let Some(mut engine) = Engine::get() {
        engine.changed();
    }
}

/// Notes that something went through what the key stands for, from who did it to who will look at it.
pub fn passed(key: Key) {
    if let Some(mut engine) = Engine::get() {
        engine.changed();
        let told = &mut engine.threads[ME.get()].news.passed;
        if *told < PASSED {
            *told += 1;
            let object = engine.object(key);
            engine.event(None, Kind::Passed { object });
        }
    }
}

/// Virtual time since the program began.
pub fn now() -> Duration {
    Engine::get().map_or(Duration::ZERO, |engine| engine.now)
}

/// Takes one of `of` ways to go on (see [`Engine::choose`]).
pub fn choose(of: usize) -> usize {
    Engine::get().map_or(0, |mut engine| engine.choose(of))
}

/// Blocks the calling thread until the key is woken or the deadline comes. Callers must look again at
/// what they wait for: others may have been quicker.
pub fn block(key: Key, until: Option<Duration>, wait: Wait) -> Woken {
    let due = matches!(wait.class, Class::Sleep | Class::Timer);
    block_until(key, until, due, wait)
}

/// The same for an operation that may come back although nothing has happened, which the plan may ask
/// for, once at each place. Crates know how to wait.
pub fn block_loosely(key: Key, until: Option<Duration>, wait: Wait) -> Woken {
    let Some(mut engine) = Engine::get().filter(|engine| engine.plan.early && !in_crate(wait.loc))
    else {
        return block(key, until, wait);
    };
    let me = ME.get();
    let known = |&other: &Loc| ::std::ptr::eq(other, wait.loc);
    if engine.threads[me].early.iter().any(known) {
        drop(engine);
        return block(key, until, wait);
    }
    engine.threads[me].early.push(wait.loc);
    let id = engine.begin_wait(until, wait, true);
    hand_over(engine, me, Turn::Offers, true);
    end_wait(id, Woken::Early, wait.loc);
    Woken::Early
}

/// The same as [`block`]; `due` says that the deadline is when what is waited for comes.
pub fn block_until(key: Key, until: Option<Duration>, due: bool, wait: Wait) -> Woken {
    let Some(mut engine) = Engine::get() else {
        panic!("the lab does not know this thread")
    };
    let me = ME.get();
    let id = engine.begin_wait(until, wait, true);
    engine.sequence += 1;
    let since = engine.sequence;
    // Nothing can notice that a thread looks again and waits on, so this is no change.
    engine.threads[me].state = State::Blocked { key, until, since };
    engine.threads[me].timed_out = false;
    hand_over(engine, me, Turn::GoesOn, true);
    let mut engine = Engine::expect();
    let how = if engine.threads[me].timed_out && !due {
        Woken::TimedOut
    } else {
        Woken::Done
    };
    engine.event(Some(wait.loc), Kind::Woke { wait: id, how });
    how
}

impl Engine {
    fn begin_wait(&mut self, until: Option<Duration>, wait: Wait, blocking: bool) -> WaitId {
        let id = self.next_wait;
        self.next_wait += 1;
        let Wait { class, op, loc, on } = wait;
        let call = call(loc);
        // A crate's thread that runs nothing of the program's has nothing to do.
        let idle = self.threads[ME.get()].of_crate && in_crate(loc) && call.is_none();
        let class = if idle { Class::Idle } else { class };
        let kind = Kind::Waits {
            wait: id,
            class,
            op: op.into(),
            until,
            on,
            blocking,
            inside: call.is_some(),
        };
        self.event_called(Some(loc), call, kind);
        id
    }
}

/// Records that the running task begins to wait. It goes on running until it returns from its poll.
pub fn begin_wait(until: Option<Duration>, wait: Wait) -> WaitId {
    Engine::get().map_or(0, |mut engine| engine.begin_wait(until, wait, false))
}

/// Records the end of a task's wait.
pub fn end_wait(wait: WaitId, how: Woken, loc: Loc) {
    super::record::event(Some(loc), Kind::Woke { wait, how });
}

/// Wakes up to `most` threads that wait for the key. Not a scheduling point.
pub fn wake(key: Key, most: usize) {
    if let Some(mut engine) = Engine::get() {
        engine.wake(key, most);
    }
}

/// Wakes all threads that wait for the key. Not a scheduling point.
pub fn wake_all(key: Key) {
    wake(key, usize::MAX);
}

/// Wakes all threads that wait for the key although nothing has changed but that they may look again: a
/// lock was held and only read. Two threads that spin on such a lock must still be seen to spin.
pub fn wake_to_look(key: Key) {
    if let Some(mut engine) = Engine::get() {
        let (changes, idle_steps) = (engine.changes, engine.idle_steps);
        engine.wake(key, usize::MAX);
        (engine.changes, engine.idle_steps) = (changes, idle_steps);
    }
}

/// The number under which an object appears in the record.
pub fn object(key: Key) -> ObjectId {
    Engine::get().map_or(0, |mut engine| engine.object(key))
}

/// A fresh number for a task.
pub fn new_task() -> u32 {
    Engine::get().map_or(0, |mut engine| {
        engine.next_task += 1;
        engine.next_task - 1
    })
}

/// The number of the calling thread.
pub fn me() -> usize {
    ME.get()
}

/// Sleeps in virtual time.
pub fn sleep(duration: Duration, wait: Wait) {
    if duration.is_zero() {
        return point();
    }
    let extra = take_stretch();
    block(
        SLEEP,
        Some(now().saturating_add(duration).saturating_add(extra)),
        wait,
    );
}

/// A key that nobody wakes.
const SLEEP: Key = 0;

/// How much longer the next wait of this thread is to last, by the plan; used up by asking.
pub fn take_stretch() -> Duration {
    let (Some(index), Some(mut engine)) = (STRETCH.take(), Engine::get()) else {
        return Duration::ZERO;
    };
    let (line, extra) = engine.plan.stretch[index].clone();
    engine.event(None, Kind::Stretched { line });
    extra
}

impl Engine {
    /// Which of the plan's stretches begins with this line.
    fn stretch_after(&mut self, line: &str) -> Option<usize> {
        let due = |(at, (form, _)): (usize, &(String, Duration))| {
            let first = !form.contains(Plan::ANY) || !self.met.contains(&at);
            (first && Plan::is_of_form(line, form)).then_some(at)
        };
        let at = self.plan.stretch.iter().enumerate().find_map(due)?;
        self.met.push(at);
        Some(at)
    }
}

/// Forgets a stretch that no wait has used: the poll that it was meant for is over.
pub fn drop_stretch() {
    STRETCH.set(None);
}

/// Records text as it leaves the program. `text` should end where a line ends, except when flushed.
pub fn printed(
    stream: Stream,
    text: String,
    literal: bool,
    within: Option<String>,
    loc: Option<Loc>,
) {
    let Some(mut engine) = Engine::get() else {
        return;
    };
    engine.changed();
    engine.printed += text.len();
    let printed = text.trim_end_matches('\n');
    let stretch = engine.stretch_after(printed);
    let over = engine.printed > OUTPUT_LIMIT;
    engine.event(
        loc,
        Kind::Printed {
            stream,
            text,
            literal,
            within,
        },
    );
    if stretch.is_some() {
        STRETCH.set(stretch);
    }
    if over {
        engine.finish(
            loc,
            End::Limit(::std::format!("{OUTPUT_LIMIT} bytes of output")),
        );
    }
}

/// Ends the program because the lab does not know what it uses.
pub fn unknown(what: &str, loc: Loc) -> ! {
    finish(Some(loc), End::Unknown(what.into()))
}

/// Ends the program.
pub fn finish(loc: Option<Loc>, end: End) -> ! {
    match Engine::get() {
        Some(mut engine) => engine.finish(loc, end),
        None => ::std::process::abort(),
    }
}

/// `main` has returned: the others get a last chance before the process ends.
pub(super) fn returned(code: i32) -> ! {
    point();
    crate::io::flush_at_exit();
    finish(None, End::Returned(code))
}

/// A thread that is about to be started.
#[derive(Clone, Copy, Debug)]
pub struct NewThread(usize);

impl NewThread {
    /// Announces a thread.
    ///
    /// # Errors
    /// When too many are alive, as the operating system would.
    pub fn announce(name: Option<String>, role: Role, loc: Loc) -> ::std::io::Result<Self> {
        let mut engine = Engine::get().ok_or(::std::io::ErrorKind::Unsupported)?;
        if engine.alive >= THREAD_LIMIT {
            engine.finish(
                Some(loc),
                End::Limit(::std::format!("{THREAD_LIMIT} threads at once")),
            );
        }
        let child = engine.register(role == Role::Crate);
        // Whoever only starts others leaves the waiting to them.
        if role == Role::Spawned && super::task().is_none() {
            engine.threads[child].stretch = STRETCH.take();
        }
        engine.changed();
        engine.event(
            Some(loc),
            Kind::ThreadStarted {
                child: child as u32,
                name,
                role,
            },
        );
        Ok(Self(child))
    }

    /// The number that the thread has.
    pub fn id(self) -> usize {
        self.0
    }

    /// Gives the engine the means to wake it. Must come before the next scheduling point.
    pub fn started(self, os: &::std::thread::Thread) {
        let mut engine = Engine::expect();
        // Also the starter's own, so that somebody else can wake it.
        let me = ME.get();
        engine.threads[me]
            .os
            .get_or_insert_with(::std::thread::current);
        engine.threads[self.0].os = Some(os.clone());
    }

    /// There is no such thread after all.
    pub fn failed(self) {
        let mut engine = Engine::expect();
        engine.threads[self.0].state = State::Done;
        engine.alive -= 1;
        let (now, ended) = (engine.now, Kind::ThreadEnded { panicked: false });
        engine.recorder.event(now, self.0, None, ended);
    }

    /// It begins to run when the key is woken, and not before.
    pub(super) fn waits_for(self, key: Key) {
        let mut engine = Engine::expect();
        engine.sequence += 1;
        let since = engine.sequence;
        engine.threads[self.0].state = State::Blocked {
            key,
            until: None,
            since,
        };
    }

    /// To be called on the new thread before anything of the program runs there.
    pub fn enter(self) {
        ME.set(self.0);
        LEAVE.with_borrow_mut(|leave| *leave = Some(Leave));
        wait_for_baton(self.0);
        STRETCH.set(Engine::expect().threads[self.0].stretch.take());
    }

    /// To be called on the new thread when its function is over. That is its end in the record, since
    /// nobody else need wait for more: a scope does not. The thread leaves when its thread-local values
    /// have been dropped.
    pub fn exit(panicked: bool) {
        Engine::expect().event(None, Kind::ThreadEnded { panicked });
    }
}

/// Leaves the engine when dropped, at the very end of a thread.
struct Leave;

impl Drop for Leave {
    fn drop(&mut self) {
        let me = ME.get();
        let mut engine = Engine::expect();
        engine.threads[me].state = State::Done;
        engine.alive -= 1;
        engine.changed();
        engine.wake(end_key(me), usize::MAX);
        hand_over(engine, me, Turn::GoesOn, false);
        ME.set(NOBODY);
    }
}

/// Whether a thread has ended. Not a scheduling point.
pub fn ended(thread: usize) -> bool {
    Engine::get().is_none_or(|engine| engine.threads[thread].state == State::Done)
}

/// Counts how often the calling thread was told "not yet" of the same thread or task, and tells when asking becomes a habit.
pub fn asked_for_end(whom: u32, answer: bool, loc: Loc) {
    /// Asking once or twice is curiosity, three times is waiting.
    const HABIT: u32 = 3;
    let Some(mut engine) = Engine::get() else {
        return;
    };
    let me = ME.get();
    let counts = &mut engine.threads[me].asked;
    if answer {
        return counts.clear();
    }
    let asked = match counts.iter_mut().find(|(other, _)| *other == whom) {
        Some((_, count)) => {
            *count += 1;
            *count
        }
        None => {
            counts.push((whom, 1));
            1
        }
    };
    if asked == HABIT {
        engine.event(
            Some(loc),
            Kind::Spun {
                op: "JoinHandle::is_finished".into(),
                times: asked,
            },
        );
    }
}

/// Takes the token that `unpark` left for the calling thread.
pub fn take_token() -> bool {
    Engine::get().is_some_and(|mut engine| ::std::mem::take(&mut engine.threads[ME.get()].token))
}

/// Leaves a token for a thread, and wakes it if it is parked under the key.
pub fn give_token(thread: usize, key: Key) {
    if let Some(mut engine) = Engine::get() {
        engine.threads[thread].token = true;
        engine.changed();
        engine.wake(key, 1);
    }
}
