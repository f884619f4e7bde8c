//! A program that answers requests: length and bytes on its standard input, length and bytes back. Kept
//! to the same bounds as any other program, and killed with all that it started when dropped.

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use super::{ATTENTION, Cancel, Limits, family, interrupt, limits};

/// Answers larger than this are not ours.
const ANSWER_LIMIT: u32 = 64 << 20;

/// Blocks that are read before somebody takes them.
const BLOCKS_AHEAD: usize = 2;

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoAnswer {
    /// The program has ended, or talks nonsense.
    Gone,
    /// It took too long.
    Late,
    /// The person at the keyboard asked for it, or the answer is no longer wanted.
    Interrupted,
}

pub(crate) struct Served {
    /// Dropped last: its end is what ends the reader.
    requests: ChildStdin,
    answers: Receiver<Vec<u8>>,
    cancel: Cancel,
    running: family::Running,
}

impl Served {
    /// Starts the program, with an environment of `env` alone: what the person has set for themselves is
    /// no business of the program's.
    pub(crate) fn start(
        program: &Path,
        env: &[(&str, &str)],
        dir: &Path,
        cancel: &Cancel,
    ) -> io::Result<Served> {
        interrupt::catch();
        let mut command = Command::new(program);
        command
            .env_clear()
            .envs(env.iter().copied())
            .current_dir(dir)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut running = family::start(command, family::Kind::Program)?;
        limits::apply(running.id(), &Limits::LAB);
        let requests = running.stdin().ok_or(io::ErrorKind::BrokenPipe)?;
        let mut pipe = running.stdout().ok_or(io::ErrorKind::BrokenPipe)?;
        // Bounded, or a program that answers what nobody has asked would fill the runner's memory.
        let (sender, answers) = mpsc::sync_channel(BLOCKS_AHEAD);
        thread::Builder::new().spawn(move || {
            while let Ok(answer) = read_block(&mut pipe) {
                if sender.send(answer).is_err() {
                    return;
                }
            }
        })?;
        Ok(Served {
            requests,
            answers,
            cancel: cancel.clone(),
            running,
        })
    }

    /// Sends a request and waits for `blocks` blocks of answer.
    pub(crate) fn ask<const BLOCKS: usize>(
        &mut self,
        request: &[u8],
        wall: Duration,
    ) -> Result<[Vec<u8>; BLOCKS], NoAnswer> {
        let deadline = Instant::now() + wall;
        let length = u32::try_from(request.len()).map_err(|_| NoAnswer::Gone)?;
        let mut message = length.to_le_bytes().to_vec();
        message.extend_from_slice(request);
        self.requests
            .write_all(&message)
            .map_err(|_| NoAnswer::Gone)?;
        let mut blocks = [const { Vec::new() }; BLOCKS];
        for block in &mut blocks {
            *block = self.receive(deadline)?;
        }
        Ok(blocks)
    }

    fn receive(&self, deadline: Instant) -> Result<Vec<u8>, NoAnswer> {
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(NoAnswer::Late);
            }
            if self.cancel.is_cancelled() {
                return Err(NoAnswer::Interrupted);
            }
            match self.answers.recv_timeout(left.min(ATTENTION)) {
                Ok(answer) => return Ok(answer),
                // What it runs may have stopped it, and waits for nothing else now.
                Err(RecvTimeoutError::Timeout) => self.running.go_on(),
                Err(RecvTimeoutError::Disconnected) => return Err(NoAnswer::Gone),
            }
        }
    }
}

fn read_block(pipe: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 4];
    pipe.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length);
    if length > ANSWER_LIMIT {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut block = vec![0; length as usize];
    pipe.read_exact(&mut block)?;
    Ok(block)
}
