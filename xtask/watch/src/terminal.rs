//! The terminal: taken over and given back as it was, whatever happens, and lent to the editor.

use std::io::{self, BufWriter, Stdout, Write, stdout};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, Once, PoisonError};
use std::thread;
use std::time::Duration;

use ratatui_core::layout::Position;
use ratatui_core::terminal::Terminal;
use ratatui_crossterm::CrosstermBackend;
use ratatui_crossterm::crossterm::cursor::{Hide, MoveTo, Show};
use ratatui_crossterm::crossterm::event::{self, Event as Input};
use ratatui_crossterm::crossterm::style::{Attribute, Print, SetAttribute};
use ratatui_crossterm::crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui_crossterm::crossterm::{execute, queue};

use crate::desk::Desk;
use crate::desk::event::Event;
use crate::draw::{Drawn, draw};

/// How long the keyboard is held at a time; the editor waits for it no longer.
const HOLD: Duration = Duration::from_millis(50);
/// Leaves the keyboard to who wants it.
const LET_GO: Duration = Duration::from_millis(1);

/// Whether the terminal is ours.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The screen while it is ours. Dropping it gives it back.
pub(super) struct Screen {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    keyboard: Arc<Mutex<()>>,
    /// Whether the terminal is known to choke on links.
    links: bool,
}

impl Screen {
    pub(super) fn open(events: Sender<Event>) -> io::Result<Screen> {
        give_back_on_panic();
        take()?;
        let terminal = Terminal::new(CrosstermBackend::new(BufWriter::new(stdout())));
        let terminal = terminal.inspect_err(|_| give_back())?;
        let keyboard = Arc::new(Mutex::new(()));
        listen(Arc::clone(&keyboard), events);
        let kind = std::env::var("TERM").unwrap_or_default();
        Ok(Screen {
            terminal,
            keyboard,
            links: !matches!(kind.as_str(), "linux" | "dumb" | ""),
        })
    }

    /// Draws the desk; `root` is the top of the course, for the address of the learner's file.
    pub(super) fn draw(&mut self, desk: &Desk, root: &Path) -> io::Result<Drawn> {
        let mut drawn = Drawn::default();
        self.terminal.draw(|frame| drawn = draw(frame, desk))?;
        if self.links
            && let Some((place, words)) = &drawn.link
        {
            let address = address(&root.join(&desk.seat().file));
            link(self.terminal.backend_mut(), *place, words, &address)?;
        }
        Ok(drawn)
    }

    /// Everything is drawn anew, whatever somebody else has written.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        // `Terminal::clear` asks the terminal where its cursor is and fails when there is no answer, as
        // over a slow line; a resize to the same size clears without asking.
        let size = self.terminal.size()?;
        self.terminal.resize(size.into())
    }

    /// Lends the terminal to somebody else.
    pub(super) fn lend<T>(&mut self, to: impl FnOnce() -> T) -> io::Result<T> {
        let keyboard = Arc::clone(&self.keyboard);
        let _held = keyboard.lock().unwrap_or_else(PoisonError::into_inner);
        give_back();
        let result = to();
        take()?;
        self.clear()?;
        Ok(result)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn take() -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    execute!(stdout(), EnterAlternateScreen, Hide).inspect_err(|_| give_back())
}

/// Once is enough, and twice does no harm.
fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        // The terminal may be gone; there is nobody left to tell.
        drop(execute!(stdout(), LeaveAlternateScreen, Show));
        drop(disable_raw_mode());
    }
}

/// A panic is told on the learner's own screen. Work in other threads tells of its failure itself, and
/// goes on being drawn.
fn give_back_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        let main = thread::current().id();
        std::panic::set_hook(Box::new(move |panic| {
            if thread::current().id() == main {
                give_back();
                before(panic);
            }
        }));
    });
}

fn listen(keyboard: Arc<Mutex<()>>, events: Sender<Event>) {
    thread::spawn(move || {
        loop {
            let input = {
                let _held = keyboard.lock().unwrap_or_else(PoisonError::into_inner);
                match event::poll(HOLD) {
                    Ok(true) => event::read().map(Some),
                    Ok(false) => Ok(None),
                    Err(error) => Err(error),
                }
            };
            let told = match input {
                Ok(None) => {
                    thread::sleep(LET_GO);
                    continue;
                }
                Ok(Some(Input::Key(key))) => events.send(Event::Key(key)),
                Ok(Some(_)) => events.send(Event::Redraw),
                Err(_) => {
                    drop(events.send(Event::Left));
                    return;
                }
            };
            if told.is_err() {
                return;
            }
        }
    });
}

/// A link over what is drawn already, as terminals know it (OSC 8); the others leave it out.
fn link(out: &mut impl Write, at: Position, words: &str, address: &str) -> io::Result<()> {
    queue!(
        out,
        MoveTo(at.x, at.y),
        SetAttribute(Attribute::Underlined),
        Print(format!(
            "\u{1b}]8;;{address}\u{1b}\\{words}\u{1b}]8;;\u{1b}\\"
        )),
        SetAttribute(Attribute::Reset),
    )?;
    out.flush()
}

/// A path as an address; what is no plain letter is written in percent.
fn address(path: &Path) -> String {
    let mut address = String::from("file://");
    for &byte in path.as_os_str().as_encoded_bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_can_break_out_of_its_address() {
        let path = Path::new("/a b/\u{1b}\\x/ü.rs");
        assert_eq!(address(path), "file:///a%20b/%1B%5Cx/%C3%BC.rs");
    }
}
