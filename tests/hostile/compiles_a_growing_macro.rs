//! Has a macro that doubles what it is given.
//! expect: does-not-compile
//! compile

macro_rules! twice {
    ($($token:tt)*) => { twice!($($token)* $($token)*) };
}

fn main() {
    twice!(1);
}
