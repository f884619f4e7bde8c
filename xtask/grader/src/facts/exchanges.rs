//! What a trace says about connections: whom the program asked, when, and until when each exchange was under
//! way. Judges nothing.

use lab_trace::{ConnectionId, Kind, Place, Trace};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::time::Duration;

/// A question to a server, until its answer or until the program gave up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    pub connection: ConnectionId,
    /// What a learner calls it: the request, or the server where the connection itself is the question.
    pub name: String,
    pub from: Duration,
    /// `None` when it was under way when the program ended.
    pub to: Option<Duration>,
    /// When the server answers, whether or not anybody is still there to hear it; `None` when it never does.
    pub answer: Option<Duration>,
    /// The program let go of the connection before the answer came, if one was to come at all.
    pub given_up: bool,
    /// Position among the events at which the connection was closed after it had begun.
    pub closed: Option<usize>,
    /// Position of its beginning among the events.
    pub step: usize,
    pub thread: u32,
    pub task: Option<u32>,
    pub place: Option<Place>,
}

impl Exchange {
    /// Whether it took time.
    #[must_use]
    pub fn took_time(&self) -> bool {
        self.to.is_none_or(|to| to > self.from)
    }
}

/// All exchanges, in the order in which they began.
pub(super) fn exchanges(trace: &Trace) -> Vec<Exchange> {
    let names = peers(trace);
    let mut all: Vec<Exchange> = Vec::new();
    let mut on: HashMap<ConnectionId, Vec<usize>> = HashMap::new();
    for (step, event) in trace.events.iter().enumerate() {
        match &event.kind {
            Kind::Asked {
                connection,
                what,
                answered,
            } => {
                on.entry(*connection).or_default().push(all.len());
                let peer = || names.get(connection).cloned().unwrap_or_default();
                all.push(Exchange {
                    connection: *connection,
                    name: if what.is_empty() {
                        peer()
                    } else {
                        what.clone()
                    },
                    from: event.at,
                    to: *answered,
                    answer: *answered,
                    given_up: false,
                    closed: None,
                    step,
                    thread: event.thread,
                    task: event.task,
                    place: event.place,
                });
            }
            // Who lets go of a connection waits for no answer on it any more.
            Kind::Closed { connection } => {
                for at in on.remove(connection).unwrap_or_default() {
                    let exchange = &mut all[at];
                    exchange.closed.get_or_insert(step);
                    exchange.given_up |= exchange.to.is_none_or(|to| to > event.at);
                    exchange.to = Some(exchange.to.map_or(event.at, |to| to.min(event.at)));
                }
            }
            _ => (),
        }
    }
    all
}

/// To whom each connection went: a server's name, or an address.
#[must_use]
pub fn peers(trace: &Trace) -> HashMap<ConnectionId, String> {
    let peer = |event: &lab_trace::Event| match &event.kind {
        Kind::Connected { connection, to, .. } => Some((*connection, to.clone())),
        _ => None,
    };
    trace.events.iter().filter_map(peer).collect()
}

/// How many exchanges were under way at once, at the busiest time, and one that was then begun. They are in the
/// order in which they began.
#[must_use]
pub fn most_at_once(exchanges: &[Exchange]) -> Option<(usize, &Exchange)> {
    // Those whose end is known, and the rest.
    let (mut ends, mut endless) = (BinaryHeap::new(), 0);
    let mut busiest: Option<(usize, &Exchange)> = None;
    for exchange in exchanges {
        while ends.peek().is_some_and(|&Reverse(to)| to <= exchange.from) {
            ends.pop();
        }
        if !exchange.took_time() {
            continue;
        }
        match exchange.to {
            Some(to) => ends.push(Reverse(to)),
            None => endless += 1,
        }
        let count = ends.len() + endless;
        // Of several busiest moments, the first.
        if busiest.is_none_or(|(most, _)| count > most) {
            busiest = Some((count, exchange));
        }
    }
    busiest
}
