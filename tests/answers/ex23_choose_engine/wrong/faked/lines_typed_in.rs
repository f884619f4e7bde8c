//! The lines typed in, with a sleep between them.

use std::thread;
use std::time::Duration;

fn main() {
    println!("rate 1 begins");
    thread::sleep(Duration::from_secs(1));
    println!("rate 1 is done");
    println!("price 1 begins");
    println!("price 2 begins");
    thread::sleep(Duration::from_secs(1)); //~
    println!("price 1 is done");
    println!("price 2 is done");
    println!("quote 1 begins");
    println!("quote 2 begins");
    thread::sleep(Duration::from_secs(1));
    println!("quote 1 is done");
    println!("quote 2 is done");
    println!("step 1 begins");
    thread::sleep(Duration::from_secs(1));
    println!("step 1 is done");
    println!("step 2 begins");
    thread::sleep(Duration::from_secs(1));
    println!("step 2 is done");
    println!("log 1 begins");
    thread::sleep(Duration::from_secs(1));
    println!("log 1 is done");
    println!("scan 1 begins");
    println!("scan 2 begins");
    thread::sleep(Duration::from_secs(1));
    println!("scan 1 is done");
    println!("scan 2 is done");
    println!("count 1 begins");
    println!("count 1 is done");
    println!("count 2 begins");
    println!("count 2 is done");
    println!("chat 1 begins");
    println!("chat 2 begins");
    thread::sleep(Duration::from_secs(1));
    println!("chat 1 is done");
    println!("chat 2 is done");
    println!("sensor 1 begins");
    println!("sensor 2 begins");
    thread::sleep(Duration::from_secs(1));
    println!("sensor 1 is done");
    println!("sensor 2 is done");
    println!("query 1 begins");
    println!("query: ping answered");
    thread::sleep(Duration::from_secs(1));
    println!("query 1 is done");
    println!("report 1 begins");
    println!("report: ping answered");
    thread::sleep(Duration::from_secs(1));
    println!("report 1 is done");
    println!("hash 1 begins");
    println!("hash: ping answered");
    thread::sleep(Duration::from_secs(1));
    println!("hash 1 is done");
}
