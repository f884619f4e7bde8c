//! `select!` in its forms: patterns that refuse, conditions, `else`, futures that are kept, loops.
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::time::{interval, sleep};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let millis = Duration::from_millis;
    let (sender, mut receiver) = mpsc::channel(4);
    tokio::spawn(async move {
        for n in 1..=3 {
            sender.send(n).await.unwrap();
            sleep(millis(100)).await;
        }
    });
    loop {
        tokio::select! {
            Some(n) = receiver.recv() => println!("got {n}"),
            else => break,
        }
    }
    let (sender, mut answer) = oneshot::channel::<u32>();
    tokio::spawn(async move {
        sleep(millis(1100)).await;
        sender.send(9).unwrap();
    });
    let (mut ticks, mut count) = (interval(millis(400)), 0);
    let result = loop {
        tokio::select! {
            value = &mut answer => break value,
            _ = ticks.tick(), if count < 2 => {
                count += 1;
                println!("tick {count}");
            }
        }
    };
    println!("{result:?}");
    let deadline = sleep(millis(2000));
    tokio::pin!(deadline);
    let mut rounds = 0;
    loop {
        tokio::select! {
            biased;
            () = &mut deadline => break,
            () = sleep(millis(700)) => rounds += 1,
        }
    }
    println!("{rounds} rounds, {}", deadline.is_elapsed());
    let value = tokio::select! {
        a = async { 1 }, if false => a,
        b = async { sleep(millis(10)).await; 2 } => b,
        () = sleep(millis(9000)) => unreachable!(),
    };
    println!("{value}");
    let error: Result<u32, &str> = async {
        tokio::select! {
            result = async { Err("inside") } => {
                let n: u32 = result?;
                Ok(n)
            }
        }
    }
    .await;
    println!("{error:?}");
    let polled = std::cell::Cell::new(0);
    tokio::select! {
        biased;
        () = async { polled.set(1); std::future::pending().await } => {}
        () = async { polled.set(polled.get() + 10) } => {}
    }
    println!("{}", polled.get());
}
