//! Carries out what the desk asks for, and feeds it what happens. The only place where the screen, the
//! files and the work meet.

use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};

use crate::desk::event::{Effect, Event};
use crate::desk::{Desk, Page, PageKind, Tab};
use crate::draw;
use crate::saves::{self, Ask};
use crate::terminal::Screen;
use crate::work::{Place, Took, Work};
use xtask::cli::View;
use xtask::course::{Course, Lesson};
use xtask::hint::next_hint;
use xtask::next::causes;
use xtask::process;
use xtask::progress::{self, Progress};
use xtask::reset::{self, Done};
use xtask::show;

/// How often time alone is drawn while something runs.
const FRAME: Duration = Duration::from_millis(100);
/// How soon a signal is noticed otherwise.
const ATTENTION: Duration = Duration::from_millis(100);
/// How often the age of a save is drawn.
const AGE: Duration = Duration::from_secs(1);

/// What a session was asked to do beyond its work.
#[derive(Clone, Debug, Default)]
pub(super) struct Wishes {
    pub(super) poll: bool,
    pub(super) times: Option<PathBuf>,
    pub(super) crash: bool,
}

/// Everything that is under way.
pub(super) struct Session {
    pub(super) desk: Desk,
    place: Place,
    incoming: Receiver<Event>,
    asks: Sender<Ask>,
    check: Option<Work>,
    run: Option<Work>,
    /// Called off, and not yet at their ends.
    ending: Vec<Work>,
    began: Instant,
    clock: Option<Clock>,
}

impl Session {
    pub(super) fn new(course: Course, desk: Desk, wishes: &Wishes) -> Result<Session> {
        process::catch_interrupts();
        let (events, incoming) = mpsc::channel();
        let (asks, has_events) = saves::watch(&course, wishes.poll, events.clone());
        let clock = wishes.times.as_deref().map(Clock::new).transpose()?;
        let place = Place {
            course: Arc::new(course),
            events,
        };
        let mut session = Session {
            desk,
            place,
            incoming,
            asks,
            check: None,
            run: None,
            ending: Vec::new(),
            began: Instant::now(),
            clock,
        };
        if !has_events && !wishes.poll {
            session.desk.note = Some(
                "this system tells of no saves, so the file is looked at again and again".into(),
            );
        }
        session.carry_out(Effect::Open(session.desk.at), None)?;
        Ok(session)
    }

    /// Until somebody has enough.
    pub(super) fn on_screen(&mut self, wishes: &Wishes) -> Result<()> {
        let mut screen =
            Screen::open(self.place.events.clone()).context("failed to take over the terminal")?;
        let mut drawn_at: Option<Instant> = None;
        loop {
            if drawn_at.is_none() {
                let begun = Instant::now();
                let drawn = screen
                    .draw(&self.desk, &self.place.course.root)
                    .context("failed to write to the terminal")?;
                self.desk.scroll_end = drawn.scroll_end;
                self.desk.scroll = self.desk.scroll.min(drawn.scroll_end);
                self.desk.page = drawn.page;
                drawn_at = Some(Instant::now());
                if let Some(clock) = &mut self.clock {
                    clock.drawn(&self.desk, begun.elapsed());
                }
                assert!(
                    !wishes.crash || self.desk.verdict().is_none(),
                    "asked to fail by --crash"
                );
            }
            let Some(event) = self.wait(ATTENTION.min(FRAME)) else {
                if process::interrupted() {
                    return Ok(());
                }
                let age = if self.desk.is_busy() { FRAME } else { AGE };
                if drawn_at.is_some_and(|at| at.elapsed() >= age) && draw::shows_a_clock(&self.desk)
                {
                    drawn_at = None;
                }
                continue;
            };
            // All that is there, and one picture of it.
            let mut next = Some(event);
            while let Some(event) = next {
                if event == Event::Redraw {
                    screen.clear().context("failed to write to the terminal")?;
                }
                for effect in self.take(event) {
                    if effect == Effect::Quit {
                        return Ok(());
                    }
                    self.carry_out(effect, Some(&mut screen))?;
                }
                next = self.incoming.try_recv().ok();
            }
            drawn_at = None;
        }
    }

    /// The next event; nothing when there is none for so long.
    pub(super) fn wait(&mut self, at_most: Duration) -> Option<Event> {
        match self.incoming.recv_timeout(at_most) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                self.desk.now = self.began.elapsed();
                self.ending.retain(|work| !work.is_over());
                None
            }
        }
    }

    /// Puts an event on the desk.
    pub(super) fn take(&mut self, event: Event) -> Vec<Effect> {
        self.desk.now = self.began.elapsed();
        if let Some(clock) = &mut self.clock {
            clock.heard(&event, &self.place.course);
        }
        self.desk.update(event)
    }

    /// Does what the desk asks for, except to quit.
    pub(super) fn carry_out(&mut self, effect: Effect, screen: Option<&mut Screen>) -> Result<()> {
        let at = self.desk.at;
        match effect {
            // The watcher lives as long as its asking end.
            Effect::Open(lesson) => drop(self.asks.send(Ask::Open(lesson))),
            Effect::Check { number } => {
                let times = self.clock.as_ref().map(|clock| clock.took.0.clone());
                self.retire(|session| session.check.take());
                self.check = Some(self.place.check(at, number, times));
            }
            Effect::CancelCheck => self.retire(|session| session.check.take()),
            Effect::Run { number } => {
                self.retire(|session| session.run.take());
                self.run = Some(self.place.run(at, number));
            }
            Effect::CheckAll { number } => {
                self.retire(|session| session.run.take());
                self.run = Some(self.place.check_all(number));
            }
            Effect::CancelRun => self.retire(|session| session.run.take()),
            Effect::Edit => self.edit(screen)?,
            Effect::Quit => {}
            Effect::Lesson(_) | Effect::Hint | Effect::Solution | Effect::Reset => {
                let lesson = self.place.course.lessons()[at].clone();
                let event = match self.answer(&effect, &lesson) {
                    Ok(event) => event,
                    Err(error) => Event::Note(causes(&error)),
                };
                self.take(event);
            }
        }
        Ok(())
    }

    /// Calls work off without waiting for its end.
    fn retire(&mut self, work: impl FnOnce(&mut Session) -> Option<Work>) {
        if let Some(work) = work(self) {
            work.call_off();
            self.ending.push(work);
        }
    }

    /// What only needs files.
    fn answer(&self, effect: &Effect, lesson: &Lesson) -> Result<Event> {
        let course = &self.place.course;
        let back = "Esc goes back to the verdict";
        let read = |path: PathBuf| {
            fs::read_to_string(&path).with_context(|| format!("failed to read {}", path.display()))
        };
        match effect {
            Effect::Lesson(tab) => {
                let (view, name) = match tab {
                    Tab::All => (View::All, "[all]  theory  code"),
                    Tab::Theory => (View::Theory, "all  [theory]  code"),
                    Tab::Code => (View::Code, "all  theory  [code]"),
                };
                let place = show::Place::of(course, lesson);
                Ok(Event::Page(Page {
                    kind: PageKind::Lesson(*tab),
                    title: name.into(),
                    text: show::view(&read(lesson.readme())?, &place, view),
                    more: format!("t or Tab for the next part; {back}"),
                }))
            }
            Effect::Hint => {
                let progress = Progress::load(&course.root);
                let Some(hint) = next_hint(&read(lesson.hints())?, &progress, lesson) else {
                    return Ok(Event::Note(format!("{} has no hints yet", lesson.name)));
                };
                progress::try_update(&course.root, |progress| hint.record(progress, lesson))
                    .context("progress was not saved")?;
                let more = if hint.is_last() {
                    format!("that was the last hint; {back}")
                } else {
                    format!("h for a stronger hint; {back}")
                };
                Ok(Event::Page(Page {
                    kind: PageKind::Hint,
                    title: hint.title,
                    text: hint.body,
                    more,
                }))
            }
            Effect::Solution => Ok(Event::Page(Page {
                kind: PageKind::Solution,
                title: format!("{}: one way to do it", lesson.name),
                text: format!(
                    "~~~~~~rust\n{}\n~~~~~~\n",
                    read(lesson.solution())?.trim_end()
                ),
                more: back.into(),
            })),
            _ => self.reset(lesson),
        }
    }

    fn reset(&self, lesson: &Lesson) -> Result<Event> {
        let root = &self.place.course.root;
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let done = reset::reset(root, lesson, now.map_or(0, |since| since.as_secs()))?;
        if done != Done::Nothing {
            progress::try_update(root, |progress| progress.record_reset(&lesson.name))
                .context("progress was not saved")?;
        }
        Ok(Event::Note(match done {
            Done::Nothing => "it is as it was in the beginning; nothing to do".into(),
            Done::Restored => "main.rs was missing and is back".into(),
            Done::Replaced { backup } => {
                let backup = backup.strip_prefix(root).unwrap_or(&backup);
                format!(
                    "main.rs is as it was in the beginning; yours is in {}",
                    backup.display()
                )
            }
        }))
    }

    fn edit(&mut self, screen: Option<&mut Screen>) -> Result<()> {
        let set = |name| {
            std::env::var(name)
                .ok()
                .filter(|value| !value.trim().is_empty())
        };
        let (Some(screen), Some(editor)) = (screen, set("VISUAL").or_else(|| set("EDITOR"))) else {
            let words = "neither $VISUAL nor $EDITOR is set; open the file in any editor and save";
            self.desk.note = Some(words.into());
            return Ok(());
        };
        let file = self.place.course.lessons()[self.desk.at].main_rs();
        let root = &self.place.course.root;
        let ended = screen
            .lend(|| process::run_editor(&editor, &file, root))
            .context("failed to take the terminal back")?;
        if let Err(error) = ended {
            self.desk.note = Some(format!("failed to start {editor}: {error}"));
        }
        Ok(())
    }
}

/// Takes the time of each verdict, for the measurements.
struct Clock {
    file: File,
    took: (Sender<Took>, Receiver<Took>),
    saved: Option<(SystemTime, Duration)>,
    waiting: bool,
}

impl Clock {
    fn new(path: &std::path::Path) -> Result<Clock> {
        let file =
            File::create(path).with_context(|| format!("failed to write {}", path.display()))?;
        Ok(Clock {
            file,
            took: mpsc::channel(),
            saved: None,
            waiting: false,
        })
    }

    fn heard(&mut self, event: &Event, course: &Course) {
        match event {
            Event::Saved { lesson, .. } => {
                let about = fs::metadata(course.lessons()[*lesson].main_rs());
                if let Ok(time) = about.and_then(|about| about.modified()) {
                    self.saved = Some((time, time.elapsed().unwrap_or_default()));
                }
            }
            Event::Lab { .. } => self.waiting = true,
            _ => {}
        }
    }

    /// One line for each verdict: event, build, lab, draw, and the whole from the save on.
    fn drawn(&mut self, desk: &Desk, draw: Duration) {
        if !std::mem::take(&mut self.waiting) || desk.verdict().is_none() {
            return;
        }
        let (Some((saved, event)), Some(took)) = (self.saved.take(), self.took.1.try_iter().last())
        else {
            return;
        };
        let whole = saved.elapsed().unwrap_or_default();
        let parts =
            [event, took.build, took.lab, draw, whole].map(|part| part.as_millis().to_string());
        // A measurement that cannot be written down will be missed.
        drop(writeln!(self.file, "{}", parts.join(" ")));
    }
}
