//! A thread that joins itself is told so.
use std::sync::mpsc;
use std::thread::{self, JoinHandle};

struct Last(mpsc::Sender<bool>);
impl Drop for Last {
    fn drop(&mut self) {
        self.0.send(thread::panicking()).unwrap();
    }
}

fn main() {
    std::panic::set_hook(Box::new(|info| println!("{:?}", info.payload_as_str())));
    let (sender, receiver) = mpsc::channel::<JoinHandle<()>>();
    let (ends, ended) = mpsc::channel();
    let handle = thread::spawn(move || {
        let _last = Last(ends);
        println!("{}", receiver.recv().unwrap().join().is_ok());
    });
    sender.send(handle).unwrap();
    println!("panicking: {}", ended.recv().unwrap());
}
