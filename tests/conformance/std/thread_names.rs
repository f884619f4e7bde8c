//! Names that are none, empty, long or impossible, and stacks that are.
use std::panic::catch_unwind;
use std::thread::{self, Builder};
use std::time::Duration;

fn name() -> Option<String> {
    thread::current().name().map(str::to_owned)
}

fn main() {
    println!("{:?} {:?}", name(), thread::spawn(name).join().unwrap());
    for text in ["", "a name that is longer than sixteen bytes"] {
        println!(
            "{:?}",
            Builder::new()
                .name(text.into())
                .spawn(name)
                .unwrap()
                .join()
                .unwrap()
        );
    }
    std::panic::set_hook(Box::new(|_| ()));
    let error = catch_unwind(|| drop(Builder::new().name("a\0b".into()).spawn(name))).unwrap_err();
    println!("{:?}", error.downcast_ref::<String>());
    println!(
        "{:?}",
        Builder::new()
            .stack_size(1)
            .spawn(|| 5)
            .unwrap()
            .join()
            .unwrap()
    );
    let refused = Builder::new()
        .stack_size(1 << 46)
        .spawn(|| println!("never"));
    println!("{:?}", refused.map(|_| ()).map_err(|error| error.kind()));
    let refused = thread::scope(|scope| {
        let handle = Builder::new()
            .stack_size(1 << 46)
            .spawn_scoped(scope, || println!("never"));
        handle.is_err()
    });
    println!("{refused}");
    thread::sleep(Duration::from_millis(100));
    println!("still here");
}
