//! Reads a child's pipe into lines with their time of arrival, within a budget that both pipes share.
//!
//! It keeps bytes as they came. Past the budget it reads on and throws away, so that a flood costs
//! neither memory nor the writer's blocking, which would look like a hang.

use std::io::{ErrorKind, Read};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::Limits;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    Stdout,
    Stderr,
}

/// One line as the program wrote it, without its line feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// When its end arrived, since the start of the program.
    pub at: Duration,
    pub stream: Stream,
    pub bytes: Vec<u8>,
    /// There was more of it than we keep.
    pub(crate) cut: bool,
}

impl Line {
    /// Safe to show: bytes that are no UTF-8 are replaced, and control characters, which could repaint
    /// the terminal or reorder the line, are written out.
    pub fn shown(&self) -> String {
        let mut text = String::with_capacity(self.bytes.len());
        for c in String::from_utf8_lossy(&self.bytes).chars() {
            let reorders = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            if (c.is_control() && c != '\t') || reorders {
                text.extend(c.escape_default());
            } else {
                text.push(c);
            }
        }
        if self.cut {
            text.push_str(" … (cut)");
        }
        text
    }
}

/// What may still be kept of one run.
pub(super) struct Budget {
    bytes: AtomicUsize,
    lines: AtomicUsize,
    line_bytes: usize,
    cut: AtomicBool,
}

impl Budget {
    pub(super) fn new(limits: &Limits) -> Budget {
        Budget {
            bytes: AtomicUsize::new(limits.output_bytes),
            lines: AtomicUsize::new(limits.output_lines),
            line_bytes: limits.line_bytes,
            cut: AtomicBool::new(false),
        }
    }

    pub(super) fn cut(&self) -> bool {
        self.cut.load(Ordering::Relaxed)
    }

    /// Grants up to `wanted` of a counter; less means that it is used up.
    fn take(&self, counter: &AtomicUsize, wanted: usize) -> usize {
        let before = counter
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                Some(left.saturating_sub(wanted))
            })
            .unwrap_or(0);
        let granted = before.min(wanted);
        if granted < wanted {
            self.cut.store(true, Ordering::Relaxed);
        }
        granted
    }
}

/// Reads to the end of the stream, or until `keep` says that nobody wants more.
pub(super) fn read_lines(
    mut pipe: impl Read,
    stream: Stream,
    started: Instant,
    budget: &Budget,
    keep: &mut dyn FnMut(Line) -> bool,
) {
    let mut chunk = [0; 16 * 1024];
    let mut line = Vec::new();
    let mut line_cut = false;
    let mut unfinished = false;
    let mut at = Duration::ZERO;
    let mut emit = |line: &mut Vec<u8>, cut: &mut bool, at: Duration| {
        let bytes = std::mem::take(line);
        let cut = std::mem::take(cut);
        if budget.take(&budget.lines, 1) == 0 {
            return true;
        }
        keep(Line {
            at,
            stream,
            bytes,
            cut,
        })
    };
    loop {
        let read = match pipe.read(&mut chunk) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(_) => break,
        };
        at = started.elapsed();
        if budget.cut() && !unfinished {
            continue;
        }
        for piece in chunk[..read].split_inclusive(|&byte| byte == b'\n') {
            let text = piece.strip_suffix(b"\n").unwrap_or(piece);
            let room = budget.line_bytes - line.len();
            let granted = budget.take(&budget.bytes, text.len().min(room));
            line.extend_from_slice(&text[..granted]);
            line_cut |= granted < text.len();
            unfinished = text.len() == piece.len();
            if !unfinished && !emit(&mut line, &mut line_cut, at) {
                return;
            }
            // The first bytes that found no room end the record: what comes later would seem to follow.
            if budget.cut() {
                if unfinished && !emit(&mut line, &mut line_cut, at) {
                    return;
                }
                unfinished = false;
                break;
            }
        }
    }
    if unfinished {
        emit(&mut line, &mut line_cut, at);
    }
}
