//! A lazy value is made once, by whoever wants it first, and not before.
use std::sync::LazyLock;
use std::thread;

static NUMBERS: LazyLock<Vec<i32>> = LazyLock::new(|| {
    println!("made");
    vec![1, 2, 3]
});

fn main() {
    println!("{NUMBERS:?}");
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| println!("{}", NUMBERS.len()));
        }
    });
    println!("{NUMBERS:?} {:?}", LazyLock::get(&NUMBERS));
    let word = "captured".to_string();
    let mut lazy = LazyLock::new(|| word.to_uppercase());
    println!("{:?}", LazyLock::get(&lazy));
    println!("{:?}", LazyLock::get_mut(&mut lazy));
    lazy.push('!');
    println!("{} {}", *lazy, LazyLock::force(&lazy));
    LazyLock::force_mut(&mut lazy).push('?');
    println!("{lazy:?} {:?}", LazyLock::<u8>::default());
}
