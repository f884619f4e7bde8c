//! The servers of a lesson, for a real run: listeners on loopback, played by one thread that ends when this
//! is dropped. What a server says and when is told by [`lab_trace::net`], as in the lab.
//!
//! Decides nothing about right and wrong. It knows how many exchanges were under way at once, and, where the
//! lesson has a gate, answers nobody before there are enough of them: proof of concurrency without a clock.

use std::collections::VecDeque;
use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use grader::expectation::{CheckFile, CtrlC as Moment};
use grader::servers::arguments;
use lab_trace::net::{Conversation, Does, Turn};
use socket2::{Domain, Socket, Type};

use crate::process::CtrlC;

mod peers;

/// How long the thread rests when it has looked at every connection.
const REST: Duration = Duration::from_millis(1);
/// Connections that are looked after; others wait in the system's queue.
const ROOM: usize = 256;
/// What is read from one connection before the others have their turn.
const PORTION: usize = 4 << 10;
/// Questions that one connection may have waiting.
const QUEUE: usize = 64;
/// What these, and answers that nobody takes, may amount to in bytes before we listen on; then the other side
/// has to wait, as the system makes it.
const BACKLOG: usize = 64 << 10;
/// How soon it is noticed at the latest that somebody who said all has left.
const NOTICE: Duration = Duration::from_millis(100);
/// How long a connection that was answered is listened to, so that the answer is not lost in a reset.
const LINGER: Duration = Duration::from_secs(1);

/// Running servers.
pub struct Servers {
    args: Vec<String>,
    shared: Arc<Shared>,
    gate: usize,
    thread: Option<JoinHandle<()>>,
    /// Ports that are held and refuse everybody.
    _refusing: Vec<Socket>,
}

#[derive(Default)]
struct Shared {
    stop: AtomicBool,
    most: AtomicUsize,
}

impl Servers {
    /// Starts the servers of a lesson. `gated` says whether they wait for each other; where the lesson has
    /// Ctrl-C come with a question, they press it.
    pub fn start(check: &CheckFile, gated: bool, ctrl_c: &CtrlC) -> Result<Servers> {
        let mut listeners = Vec::new();
        let mut refusing = Vec::new();
        let mut at = Vec::new();
        let here = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        for server in &check.servers {
            let plan = server.plan();
            let failed = || format!("failed to start the server {}", server.name);
            let address = if plan.does == Does::Refuses {
                // Bound and not listening: the port stays ours, and connections are refused.
                let socket = Socket::new(Domain::IPV4, Type::STREAM, None).with_context(failed)?;
                socket.bind(&here.into()).with_context(failed)?;
                let address = socket.local_addr().with_context(failed)?;
                refusing.push(socket);
                address.as_socket().with_context(failed)?
            } else {
                let listener = TcpListener::bind(here).with_context(failed)?;
                listener.set_nonblocking(true).with_context(failed)?;
                let address = listener.local_addr().with_context(failed)?;
                listeners.push((listener, plan.does));
                address
            };
            at.push(address.to_string());
        }
        let gate = if gated { check.gate } else { 0 };
        let shared = Arc::new(Shared::default());
        let thread = if listeners.is_empty() {
            None
        } else {
            let play = Play {
                listeners,
                guests: Vec::new(),
                shared: shared.clone(),
                gate,
                ctrl_c: match &check.ctrl_c {
                    Some(Moment::Asked(what)) => Some((what.clone(), ctrl_c.clone())),
                    _ => None,
                },
                opened: (gate == 0).then(Instant::now),
                looked: Instant::now(),
            };
            let builder = thread::Builder::new().name("servers".into());
            Some(
                builder
                    .spawn(move || play.run())
                    .context("failed to start the servers")?,
            )
        };
        Ok(Servers {
            args: arguments(&check.args, &check.servers, &at),
            shared,
            gate,
            thread,
            _refusing: refusing,
        })
    }

    /// What the program is told.
    pub fn args(&self) -> &[String] {
        &self.args
    }

    /// The gate and how many exchanges came together, if it stayed shut.
    pub(crate) fn shut(&self) -> Option<(usize, usize)> {
        let most = self.shared.most.load(Ordering::Relaxed);
        (most < self.gate).then_some((self.gate, most))
    }
}

impl Drop for Servers {
    fn drop(&mut self) {
        self.shared.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            // A panic of the thread has been printed; the run that it served is over.
            drop(thread.join());
        }
    }
}

/// The thread's own state.
struct Play {
    listeners: Vec<(TcpListener, Does)>,
    guests: Vec<Guest>,
    shared: Arc<Shared>,
    gate: usize,
    /// The question with which Ctrl-C comes, and its key.
    ctrl_c: Option<(String, CtrlC)>,
    /// When the gate opened.
    opened: Option<Instant>,
    /// When we last looked who has left.
    looked: Instant,
}

/// One connection.
struct Guest {
    stream: TcpStream,
    conversation: Conversation,
    /// Questions that are not answered yet, and when they came.
    turns: VecDeque<(Instant, Turn)>,
    out: Vec<u8>,
    /// The other side has said all.
    heard_all: bool,
    /// The connection is no more.
    lost: bool,
    /// When it was closed by us.
    closed: Option<Instant>,
}

impl Play {
    fn run(mut self) {
        while !self.shared.stop.load(Ordering::Relaxed) {
            self.accept();
            for guest in &mut self.guests {
                guest.listen();
            }
            let asked = |what: &String| {
                let mut turns = self.guests.iter().flat_map(|guest| &guest.turns);
                turns.any(|(_, turn)| turn.asked == *what)
            };
            if let Some((_, key)) = self.ctrl_c.take_if(|(what, _)| asked(what)) {
                key.press();
            }
            let mut under_way = self.under_way();
            if under_way > self.shared.most.load(Ordering::Relaxed)
                || self.looked.elapsed() >= NOTICE
            {
                self.forget_who_left();
                under_way = self.under_way();
            }
            self.shared.most.fetch_max(under_way, Ordering::Relaxed);
            if under_way >= self.gate {
                self.opened.get_or_insert_with(Instant::now);
            }
            let opened = self.opened;
            self.guests.retain_mut(|guest| guest.speak(opened));
            thread::sleep(REST);
        }
    }

    fn under_way(&self) -> usize {
        self.guests.iter().map(|guest| guest.turns.len()).sum()
    }

    /// Who says all that there is to say may have hung up, or wait for an answer. Only the former is no exchange
    /// any more.
    fn forget_who_left(&mut self) {
        self.looked = Instant::now();
        if self.guests.iter().any(|guest| guest.heard_all)
            && let Some(there) = peers::there()
        {
            self.guests.retain(|guest| {
                let ends = guest
                    .stream
                    .peer_addr()
                    .ok()
                    .zip(guest.stream.local_addr().ok());
                !guest.heard_all || ends.is_some_and(|ends| there.contains(&ends))
            });
        }
    }

    fn accept(&mut self) {
        for (listener, does) in &self.listeners {
            while self.guests.len() < ROOM
                && let Ok((stream, _)) = listener.accept()
            {
                if stream.set_nonblocking(true).is_err() || stream.set_nodelay(true).is_err() {
                    continue;
                }
                let mut conversation = Conversation::new(does.clone());
                let first = conversation.open().map(|turn| (Instant::now(), turn));
                self.guests.push(Guest {
                    stream,
                    conversation,
                    turns: first.into_iter().collect(),
                    out: Vec::new(),
                    heard_all: false,
                    lost: false,
                    closed: None,
                });
            }
        }
    }
}

impl Guest {
    /// Whether there is too much that the other side has asked for and not got.
    fn is_behind(&self) -> bool {
        let turns = self.turns.iter();
        let bytes = turns.map(|(_, turn)| turn.asked.len() + turn.says.len());
        self.turns.len() >= QUEUE || self.out.len() + bytes.sum::<usize>() >= BACKLOG
    }

    /// Takes what has come.
    fn listen(&mut self) {
        let mut part = [0; PORTION];
        if self.lost || self.heard_all || self.is_behind() {
            return;
        }
        match self.stream.read(&mut part) {
            Ok(0) => self.heard_all = true,
            Ok(count) if self.closed.is_none() => {
                let turns = self.conversation.hear(&part[..count]);
                self.turns
                    .extend(turns.into_iter().map(|turn| (Instant::now(), turn)));
            }
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => self.lost = true,
        }
    }

    /// Says what is due; false when the connection is over.
    fn speak(&mut self, opened: Option<Instant>) -> bool {
        if self.lost {
            return false;
        }
        if let Some(closed) = self.closed {
            return !self.heard_all && closed.elapsed() < LINGER;
        }
        let due = |(asked, turn): &(Instant, Turn)| {
            let from = opened.map(|opened| opened.max(*asked));
            let at = from.zip(turn.after).map(|(from, after)| from + after);
            at.is_some_and(|at| at <= Instant::now())
        };
        let mut closes = false;
        while !closes && let Some((_, turn)) = self.turns.pop_front_if(|turn| due(turn)) {
            self.out.extend_from_slice(&turn.says);
            closes = turn.closes;
            if closes {
                self.turns.clear();
            } else if let Some((asked, _)) = self.turns.front_mut() {
                // One question after the other.
                *asked = Instant::now();
            }
        }
        if self.flush().is_err() {
            return false;
        }
        if closes && self.out.is_empty() {
            drop(self.stream.shutdown(Shutdown::Write));
            self.closed = Some(Instant::now());
            return true;
        }
        if !self.heard_all {
            return true;
        }
        let silent = |(_, turn): &(Instant, Turn)| turn.after.is_none();
        let waits = self.turns.iter().any(|turn| !silent(turn));
        let keeps = !self.conversation.closes_at_end() && peers::ARE_KNOWN;
        waits || keeps || !self.out.is_empty()
    }

    fn flush(&mut self) -> std::io::Result<()> {
        while !self.out.is_empty() {
            match self.stream.write(&self.out) {
                Ok(count) => drop(self.out.drain(..count)),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> CheckFile {
        toml::from_str(&format!("stub = \"todo\"\n{text}")).unwrap()
    }

    const TWO: &str = "gate = 2\n\
        [[server]]\nname = \"a\"\ndoes = \"greets\"\nsays = \"hello\"\n\
        [[server]]\nname = \"b\"\ndoes = \"refuses\"\n\
        [[server]]\nname = \"c\"\ndoes = \"silent\"\n";

    fn address(servers: &Servers, index: usize) -> &str {
        servers.args()[index].split_once('=').unwrap().1
    }

    #[test]
    fn nobody_is_answered_before_enough_have_asked() {
        let servers = Servers::start(&check(TWO), true, &CtrlC::default()).unwrap();
        let mut one = TcpStream::connect(address(&servers, 0)).unwrap();
        let patience = Some(Duration::from_millis(200));
        one.set_read_timeout(patience).unwrap();
        let mut text = String::new();
        one.read_to_string(&mut text).unwrap_err();
        assert_eq!(servers.shut(), Some((2, 1)));
        let refused = TcpStream::connect(address(&servers, 1)).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::ConnectionRefused);
        let _two = TcpStream::connect(address(&servers, 2)).unwrap();
        one.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        one.read_to_string(&mut text).unwrap();
        assert_eq!((text.as_str(), servers.shut()), ("hello\n", None));
    }

    #[test]
    fn who_hangs_up_is_no_exchange_any_more_and_who_only_has_said_all_is() {
        let two = TWO.replacen('2', "3", 1);
        let servers = Servers::start(&check(&two), true, &CtrlC::default()).unwrap();
        let patience = Duration::from_millis(300);
        let ask = |index| {
            let stream = TcpStream::connect(address(&servers, index)).unwrap();
            stream.set_read_timeout(Some(patience)).unwrap();
            stream.shutdown(Shutdown::Write).unwrap();
            stream
        };
        for index in [0, 2, 0, 2] {
            let error = ask(index).read(&mut [0]).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::WouldBlock);
        }
        assert_eq!(servers.shut(), Some((3, 1)));
        let (mut one, _two, _three) = (ask(0), ask(2), ask(2));
        one.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        assert_eq!(one.read(&mut [0; 9]).unwrap(), 6);
        assert_eq!(servers.shut(), None);
    }

    #[test]
    fn who_asks_and_does_not_listen_has_to_wait() {
        let text = "[[server]]\nname = \"api\"\ndoes = \"http\"\n\
                    [[server.route]]\npath = \"/never\"\nsilent = true\n";
        let servers = Servers::start(&check(text), true, &CtrlC::default()).unwrap();
        let long = format!("GET /{} HTTP/1.1\r\n\r\n", "x".repeat(60_000));
        for (first, rest) in [("/never", long.as_str()), ("/", "GET / HTTP/1.1\r\n\r\n")] {
            let mut stream = TcpStream::connect(address(&servers, 0)).unwrap();
            let patience = Some(Duration::from_millis(500));
            stream.set_write_timeout(patience).unwrap();
            let first = format!("GET {first} HTTP/1.1\r\n\r\n");
            stream.write_all(first.as_bytes()).unwrap();
            // Some of it fits into the system's own buffers.
            let much = rest.repeat((32 << 20) / rest.len());
            let error = stream.write_all(much.as_bytes()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::WouldBlock);
        }
    }

    #[test]
    fn an_api_answers_several_requests_on_one_connection_and_outlives_a_flood() {
        let text = "[[server]]\nname = \"api\"\ndoes = \"http\"\n\
                    [[server.route]]\npath = \"/a\"\nbody = \"yes\"\n";
        let servers = Servers::start(&check(text), true, &CtrlC::default()).unwrap();
        let at = address(&servers, 0);
        let flood: Vec<_> = (0..ROOM + 10)
            .map(|_| {
                let mut stream = TcpStream::connect(at).unwrap();
                drop(stream.write_all(&[b'x'; 70_000]));
                stream
            })
            .collect();
        drop(flood);
        let mut api = TcpStream::connect(at).unwrap();
        api.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        let request = b"GET /a HTTP/1.1\r\nHost: x\r\n\r\n";
        for end in [&b""[..], b"Connection: close\r\n"] {
            let head = &request[..request.len() - 2];
            api.write_all(&[head, end, b"\r\n"].concat()).unwrap();
        }
        let mut answers = String::new();
        api.read_to_string(&mut answers).unwrap();
        assert_eq!(answers.matches("200 OK").count(), 2);
    }
}
