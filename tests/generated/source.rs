//! Writes a plan down as a plain Rust program, as a person would: one function for each body, which is
//! handed the ends of the channels that it and its children need.

use super::plan::{Engine, MUTEXES, Plan, Step, line};
use std::fmt::Write as _;

/// The program.
pub(crate) fn source(plan: &Plan) -> String {
    let threads = plan.engine == Engine::Threads;
    let mut text = String::from("//! Generated from a random plan.\n#![allow(unused)]\n\n");
    text += if threads {
        "use std::sync::{Mutex, mpsc};\nuse std::thread;\nuse std::time::Duration;\n\n"
    } else {
        "use tokio::sync::{Mutex, mpsc};\nuse std::time::Duration;\n\n"
    };
    for mutex in 0..MUTEXES {
        let new = if threads { "new" } else { "const_new" };
        _ = writeln!(text, "static M{mutex}: Mutex<()> = Mutex::{new}(());");
    }
    for body in 1..plan.bodies.len() {
        let parameters: Vec<String> = ends(plan, body)
            .iter()
            .map(|&end| parameter(plan, end))
            .collect();
        let kind = if threads { "fn" } else { "async fn" };
        _ = writeln!(text, "\n{kind} body{body}({}) {{", parameters.join(", "));
        steps(plan, body, &mut text);
        text += "}\n";
    }
    text += match plan.engine {
        Engine::Threads => "\nfn main() {\n",
        Engine::CurrentThread => {
            "\n#[tokio::main(flavor = \"current_thread\")]\nasync fn main() {\n"
        }
        // As many workers as the plan can have tasks, and one more.
        Engine::MultiThread => {
            "\n#[tokio::main(flavor = \"multi_thread\", worker_threads = 4)]\nasync fn main() {\n"
        }
    };
    for (channel, capacity) in plan.channels.iter().enumerate() {
        let new = match (capacity, threads) {
            (None, true) => "mpsc::channel::<()>()".into(),
            (Some(capacity), true) => format!("mpsc::sync_channel::<()>({capacity})"),
            (None, false) => "mpsc::unbounded_channel::<()>()".into(),
            (Some(capacity), false) => format!("mpsc::channel::<()>({capacity})"),
        };
        _ = writeln!(text, "    let (tx{channel}, mut rx{channel}) = {new};");
    }
    steps(plan, 0, &mut text);
    text + "}\n"
}

/// One end of a channel.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Tx(usize),
    Rx(usize),
}

impl End {
    fn name(self) -> String {
        match self {
            Self::Tx(channel) => format!("tx{channel}"),
            Self::Rx(channel) => format!("rx{channel}"),
        }
    }
}

/// What a body and its children need.
fn ends(plan: &Plan, body: usize) -> Vec<End> {
    let mut all = Vec::new();
    for step in &plan.bodies[body] {
        match *step {
            Step::Send(channel) => all.push(End::Tx(channel)),
            Step::Recv(channel) => all.push(End::Rx(channel)),
            Step::Spawn(child) => all.extend(ends(plan, child)),
            _ => (),
        }
    }
    all.sort();
    all.dedup();
    all
}

fn parameter(plan: &Plan, end: End) -> String {
    let threads = plan.engine == Engine::Threads;
    let (End::Tx(channel) | End::Rx(channel)) = end;
    let bounded = plan.channels[channel].is_some();
    let kind = match (end, threads, bounded) {
        (End::Tx(_), true, true) => "SyncSender",
        (End::Tx(_), false, false) => "UnboundedSender",
        (End::Tx(_), ..) => "Sender",
        (End::Rx(_), false, false) => "UnboundedReceiver",
        (End::Rx(_), ..) => "Receiver",
    };
    format!("mut {}: mpsc::{kind}<()>", end.name())
}

fn steps(plan: &Plan, body: usize, text: &mut String) {
    let threads = plan.engine == Engine::Threads;
    for (at, step) in plan.bodies[body].iter().enumerate() {
        let code = match *step {
            Step::Print => format!("println!(\"{}\")", line(body, at)),
            Step::Sleep(tenths) => {
                let time = format!("Duration::from_millis({}00)", tenths);
                if threads {
                    format!("thread::sleep({time})")
                } else {
                    format!("tokio::time::sleep({time}).await")
                }
            }
            Step::Lock(mutex) => {
                let end = if threads { "unwrap()" } else { "await" };
                format!("let guard{mutex} = M{mutex}.lock().{end}")
            }
            Step::Unlock(mutex) => format!("drop(guard{mutex})"),
            Step::Send(channel) => {
                let waits = !threads && plan.channels[channel].is_some();
                let end = if waits { "await.unwrap()" } else { "unwrap()" };
                format!("tx{channel}.send(()).{end}")
            }
            Step::Recv(channel) => {
                let end = if threads {
                    "unwrap()"
                } else {
                    "await.unwrap()"
                };
                format!("rx{channel}.recv().{end}")
            }
            Step::Spawn(child) => {
                let names: Vec<String> = ends(plan, child).iter().map(|end| end.name()).collect();
                let call = format!("body{child}({})", names.join(", "));
                if threads {
                    format!("let child{child} = thread::spawn(move || {call})")
                } else {
                    format!("let child{child} = tokio::spawn({call})")
                }
            }
            Step::Join(child) => {
                let end = if threads { "join()" } else { "await" };
                format!("child{child}.{end}.unwrap()")
            }
        };
        _ = writeln!(text, "    {code};");
    }
}
