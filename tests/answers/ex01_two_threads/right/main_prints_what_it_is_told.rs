//! The workers send their lines, main alone prints until every sender is gone.
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = mpsc::channel::<String>();
    for n in 1..=2 {
        let tx = tx.clone();
        thread::spawn(move || {
            tx.send(format!("Task {n} started")).unwrap();
            thread::sleep(Duration::from_secs(2));
            tx.send(format!("Task {n} finished")).unwrap();
        });
    }
    drop(tx);
    for line in rx {
        println!("{line}");
    }
    println!("Both tasks done");
}
