//! With a bound of zero, the `try_` calls work when the other side stands there.
use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = sync_channel::<i32>(0);
    thread::scope(|s| {
        let tx2 = tx.clone();
        s.spawn(move || println!("sent {:?}", tx2.send(1)));
        thread::sleep(Duration::from_millis(50));
        println!("{:?} {:?}", rx.try_recv(), rx.try_recv());
        thread::sleep(Duration::from_millis(50));
        let receiver = s.spawn(move || println!("got {:?} {:?}", rx.recv(), rx.recv_timeout(Duration::from_millis(20))));
        thread::sleep(Duration::from_millis(50));
        println!("{:?}", tx.try_send(2));
        receiver.join().unwrap();
        println!("{:?} {:?}", tx.try_send(3), tx.send(4));
    });
}
