//! Kills its process group.
//! expect: non-zero-exit

unsafe extern "C" {
    safe fn kill(process: i32, signal: i32) -> i32;
}

fn main() {
    kill(0, 9);
}
