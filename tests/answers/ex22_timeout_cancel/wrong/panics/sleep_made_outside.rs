//! The last sleep is made before `block_on` is there: a timer needs its runtime where it is made.

use std::time::Duration;

const DEADLINE: Duration = Duration::from_secs(5);

struct Lease(&'static str);

impl Lease {
    fn take(name: &'static str) -> Self {
        println!("{name}: lease taken");
        Self(name)
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        println!("{}: lease given back", self.0);
    }
}

async fn backup(name: &'static str, parts: u32) {
    let _lease = Lease::take(name);
    for part in 1..=parts {
        tokio::time::sleep(Duration::from_secs(2)).await;
        println!("{name}: part {part} saved");
    }
}

use tokio::time::{error::Elapsed, sleep, timeout};

fn main() -> std::io::Result<()> {
    let rt = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let mut results: Vec<(&str, Result<(), Elapsed>)> = Vec::new();
    for (name, parts) in [("letters", 2), ("photos", 4)] {
        let result = rt.block_on(async { timeout(DEADLINE, backup(name, parts)).await });
        println!(
            "{name}: {}",
            result
                .as_ref()
                .map_or("stopped at the deadline", |()| "complete")
        );
        results.push((name, result));
    }
    rt.block_on(sleep(Duration::from_secs(2))); //~
    println!("Report sent");
    Ok(())
}
