//! Holds escapes and a backspace in the very line that is quoted.
//! expect: hangs
//! human

fn main() {
    std::thread::park(); // [2J[H]0;hello
}
