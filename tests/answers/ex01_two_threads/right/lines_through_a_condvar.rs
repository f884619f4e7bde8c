//! The workers push their lines into a queue, and main prints them as they come, woken by a condition variable.
use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex};
use std::{thread, time::Duration};
fn main() {
    let q = Arc::new((Mutex::new(VecDeque::new()), Condvar::new()));
    for n in 1..=2 {
        let q = q.clone();
        let say = move |s: &str| { q.0.lock().unwrap().push_back(format!("Task {n} {s}")); q.1.notify_one(); };
        thread::spawn(move || { say("started"); thread::sleep(Duration::from_secs(2)); say("finished"); });
    }
    for _ in 0..4 {
        let mut g = q.1.wait_while(q.0.lock().unwrap(), |q| q.is_empty()).unwrap();
        let line = g.pop_front().unwrap();
        drop(g);
        println!("{line}");
    }
    println!("Both tasks done");
}
