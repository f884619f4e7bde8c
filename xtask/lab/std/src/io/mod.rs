//! Standard output and standard error, and the line that reads from a socket. Input and everything else of
//! `std::io` is the real one.

mod buf_reader;

pub use buf_reader::BufReader;

use crate::__lab::{self as lab, Class, Kind, Loc, Stream, Wait};
use ::std::fmt;
pub use ::std::io::*;
use ::std::marker::PhantomData;
use ::std::panic::Location;
use ::std::sync::{Mutex, PoisonError};

/// One stream of the program: a lock that its owner may take again, and the text of an unfinished line.
struct Output {
    stream: Stream,
    state: Mutex<OutputState>,
}

#[derive(Default)]
struct OutputState {
    owner: Option<usize>,
    depth: usize,
    /// Text that has not left yet. Standard error keeps none.
    pending: Vec<u8>,
    literal: bool,
}

static STDOUT: Output = Output::new(Stream::Stdout);
static STDERR: Output = Output::new(Stream::Stderr);

impl Output {
    const fn new(stream: Stream) -> Self {
        let state = OutputState {
            owner: None,
            depth: 0,
            pending: Vec::new(),
            literal: true,
        };
        Self {
            stream,
            state: Mutex::new(state),
        }
    }

    fn with<T>(&self, f: impl FnOnce(&mut OutputState) -> T) -> T {
        f(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn acquire(&self, op: &'static str, loc: Loc) {
        let me = lab::me();
        let taken = || {
            self.with(|state| {
                let free = state.owner.is_none_or(|owner| owner == me);
                if free {
                    state.owner = Some(me);
                    state.depth += 1;
                }
                free
            })
        };
        while !taken() {
            let on = Some(lab::object(lab::key(self)));
            lab::block(
                lab::key(self),
                None,
                Wait {
                    class: Class::Lock,
                    op,
                    loc,
                    on,
                },
            );
        }
    }

    fn release(&self) {
        let free = self.with(|state| {
            state.depth -= 1;
            if state.depth == 0 {
                state.owner = None;
            }
            state.depth == 0
        });
        if free {
            lab::wake_all(lab::key(self));
        }
    }

    /// Takes text; whole lines leave at once, the rest when its line ends or it is flushed.
    fn write(&self, text: &[u8], literal: bool, within: Option<&str>, loc: Loc) {
        let leaving = self.with(|state| {
            state.literal = literal && (state.literal || state.pending.is_empty());
            state.pending.extend_from_slice(text);
            let end = match self.stream {
                Stream::Stdout => state
                    .pending
                    .iter()
                    .rposition(|&byte| byte == b'\n')
                    .map_or(0, |at| at + 1),
                Stream::Stderr => state.pending.len(),
            };
            state.pending.drain(..end).collect::<Vec<u8>>()
        });
        self.leave(leaving, literal, within, loc);
    }

    fn flush(&self, loc: Loc) {
        let (leaving, literal) =
            self.with(|state| (::std::mem::take(&mut state.pending), state.literal));
        self.leave(leaving, literal, None, loc);
    }

    fn leave(&self, bytes: Vec<u8>, literal: bool, within: Option<&str>, loc: Loc) {
        if !bytes.is_empty() {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let literal = literal && self.with(|state| state.literal);
            lab::printed(
                self.stream,
                text,
                literal,
                within.map(Into::into),
                Some(loc),
            );
        }
    }
}

/// What was printed without a line end leaves when the program ends in an orderly way.
pub(crate) fn flush_at_exit() {
    STDOUT.flush(Location::caller());
}

fn print_to(
    output: &'static Output,
    args: fmt::Arguments<'_>,
    end: &str,
    within: &str,
    op: &'static str,
    loc: Loc,
) {
    lab::point();
    output.acquire(op, loc);
    let _held = Held(output);
    let mut text = ::std::fmt::format(args);
    text.push_str(end);
    output.write(text.as_bytes(), args.as_str().is_some(), Some(within), loc);
}

struct Held(&'static Output);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.release();
    }
}

#[doc(hidden)]
#[track_caller]
pub fn _print(args: fmt::Arguments<'_>, end: &str, within: &str) {
    print_to(&STDOUT, args, end, within, "print!", Location::caller());
}

#[doc(hidden)]
#[track_caller]
pub fn _eprint(args: fmt::Arguments<'_>, end: &str, within: &str) {
    print_to(&STDERR, args, end, within, "eprint!", Location::caller());
}

macro_rules! streams {
    ($($name:ident $locked:ident $function:ident $output:ident $op:literal;)*) => { $(
        pub struct $name(());

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }

        /// A stream that this thread alone may write to while it holds this.
        pub struct $locked<'a> {
            // Like the real one, it must stay on its thread.
            stays: PhantomData<(&'a (), *const ())>,
        }

        pub fn $function() -> $name {
            $name(())
        }

        impl $name {
            #[track_caller]
            pub fn lock(&self) -> $locked<'static> {
                lab::point();
                let loc = Location::caller();
                $output.acquire($op, loc);
                lab::event(Some(loc), Kind::Locked { object: lab::object(lab::key(&$output)) });
                $locked { stays: PhantomData }
            }

            /// Whether it is a terminal: never in the lab.
            pub fn is_terminal(&self) -> bool {
                false
            }
        }

        impl Drop for $locked<'_> {
            fn drop(&mut self) {
                lab::event(None, Kind::Unlocked { object: lab::object(lab::key(&$output)) });
                $output.release();
            }
        }

        impl fmt::Debug for $locked<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($locked)).finish_non_exhaustive()
            }
        }

        impl Write for $locked<'_> {
            #[track_caller]
            fn write(&mut self, text: &[u8]) -> Result<usize> {
                $output.write(text, false, None, Location::caller());
                Ok(text.len())
            }
            #[track_caller]
            fn write_vectored(&mut self, parts: &[IoSlice<'_>]) -> Result<usize> {
                let text: Vec<u8> = parts.iter().flat_map(|part| &**part).copied().collect();
                $output.write(&text, false, None, Location::caller());
                Ok(text.len())
            }
            #[track_caller]
            fn flush(&mut self) -> Result<()> {
                $output.flush(Location::caller());
                Ok(())
            }
            #[track_caller]
            fn write_all(&mut self, text: &[u8]) -> Result<()> {
                $output.write(text, false, None, Location::caller());
                Ok(())
            }
            #[track_caller]
            fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()> {
                let text = ::std::fmt::format(args);
                $output.write(text.as_bytes(), args.as_str().is_some(), None, Location::caller());
                Ok(())
            }
        }

        impl Write for $name {
            #[track_caller]
            fn write(&mut self, text: &[u8]) -> Result<usize> {
                (&*self).write(text)
            }
            #[track_caller]
            fn write_vectored(&mut self, parts: &[IoSlice<'_>]) -> Result<usize> {
                (&*self).write_vectored(parts)
            }
            #[track_caller]
            fn flush(&mut self) -> Result<()> {
                (&*self).flush()
            }
            #[track_caller]
            fn write_all(&mut self, text: &[u8]) -> Result<()> {
                (&*self).write_all(text)
            }
            #[track_caller]
            fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()> {
                (&*self).write_fmt(args)
            }
        }

        impl Write for &$name {
            #[track_caller]
            fn write(&mut self, text: &[u8]) -> Result<usize> {
                self.lock().write(text)
            }
            #[track_caller]
            fn write_vectored(&mut self, parts: &[IoSlice<'_>]) -> Result<usize> {
                self.lock().write_vectored(parts)
            }
            #[track_caller]
            fn flush(&mut self) -> Result<()> {
                self.lock().flush()
            }
            #[track_caller]
            fn write_all(&mut self, text: &[u8]) -> Result<()> {
                self.lock().write_all(text)
            }
            #[track_caller]
            fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()> {
                self.lock().write_fmt(args)
            }
        }
    )* };
}

streams! {
    Stdout StdoutLock stdout STDOUT "Stdout::lock";
    Stderr StderrLock stderr STDERR "Stderr::lock";
}
