//! `rayon::spawn` waits for nobody, and nobody for it: a channel brings its value.
use std::sync::mpsc;

fn main() {
    let (sender, receiver) = mpsc::channel();
    rayon::spawn(move || sender.send("done").unwrap());
    println!("{:?}", receiver.recv());
    rayon::spawn(|| loop {
        std::thread::sleep(std::time::Duration::from_secs(1));
    });
}
