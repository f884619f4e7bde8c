//! Scopes within scopes, and what becomes of panics in them.
use std::panic::catch_unwind;
use std::thread;
use std::time::Duration;

fn told<T>(result: thread::Result<T>) -> Result<T, String> {
    result.map_err(|payload| payload.downcast_ref::<&str>().unwrap().to_string())
}

fn main() {
    std::panic::set_hook(Box::new(|_| ()));
    let pause = |millis| thread::sleep(Duration::from_millis(millis));
    thread::scope(|outer| {
        outer.spawn(|| {
            thread::scope(|inner| {
                inner.spawn(|| {
                    pause(200);
                    println!("inner");
                });
            });
            println!("outer");
        });
        outer.spawn(move || {
            outer.spawn(move || {
                pause(500);
                println!("from inside");
            })
        });
    });
    println!("after");
    let main_panics = catch_unwind(|| {
        thread::scope(|scope| {
            scope.spawn(move || {
                pause(200);
                println!("still runs");
            });
            panic!("main panics");
        })
    });
    println!("{:?}", told::<()>(main_panics));
    println!(
        "{:?}",
        told(catch_unwind(|| thread::scope(|scope| drop(
            scope.spawn(|| panic!("unheard"))
        ))))
    );
    println!(
        "{:?}",
        told(catch_unwind(|| thread::scope(|scope| scope
            .spawn(|| panic!("heard"))
            .join()
            .is_err())))
    );
}
