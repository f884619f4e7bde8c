//! Ctrl-C, at the moment that the plan says. As in life it comes from outside: not before all has been done
//! that the program can do in that moment, and on no thread of the program's. What a program does that
//! listens is lab-tokio's; the end of one that does not is here.

use super::engine::{Engine, Key, NewThread};
use super::record::Loc;
use lab_trace::{End, Kind, Role};

/// What the engine knows of it.
#[derive(Default)]
pub(super) struct CtrlC {
    /// The moment has come; it is delivered next.
    pressed: bool,
    /// Somebody listens, or did: the program does not end of it any more.
    heard: bool,
}

/// Wakes whoever delivers it: the address of something that nobody else waits for.
static BELL: u8 = 0;

fn bell() -> Key {
    super::key(&BELL)
}

impl Engine {
    /// Sees whether this makes the moment.
    pub(super) fn notice(&mut self, kind: &Kind) {
        let planned = self.plan.ctrl_c.as_ref();
        if planned.is_some_and(|moment| moment.is_made_by(kind)) {
            self.plan.ctrl_c = None;
            self.ctrl_c.pressed = true;
        }
    }

    /// Delivers it, if it has been pressed.
    pub(super) fn is_interrupted(&mut self) -> bool {
        if !::std::mem::take(&mut self.ctrl_c.pressed) {
            return false;
        }
        let heard = self.ctrl_c.heard;
        self.event(None, Kind::CtrlC { heard });
        if !heard {
            self.finish(None, End::Killed(libc::SIGINT));
        }
        self.wake(bell(), 1) > 0
    }
}

/// From now on the program does not end of it; `ring` is called when it comes, on a thread that is nobody's.
pub fn listen(loc: Loc, ring: fn()) {
    let Some(mut engine) = Engine::get() else {
        return;
    };
    let first = !::std::mem::replace(&mut engine.ctrl_c.heard, true);
    if !first || (engine.plan.ctrl_c.is_none() && !engine.ctrl_c.pressed) {
        return;
    }
    drop(engine);
    // The engine says when it has no more threads to give.
    let Ok(thread) = NewThread::announce(None, Role::Crate, loc) else {
        return;
    };
    thread.waits_for(bell());
    let body = move || {
        thread.enter();
        ring();
        NewThread::exit(false);
    };
    let real = ::std::thread::spawn(body);
    thread.started(real.thread());
}
