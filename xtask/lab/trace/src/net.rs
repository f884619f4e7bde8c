//! The servers that a lesson's program talks to, as pure state machines: bytes in, turns out. The lab plays
//! them in virtual time and the runner for real, on loopback; both ask here what a server says and when.
//! Knows no sockets and no clocks.

use std::time::Duration;

/// The port that the first server of a plan has in the lab; the others follow in their order.
pub const FIRST_PORT: u16 = 7001;
/// A request may be so long, in bytes. A server that is flooded closes.
const REQUEST_LIMIT: usize = 64 << 10;

/// A server of a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// What a learner calls it (`web`).
    pub name: String,
    pub does: Does,
}

/// What a server does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Does {
    /// Nobody listens: connections are refused.
    Refuses,
    /// Says a line some time after the connection is open, and closes.
    Greets { says: String, after: Duration },
    /// Accepts, and never says a word.
    Silent,
    /// Accepts, and closes without a word some time later.
    Drops { after: Duration },
    /// Answers requests of HTTP/1.1. A path that is not among the routes gets a 404 at once.
    Http { routes: Vec<Route> },
}

/// What an HTTP server answers to one path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    pub path: String,
    pub status: u32,
    pub body: String,
    /// From the end of the request to the answer; `None` for never.
    pub after: Option<Duration>,
    /// Closes in place of an answer.
    pub drops: bool,
}

/// What a server does next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// What it was asked (`GET /users`); empty where the connection itself is the question.
    pub asked: String,
    /// How long after the question it answers; `None` for never.
    pub after: Option<Duration>,
    pub says: Vec<u8>,
    /// It closes after that.
    pub closes: bool,
}

/// One connection to a server, from the server's end.
#[derive(Clone, Debug)]
pub struct Conversation {
    does: Does,
    /// A request that is not whole yet.
    heard: Vec<u8>,
    /// It is not before there are so many bytes of it; what was looked at need not be looked at again.
    wants: usize,
    closed: bool,
}

impl Conversation {
    pub fn new(does: Does) -> Self {
        Self {
            does,
            heard: Vec::new(),
            wants: 0,
            closed: false,
        }
    }

    /// The connection is open.
    pub fn open(&mut self) -> Option<Turn> {
        let question = |after, says: &str| {
            Some(Turn {
                asked: String::new(),
                after,
                says: says.as_bytes().to_vec(),
                closes: after.is_some(),
            })
        };
        match &self.does {
            Does::Refuses | Does::Http { .. } => None,
            Does::Silent => question(None, ""),
            Does::Drops { after } => question(Some(*after), ""),
            Does::Greets { says, after } => question(Some(*after), &format!("{says}\n")),
        }
    }

    /// Bytes have come. Only a server of HTTP listens; others let them pass.
    pub fn hear(&mut self, bytes: &[u8]) -> Vec<Turn> {
        let Does::Http { routes } = &self.does else {
            return Vec::new();
        };
        let mut turns = Vec::new();
        if self.closed {
            return turns;
        }
        let before = self.heard.len();
        self.heard.extend_from_slice(bytes);
        // The end of the head may have begun before, or be known.
        let mut from = if self.wants == 0 {
            before.saturating_sub(3)
        } else {
            0
        };
        while self.heard.len() >= self.wants {
            let turn = match Request::take(&self.heard, from) {
                Ok(Part::OfHead) if self.heard.len() > REQUEST_LIMIT => Request::bad(),
                Ok(Part::OfHead) => break,
                Ok(Part::OfBody(length)) => {
                    self.wants = length;
                    break;
                }
                Err(()) => Request::bad(),
                Ok(Part::All(request, length)) => {
                    let turn = request.answer(routes);
                    self.heard.drain(..length);
                    (self.wants, from) = (0, 0);
                    turn
                }
            };
            self.closed = turn.closes;
            turns.push(turn);
            if self.closed {
                self.heard = Vec::new();
                break;
            }
        }
        turns
    }

    /// Whether the server closes when the other side has said all that it wants to.
    pub fn closes_at_end(&self) -> bool {
        matches!(self.does, Does::Http { .. })
    }
}

struct Request<'a> {
    method: &'a str,
    path: &'a str,
    keeps: bool,
}

/// What there is of a request.
enum Part<'a> {
    OfHead,
    /// Not the whole body, with which it has so many bytes.
    OfBody(usize),
    All(Request<'a>, usize),
}

impl<'a> Request<'a> {
    /// The first request, whose head does not end before `from`.
    fn take(bytes: &'a [u8], from: usize) -> Result<Part<'a>, ()> {
        let rest = bytes.get(from..).unwrap_or_default();
        let Some(head) = rest.windows(4).position(|four| four == b"\r\n\r\n") else {
            return Ok(Part::OfHead);
        };
        let head = from + head;
        let text = std::str::from_utf8(&bytes[..head]).map_err(|_| ())?;
        let mut lines = text.split("\r\n");
        let mut words = lines.next().unwrap_or_default().split(' ');
        let (Some(method), Some(target), Some(version), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Err(());
        };
        if !version.starts_with("HTTP/1.") {
            return Err(());
        }
        let (mut body, mut keeps) = (0, version != "HTTP/1.0");
        for line in lines {
            let (name, value) = line.split_once(':').ok_or(())?;
            let value = value.trim();
            if name.eq_ignore_ascii_case("content-length") {
                body = value.parse().map_err(|_| ())?;
            } else if name.eq_ignore_ascii_case("transfer-encoding") {
                // The lessons only ask.
                return Err(());
            } else if name.eq_ignore_ascii_case("connection") {
                keeps &= !value.eq_ignore_ascii_case("close");
            }
        }
        let length = (head + 4_usize).checked_add(body).ok_or(())?;
        if body > REQUEST_LIMIT {
            return Err(());
        }
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let request = Self {
            method,
            path,
            keeps,
        };
        Ok(if bytes.len() >= length {
            Part::All(request, length)
        } else {
            Part::OfBody(length)
        })
    }

    fn answer(&self, routes: &[Route]) -> Turn {
        let asked = format!("{} {}", self.method, self.path);
        let Some(route) = routes.iter().find(|route| route.path == self.path) else {
            let says = response(404, "not found\n", self.method != "HEAD", self.keeps);
            return turn(asked, Some(Duration::ZERO), says, !self.keeps);
        };
        if route.drops {
            return turn(asked, route.after, Vec::new(), true);
        }
        let says = response(route.status, &route.body, self.method != "HEAD", self.keeps);
        turn(asked, route.after, says, !self.keeps)
    }

    fn bad() -> Turn {
        let says = response(400, "bad request\n", true, false);
        turn("a bad request".into(), Some(Duration::ZERO), says, true)
    }
}

fn turn(asked: String, after: Option<Duration>, says: Vec<u8>, closes: bool) -> Turn {
    Turn {
        asked,
        after,
        says,
        closes,
    }
}

fn response(status: u32, body: &str, with_body: bool, keeps: bool) -> Vec<u8> {
    let reason = match status {
        200 => "OK",
        201 => "Created",
        204 => "No Content",
        400 => "Bad Request",
        404 => "Not Found",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "Status",
    };
    let kind = if body.starts_with(['{', '[']) {
        "application/json"
    } else {
        "text/plain; charset=utf-8"
    };
    let connection = if keeps { "" } else { "Connection: close\r\n" };
    let length = body.len();
    let body = if with_body { body } else { "" };
    format!(
        "HTTP/1.1 {status} {reason}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{connection}\r\n{body}"
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn api() -> Conversation {
        let route = |path: &str, status, drops| Route {
            path: path.into(),
            status,
            body: "{}".into(),
            after: Some(SECOND),
            drops,
        };
        Conversation::new(Does::Http {
            routes: vec![
                route("/a", 200, false),
                route("/b", 503, false),
                route("/c", 200, true),
            ],
        })
    }

    fn text(turn: &Turn) -> String {
        String::from_utf8(turn.says.clone()).unwrap()
    }

    #[test]
    fn a_greeting_comes_by_itself_and_ends_the_connection() {
        let does = Does::Greets {
            says: "220 web ready".into(),
            after: SECOND,
        };
        let mut web = Conversation::new(does);
        let turn = web.open().unwrap();
        assert_eq!(
            (text(&turn).as_str(), turn.after),
            ("220 web ready\n", Some(SECOND))
        );
        assert!(turn.closes && turn.asked.is_empty());
        assert_eq!(web.hear(b"HELO\r\n"), []);
    }

    #[test]
    fn a_silent_server_never_takes_its_turn() {
        let mut silent = Conversation::new(Does::Silent);
        assert_eq!(silent.open().unwrap().after, None);
        assert_eq!(silent.hear(b"anybody there?"), []);
    }

    #[test]
    fn a_request_may_come_in_pieces_and_two_in_one() {
        let mut api = api();
        assert_eq!(api.open(), None);
        assert_eq!(api.hear(b"GET /a?x=1 HTTP/1.1\r\nHost: x\r\n"), []);
        let turns =
            api.hear(b"\r\nPOST /b HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\n");
        let asked: Vec<&str> = turns.iter().map(|turn| turn.asked.as_str()).collect();
        assert_eq!(asked, ["GET /a", "POST /b"]);
        assert!(text(&turns[0]).starts_with("HTTP/1.1 200 OK\r\n"));
        assert!(text(&turns[0]).ends_with("Content-Length: 2\r\n\r\n{}"));
        assert!(text(&turns[1]).starts_with("HTTP/1.1 503 Service Unavailable\r\n"));
        assert!(turns.iter().all(|turn| !turn.closes));
        let turns = api.hear(b"\r\n");
        assert!(text(&turns[0]).starts_with("HTTP/1.1 404 Not Found\r\n"));
    }

    #[test]
    fn how_a_request_comes_in_pieces_is_all_one() {
        let whole = b"POST /a HTTP/1.1\r\nContent-Length: 9\r\n\r\nabc\r\n\r\nGE\
                      GET /b HTTP/1.1\r\n\r\nGET /c HTTP/1.1\r\nA: b\r\n\r\nGET";
        let wanted = api().hear(whole);
        assert_eq!(wanted.len(), 3);
        for size in 1..whole.len() {
            let mut api = api();
            let turns = whole.chunks(size).flat_map(|piece| api.hear(piece));
            assert_eq!(turns.collect::<Vec<_>>(), wanted, "{size}");
        }
    }

    #[test]
    fn a_connection_ends_when_it_is_asked_to_or_dropped() {
        let closing = b"GET /a HTTP/1.1\r\nConnection: close\r\n\r\n";
        assert!(api().hear(closing)[0].closes);
        let turn = &api().hear(b"GET /c HTTP/1.1\r\n\r\nGET /a HTTP/1.1\r\n\r\n")[..];
        assert!(turn.len() == 1 && turn[0].closes && turn[0].says.is_empty());
    }

    #[test]
    fn what_is_no_request_or_too_long_is_refused() {
        for bytes in [
            &b"hello\r\n\r\n"[..],
            b"GET /a HTTP/9\r\n\r\n",
            b"GET /a HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
            &[b'x'; REQUEST_LIMIT + 1],
        ] {
            let turns = api().hear(bytes);
            assert!(turns.len() == 1 && turns[0].closes, "{turns:?}");
            assert!(text(&turns[0]).starts_with("HTTP/1.1 400"));
        }
    }
}
