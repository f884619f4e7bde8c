//! Pictures of the desk at several sizes.

use std::time::Duration;

use grader::diagnosis::Id;
use grader::verdict::{At, Check, Diagnosis, Status, Verdict, check};
use ratatui_core::backend::TestBackend;
use ratatui_core::style::Color;
use ratatui_core::terminal::Terminal;

use super::*;
use crate::desk::{Content, Heard, Lane, Real, Said, Seat};

const WANTED: &str = "any order:\n  Task 1 started\n  Task 2 started\n(2 second pause)\nany order:\n  \
    Task 1 finished\n  Task 2 finished\nBoth tasks done";
const YOURS: &str = "Task 1 started\n(2 second pause)\nTask 1 finished\nTask 2 started\n(2 second \
    pause)\nTask 2 finished\nBoth tasks done";
const TIMELINE: &str = "                 0s        1s        2s        3s        4s
wanted    task 1 ━━━━━━━━━━━━━━━━━━━━┓
          task 2 ━━━━━━━━━━━━━━━━━━━━┛ Both tasks done
yours     task 1 ━━━━━━━━━━━━━━━━━━━━┓
          task 2                     ┗━━━━━━━━━━━━━━━━━━━ Both tasks done
";

fn seat(name: &str, title: &str, solved: bool) -> Seat {
    Seat {
        name: name.into(),
        short: name[..4].into(),
        title: title.into(),
        part: "part 1: the five examples".into(),
        about: "threads, 10 min".into(),
        task: vec![
            "Run two tasks of two seconds each at the same time, so that the whole program takes two \
             seconds, not four."
                .into(),
            "Change no line of `task`.".into(),
            "A task says when it begins, and when it ends; whoever waits for both has something to say \
             in the end, and it is this."
                .into(),
        ],
        notice: "- Starting and waiting are **two** different steps. See \
                 [`spawn`](https://doc.rust-lang.org/std/thread/fn.spawn.html).\n- The time is decided by \
                 where you wait."
            .into(),
        file: format!("exercises/{name}/src/main.rs"),
        solved,
    }
}

fn desk() -> Desk {
    let seats = vec![
        seat("ex01_two_threads", "Start both, then join", false),
        seat("ex02_join_waits", "Main goes on until join", true),
        seat(
            "ex04_gather",
            "Waits overlap, results keep their order",
            false,
        ),
    ];
    let mut desk = Desk::new(seats, 0, true);
    desk.content = Some(Content {
        hash: "xxh64:3f2a91b20c1d4e5f".into(),
        seen: Duration::ZERO,
        opened: false,
    });
    desk.now = Duration::from_secs(3);
    desk
}

fn verdict(status: Status) -> Verdict {
    let mut verdict = Verdict::inconclusive("ex01_two_threads", "");
    verdict.notes.clear();
    verdict.status = status;
    verdict.schedules = 83;
    verdict
}

fn heard(verdict: Verdict) -> Phase {
    Phase::Heard(Box::new(Heard {
        hash: "xxh64:3f2a91b20c1d4e5f".into(),
        verdict,
        orders: 4,
        rendered: None,
        quotes: Vec::new(),
        timeline: Some(TIMELINE.into()),
    }))
}

fn failed() -> Desk {
    let mut desk = desk();
    let mut verdict = verdict(Status::Failed);
    verdict.schedule = Some("s0.1".into());
    verdict.diagnosis = Some(Diagnosis {
        id: Id::Sequential,
        message: "line 23 waits for task 1 before task 2 can start: that is at 2 s; start both, then wait"
            .into(),
        at: vec![At {
            file: desk.seat().file.clone(),
            line: 23,
        }], steps: Vec::new(), });
    let mut check = Check::passed(check::TRANSCRIPT, "");
    check.status = Status::Failed;
    (check.expected, check.actual) = (WANTED.into(), YOURS.into());
    verdict.checks.push(check);
    desk.phase = heard(verdict);
    if let Phase::Heard(heard) = &mut desk.phase {
        heard.quotes.push((23, "\ttask_one(); // \u{1b}[2J".into()));
    }
    desk
}

fn passed() -> Desk {
    let mut desk = desk();
    desk.phase = heard(verdict(Status::Passed));
    let said = |text: &str| Said {
        at: Duration::from_millis(3),
        raw: text.into(),
        shown: text.into(),
        is_error: false,
    };
    let lane = |name: &str, number: u32| Lane {
        name: name.into(),
        starts: format!("Task {number} started"),
        ends: format!("Task {number} finished"),
    };
    desk.real = Real {
        lanes: vec![lane("task 1", 1), lane("task 2", 2)],
        usual: Duration::from_secs(2),
        lines: vec![said("Task 1 started"), said("Task 2 started")],
        began: Some(Duration::from_millis(1700)),
        ended: None,
        words: None,
    };
    desk
}

fn confirmed() -> Desk {
    let mut desk = passed();
    desk.real.ended = Some(desk.now);
    if let Phase::Heard(heard) = &mut desk.phase {
        heard.verdict.real_ms = Some(2003);
    }
    desk.seats[0].solved = true;
    desk
}

fn buffer(desk: &Desk, width: u16, height: u16) -> Buffer {
    let mut terminal =
        Terminal::new(TestBackend::new(width, height)).expect("a test has no terminal");
    terminal
        .draw(|frame| drop(draw(frame, desk)))
        .expect("a test has no terminal");
    terminal.backend().buffer().clone()
}

fn picture(desk: &Desk, width: u16, height: u16) -> String {
    let buffer = buffer(desk, width, height);
    let rows = buffer.content().chunks(usize::from(width));
    let rows = rows.map(|row| row.iter().map(|cell| cell.symbol()).collect::<String>());
    rows.map(|row| row.trim_end().to_owned())
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn a_failure_names_the_line_and_shows_wanted_and_yours() {
    insta::assert_snapshot!("failed_80x24", picture(&failed(), 80, 24));
    insta::assert_snapshot!("failed_120x40", picture(&failed(), 120, 40));
    insta::assert_snapshot!("failed_50x15", picture(&failed(), 50, 15));
}

#[test]
fn a_pass_waits_for_the_real_run_and_then_says_what_to_notice() {
    insta::assert_snapshot!("passed_80x24", picture(&passed(), 80, 24));
    insta::assert_snapshot!("confirmed_80x24", picture(&confirmed(), 80, 24));
    insta::assert_snapshot!("confirmed_120x40", picture(&confirmed(), 120, 40));
}

#[test]
fn a_check_that_takes_long_says_why() {
    let mut desk = desk();
    desk.phase = Phase::Checking { words: None };
    desk.now = Duration::from_secs(12);
    insta::assert_snapshot!("slow_80x24", picture(&desk, 80, 24));
    let mut desk = passed();
    desk.now = Duration::from_secs(20);
    let shown = picture(&desk, 80, 24);
    assert!(shown.contains("it seems to hang"), "{shown}");
}

#[test]
fn the_list_and_help() {
    let mut desk = desk();
    desk.panel = Panel::List {
        cursor: 2,
        search: String::new(),
        searching: false,
    };
    insta::assert_snapshot!("list_80x24", picture(&desk, 80, 24));
    desk.panel = Panel::Help;
    insta::assert_snapshot!("help_80x24", picture(&desk, 80, 24));
}

#[test]
fn the_lesson_that_is_pointed_at_stays_in_sight() {
    let mut desk = desk();
    desk.seats = (1..60)
        .map(|n| seat(&format!("ex{n:02}_name"), "T", false))
        .collect();
    for cursor in [0, 30, 58] {
        desk.panel = Panel::List {
            cursor,
            search: String::new(),
            searching: false,
        };
        let name = &desk.seats[cursor].name;
        let shown = picture(&desk, 80, 24);
        let mut lines = shown.lines();
        assert!(
            lines.any(|line| line.contains('›') && line.contains(name)),
            "{shown}"
        );
    }
}

#[test]
fn without_colour_the_picture_is_the_same_and_has_none() {
    for desk in [failed(), passed(), confirmed()] {
        let mut plain = desk.clone();
        plain.colour = false;
        assert_eq!(picture(&desk, 80, 24), picture(&plain, 80, 24));
        let buffer = buffer(&plain, 80, 24);
        let mut cells = buffer.content().iter();
        assert!(cells.all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset));
    }
}

#[test]
fn no_size_is_too_small_to_draw() {
    for desk in [desk(), failed(), passed(), confirmed()] {
        for (width, height) in (1..60)
            .step_by(3)
            .flat_map(|w| (1..30).map(move |h| (w, h)))
        {
            drop(picture(&desk, width, height));
        }
    }
}

#[test]
fn the_link_stands_where_the_path_is_drawn() {
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a test has no terminal");
    let mut drawn = Drawn::default();
    terminal
        .draw(|frame| drawn = draw(frame, &failed()))
        .expect("a test has no terminal");
    let (at, words) = drawn.link.expect("a link");
    let row = picture(&failed(), 80, 24)
        .lines()
        .nth(usize::from(at.y))
        .expect("a row")
        .to_owned();
    assert!(row[usize::from(at.x)..].starts_with(&words), "{row}");
}
