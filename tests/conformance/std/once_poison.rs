//! A `Once` whose run panicked refuses, unless forced.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use std::thread;

static INIT: Once = Once::new();

fn text(result: Result<(), Box<dyn std::any::Any + Send>>) -> String {
    match result {
        Ok(()) => "fine".into(),
        Err(payload) => payload
            .downcast_ref::<&str>()
            .map(|text| text.to_string())
            .or_else(|| payload.downcast_ref::<String>().cloned())
            .unwrap_or_default(),
    }
}

fn main() {
    println!("{}", text(thread::spawn(|| INIT.call_once(|| panic!("in the run"))).join()));
    println!("{}", text(thread::spawn(|| INIT.call_once(|| {})).join()));
    println!("{}", text(catch_unwind(AssertUnwindSafe(|| INIT.wait()))));
    println!("{}", INIT.is_completed());
    println!("{}", text(catch_unwind(AssertUnwindSafe(|| INIT.call_once_force(|_| panic!("again"))))));
    INIT.call_once_force(|state| println!("{} {state:?}", state.is_poisoned()));
    INIT.call_once_force(|_| println!("never"));
    INIT.call_once(|| println!("never"));
    INIT.wait();
    INIT.wait_force();
    println!("{}", INIT.is_completed());
    let fresh = Once::new();
    fresh.call_once_force(|state| println!("{state:?}"));
}
