//! A scope panics when a thread did that nobody joined, and passes on its own panic first.
use std::panic::catch_unwind;
use std::thread;

fn text(payload: Box<dyn std::any::Any + Send>) -> String {
    payload.downcast::<&str>().map(|text| text.to_string()).unwrap_or("other".into())
}

fn main() {
    let result = catch_unwind(|| {
        thread::scope(|s| {
            s.spawn(|| panic!("in a thread"));
        });
    });
    println!("{}", text(result.unwrap_err()));
    let result = catch_unwind(|| {
        thread::scope(|s| {
            let handle = s.spawn(|| panic!("in a thread"));
            println!("joined: {}", text(handle.join().unwrap_err()));
        });
    });
    println!("{}", result.is_ok());
    let result = catch_unwind(|| {
        thread::scope(|s| {
            s.spawn(|| println!("still runs"));
            panic!("in the scope");
        });
    });
    println!("{}", text(result.unwrap_err()));
}
