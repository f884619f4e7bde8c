//! A hook of the program's own hears each panic, may call the one before it, and can be taken away again.
use std::panic;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

static HEARD: AtomicU32 = AtomicU32::new(0);

fn fail(message: &'static str) {
    let caught = thread::spawn(move || panic!("{message}")).join().unwrap_err();
    println!("{:?}", caught.downcast_ref::<String>());
}

fn main() {
    panic::set_hook(Box::new(|info| {
        HEARD.fetch_add(1, Ordering::SeqCst);
        println!("heard {:?}", info.payload_as_str());
    }));
    fail("one");
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        println!("first me");
        before(info);
    }));
    fail("two");
    let caught = panic::catch_unwind(|| panic::panic_any(3)).unwrap_err();
    println!("{:?}", caught.downcast_ref::<i32>());
    drop(panic::take_hook());
    fail("three");
    let changed = thread::spawn(|| {
        struct Sets;
        impl Drop for Sets {
            fn drop(&mut self) {
                let set = panic::catch_unwind(|| panic::set_hook(Box::new(|_| ())));
                println!("set while panicking: {}", set.is_ok());
            }
        }
        let _sets = Sets;
        panic!("four");
    });
    println!("{}", changed.join().is_err());
    println!("{}", HEARD.load(Ordering::SeqCst));
}
