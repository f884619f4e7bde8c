//! Floods the lab's own channel before main, where the lab is not there yet.
//! expect: runs-forever
//! real

unsafe extern "C" {
    fn write(descriptor: i32, bytes: *const u8, length: usize) -> isize;
}

#[used]
#[unsafe(link_section = ".init_array")]
static EARLY: extern "C" fn() = early;

extern "C" fn early() {
    // Well-formed answers of 16 bytes, each with its length in front.
    let answer = [16, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
    loop {
        // SAFETY: the buffer is as long as it says.
        unsafe { write(1, answer.as_ptr(), answer.len()) };
    }
}

fn main() {}
