//! The rows of the exchanges with a lesson's servers: as they would be, as many at once as the lesson allows,
//! and as they were. Draws nothing.

use super::Row;
use crate::expectation::{CheckFile, CtrlC, Expectation};
use crate::facts::Facts;
use crate::judge::Span;
use crate::servers::Server;
use crate::transcript::Transcript;
use std::time::Duration;

/// What is wanted, and what came.
pub(super) fn rows(
    expectation: &Expectation,
    wanted: &Transcript,
    facts: &Facts,
) -> (Vec<Row>, Vec<Row>) {
    let check = &expectation.check;
    let all: Vec<_> = check.servers.iter().flat_map(Server::exchanges).collect();
    let takes: Vec<_> = all.iter().map(|(_, takes)| *takes).collect();
    let spans = spans(check, &takes, wanted);
    let row = |name: &String, start, end| Row {
        name: name.clone(),
        start,
        end,
        fails: false,
    };
    let (mut ideal, mut came) = (Vec::new(), Vec::new());
    for ((name, _), span) in all.iter().zip(spans) {
        let exchange = facts.exchanges.iter().find(|other| other.name == *name);
        // Where it is over before everybody has been asked, who is not asked is told of only if he was.
        if span.start.is_none() && exchange.is_none() {
            continue;
        }
        ideal.push(row(name, span.start, span.end));
        let (from, to) = exchange.map_or((None, None), |it| (Some(it.from), it.to));
        came.push(row(name, from, to));
    }
    (ideal, came)
}

/// When each would be under way.
fn spans(check: &CheckFile, takes: &[Option<Duration>], wanted: &Transcript) -> Vec<Span> {
    let whole = wanted.duration();
    let most = check.in_flight.map_or(usize::MAX, |wanted| wanted.most);
    // Where a server takes longer than the whole, or for ever, the program gives up.
    let spans = |patience: Duration| -> Vec<Span> {
        let takes = takes.iter().map(|takes| takes.filter(|it| *it <= whole));
        in_lanes(takes.map(|takes| takes.unwrap_or(patience)), most)
    };
    if check.in_flight.is_some_and(|wanted| wanted.cut_short) {
        return cut(check, spans(whole), wanted);
    }
    // It does so as soon as it can if all together are to take as long as they do.
    let ends = |spans: &[Span]| spans.iter().filter_map(|span| span.end).max();
    let mut patience = (0..=whole.as_millis() as u64).map(Duration::from_millis);
    let patience = patience.find(|patience| ends(&spans(*patience)) >= Some(whole));
    spans(patience.unwrap_or(whole))
}

/// What is left when it is over early: by Ctrl-C, or at the end of the whole.
fn cut(check: &CheckFile, spans: Vec<Span>, wanted: &Transcript) -> Vec<Span> {
    let asked = |what: &String| {
        let names = check.servers.iter().flat_map(Server::exchanges);
        let at = names.zip(&spans).find(|((name, _), _)| name == what);
        at.and_then(|(_, span)| span.start)
    };
    let over = match &check.ctrl_c {
        Some(CtrlC::Asked(what)) => asked(what),
        Some(CtrlC::Printed(line)) => wanted.time_of(line),
        None => None,
    };
    let over = over.unwrap_or(wanted.duration());
    let keep = |span: Span| {
        let start = span.start.filter(|start| *start <= over);
        let end = start.and(span.end).map(|end| end.min(over));
        Span { start, end }
    };
    spans.into_iter().map(keep).collect()
}

/// When each of them is under way, if each begins as soon as there is a place, and there are so many places.
fn in_lanes(all: impl Iterator<Item = Duration>, most: usize) -> Vec<Span> {
    let mut busy: Vec<Duration> = Vec::new();
    let place = |takes: Duration| {
        busy.sort_unstable_by(|one, other| other.cmp(one));
        let start = if busy.len() < most { None } else { busy.pop() };
        let start = start.unwrap_or_default();
        busy.push(start + takes);
        Span {
            start: Some(start),
            end: Some(start + takes),
        }
    };
    all.map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::super::draw;
    use super::*;

    /// Questions to one server that take so many seconds, two of them at once.
    fn fleet(more: &str, snapshot: &str) -> Expectation {
        let route = |(path, after): (&str, u64)| {
            format!("[[server.route]]\npath = \"/{path}\"\nafter = {after}\n")
        };
        let routes = [("api", 3), ("auth", 1), ("slow", 60), ("web", 2)].map(route);
        let check = format!(
            "stub = \"todo\"\nin_flight = {{ least = 2, most = 2, engine = \"async\"{more}\n\
             [[server]]\nname = \"fleet\"\ndoes = \"http\"\n{}",
            routes.concat(),
        );
        Expectation::new(toml::from_str(&check).unwrap(), snapshot).unwrap()
    }

    fn nothing(seconds: u64) -> Facts {
        Facts {
            end_at: Duration::from_secs(seconds),
            ..Facts::default()
        }
    }

    #[test]
    fn exchanges_with_servers_are_drawn_where_a_lesson_has_no_other_work() {
        let check = toml::from_str(
            "stub = \"todo\"\nin_flight = { least = 2, engine = \"threads\" }\n\
             [[server]]\nname = \"mute\"\ndoes = \"silent\"\n\
             [[server]]\nname = \"gone\"\ndoes = \"refuses\"\n\
             [[server]]\nname = \"web\"\ndoes = \"greets\"\nafter = 1\n",
        );
        let expectation = Expectation::new(check.unwrap(), "a\n(2 second pause)\nb").unwrap();
        let exchange = crate::facts::Exchange {
            closed: None,
            connection: 0,
            name: "web".into(),
            given_up: false,
            from: Duration::from_secs(2),
            to: Some(Duration::from_secs(3)),
            answer: Some(Duration::from_secs(3)),
            step: 0,
            thread: 0,
            task: None,
            place: None,
        };
        let facts = Facts {
            exchanges: vec![exchange],
            end_at: Duration::from_secs(3),
            ..Facts::default()
        };
        insta::assert_snapshot!(draw(&expectation, None, &facts), @"
                       0s        1s        2s        3s
        wanted    mute ━━━━━━━━━━━━━━━━━━━━
                  web  ━━━━━━━━━━ b (at 2 s)
        yours     mute never starts
                  web                      ━━━━━━━━━━
        ");
        // What comes at the end is told at the end, and nothing else is.
        let line = |text: &str| {
            let mut story = crate::story::Story::new();
            story.prints(crate::story::MAIN, 1, text);
            Facts::new(&story.returns()).lines
        };
        let after = |text: &str| {
            let facts = Facts {
                lines: line(text),
                ..facts.clone()
            };
            draw(&expectation, None, &facts).ends_with(&format!("{text} (at 0 s)\n"))
        };
        assert_eq!(["a", "b", "c"].map(after), [false, true, true]);
    }

    #[test]
    fn exchanges_are_wanted_as_many_at_once_as_the_lesson_allows_and_no_longer_than_it_takes() {
        let expectation = fleet(" }", "a\n(6 second pause)\nb");
        insta::assert_snapshot!(draw(&expectation, None, &nothing(6)), @"
                            0s     1s    2s     3s     4s    5s     6s
        wanted    GET /api  ━━━━━━━━━━━━━━━━━━━━
                  GET /auth ━━━━━━━┓
                  GET /slow        ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
                  GET /web                      ━━━━━━━━━━━━━ b (at 6 s)
        yours     GET /api  never starts
                  GET /auth never starts
                  GET /slow never starts
                  GET /web  never starts
        ");
    }

    #[test]
    fn exchanges_that_are_cut_short_stand_beside_the_other_work() {
        let work = "[[together]]\nengine = \"threads\"\n\
                    work = [{ name = \"log\", starts = \"a\", ends = \"b\" }]";
        let snapshot = "a\n(4 second pause)\nb";
        let deadline = fleet(&format!(", cut_short = true }}\n{work}"), snapshot);
        insta::assert_snapshot!(draw(&deadline, None, &nothing(4)), @"
                            0s        1s        2s        3s        4s
        wanted    GET /api  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
                  GET /auth ━━━━━━━━━━┓
                  GET /slow           ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓
                  GET /web                                ━━━━━━━━━━┫
                  log       ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛ b
        yours     GET /api  never starts
                  GET /auth never starts
                  GET /slow never starts
                  GET /web  never starts
                  log       never starts
        ");
        let ctrl_c = "ctrl_c = { asked = \"GET /slow\" }";
        let ctrl_c = fleet(
            &format!(", cut_short = true }}\n{ctrl_c}\n{work}"),
            snapshot,
        );
        insta::assert_snapshot!(draw(&ctrl_c, None, &nothing(4)), @"
                            0s        1s        2s        3s        4s
        wanted    GET /api  ━━━━━━━━━━┓
                  GET /auth ━━━━━━━━━━┛
                  GET /slow           ━ at 1 s
                  log       ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ b
        yours     GET /api  never starts
                  GET /auth never starts
                  GET /slow never starts
                  log       never starts
        ");
    }
}
