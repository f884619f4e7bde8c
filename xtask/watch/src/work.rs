//! The work that takes time, each piece in a thread of its own that can be called off: a check, a real
//! run, a check of all. What comes of it is told as events; nothing is printed.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use grader::expectation::Expectation;
use grader::facts::Facts;
use grader::timeline;
use grader::verdict::Status;

use crate::desk::event::Event;
use crate::desk::{Heard, Lane, Said};
use crate::saves::content_hash;
use xtask::check::record;
use xtask::course::{Course, Lesson};
use xtask::expect::expectation;
use xtask::judge::{Judged, Options, judge_for_real, judge_in_lab};
use xtask::lab::build::{Built, Program, Tell, World};
use xtask::lab::libraries::Libraries;
use xtask::next::causes;
use xtask::process::{self, Cancel, CtrlC, Ended, Limits, Line, Spec, Stream};
use xtask::progress;
use xtask::servers::Servers;

/// For a program that somebody looks at; the next save or key ends it sooner.
const WALL: Duration = Duration::from_secs(600);
/// Lines of the learner's that are quoted.
const QUOTED: usize = 3;

/// A piece of work under way. Dropping it calls it off; what it started is killed.
pub(super) struct Work {
    cancel: Cancel,
    thread: Option<JoinHandle<()>>,
}

impl Work {
    fn start(task: impl FnOnce(&Cancel) + Send + 'static) -> Work {
        let cancel = Cancel::default();
        let its = cancel.clone();
        let thread = thread::spawn(move || task(&its));
        Work {
            cancel,
            thread: Some(thread),
        }
    }

    /// Waits until nothing is left of it.
    pub(super) fn finish(&mut self) {
        self.cancel.cancel();
        if let Some(thread) = self.thread.take() {
            // It has told of its panic already.
            drop(thread.join());
        }
    }

    pub(super) fn call_off(&self) {
        self.cancel.cancel();
    }

    pub(super) fn is_over(&self) -> bool {
        self.thread.as_ref().is_none_or(JoinHandle::is_finished)
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.finish();
    }
}

/// Where the work is done and who hears of it.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) course: Arc<Course>,
    pub(super) events: Sender<Event>,
}

/// How long the parts of a check took.
#[derive(Clone, Copy, Debug)]
pub(super) struct Took {
    pub(super) build: Duration,
    pub(super) lab: Duration,
}

impl Place {
    fn tell(&self, event: Event) {
        // Who no longer listens is about to end.
        drop(self.events.send(event));
    }

    fn libraries(&self, number: u64, cancel: &Cancel) -> Result<Libraries> {
        let waits = self.waits(number);
        let libraries = Libraries::ready_telling(&self.course, &*waits.0, cancel)?;
        Ok(libraries)
    }

    /// Tells what there is to wait for.
    fn waits(&self, number: u64) -> Tell {
        let place = self.clone();
        Tell(Arc::new(move |words| {
            let words = Some(words.to_owned());
            place.tell(Event::Preparing { number, words });
        }))
    }

    /// Does the task and tells why it failed, if it did and anybody still wants to know.
    fn attempt(&self, number: u64, cancel: &Cancel, task: impl FnOnce() -> Result<()>) {
        let result = catch_unwind(AssertUnwindSafe(task));
        let words = match result {
            Ok(Ok(())) => return,
            Ok(Err(error)) => causes(&error),
            Err(_) => "the runner itself failed; please report it".into(),
        };
        if !cancel.is_cancelled() {
            self.tell(Event::Broken { number, words });
        }
    }

    /// Judges what is saved: the lab first, then the real run.
    pub(super) fn check(&self, lesson: usize, number: u64, times: Option<Sender<Took>>) -> Work {
        let place = self.clone();
        Work::start(move |cancel| {
            place.attempt(number, cancel, || {
                let lesson_there = &place.course.lessons()[lesson];
                place.check_now(lesson_there, lesson, number, cancel, times)
            });
        })
    }

    fn check_now(
        &self,
        lesson: &Lesson,
        index: usize,
        number: u64,
        cancel: &Cancel,
        times: Option<Sender<Took>>,
    ) -> Result<()> {
        let course = &self.course;
        let libraries = self.libraries(number, cancel)?;
        let expectation = expectation(lesson)?;
        let mut program = Program::read(course, lesson, None)?;
        program.cancel = cancel.clone();
        program.tell = self.waits(number);
        let stub = fs::read_to_string(lesson.stub()).ok();
        let options = Options::default();
        let began = Instant::now();
        let mut judged = judge_in_lab(
            course,
            &libraries,
            &expectation,
            &program,
            stub.as_deref(),
            &options,
        )?;
        let took = Took {
            build: judged.build_took,
            lab: began.elapsed().saturating_sub(judged.build_took),
        };
        if cancel.is_cancelled() {
            return Ok(());
        }
        if let Some(times) = times {
            let _ = times.send(took);
        }
        let heard = |judged: &Judged| Box::new(heard(&expectation, &program, judged));
        self.tell(Event::Lab {
            number,
            heard: heard(&judged),
        });
        if judged.verdict.status != Status::Failed {
            self.tell(Event::RealBegan {
                number,
                lanes: lanes(&expectation),
                usual: expectation.duration(),
            });
        }
        judge_for_real(
            course,
            &libraries,
            &expectation,
            &program,
            &mut judged,
            &mut |line| {
                self.tell(Event::Said {
                    number,
                    said: said(line),
                })
            },
        )?;
        if cancel.is_cancelled() {
            return Ok(());
        }
        self.tell(Event::Confirmed {
            number,
            heard: heard(&judged),
        });
        self.remember(lesson, index, &program, &judged);
        Ok(())
    }

    fn remember(&self, lesson: &Lesson, index: usize, program: &Program, judged: &Judged) {
        let written = progress::try_update(&self.course.root, |progress| {
            record(progress, lesson, program, &judged.verdict);
        });
        if let Err(error) = written {
            self.tell(Event::Note(format!("progress was not saved: {error}")));
        }
        if judged.verdict.status == Status::Passed {
            self.tell(Event::Solved { lesson: index });
        }
    }

    /// Runs what is saved for real, for the learner to look at.
    pub(super) fn run(&self, lesson: usize, number: u64) -> Work {
        let place = self.clone();
        Work::start(move |cancel| {
            place.attempt(number, cancel, || {
                let words = place.run_now(&place.course.lessons()[lesson], number, cancel)?;
                place.tell(Event::RunEnded { number, words });
                Ok(())
            });
        })
    }

    fn run_now(&self, lesson: &Lesson, number: u64, cancel: &Cancel) -> Result<String> {
        let libraries = self.libraries(number, cancel)?;
        let mut program = Program::read(&self.course, lesson, None)?;
        program.cancel = cancel.clone();
        program.tell = self.waits(number);
        let binary = match program.build(&self.course, &libraries, World::Real)? {
            Built::Ready(binary) => binary,
            Built::Refused { message, .. } => bail!("it does not compile: {message}"),
        };
        let expectation = expectation(lesson).ok();
        let Some(expectation) = expectation else {
            return self.run_part(number, cancel, &binary.path, None);
        };
        let mut words = String::new();
        for part in expectation.parts() {
            words = self.run_part(number, cancel, &binary.path, Some(part))?;
        }
        Ok(words)
    }

    /// Runs the program as it runs for one part of its lesson.
    fn run_part(
        &self,
        number: u64,
        cancel: &Cancel,
        binary: &Path,
        part: Option<&Expectation>,
    ) -> Result<String> {
        let usual = |part: &Expectation| part.transcript.duration();
        self.tell(Event::RealBegan {
            number,
            lanes: part.map(lanes).unwrap_or_default(),
            usual: part.map_or(WALL, usual),
        });
        let ctrl_c = CtrlC::default();
        let servers = part
            .map(|part| Servers::start(&part.check, false, &ctrl_c))
            .transpose()?;
        let told = servers.as_ref().map(Servers::args).unwrap_or_default();
        let mut press = ctrl_c.at_line(part.and_then(|part| part.check.ctrl_c_line()));
        let mut spec = Spec::program(binary).args(told);
        spec.ctrl_c = ctrl_c;
        spec.dir = Some(self.course.root.clone());
        spec.cancel = cancel.clone();
        spec.limits = Limits::PROGRAM.within(WALL);
        let outcome = process::run_bounded(&spec, &mut |line| {
            press(line);
            self.tell(Event::Said {
                number,
                said: said(line),
            });
        })?;
        let seconds = outcome.took.as_secs_f64();
        let cut = if outcome.cut {
            "; there was more output than is kept"
        } else {
            ""
        };
        Ok(match outcome.ended {
            Ended::Exited(process::Status::Code(0)) => format!("ended after {seconds:.1} s{cut}"),
            Ended::Exited(process::Status::Code(code)) => {
                format!("ended after {seconds:.1} s with exit code {code}{cut}")
            }
            Ended::Exited(process::Status::Signal(signal)) => {
                format!("ended after {seconds:.1} s by signal {signal}{cut}")
            }
            Ended::WallLimit => "stopped after ten minutes".into(),
            Ended::Interrupted => "stopped".into(),
        })
    }

    /// Judges every lesson in the lab, one after the other.
    pub(super) fn check_all(&self, number: u64) -> Work {
        let place = self.clone();
        Work::start(move |cancel| {
            for (index, lesson) in place.course.lessons().iter().enumerate() {
                if cancel.is_cancelled() {
                    return;
                }
                let result = catch_unwind(AssertUnwindSafe(|| {
                    place.check_one(lesson, index, number, cancel)
                }));
                let (status, words) = match result {
                    Ok(Ok(one)) => one,
                    Ok(Err(error)) => (Status::Inconclusive, causes(&error)),
                    Err(_) => (Status::Inconclusive, "the runner itself failed".into()),
                };
                if !cancel.is_cancelled() {
                    place.tell(Event::One {
                        number,
                        lesson: index,
                        status,
                        words,
                    });
                }
            }
        })
    }

    fn check_one(
        &self,
        lesson: &Lesson,
        index: usize,
        number: u64,
        cancel: &Cancel,
    ) -> Result<(Status, String)> {
        let libraries = self.libraries(number, cancel)?;
        let mut program = Program::read(&self.course, lesson, None)?;
        program.cancel = cancel.clone();
        let stub = fs::read_to_string(lesson.stub()).ok();
        let judged = judge_in_lab(
            &self.course,
            &libraries,
            &expectation(lesson)?,
            &program,
            stub.as_deref(),
            &Options::default(),
        )?;
        if !cancel.is_cancelled() {
            self.remember(lesson, index, &program, &judged);
        }
        let verdict = judged.verdict;
        let words = match &verdict.diagnosis {
            Some(diagnosis) => diagnosis.id.name().to_owned(),
            None if verdict.status == Status::Passed => "passed".into(),
            None => verdict.notes.join("; "),
        };
        Ok((verdict.status, words))
    }
}

fn said(line: &Line) -> Said {
    Said {
        at: line.at,
        raw: String::from_utf8_lossy(&line.bytes).into_owned(),
        shown: line.shown(),
        is_error: line.stream == Stream::Stderr,
    }
}

fn lanes(expectation: &Expectation) -> Vec<Lane> {
    let work = expectation.parts().iter().flat_map(Expectation::work);
    work.map(|work| Lane {
        name: work.name.clone(),
        starts: work.starts.clone(),
        ends: work.ends.clone(),
    })
    .collect()
}

/// What the screen shows of a verdict.
pub(super) fn heard(expectation: &Expectation, program: &Program, judged: &Judged) -> Heard {
    let verdict = judged.verdict.clone();
    let shown = judged.shown.as_ref();
    let shown = shown.filter(|_| verdict.status != Status::Inconclusive);
    let timeline = shown.and_then(|shown| {
        let expectation = judged.part_of(expectation);
        let drawn = timeline::draw(expectation, shown.variant, &Facts::new(&shown.trace));
        let variant = shown.variant.map(|index| &expectation.check.variant[index]);
        (!drawn.is_empty()).then(|| match variant {
            Some(variant) => format!("with {}:\n{drawn}", variant.name),
            None => drawn,
        })
    });
    let lines: Vec<&str> = program.source.lines().collect();
    let at = verdict.diagnosis.iter().flat_map(|diagnosis| &diagnosis.at);
    let quotes = at.filter_map(|at| {
        let text = lines.get(at.line.checked_sub(1)? as usize)?;
        Some((at.line, text.trim_end().to_owned()))
    });
    Heard {
        hash: content_hash(program.source.as_bytes()),
        quotes: quotes.take(QUOTED).collect(),
        orders: judged.orders,
        rendered: judged.rendered.clone(),
        timeline,
        verdict,
    }
}
