//! The learner's desk: what watch knows, and what becomes of it when something happens. Pure: an event
//! goes in, the desk changes, and effects come out for the session to carry out.
//!
//! A verdict is shown only when it is about the content that was saved last; the desk decides that, by
//! the content's hash and the number of the check.

pub(crate) mod event;
pub(crate) mod keys;
pub(crate) mod real;
#[cfg(test)]
mod tests;

use std::time::Duration;

use grader::verdict::{Status, Verdict};

use event::{Effect, Event};
pub(crate) use real::{Lane, Real, Said};

/// How long a note stands at least, unless a key is pressed.
const HEED: Duration = Duration::from_secs(2);

/// A lesson as the desk shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Seat {
    pub(crate) name: String,
    pub(crate) short: String,
    pub(crate) title: String,
    pub(crate) part: String,
    pub(crate) about: String,
    /// The sentences that tell its goal, the first of them on their own if need be.
    pub(crate) task: Vec<String>,
    /// The section `What to notice`, as Markdown.
    pub(crate) notice: String,
    /// The learner's file, from the top of the course.
    pub(crate) file: String,
    pub(crate) solved: bool,
}

/// What the learner saved last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Content {
    pub(crate) hash: String,
    pub(crate) seen: Duration,
    /// It was there when the lesson was opened, so nobody knows when it was saved.
    pub(crate) opened: bool,
}

/// A verdict with all that is drawn of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heard {
    /// Of the content that was judged.
    pub(crate) hash: String,
    pub(crate) verdict: Verdict,
    pub(crate) orders: usize,
    /// What rustc said.
    pub(crate) rendered: Option<String>,
    /// Lines of the learner's, with their numbers.
    pub(crate) quotes: Vec<(u32, String)>,
    pub(crate) timeline: Option<String>,
}

/// How far the check of the content has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Phase {
    /// There is nothing to check.
    #[default]
    Nothing,
    /// The file is not there.
    Missing,
    Checking {
        /// What takes so long, when it is not the program.
        words: Option<String>,
    },
    Heard(Box<Heard>),
    /// Something other than the program is in the way.
    Broken(String),
}

/// Which text of the lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tab {
    All,
    Theory,
    Code,
}

/// A text that was asked for, as Markdown unless it is code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) kind: PageKind,
    pub(crate) title: String,
    pub(crate) text: String,
    /// What can be done next.
    pub(crate) more: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PageKind {
    Lesson(Tab),
    Hint,
    Solution,
}

/// What the middle of the screen shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Panel {
    #[default]
    Verdict,
    Page(Page),
    Run,
    List {
        cursor: usize,
        search: String,
        searching: bool,
    },
    /// The results of checking all, in the order of the lessons.
    All(Vec<Option<(Status, String)>>),
    /// Whether to begin again.
    Reset,
    Help,
}

/// Everything that is drawn.
#[derive(Clone, Debug, Default)]
pub(crate) struct Desk {
    pub(crate) seats: Vec<Seat>,
    pub(crate) at: usize,
    pub(crate) content: Option<Content>,
    pub(crate) phase: Phase,
    /// When the check began.
    pub(crate) since: Duration,
    /// The real run of the check.
    pub(crate) real: Real,
    /// The run that was asked for.
    pub(crate) run: Real,
    pub(crate) panel: Panel,
    pub(crate) scroll: usize,
    /// How far one can scroll; from the last drawing.
    pub(crate) scroll_end: usize,
    /// How many lines the middle has; from the last drawing.
    pub(crate) page: usize,
    /// Something to tell once.
    pub(crate) note: Option<String>,
    /// Until then a save does not take it away: a reset tells of the backup, and is a save itself.
    heed: Duration,
    pub(crate) now: Duration,
    pub(crate) colour: bool,
    pub(crate) checking: u64,
    pub(crate) running: u64,
    pub(crate) going_through: u64,
    numbers: u64,
}

impl Desk {
    pub(crate) fn new(seats: Vec<Seat>, at: usize, colour: bool) -> Desk {
        Desk {
            seats,
            at,
            colour,
            ..Desk::default()
        }
    }

    pub(crate) fn seat(&self) -> &Seat {
        &self.seats[self.at]
    }

    pub(crate) fn solved(&self) -> usize {
        self.seats.iter().filter(|seat| seat.solved).count()
    }

    /// The verdict on what is saved, if it is there.
    pub(crate) fn verdict(&self) -> Option<&Verdict> {
        match &self.phase {
            Phase::Heard(heard) => Some(&heard.verdict),
            _ => None,
        }
    }

    /// Whether something moves by itself, so that the clock must be drawn.
    pub(crate) fn is_busy(&self) -> bool {
        matches!(self.phase, Phase::Checking { .. })
            || self.real.is_running()
            || self.run.is_running()
    }

    /// Takes an event in and says what is to be done.
    pub(crate) fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(key) => return keys::press(self, key),
            Event::Redraw => {}
            Event::Saved { lesson, hash } => return self.saved(lesson, hash),
            Event::Missing { lesson } if lesson == self.at => {
                (self.content, self.phase) = (None, Phase::Missing);
                self.real = Real::default();
                return vec![Effect::CancelCheck];
            }
            Event::Missing { .. } => {}
            Event::Preparing { number, words } => {
                if number == self.checking {
                    self.phase = Phase::Checking { words };
                }
            }
            Event::Lab { number, heard } => return self.heard(number, *heard),
            Event::RealBegan {
                number,
                lanes,
                usual,
            } if number == self.checking => {
                self.real = Real::begun(lanes, usual, self.now);
            }
            Event::RealBegan {
                number,
                lanes,
                usual,
            } if number == self.running => {
                self.run = Real::begun(lanes, usual, self.now);
            }
            Event::RealBegan { .. } => {}
            Event::Said { number, said } => {
                if number == self.checking {
                    self.real.hear(said);
                } else if number == self.running {
                    self.run.hear(said);
                }
            }
            Event::Confirmed { number, heard } => return self.confirmed(number, *heard),
            Event::RunEnded { number, words } => {
                if number == self.running {
                    self.run.began.get_or_insert(self.now);
                    self.run.ended = Some(self.now);
                    self.run.words = Some(words);
                }
            }
            Event::Broken { number, words } => {
                if number == self.checking {
                    self.phase = Phase::Broken(words);
                } else if number == self.running {
                    self.run = Real::begun(Vec::new(), Duration::ZERO, self.now);
                    self.run.ended = Some(self.now);
                    self.run.words = Some(words);
                }
            }
            Event::One {
                number,
                lesson,
                status,
                words,
            } => {
                if number == self.going_through
                    && let Panel::All(results) = &mut self.panel
                    && let Some(place) = results.get_mut(lesson)
                {
                    *place = Some((status, words));
                }
            }
            Event::Solved { lesson } => {
                if let Some(seat) = self.seats.get_mut(lesson) {
                    seat.solved = true;
                }
            }
            Event::Page(page) => self.show(Panel::Page(page)),
            Event::Note(words) => {
                self.note = Some(words);
                self.heed = self.now + HEED;
            }
            Event::Left => return vec![Effect::Quit],
        }
        Vec::new()
    }

    fn saved(&mut self, lesson: usize, hash: String) -> Vec<Effect> {
        if lesson != self.at {
            if let Some(seat) = self.seats.get(lesson) {
                self.note = Some(format!("{} was saved; l goes to it", seat.name));
            }
            return Vec::new();
        }
        if self
            .content
            .as_ref()
            .is_some_and(|content| content.hash == hash)
        {
            return Vec::new();
        }
        let opened = self.content.is_none() && self.phase == Phase::Nothing;
        self.content = Some(Content {
            hash,
            seen: self.now,
            opened,
        });
        // Who reads while the lesson opens goes on reading; a save asks for its verdict.
        if !opened {
            if self.now > self.heed {
                self.note = None;
            }
            self.show(Panel::Verdict);
        }
        self.check()
    }

    /// Begins to check what is saved, and gives up what was under way.
    pub(crate) fn check(&mut self) -> Vec<Effect> {
        self.checking = self.number();
        self.phase = Phase::Checking { words: None };
        self.since = self.now;
        self.real = Real::default();
        vec![
            Effect::CancelRun,
            Effect::Check {
                number: self.checking,
            },
        ]
    }

    pub(crate) fn number(&mut self) -> u64 {
        self.numbers += 1;
        self.numbers
    }

    /// Whether this verdict is about what is saved now.
    fn is_fresh(&self, number: u64, hash: &str) -> bool {
        number == self.checking
            && self
                .content
                .as_ref()
                .is_some_and(|content| content.hash == hash)
    }

    fn heard(&mut self, number: u64, heard: Heard) -> Vec<Effect> {
        if number != self.checking {
            return Vec::new();
        }
        if !self.is_fresh(number, &heard.hash) {
            // The file was changed, and perhaps changed back, while it was being read.
            return self.check();
        }
        self.phase = Phase::Heard(Box::new(heard));
        Vec::new()
    }

    fn confirmed(&mut self, number: u64, heard: Heard) -> Vec<Effect> {
        if self.is_fresh(number, &heard.hash) {
            self.real.ended = Some(self.now);
            self.phase = Phase::Heard(Box::new(heard));
        }
        Vec::new()
    }

    pub(crate) fn show(&mut self, panel: Panel) {
        self.panel = panel;
        self.scroll = 0;
    }

    /// Goes to another lesson.
    pub(crate) fn go(&mut self, lesson: usize) -> Vec<Effect> {
        self.at = lesson.min(self.seats.len().saturating_sub(1));
        (self.content, self.phase) = (None, Phase::Nothing);
        (self.real, self.run) = (Real::default(), Real::default());
        self.note = None;
        // What is still under way is about another lesson.
        self.checking = self.number();
        self.running = self.number();
        self.show(Panel::Verdict);
        vec![
            Effect::CancelCheck,
            Effect::CancelRun,
            Effect::Open(self.at),
        ]
    }
}
