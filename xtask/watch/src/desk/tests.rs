//! The desk without a terminal, files or programs: what happens, and what is shown and asked for.

use super::event::{Effect, Event};
use super::*;
use grader::verdict::{At, Diagnosis};
use ratatui_crossterm::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

fn seats() -> Vec<Seat> {
    let seat = |name: &str, title: &str| Seat {
        name: name.into(),
        short: name[..4].into(),
        title: title.into(),
        part: "part 1: the five examples".into(),
        about: "threads, 10 min".into(),
        task: vec!["Do it.".into()],
        notice: "- It was done.".into(),
        file: format!("exercises/{name}/src/main.rs"),
        solved: false,
    };
    vec![
        seat("ex01_two_threads", "Start both, then join"),
        seat("ex02_join_waits", "Main goes on until join"),
        seat("ex04_gather", "Waits overlap"),
    ]
}

fn desk() -> Desk {
    Desk::new(seats(), 0, true)
}

fn heard(hash: &str, status: Status) -> Box<Heard> {
    let mut verdict = Verdict::inconclusive("ex01_two_threads", "");
    verdict.notes.clear();
    verdict.status = status;
    if status == Status::Failed {
        verdict.diagnosis = Some(Diagnosis {
            id: grader::diagnosis::Id::Sequential,
            message: "line 23 waits".into(),
            at: vec![At {
                file: "main.rs".into(),
                line: 23,
            }],
            steps: Vec::new(),
        });
    }
    Box::new(Heard {
        hash: hash.into(),
        verdict,
        orders: 1,
        rendered: None,
        quotes: Vec::new(),
        timeline: None,
    })
}

fn key(code: KeyCode) -> Event {
    Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

fn saved(desk: &mut Desk, hash: &str) -> u64 {
    let lesson = desk.at;
    let effects = desk.update(Event::Saved {
        lesson,
        hash: hash.into(),
    });
    match effects.last() {
        Some(Effect::Check { number }) => *number,
        other => panic!("{other:?}"),
    }
}

fn lab(desk: &mut Desk, number: u64, hash: &str, status: Status) -> Vec<Effect> {
    let heard = heard(hash, status);
    desk.update(Event::Lab { number, heard })
}

#[test]
fn a_verdict_on_what_was_saved_before_is_not_shown() {
    let mut desk = desk();
    let first = saved(&mut desk, "a");
    let second = saved(&mut desk, "b");
    lab(&mut desk, first, "a", Status::Passed);
    assert_eq!(desk.verdict(), None);
    lab(&mut desk, second, "b", Status::Failed);
    assert_eq!(
        desk.verdict().map(|verdict| verdict.status),
        Some(Status::Failed)
    );
    // The real run of the first comes to its end late.
    let late = heard("a", Status::Passed);
    desk.update(Event::Confirmed {
        number: first,
        heard: late,
    });
    assert_eq!(
        desk.verdict().map(|verdict| verdict.status),
        Some(Status::Failed)
    );
}

#[test]
fn a_file_that_changed_while_it_was_read_is_checked_again() {
    let mut desk = desk();
    let number = saved(&mut desk, "a");
    let effects = lab(&mut desk, number, "b", Status::Passed);
    assert_eq!(desk.verdict(), None);
    let Some(Effect::Check { number }) = effects.last() else {
        panic!("{effects:?}");
    };
    // The watcher tells of the other content, or it was there for a moment only.
    lab(&mut desk, *number, "a", Status::Passed);
    assert!(desk.verdict().is_some());
}

#[test]
fn the_same_content_again_is_no_save() {
    let mut desk = desk();
    let number = saved(&mut desk, "a");
    let again = Event::Saved {
        lesson: 0,
        hash: "a".into(),
    };
    assert_eq!(desk.update(again), []);
    lab(&mut desk, number, "a", Status::Passed);
    assert!(desk.verdict().is_some());
}

#[test]
fn a_save_brings_the_verdict_back_but_opening_a_lesson_disturbs_nobody() {
    let mut desk = desk();
    desk.update(key(KeyCode::Char('?')));
    saved(&mut desk, "a");
    assert_eq!(desk.panel, Panel::Help);
    saved(&mut desk, "b");
    assert_eq!(desk.panel, Panel::Verdict);
}

#[test]
fn nothing_moves_on_by_itself_after_a_pass() {
    let mut desk = desk();
    let number = saved(&mut desk, "a");
    lab(&mut desk, number, "a", Status::Passed);
    let heard = heard("a", Status::Passed);
    desk.update(Event::Confirmed { number, heard });
    desk.update(Event::Solved { lesson: 0 });
    assert_eq!((desk.at, desk.solved()), (0, 1));
    assert!(keys::next_step(&desk).contains("n goes to ex02_join_waits"));
    assert!(
        desk.update(key(KeyCode::Char('n')))
            .contains(&Effect::Open(1))
    );
    assert_eq!(desk.at, 1);
}

#[test]
fn what_was_under_way_in_another_lesson_is_not_listened_to() {
    let mut desk = desk();
    let number = saved(&mut desk, "a");
    desk.update(key(KeyCode::Char('n')));
    let next = saved(&mut desk, "a");
    lab(&mut desk, number, "a", Status::Passed);
    assert_eq!(desk.verdict(), None);
    let words = "late".to_owned();
    desk.update(Event::Broken { number, words });
    assert_eq!(desk.phase, Phase::Checking { words: None });
    lab(&mut desk, next, "a", Status::Failed);
    assert!(desk.verdict().is_some());
}

#[test]
fn a_save_elsewhere_is_told_and_nothing_else() {
    let mut desk = desk();
    saved(&mut desk, "a");
    let elsewhere = Event::Saved {
        lesson: 2,
        hash: "z".into(),
    };
    assert_eq!(desk.update(elsewhere), []);
    assert_eq!(
        desk.note.as_deref(),
        Some("ex04_gather was saved; l goes to it")
    );
    assert_eq!(desk.at, 0);
}

#[test]
fn keys_answer_in_every_state() {
    let states = |desk: &mut Desk, state: u8| {
        let number = if state > 0 { saved(desk, "a") } else { 0 };
        match state {
            2 => drop(lab(desk, number, "a", Status::Failed)),
            3 => drop(desk.update(Event::Broken {
                number,
                words: "no".into(),
            })),
            4 => drop(desk.update(Event::Missing { lesson: 0 })),
            _ => {}
        }
    };
    for state in 0..5 {
        for (key_name, ..) in keys::KEYS.iter().filter(|(name, ..)| name.len() == 1) {
            let mut desk = desk();
            states(&mut desk, state);
            let code = KeyCode::Char(key_name.chars().next().expect("one"));
            let before = format!("{desk:?}");
            let effects = desk.update(key(code));
            let answered = !effects.is_empty() || format!("{desk:?}") != before;
            // There is nothing to check, and the verdict is there already.
            let idle = matches!((*key_name, state), ("c", 0 | 4) | ("v", _));
            assert!(answered || idle, "{key_name} in state {state}");
        }
    }
}

#[test]
fn the_list_is_searched_by_typing_and_enter_goes_there() {
    let mut desk = desk();
    for c in "l/gat".chars() {
        desk.update(key(KeyCode::Char(c)));
    }
    let effects = desk.update(key(KeyCode::Enter));
    assert!(effects.contains(&Effect::Open(2)));
    assert_eq!(desk.panel, Panel::Verdict);
    // What is typed while searching is no command.
    for c in "l/q".chars() {
        assert_eq!(desk.update(key(KeyCode::Char(c))), []);
    }
    assert_eq!(desk.update(key(KeyCode::Enter)), []);
    desk.update(key(KeyCode::Esc));
    desk.update(key(KeyCode::Esc));
    assert_eq!(desk.panel, Panel::Verdict);
}

#[test]
fn a_reset_needs_a_y() {
    for (answer, expected) in [('y', vec![Effect::Reset]), ('n', vec![]), (' ', vec![])] {
        let mut desk = desk();
        assert_eq!(desk.update(key(KeyCode::Char('x'))), []);
        assert_eq!(desk.update(key(KeyCode::Char(answer))), expected);
        assert_eq!(desk.panel, Panel::Verdict);
    }
}

#[test]
fn the_solution_is_closed_until_the_lesson_is_solved() {
    let mut desk = desk();
    assert_eq!(desk.update(key(KeyCode::Char('s'))), []);
    desk.update(Event::Solved { lesson: 0 });
    assert_eq!(desk.update(key(KeyCode::Char('s'))), [Effect::Solution]);
}

#[test]
fn the_lesson_has_three_tabs() {
    let mut desk = desk();
    let mut next = key(KeyCode::Char('t'));
    for tab in [Tab::All, Tab::Theory, Tab::Code, Tab::All] {
        assert_eq!(desk.update(next), [Effect::Lesson(tab)]);
        desk.update(Event::Page(Page {
            kind: PageKind::Lesson(tab),
            title: String::new(),
            text: String::new(),
            more: String::new(),
        }));
        next = key(KeyCode::Tab);
    }
}

#[test]
fn a_real_run_that_is_repeated_shows_its_second_try_only() {
    let mut real = Real::default();
    for millis in [0, 2300, 1, 2000] {
        real.hear(Said {
            at: Duration::from_millis(millis),
            raw: String::new(),
            shown: String::new(),
            is_error: false,
        });
    }
    assert_eq!(real.lines.len(), 2);
}

#[test]
fn control_c_quits_from_anywhere() {
    for before in ["", "l", "l/", "x", "?", "h"] {
        let mut desk = desk();
        for c in before.chars() {
            desk.update(key(KeyCode::Char(c)));
        }
        let control_c = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        assert_eq!(
            desk.update(Event::Key(control_c)),
            [Effect::Quit],
            "after {before:?}"
        );
    }
}
