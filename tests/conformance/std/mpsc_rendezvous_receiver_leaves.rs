//! A sender that waits with its message gets it back when the receiver goes.
use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::Duration;

fn main() {
    for bound in [0, 1] {
        let (tx, rx) = sync_channel::<i32>(bound);
        let sender = thread::spawn(move || {
            for i in 0..bound as i32 {
                tx.send(i).unwrap();
            }
            println!("{:?}", tx.send(9));
        });
        thread::sleep(Duration::from_millis(50));
        drop(rx);
        sender.join().unwrap();
    }
}
