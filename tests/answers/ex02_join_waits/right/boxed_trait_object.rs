//! The calculation is a boxed trait object, moved into the thread as a whole.

use std::thread;
use std::time::Duration;
trait Calculation {
    fn calculate(&self);
}

struct Slow {
    seconds: u64,
}

impl Calculation for Slow {
    fn calculate(&self) {
        println!("Calculating...");
        thread::sleep(Duration::from_secs(self.seconds));
        println!("Calculation complete");
    }
}

fn main() {
    let calculation: Box<dyn Calculation + Send> = Box::new(Slow { seconds: 3 });
    let worker = thread::spawn(move || calculation.calculate());
    println!("Main program continues while thread runs");
    worker.join().unwrap();
    println!("Main program waited for thread to finish");
}
