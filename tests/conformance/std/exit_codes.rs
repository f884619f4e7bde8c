//! A main that returns an error ends with 1.
use std::process::ExitCode;
use std::thread;

fn main() -> Result<ExitCode, String> {
    let code = thread::spawn(|| 7).join().unwrap();
    print!("code {code}");
    if code == 7 { Err("seven".into()) } else { Ok(ExitCode::SUCCESS) }
}
