//! `std::panic`: the real one, but for its hook. The lab keeps its own, which records each panic, and calls
//! the program's after it. A panic that is raised again calls no hook, so it is recorded here.

use crate::__lab as lab;
use ::std::any::Any;
use ::std::sync::{Arc, Mutex, PoisonError};

pub use ::std::panic::*;

type Hook = dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static;

/// The program's hook; `None` while it has set none.
static HOOK: Mutex<Option<Arc<Hook>>> = Mutex::new(None);

/// What is to be done about a panic. Handed out, and not called under our lock: a hook may print, which
/// lets others go on.
pub(crate) fn hook() -> Arc<Hook> {
    let hook = HOOK.lock().unwrap_or_else(PoisonError::into_inner);
    hook.clone().unwrap_or_else(|| Arc::new(lab::print_panic))
}

fn replace(hook: Option<Arc<Hook>>) -> Option<Arc<Hook>> {
    assert!(
        !::std::thread::panicking(),
        "cannot modify the panic hook from a panicking thread"
    );
    let mut current = HOOK.lock().unwrap_or_else(PoisonError::into_inner);
    ::std::mem::replace(&mut *current, hook)
}

/// # Panics
/// On a thread that is panicking.
pub fn set_hook(hook: Box<Hook>) {
    drop(replace(Some(hook.into())));
}

/// # Panics
/// On a thread that is panicking.
#[must_use]
pub fn take_hook() -> Box<Hook> {
    match replace(None) {
        Some(hook) => Box::new(move |info| hook(info)),
        None => Box::new(lab::print_panic),
    }
}

/// # Panics
/// Always, with the given payload.
#[track_caller]
pub fn resume_unwind(payload: Box<dyn Any + Send>) -> ! {
    lab::resumes(&*payload, Location::caller());
    ::std::panic::resume_unwind(payload)
}
