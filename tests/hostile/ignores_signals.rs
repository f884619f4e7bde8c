//! Ignores and blocks every signal that would end a busy loop.
//! expect: runs-forever

unsafe extern "C" {
    fn signal(signal: i32, handler: usize) -> usize;
    fn sigfillset(set: *mut [u64; 16]) -> i32;
    fn sigprocmask(how: i32, set: *const [u64; 16], old: *mut [u64; 16]) -> i32;
    fn setitimer(which: i32, new: *const [i64; 4], old: *mut [i64; 4]) -> i32;
}

fn main() {
    let (mut all, mut old, mut timer) = ([0; 16], [0; 16], [0; 4]);
    // SAFETY: the buffers have the size of `sigset_t` and `itimerval` on 64-bit Linux.
    unsafe {
        for number in 1..65 {
            signal(number, 1);
        }
        sigfillset(&mut all);
        sigprocmask(0, &all, &mut old);
        setitimer(2, &[0; 4], &mut timer);
    }
    loop {
        std::hint::black_box(());
    }
}
