//! What each key does.

use grader::verdict::Status;
use ratatui_crossterm::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::event::Effect;
use super::{Desk, PageKind, Panel, Phase, Real, Seat, Tab};

/// Key, the word in the bottom line, and what help says of it.
pub(crate) const KEYS: [(&str, &str, &str); 15] = [
    (
        "h",
        "hint",
        "a hint; again for the next, each stronger than the one before",
    ),
    (
        "t",
        "lesson",
        "the lesson; again, or Tab, for the theory and the code alone",
    ),
    ("n", "next", "the next lesson"),
    ("r", "run", "run your program for real, with its times"),
    ("e", "edit", "open your file in $VISUAL or $EDITOR"),
    ("p", "previous", "the lesson before"),
    ("l", "list", "all lessons; / searches, Enter goes there"),
    ("s", "solution", "one way to do it, once you have solved it"),
    ("x", "reset", "begin again; your version is kept"),
    ("c", "check", "check what is saved once more"),
    ("a", "all", "check all lessons in the lab"),
    ("v", "verdict", "back to the verdict; so does Esc"),
    (
        "↑ ↓",
        "scroll",
        "scroll, as do j, k, Space, PageUp, PageDown, g, G",
    ),
    ("?", "help", "this help"),
    ("q", "quit", "quit; Ctrl-C too"),
];

pub(super) fn press(desk: &mut Desk, key: KeyEvent) -> Vec<Effect> {
    if key.kind == KeyEventKind::Release {
        return Vec::new();
    }
    if key.modifiers.contains(KeyModifiers::CONTROL) {
        return match key.code {
            KeyCode::Char('c' | 'd') => vec![Effect::Quit],
            _ => Vec::new(),
        };
    }
    match desk.panel {
        Panel::List { .. } => in_list(desk, key.code),
        Panel::Reset => in_reset(desk, key.code),
        _ => anywhere(desk, key.code),
    }
}

fn anywhere(desk: &mut Desk, code: KeyCode) -> Vec<Effect> {
    desk.note = None;
    match code {
        KeyCode::Char('q') => return vec![Effect::Quit],
        KeyCode::Char('n') => {
            if desk.at + 1 < desk.seats.len() {
                return desk.go(desk.at + 1);
            }
            desk.note = Some("this is the last lesson".into());
        }
        KeyCode::Char('p') => {
            if desk.at > 0 {
                return desk.go(desk.at - 1);
            }
            desk.note = Some("this is the first lesson".into());
        }
        KeyCode::Char('l') => desk.show(Panel::List {
            cursor: desk.at,
            search: String::new(),
            searching: false,
        }),
        KeyCode::Char('h') => return vec![Effect::Hint],
        KeyCode::Char('t') | KeyCode::Tab => return lesson(desk, code),
        KeyCode::Char('r') => {
            desk.running = desk.number();
            desk.run = Real::default();
            desk.show(Panel::Run);
            return vec![Effect::Run {
                number: desk.running,
            }];
        }
        KeyCode::Char('s') if desk.seat().solved => return vec![Effect::Solution],
        KeyCode::Char('s') => {
            desk.note = Some("the solution opens when you have solved it; h gives a hint".into());
        }
        KeyCode::Char('x') => desk.show(Panel::Reset),
        KeyCode::Char('c') if desk.content.is_some() => {
            desk.show(Panel::Verdict);
            return desk.check();
        }
        KeyCode::Char('a') => {
            desk.going_through = desk.number();
            desk.show(Panel::All(vec![None; desk.seats.len()]));
            return vec![Effect::CheckAll {
                number: desk.going_through,
            }];
        }
        KeyCode::Char('e') => return vec![Effect::Edit],
        KeyCode::Char('v') | KeyCode::Esc => desk.show(Panel::Verdict),
        KeyCode::Char('?') | KeyCode::F(1) => desk.show(Panel::Help),
        code => scroll(desk, code),
    }
    Vec::new()
}

fn lesson(desk: &mut Desk, code: KeyCode) -> Vec<Effect> {
    let tab = match &desk.panel {
        Panel::Page(page) => match page.kind {
            PageKind::Lesson(Tab::All) => Tab::Theory,
            PageKind::Lesson(Tab::Theory) => Tab::Code,
            _ => Tab::All,
        },
        _ if code == KeyCode::Tab => return Vec::new(),
        _ => Tab::All,
    };
    vec![Effect::Lesson(tab)]
}

fn scroll(desk: &mut Desk, code: KeyCode) {
    let page = desk.page.saturating_sub(2).max(1);
    desk.scroll = match code {
        KeyCode::Down | KeyCode::Char('j') => desk.scroll + 1,
        KeyCode::Up | KeyCode::Char('k') => desk.scroll.saturating_sub(1),
        KeyCode::PageDown | KeyCode::Char(' ') => desk.scroll + page,
        KeyCode::PageUp | KeyCode::Char('b') => desk.scroll.saturating_sub(page),
        KeyCode::Home | KeyCode::Char('g') => 0,
        KeyCode::End | KeyCode::Char('G') => desk.scroll_end,
        _ => desk.scroll,
    }
    .min(desk.scroll_end);
}

/// Lessons that a search leaves, by their place.
pub(crate) fn found(seats: &[Seat], search: &str) -> Vec<usize> {
    let search = search.to_lowercase();
    let holds = |text: &String| text.to_lowercase().contains(&search);
    let seats = seats.iter().enumerate();
    seats
        .filter(|(_, seat)| {
            [&seat.name, &seat.title, &seat.about]
                .into_iter()
                .any(holds)
        })
        .map(|(index, _)| index)
        .collect()
}

fn in_list(desk: &mut Desk, code: KeyCode) -> Vec<Effect> {
    let Panel::List {
        cursor,
        search,
        searching,
    } = &mut desk.panel
    else {
        return Vec::new();
    };
    let left = found(&desk.seats, search);
    let place = left.iter().position(|index| index == cursor).unwrap_or(0);
    let at = |place: usize| left.get(place).copied();
    match code {
        KeyCode::Enter => {
            if let Some(lesson) = at(place) {
                return desk.go(lesson);
            }
        }
        KeyCode::Esc if *searching || !search.is_empty() => {
            search.clear();
            *searching = false;
        }
        KeyCode::Esc => desk.show(Panel::Verdict),
        KeyCode::Down => *cursor = at(place + 1).unwrap_or(*cursor),
        KeyCode::Up => *cursor = at(place.saturating_sub(1)).unwrap_or(*cursor),
        KeyCode::Backspace if *searching => {
            search.pop();
        }
        KeyCode::Char(c) if *searching => {
            search.push(c);
            let left = found(&desk.seats, search);
            if !left.contains(cursor) {
                *cursor = left.first().copied().unwrap_or(*cursor);
            }
        }
        KeyCode::Char('/') => *searching = true,
        KeyCode::Char('j') => *cursor = at(place + 1).unwrap_or(*cursor),
        KeyCode::Char('k') => *cursor = at(place.saturating_sub(1)).unwrap_or(*cursor),
        KeyCode::Char('l' | 'v') => desk.show(Panel::Verdict),
        code => return anywhere(desk, code),
    }
    Vec::new()
}

fn in_reset(desk: &mut Desk, code: KeyCode) -> Vec<Effect> {
    desk.show(Panel::Verdict);
    match code {
        KeyCode::Char('y') => vec![Effect::Reset],
        KeyCode::Char('q') => vec![Effect::Quit],
        _ => {
            desk.note = Some("nothing was changed".into());
            Vec::new()
        }
    }
}

/// What the learner could do now, in a line.
pub(crate) fn next_step(desk: &Desk) -> String {
    let seat = desk.seat();
    match &desk.panel {
        Panel::Reset => return "y begins again, any other key leaves it as it is".into(),
        Panel::List {
            searching: true, ..
        } => return "type to search; Enter goes there, Esc stops".into(),
        Panel::List { .. } => return "Enter goes there; / searches; Esc goes back".into(),
        Panel::Page(page) => return page.more.clone(),
        Panel::Run | Panel::All(_) | Panel::Help => return "Esc goes back to the verdict".into(),
        Panel::Verdict => {}
    }
    match &desk.phase {
        Phase::Nothing => String::new(),
        Phase::Missing => format!("{} is not there; x brings it back", seat.file),
        Phase::Checking { .. } => "a save begins a new check".into(),
        Phase::Broken(_) => "c checks again".into(),
        Phase::Heard(heard) if heard.verdict.status == Status::Passed => {
            match desk.seats.get(desk.at + 1) {
                Some(next) => format!("n goes to {}, or stay and try something", next.name),
                None if desk.solved() == desk.seats.len() => {
                    "that was the whole course; a checks everything again".into()
                }
                None => "l shows what is not solved yet".into(),
            }
        }
        Phase::Heard(heard) => {
            let diagnosis = heard.verdict.diagnosis.as_ref();
            match diagnosis.and_then(|diagnosis| diagnosis.at.first()) {
                Some(at) => format!("edit line {} and save; h gives a hint", at.line),
                None => format!("edit {} and save; h gives a hint", seat.file),
            }
        }
    }
}
