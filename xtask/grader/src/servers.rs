//! The servers of a lesson, as its check file describes them: what they do, how a program is told where they
//! are, and how many exchanges with them must be under way at once. Starts none.

use crate::expectation::Engine;
use lab_trace::Plan;
use lab_trace::net::{self, FIRST_PORT};
use serde::Deserialize;
use serde::de::{Deserializer, Error};
use std::time::Duration;

/// A server.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// What a learner calls it (`web`).
    pub name: String,
    pub does: Does,
    /// What `greets` says, one line.
    #[serde(default)]
    pub says: String,
    /// Seconds until it speaks, or drops the connection.
    #[serde(default)]
    pub after: u64,
    /// What `http` answers.
    #[serde(default)]
    pub route: Vec<Route>,
}

/// What a server does (see [`net::Does`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Does {
    Refuses,
    Greets,
    Silent,
    Drops,
    Http,
}

/// What an HTTP server answers to one path.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Route {
    pub path: String,
    #[serde(default = "ok")]
    pub status: u32,
    #[serde(default)]
    pub body: String,
    /// From the request to the answer; seconds, which may have a fraction.
    #[serde(default, deserialize_with = "seconds")]
    pub after: Duration,
    /// It closes in place of an answer.
    #[serde(default)]
    pub drops: bool,
    /// It never answers.
    #[serde(default)]
    pub silent: bool,
}

fn seconds<'de, D: Deserializer<'de>>(from: D) -> Result<Duration, D::Error> {
    duration(f64::deserialize(from)?)
}

/// Seconds of a check file, which may have a fraction.
///
/// # Errors
/// When they are no time.
pub(crate) fn duration<E: Error>(seconds: f64) -> Result<Duration, E> {
    Duration::try_from_secs_f64(seconds).map_err(E::custom)
}

fn ok() -> u32 {
    200
}

fn any() -> usize {
    usize::MAX
}

/// How many exchanges with servers must be under way at once at some time, and may be at any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InFlight {
    pub least: usize,
    #[serde(default = "any")]
    pub most: usize,
    /// What does the waiting for them.
    pub engine: Engine,
    /// The program has no threads but the main one.
    #[serde(default)]
    pub one_thread: bool,
    /// It is over before everybody has been asked.
    #[serde(default)]
    pub cut_short: bool,
}

impl Server {
    /// The exchanges that the server invites to, and how long each takes; `None` for ever.
    pub(crate) fn exchanges(&self) -> Vec<(String, Option<Duration>)> {
        let seconds = |after| Some(Duration::from_secs(after));
        let one = |takes| vec![(self.name.clone(), takes)];
        match self.does {
            Does::Refuses => Vec::new(),
            Does::Silent => one(None),
            Does::Greets | Does::Drops => one(seconds(self.after)),
            Does::Http => self
                .route
                .iter()
                .map(|route| {
                    let takes = (!route.silent).then_some(route.after);
                    (format!("GET {}", route.path), takes)
                })
                .collect(),
        }
    }

    /// What a report may tell of, each with the question that is asked about it: of the server, or of what
    /// the paths of an HTTP server end in.
    pub(crate) fn subjects(&self) -> Vec<(&str, String)> {
        if self.does != Does::Http {
            return vec![(&self.name, self.name.clone())];
        }
        let subject = |route: &Route| route.path.rfind('/').map_or(0, |at| at + 1);
        self.route
            .iter()
            .map(|route| (&route.path[subject(route)..], format!("GET {}", route.path)))
            .collect()
    }

    /// The server as the lab and the runner play it.
    #[must_use]
    pub fn plan(&self) -> net::Server {
        let after = Duration::from_secs(self.after);
        let route = |route: &Route| net::Route {
            path: route.path.clone(),
            status: route.status,
            body: route.body.clone(),
            after: (!route.silent).then_some(route.after),
            drops: route.drops,
        };
        let does = match self.does {
            Does::Refuses => net::Does::Refuses,
            Does::Silent => net::Does::Silent,
            Does::Drops => net::Does::Drops { after },
            Does::Greets => net::Does::Greets {
                says: self.says.clone(),
                after,
            },
            Does::Http => net::Does::Http {
                routes: self.route.iter().map(route).collect(),
            },
        };
        net::Server {
            name: self.name.clone(),
            does,
        }
    }
}

/// The program's arguments, with each `{name}` replaced by where that server is; `name={name}` for each
/// server where the lesson has no arguments of its own.
#[must_use]
pub fn arguments(templates: &[String], servers: &[Server], at: &[String]) -> Vec<String> {
    let places = || servers.iter().zip(at);
    if templates.is_empty() {
        return places()
            .map(|(server, at)| format!("{}={at}", server.name))
            .collect();
    }
    let fill = |template: &String| {
        places().fold(template.clone(), |text, (server, at)| {
            text.replace(&format!("{{{}}}", server.name), at)
        })
    };
    templates.iter().map(fill).collect()
}

/// The plan, with the servers and the arguments of the lesson.
#[must_use]
pub fn furnished(templates: &[String], servers: &[Server], plan: Plan) -> Plan {
    let at: Vec<String> = (FIRST_PORT..)
        .take(servers.len())
        .map(|port| format!("127.0.0.1:{port}"))
        .collect();
    Plan {
        args: arguments(templates, servers, &at),
        servers: servers.iter().map(Server::plan).collect(),
        ..plan
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expectation::CheckFile;

    fn check(text: &str) -> CheckFile {
        let table = format!("stub = \"todo\"\n{text}");
        toml::from_str(&table).unwrap()
    }

    #[test]
    fn a_program_is_told_each_server_by_its_name_unless_the_lesson_says_otherwise() {
        let servers = "[[server]]\nname = \"web\"\ndoes = \"silent\"\n\
                       [[server]]\nname = \"api\"\ndoes = \"refuses\"\n";
        let plain = check(servers).furnished(Plan::default());
        assert_eq!(plain.args, ["web=127.0.0.1:7001", "api=127.0.0.1:7002"]);
        let own = check(&format!("args = [\"-v\", \"http://{{api}}/x\"]\n{servers}"));
        let own = own.furnished(Plan::default());
        assert_eq!(own.args, ["-v", "http://127.0.0.1:7002/x"]);
        assert_eq!(own.servers[1].does, net::Does::Refuses);
    }

    #[test]
    fn as_many_may_be_asked_at_once_as_one_likes_unless_the_lesson_says_otherwise() {
        let text = "in_flight = { least = 2, engine = \"async\" }";
        let wanted = check(text).in_flight.unwrap();
        assert_eq!((wanted.least, wanted.most), (2, usize::MAX));
        assert!(!wanted.one_thread && !wanted.cut_short);
    }

    #[test]
    fn a_route_answers_200_at_once_unless_it_says_otherwise() {
        let text = "[[server]]\nname = \"api\"\ndoes = \"http\"\n\
                    [[server.route]]\npath = \"/a\"\nbody = \"hello\"\n\
                    [[server.route]]\npath = \"/b\"\nstatus = 503\nafter = 2\ndrops = true\n\
                    [[server.route]]\npath = \"/c\"\nsilent = true\n";
        let net::Does::Http { routes } = &check(text).furnished(Plan::default()).servers[0].does
        else {
            panic!("it speaks HTTP");
        };
        assert_eq!(
            (routes[0].status, routes[0].after),
            (200, Some(Duration::ZERO))
        );
        assert_eq!((routes[1].status, routes[1].drops), (503, true));
        assert_eq!(routes[2].after, None);
        let exchanges = check(text).servers[0].exchanges();
        let takes: Vec<Option<u64>> = exchanges
            .iter()
            .map(|(_, takes)| takes.map(|takes| takes.as_secs()))
            .collect();
        assert_eq!(takes, [Some(0), Some(2), None]);
    }
}
