//! Stops itself, so that it neither runs nor ends.
//! expect: runs-forever
//! real

unsafe extern "C" {
    safe fn raise(signal: i32) -> i32;
}

fn main() {
    raise(19);
}
