//! The panic hook writes down the reason under the name of the thread; join says whether to look. (`wrong/completion-
//! order/hook_tells_the_reasons.rs` prints in the hook.)

use std::collections::HashMap;
use std::fmt;
use std::panic;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

/// The paper is stuck in this tray.
struct Jam {
    tray: u32,
}

impl fmt::Display for Jam {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "paper jam in tray {}", self.tray)
    }
}

/// The printer's driver, from somebody else: where something goes wrong, it panics. It stays as it is.
fn print_job(id: u64) -> u64 {
    println!("Job {id} started");
    let pages = [6, 2, 4, 2, 4][id as usize - 1];
    thread::sleep(Duration::from_secs(pages / 2));
    match id {
        2 => panic!("out of paper"),
        3 => panic!("page {} of {pages} is empty", pages - 1),
        4 => panic::panic_any(Jam { tray: 2 }),
        _ => pages,
    }
}

static REASONS: Mutex<Option<HashMap<String, String>>> = Mutex::new(None);

fn main() {
    panic::set_hook(Box::new(|info| {
        let payload = info.payload();
        let reason = if let Some(text) = payload.downcast_ref::<&str>() {
            text.to_string()
        } else if let Some(text) = payload.downcast_ref::<String>() {
            text.clone()
        } else if let Some(jam) = payload.downcast_ref::<Jam>() {
            jam.to_string()
        } else {
            "unknown".to_string()
        };
        let name = thread::current().name().unwrap_or("?").to_string();
        REASONS
            .lock()
            .unwrap()
            .get_or_insert_with(HashMap::new)
            .insert(name, reason);
    }));
    let handles: Vec<_> = (1..=5)
        .map(|id| {
            thread::Builder::new()
                .name(id.to_string())
                .spawn(move || print_job(id))
                .unwrap()
        })
        .collect();
    let mut done = 0;
    let mut failed = 0;
    for handle in handles {
        let id = handle.thread().name().unwrap().to_string();
        if let Ok(pages) = handle.join() {
            println!("Job {id}: {pages} pages");
            done += 1;
        } else {
            let reasons = REASONS.lock().unwrap();
            println!("Job {id} failed: {}", reasons.as_ref().unwrap()[&id]);
            failed += 1;
        }
    }
    println!("{done} done, {failed} failed");
}
