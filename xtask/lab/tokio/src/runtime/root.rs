//! The future given to `block_on`: a task of its own in the record, polled by the thread that called.

use super::Handle;
use crate::context;
use crate::lab::{self, Class, Finish, Kind, Loc, Quiet, Wait};
use crate::task::{coop, record};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

/// How `block_on` is named where it waits for its future.
pub(super) const OP: &str = "Runtime::block_on";

pub(super) struct Root {
    number: u32,
    pub(super) loc: Loc,
    pub(super) bell: Arc<Bell>,
    waker: Waker,
    ended: Option<Finish>,
}

/// Whether the future was woken, and the key of the thread that polls it.
pub(super) struct Bell {
    woken: AtomicBool,
    key: Option<lab::Key>,
}

impl Bell {
    /// Rings without waking the future: the thread is to look for itself.
    pub(super) fn ring(&self) {
        lab::wake_all(self.key());
    }

    pub(super) fn key(&self) -> lab::Key {
        self.key.unwrap_or_else(|| lab::key(self))
    }

    pub(super) fn is_woken(&self) -> bool {
        self.woken.load(Ordering::Relaxed)
    }

    pub(super) fn take_woken(&self) -> bool {
        self.woken.swap(false, Ordering::Relaxed)
    }
}

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        if !self.woken.swap(true, Ordering::Relaxed) {
            self.ring();
        }
    }
}

impl Root {
    /// `key` is what the thread waits for when it drives a scheduler besides.
    pub(super) fn new(loc: Loc, key: Option<lab::Key>) -> Self {
        let number = lab::new_task();
        let root = Kind::TaskSpawned {
            task: number,
            runtime: context::current_number(),
            root: true,
        };
        lab::event(Some(loc), root);
        let bell = Arc::new(Bell {
            woken: AtomicBool::new(true),
            key,
        });
        Self {
            number,
            loc,
            waker: Waker::from(bell.clone()),
            bell,
            ended: None,
        }
    }

    pub(super) fn poll<F: Future>(&mut self, future: Pin<&mut F>) -> Poll<F::Output> {
        /// The end of a poll, also by a panic.
        struct Polling(Option<u32>);
        impl Drop for Polling {
            fn drop(&mut self) {
                lab::event(None, Kind::PollEnded);
                lab::drop_stretch();
                lab::set_task(self.0);
            }
        }
        let _polling = Polling(lab::set_task(Some(self.number)));
        lab::event(None, Kind::PollBegan);
        let polled = coop::budget(|| future.poll(&mut Context::from_waker(&self.waker)));
        if polled.is_ready() {
            self.ended = Some(Finish::Done);
        }
        polled
    }
}

impl Drop for Root {
    fn drop(&mut self) {
        let how = self.ended.unwrap_or(Finish::Panicked);
        record(self.number, None, Kind::TaskEnded { how });
    }
}

/// Polls a future to its end, and nothing else.
pub(super) fn block_on<F: Future>(future: F, loc: Loc) -> F::Output {
    let mut future = std::pin::pin!(future);
    let mut root = Root::new(loc, None);
    loop {
        if root.bell.take_woken() {
            if let Poll::Ready(output) = root.poll(future.as_mut()) {
                return output;
            }
            if root.bell.is_woken() {
                look_again(root.loc, None);
            }
        } else {
            let wait = Wait {
                class: Class::Idle,
                op: OP,
                loc: root.loc,
                on: None,
            };
            lab::block(root.bell.key(), None, wait);
        }
    }
}

/// Between two polls of what is never pending for long. A program that only yields must be seen to do so,
/// and time must go on for it if it has timers to wait for, up to the next.
pub(super) fn look_again(loc: Loc, timer: Option<Duration>) {
    let (op, loc) = context::take_yield().map_or((OP, loc), |loc| ("tokio::task::yield_now", loc));
    match timer {
        Some(_) => lab::quiet_until(timer, Quiet::Clock, op, loc),
        None => lab::quiet(Quiet::Ask, op, loc),
    }
}

/// Counts passes over a queue that is never empty, in steps of as many tasks as are polled in a row: work in
/// long queues must not be taken for going round in circles.
#[derive(Default)]
pub(super) struct Passes(usize);

impl Passes {
    /// Another step; says whether it began a new pass.
    pub(super) fn step(&mut self, left: usize, in_a_row: u32) -> bool {
        let new = self.0 == 0;
        self.0 = if new {
            left / in_a_row as usize
        } else {
            self.0 - 1
        };
        new
    }
}

impl Handle {
    /// Polls a future on this thread, while others drive the runtime.
    #[track_caller]
    pub(super) fn block_on_alone<F: Future>(&self, future: F, loc: Loc) -> F::Output {
        context::enter_runtime(self, true, || block_on(future, loc))
    }
}
