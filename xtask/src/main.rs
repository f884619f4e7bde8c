//! The program behind `cargo xtask`; all of it is in the library, which the desk (`xtask/watch`) uses as well.

use std::process::ExitCode;

fn main() -> ExitCode {
    xtask::main()
}
