//! Two want to set the value; one does, and both see the same.
use std::sync::OnceLock;
use std::thread;

static CELL: OnceLock<String> = OnceLock::new();

fn main() {
    println!("{:?} {:?}", CELL.get(), CELL);
    thread::scope(|s| {
        for name in ["a", "b"] {
            s.spawn(move || {
                let value = CELL.get_or_init(|| {
                    println!("{name} makes it");
                    thread::yield_now();
                    name.to_string()
                });
                println!("{name} sees {value}");
            });
        }
    });
    println!("{:?} {}", CELL.set("c".into()), CELL.wait());
}
