//! Sockets on loopback, in virtual time: connections between the program's own ends, and to the servers of
//! its plan, which [`lab_trace::net`] describes. An operation here never waits: it says [`would_block`], and
//! when it will not. Waiting is for [`wait_for`] on threads, and for lab-tokio in tasks.
//!
//! Bytes are there as soon as they are sent, and connections as soon as they are asked for: the network has
//! no length. A server's answer carries the time at which it arrives.

use super::engine::{self, Key, Quiet, Wait, key};
use super::record::{Loc, event};
use ::std::cell::Cell;
use ::std::collections::{BTreeSet, VecDeque};
use ::std::io::{Error, ErrorKind, Result};
use ::std::net::{IpAddr, Ipv4Addr, Shutdown, SocketAddr};
use ::std::sync::atomic::{AtomicBool, Ordering};
use ::std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use ::std::task::Waker;
use ::std::time::Duration;
use lab_trace::net::{Conversation, Does, FIRST_PORT, Server, Turn};
use lab_trace::{Class, ConnectionId, Kind};

/// What a connection holds in one direction before its sender has to wait, in bytes.
const ROOM: usize = 1 << 20;
/// Ports that are given out to those who ask for none.
const FIRST_FREE_PORT: u16 = 40_000;

static NET: Mutex<Net> = Mutex::new(Net {
    servers: Vec::new(),
    listeners: Vec::new(),
    last_port: 0,
    ports: BTreeSet::new(),
    connections: 0,
});

struct Net {
    servers: Vec<Server>,
    listeners: Vec<Weak<Backlog>>,
    /// The one that was given out last.
    last_port: u16,
    /// Those that are given out.
    ports: BTreeSet<u16>,
    connections: ConnectionId,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Says which servers there are.
pub(super) fn start(servers: Vec<Server>) {
    lock(&NET).servers = servers;
}

::std::thread_local! {
    /// The program's line, where an operation is called through code that is not the program's.
    static PLACE: Cell<Option<Loc>> = const { Cell::new(None) };
}

/// Sockets used within `f` are used by this line.
pub fn at_place<R>(loc: Loc, f: impl FnOnce() -> R) -> R {
    struct Back(Option<Loc>);
    impl Drop for Back {
        fn drop(&mut self) {
            PLACE.set(self.0);
        }
    }
    let outer = PLACE.get();
    let _back = Back(outer);
    PLACE.set(Some(outer.unwrap_or(loc)));
    f()
}

/// The line that uses a socket here; `loc` where nobody said more.
pub fn place(loc: Loc) -> Loc {
    PLACE.get().unwrap_or(loc)
}

fn os(code: i32) -> Error {
    Error::from_raw_os_error(code)
}

/// What a socket says that has nothing to give yet, in the system's words.
pub fn would_block() -> Error {
    os(libc::EAGAIN)
}

/// One direction of a connection.
#[derive(Default)]
struct Pipe {
    state: Mutex<PipeState>,
}

#[derive(Default)]
struct PipeState {
    /// What was sent, and when it arrives.
    parts: VecDeque<(Duration, VecDeque<u8>)>,
    queued: usize,
    /// When the reader learns that nothing more comes.
    end: Option<Duration>,
    /// What the reader's next operation fails with.
    reset: Option<i32>,
    /// It has failed so.
    dead: bool,
    /// The reader is gone.
    deaf: bool,
    /// The reader wants no more.
    shut: bool,
    watchers: Vec<Waker>,
}

impl Pipe {
    fn lock(&self) -> MutexGuard<'_, PipeState> {
        lock(&self.state)
    }

    /// Something has changed for those who wait here.
    fn notify(&self) {
        engine::changed();
        engine::wake_all(key(self));
        let watchers = ::std::mem::take(&mut self.lock().watchers);
        watchers.into_iter().for_each(Waker::wake);
    }
}

/// One end of a connection. It closes when it is dropped.
pub struct Endpoint {
    pub connection: ConnectionId,
    pub local: SocketAddr,
    pub peer: SocketAddr,
    /// What was given to it.
    port: Option<u16>,
    inbox: Arc<Pipe>,
    outlet: Outlet,
    mute: AtomicBool,
    /// It is to close without a farewell.
    abrupt: AtomicBool,
}

/// Where an end's bytes go.
enum Outlet {
    Pipe(Arc<Pipe>),
    Server(Mutex<Script>),
}

/// A server of the plan, at its end of one connection.
struct Script {
    conversation: Conversation,
    /// It answers one question after the other.
    busy: Duration,
    closed: Option<Duration>,
}

impl Endpoint {
    fn pair(connection: ConnectionId, from: SocketAddr, to: SocketAddr) -> (Arc<Self>, Arc<Self>) {
        let (there, back) = (Arc::new(Pipe::default()), Arc::new(Pipe::default()));
        let end = |local, peer, port, inbox: &Arc<Pipe>, outbox: &Arc<Pipe>| {
            Arc::new(Self {
                connection,
                local,
                peer,
                port,
                inbox: inbox.clone(),
                outlet: Outlet::Pipe(outbox.clone()),
                mute: AtomicBool::new(false),
                abrupt: AtomicBool::new(false),
            })
        };
        let near = end(from, to, Some(from.port()), &back, &there);
        (near, end(to, from, None, &there, &back))
    }

    fn to_server(
        connection: ConnectionId,
        local: SocketAddr,
        peer: SocketAddr,
        does: Does,
        loc: Loc,
    ) -> Arc<Self> {
        let mut conversation = Conversation::new(does);
        let first = conversation.open();
        let end = Self {
            connection,
            local,
            peer,
            port: Some(local.port()),
            inbox: Arc::default(),
            outlet: Outlet::Server(Mutex::new(Script {
                conversation,
                busy: Duration::ZERO,
                closed: None,
            })),
            mute: AtomicBool::new(false),
            abrupt: AtomicBool::new(false),
        };
        if let (Outlet::Server(script), Some(turn)) = (&end.outlet, first) {
            end.answer(&mut lock(script), turn, loc);
        }
        Arc::new(end)
    }

    /// Whether a server of the plan is at the other end: what it sends arrives at a time of its own.
    pub fn is_to_server(&self) -> bool {
        matches!(self.outlet, Outlet::Server(_))
    }

    /// A server has heard a whole question.
    fn answer(&self, script: &mut Script, turn: Turn, loc: Loc) {
        let began = engine::now().max(script.busy);
        let at = turn.after.map(|after| began.saturating_add(after));
        let asked = Kind::Asked {
            connection: self.connection,
            what: turn.asked,
            answered: at,
        };
        event(Some(loc), asked);
        let Some(at) = at else { return };
        script.busy = at;
        let mut inbox = self.inbox.lock();
        if !turn.says.is_empty() {
            inbox.queued += turn.says.len();
            inbox.parts.push_back((at, turn.says.into()));
        }
        if turn.closes {
            inbox.end = Some(at);
            script.closed = Some(at);
        }
    }

    /// When something can be read, or the end: a time that has passed means now, none that nobody knows.
    pub fn readable(&self) -> Option<Duration> {
        let inbox = self.inbox.lock();
        if inbox.shut || inbox.dead || inbox.reset.is_some() {
            return Some(Duration::ZERO);
        }
        inbox.parts.front().map(|(at, _)| *at).or(inbox.end)
    }

    /// When something can be written.
    pub fn writable(&self) -> Option<Duration> {
        let gone = {
            let inbox = self.inbox.lock();
            inbox.dead || inbox.reset.is_some()
        };
        let free = || match &self.outlet {
            Outlet::Pipe(outbox) => {
                let outbox = outbox.lock();
                outbox.deaf || outbox.queued < ROOM
            }
            Outlet::Server(_) => true,
        };
        (gone || self.mute.load(Ordering::Relaxed) || free()).then_some(Duration::ZERO)
    }

    /// The waker is told of the next change for a reader, or for a writer.
    pub fn watch(&self, to_read: bool, waker: Waker) {
        self.inbox.lock().watchers.push(waker.clone());
        if let (Outlet::Pipe(outbox), false) = (&self.outlet, to_read) {
            outbox.lock().watchers.push(waker);
        }
    }

    /// What a thread that wants to read waits for.
    pub fn read_key(&self) -> Key {
        key(&*self.inbox)
    }

    /// What a thread that wants to write waits for.
    pub fn write_key(&self) -> Key {
        match &self.outlet {
            Outlet::Pipe(outbox) => key(&**outbox),
            Outlet::Server(_) => self.read_key(),
        }
    }

    /// Takes what has arrived; zero bytes are the end.
    ///
    /// # Errors
    /// [`would_block`], and what the system says when the other end is gone.
    pub fn read(&self, into: &mut [u8], keep: bool) -> Result<usize> {
        let now = engine::now();
        let mut inbox = self.inbox.lock();
        let mut taken = 0;
        let mut next = 0;
        while taken < into.len()
            && let Some((at, bytes)) = inbox.parts.get_mut(next)
            && *at <= now
        {
            let count = bytes.len().min(into.len() - taken);
            if keep {
                let there = bytes.iter().take(count);
                into[taken..taken + count]
                    .iter_mut()
                    .zip(there)
                    .for_each(|(to, from)| *to = *from);
                next += 1;
            } else {
                ::std::io::Read::read_exact(bytes, &mut into[taken..taken + count])?;
                if bytes.is_empty() {
                    inbox.parts.pop_front();
                }
                inbox.queued -= count;
            }
            taken += count;
        }
        if taken > 0 {
            drop(inbox);
            if !keep {
                self.inbox.notify();
            }
            return Ok(taken);
        }
        let ended = inbox.parts.is_empty() && inbox.end.is_some_and(|end| end <= now);
        if into.is_empty() || inbox.shut || ended {
            return Ok(0);
        }
        if let Some(code) = inbox.reset.take() {
            inbox.dead = true;
            return Err(os(code));
        }
        if inbox.dead {
            return Ok(0);
        }
        Err(would_block())
    }

    /// Sends as much as there is room for.
    ///
    /// # Errors
    /// [`would_block`], and what the system says when the other end is gone.
    pub fn write(&self, from: &[u8], loc: Loc) -> Result<usize> {
        if self.mute.load(Ordering::Relaxed) {
            return Err(os(libc::EPIPE));
        }
        {
            let mut inbox = self.inbox.lock();
            if let Some(code) = inbox.reset.take() {
                inbox.dead = true;
                return Err(os(code));
            }
            if inbox.dead {
                return Err(os(libc::EPIPE));
            }
        }
        if from.is_empty() {
            return Ok(0);
        }
        match &self.outlet {
            Outlet::Pipe(outbox) => {
                let mut state = outbox.lock();
                if state.deaf {
                    drop(state);
                    self.refuse();
                    return Ok(from.len());
                }
                let count = from.len().min(ROOM - state.queued);
                if count == 0 {
                    return Err(would_block());
                }
                state.queued += count;
                let part = from[..count].to_vec();
                state.parts.push_back((engine::now(), part.into()));
                drop(state);
                outbox.notify();
                Ok(count)
            }
            Outlet::Server(script) => {
                let mut script = lock(script);
                if script.closed.is_some_and(|at| at <= engine::now()) {
                    drop(script);
                    self.refuse();
                    return Ok(from.len());
                }
                for turn in script.conversation.hear(from) {
                    self.answer(&mut script, turn, loc);
                }
                drop(script);
                self.inbox.notify();
                Ok(from.len())
            }
        }
    }

    /// The other side is gone and says so to whoever sends.
    fn refuse(&self) {
        let mut inbox = self.inbox.lock();
        let code = if inbox.end.is_some() {
            libc::EPIPE
        } else {
            libc::ECONNRESET
        };
        inbox.reset = Some(code);
        drop(inbox);
        self.inbox.notify();
    }

    /// # Errors
    /// When the connection is gone.
    pub fn shutdown(&self, how: Shutdown) -> Result<()> {
        let over = {
            let inbox = self.inbox.lock();
            let ended = inbox.end.is_some_and(|end| end <= engine::now());
            inbox.dead || (ended && self.mute.load(Ordering::Relaxed))
        };
        if over {
            return Err(os(libc::ENOTCONN));
        }
        if how != Shutdown::Read && !self.mute.swap(true, Ordering::Relaxed) {
            match &self.outlet {
                Outlet::Pipe(outbox) => {
                    outbox.lock().end.get_or_insert(engine::now());
                    outbox.notify();
                }
                Outlet::Server(script) => {
                    let mut script = lock(script);
                    if script.conversation.closes_at_end() && script.closed.is_none() {
                        let at = engine::now().max(script.busy);
                        script.closed = Some(at);
                        self.inbox.lock().end = Some(at);
                    }
                }
            }
        }
        if how != Shutdown::Write {
            self.inbox.lock().shut = true;
        }
        self.inbox.notify();
        Ok(())
    }

    /// What was not read yet is thrown away when it closes, and the other end finds the connection lost.
    pub fn will_close_abruptly(&self) {
        self.abrupt.store(true, Ordering::Relaxed);
    }

    pub fn closes_abruptly(&self) -> bool {
        self.abrupt.load(Ordering::Relaxed)
    }

    /// An error that no operation has told yet.
    pub fn take_error(&self) -> Option<Error> {
        let mut inbox = self.inbox.lock();
        let code = inbox.reset.take()?;
        inbox.dead = true;
        Some(os(code))
    }

    /// Lets go of the connection; `hard` when nobody has ever held this end, or whoever did wants it so.
    fn close(&self, hard: bool) {
        let now = engine::now();
        let mut inbox = self.inbox.lock();
        let unread = hard || inbox.parts.iter().any(|(at, _)| *at <= now);
        (inbox.deaf, inbox.queued) = (true, 0);
        inbox.parts.clear();
        drop(inbox);
        if let Outlet::Pipe(outbox) = &self.outlet {
            let mut state = outbox.lock();
            if !state.deaf {
                if !unread {
                    state.end.get_or_insert(now);
                } else if state.end.is_some() {
                    state.reset = Some(libc::EPIPE);
                } else {
                    state.reset = Some(libc::ECONNRESET);
                }
            }
            drop(state);
            outbox.notify();
        }
        self.inbox.notify();
        lock(&NET).free(self.port);
        let connection = self.connection;
        event(None, Kind::Closed { connection });
    }
}

impl Drop for Endpoint {
    fn drop(&mut self) {
        if !self.inbox.lock().deaf {
            self.close(self.closes_abruptly());
        }
    }
}

/// A socket that others can connect to. It stops listening when it is dropped.
pub struct Backlog {
    pub local: SocketAddr,
    /// What was given to it.
    port: Option<u16>,
    state: Mutex<BacklogState>,
}

#[derive(Default)]
struct BacklogState {
    waiting: VecDeque<Arc<Endpoint>>,
    watchers: Vec<Waker>,
}

impl Backlog {
    /// The connection that waits longest.
    ///
    /// # Errors
    /// [`would_block`] when there is none.
    pub fn accept(&self) -> Result<Arc<Endpoint>> {
        let next = lock(&self.state).waiting.pop_front();
        next.ok_or_else(would_block)
    }

    /// When somebody can be accepted.
    pub fn acceptable(&self) -> Option<Duration> {
        (!lock(&self.state).waiting.is_empty()).then_some(Duration::ZERO)
    }

    /// The waker is told of the next connection.
    pub fn watch(&self, waker: Waker) {
        lock(&self.state).watchers.push(waker);
    }

    fn add(&self, end: Arc<Endpoint>) {
        let watchers = {
            let mut state = lock(&self.state);
            state.waiting.push_back(end);
            ::std::mem::take(&mut state.watchers)
        };
        engine::changed();
        engine::wake_all(key(self));
        watchers.into_iter().for_each(Waker::wake);
    }
}

impl Drop for Backlog {
    fn drop(&mut self) {
        lock(&NET).free(self.port);
        let waiting = ::std::mem::take(&mut lock(&self.state).waiting);
        waiting.iter().for_each(|end| end.close(true));
    }
}

fn matches(listens: SocketAddr, wanted: SocketAddr) -> bool {
    let all = listens.ip().is_unspecified() && (listens.is_ipv6() || wanted.is_ipv4());
    listens.port() == wanted.port() && (all || listens.ip() == wanted.ip())
}

impl Net {
    fn listener(&mut self, wanted: SocketAddr) -> Option<Arc<Backlog>> {
        self.listeners
            .retain(|listener| listener.strong_count() > 0);
        let mut living = self.listeners.iter().filter_map(Weak::upgrade);
        living.find(|listener| matches(listener.local, wanted))
    }

    fn server(&self, wanted: SocketAddr) -> Option<&Server> {
        let at = wanted.port().checked_sub(FIRST_PORT)?;
        let here = wanted.ip() == IpAddr::V4(Ipv4Addr::LOCALHOST);
        self.servers.get(at as usize).filter(|_| here)
    }

    /// Whether somebody listens already where `wanted` would.
    fn is_taken(&self, wanted: SocketAddr) -> bool {
        let mut servers = (FIRST_PORT..).zip(&self.servers);
        let server = |port| SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let mut living = self.listeners.iter().filter_map(Weak::upgrade);
        servers.any(|(port, _)| matches(wanted, server(port)))
            || living.any(|other| matches(other.local, wanted) || matches(wanted, other.local))
    }

    /// Gives out a port, if there is one.
    fn take_port(&mut self) -> Option<u16> {
        let after = self.last_port.wrapping_add(1).max(FIRST_FREE_PORT)..=u16::MAX;
        let port = after
            .chain(FIRST_FREE_PORT..=u16::MAX)
            .find(|port| !self.ports.contains(port))?;
        self.ports.insert(port);
        self.last_port = port;
        Some(port)
    }

    fn free(&mut self, port: Option<u16>) {
        port.map(|port| self.ports.remove(&port));
    }
}

/// Connects, or says at once why not.
///
/// # Errors
/// When nobody listens there.
pub fn connect(to: SocketAddr, loc: Loc) -> Result<Arc<Endpoint>> {
    let mut to = to;
    if to.ip().is_unspecified() {
        to.set_ip(if to.is_ipv4() {
            IpAddr::V4(Ipv4Addr::LOCALHOST)
        } else {
            IpAddr::V6(::std::net::Ipv6Addr::LOCALHOST)
        });
    }
    if !to.ip().to_canonical().is_loopback() {
        engine::unknown(&::std::format!("a connection to {to}"), loc);
    }
    let (connection, server, listener, port) = {
        let mut net = lock(&NET);
        let connection = net.connections;
        net.connections += 1;
        let (server, listener) = (net.server(to).cloned(), net.listener(to));
        let refuses = matches!(&server, Some(server) if server.does == Does::Refuses);
        let there = !refuses && (server.is_some() || listener.is_some());
        let port = if there {
            Ok(net.take_port())
        } else {
            Err(os(libc::ECONNREFUSED))
        };
        (connection, server, listener, port)
    };
    let port = port.and_then(|port| port.ok_or_else(|| os(libc::EADDRNOTAVAIL)));
    let named = server.as_ref().map(|server| server.name.clone());
    let kind = Kind::Connected {
        connection,
        to: named.unwrap_or_else(|| to.to_string()),
        accepted: port.is_ok(),
    };
    event(Some(loc), kind);
    let local = SocketAddr::new(to.ip(), port?);
    match (server, listener) {
        (Some(server), _) => Ok(Endpoint::to_server(connection, local, to, server.does, loc)),
        (None, Some(listener)) => {
            let (near, far) = Endpoint::pair(connection, local, to);
            listener.add(far);
            Ok(near)
        }
        (None, None) => Err(os(libc::ECONNREFUSED)),
    }
}

/// Listens.
///
/// # Errors
/// When the address is taken, or not this machine's.
pub fn listen(at: SocketAddr) -> Result<Arc<Backlog>> {
    if !at.ip().is_unspecified() && !at.ip().to_canonical().is_loopback() {
        return Err(os(libc::EADDRNOTAVAIL));
    }
    let mut local = at;
    let mut net = lock(&NET);
    let mut port = None;
    if local.port() == 0 {
        port = net.take_port();
        local.set_port(port.ok_or_else(|| os(libc::EADDRINUSE))?);
    } else if net.is_taken(local) {
        return Err(os(libc::EADDRINUSE));
    } else if net.ports.insert(local.port()) {
        port = Some(local.port());
    }
    let backlog = Arc::new(Backlog {
        local,
        port,
        state: Mutex::default(),
    });
    net.listeners.push(Arc::downgrade(&backlog));
    Ok(backlog)
}

/// How an operation of a thread waits.
pub struct Blocking {
    /// What it is woken by.
    pub key: Key,
    pub op: &'static str,
    pub loc: Loc,
    pub connection: Option<ConnectionId>,
    /// When it gives up.
    pub deadline: Option<Duration>,
    /// It never waits.
    pub never: bool,
}

/// Tries until there is something to say, as the system does for a thread that it puts to sleep.
///
/// # Errors
/// What the attempt says; [`would_block`] at the deadline, as the system does.
pub fn wait_for<T>(
    how: &Blocking,
    ready: impl Fn() -> Option<Duration>,
    mut attempt: impl FnMut() -> Result<T>,
) -> Result<T> {
    match ready() {
        Some(at) if at <= engine::now() => engine::point_at(how.loc),
        _ if !how.never => engine::point_at(how.loc),
        Some(_) => engine::quiet(Quiet::Clock, how.op, how.loc),
        None => engine::quiet(Quiet::Ask, how.op, how.loc),
    }
    loop {
        match attempt() {
            Err(error) if error.kind() == ErrorKind::WouldBlock => (),
            result => return result,
        }
        let over = how.deadline.is_some_and(|until| until <= engine::now());
        if how.never || over {
            return Err(would_block());
        }
        let ready = ready();
        let until = ready.into_iter().chain(how.deadline).min();
        let wait = Wait {
            class: Class::Net,
            op: how.op,
            loc: how.loc,
            on: how.connection,
        };
        engine::block_until(how.key, until, ready.is_some() && ready == until, wait);
    }
}
