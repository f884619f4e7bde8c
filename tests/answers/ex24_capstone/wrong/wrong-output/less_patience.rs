//! The given code is changed: a service has two seconds.
//!
//! `checks URL` asks the services, `logs` reads the logs, and `report URL SECONDS` does both at once, for so many
//! seconds at most, or until somebody presses Ctrl-C.

use std::any::Any;
use std::env;
use std::process;
use std::sync::Arc;
use std::thread;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::sleep;

const SERVICES: [&str; 5] = ["api", "auth", "billing", "mail", "web"];
/// The gateway in front of the services allows so many questions at once.
const LIMIT: usize = 2;
/// How long one service may take to answer.
const PATIENCE: Duration = Duration::from_secs(4);

/// A log for each of some services, with a line for each request: its status, and how long it took.
const LOGS: [(&str, &str); 3] = [
    ("api", "200 12ms\n500 31ms\n200 9ms\n503 2ms"),
    ("billing", "200 80ms\n2?"),
    ("web", "200 5ms\n200 7ms\n404 3ms"),
];

/// Who answered before it was over, in the order of the services: a service, and why it is down if it is.
type Checks = Vec<(&'static str, Result<(), String>)>;
/// In the order of the logs: how many requests failed, or why nobody can say.
type Scans = Vec<(&'static str, Result<usize, String>)>;

/// Asks one service whether it is up.
async fn check(client: reqwest::Client, base: String, service: &str) -> Result<(), String> {
    println!("Asking {service}");
    let answer = client
        .get(format!("{base}/{service}"))
        .timeout(PATIENCE / 2) //~
        .send()
        .await;
    match answer {
        Ok(answer) if answer.status().is_success() => Ok(()),
        Ok(answer) => Err(answer.status().to_string()),
        Err(error) if error.is_timeout() => Err("no answer".to_owned()),
        Err(error) if error.is_request() => Err("connection lost".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// Asks all services, at most `LIMIT` at a time, until `stop` is ready.
async fn check_all(base: &str, stop: impl Future<Output = ()>) -> Checks {
    println!("Asking {} services, {LIMIT} at a time", SERVICES.len());
    let client = reqwest::Client::new();
    let permits = Arc::new(Semaphore::new(LIMIT));
    let mut running = JoinSet::new();
    for service in SERVICES {
        let (client, base, permits) = (client.clone(), base.to_owned(), permits.clone());
        running.spawn(async move {
            let _permit = permits.acquire_owned().await.expect("nobody closes it");
            (service, check(client, base, service).await)
        });
    }

    let mut checks = Checks::new();
    let collect = async {
        while let Some(done) = running.join_next().await {
            checks.push(done.expect("a check does not panic"));
        }
    };
    // Who has answered is in `checks` already; whoever has not is ended with `running`, at the end of this
    // function.
    tokio::select! {
        () = collect => {}
        () = stop => {}
    }
    checks.sort_by_key(|(service, _)| *service);
    checks
}

/// Counts the failed requests of one log. It is older than all of us, and panics when a line is damaged.
fn scan(service: &str, log: &str) -> usize {
    println!("Reading {service}.log");
    let mut failed = 0;
    for (number, line) in (1..).zip(log.lines()) {
        // Stands for a very slow disk.
        thread::sleep(Duration::from_secs(1));
        let Some((status, _)) = line.split_once(' ') else {
            panic!("line {number} is damaged");
        };
        failed += usize::from(status.starts_with('5'));
    }
    failed
}

/// Reads all logs at once, each on a thread of its own.
fn scan_all() -> Scans {
    thread::scope(|scope| {
        let scans = LOGS.map(|(service, log)| (service, scope.spawn(move || scan(service, log))));
        // `map` on an array is not lazy: all threads are there before the first is joined.
        scans
            .map(|(service, scan)| (service, scan.join().map_err(message)))
            .into()
    })
}

/// What a panic has to say: a text with values in it is a `String`.
fn message(panic: Box<dyn Any + Send>) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.unwrap_or("no reason given".to_owned())
}

/// Checks and scans at once. When the time is up or Ctrl-C is pressed, what is there is reported; a log that is
/// being read is read to its end.
async fn report(base: &str, within: Duration) {
    let stop = async {
        tokio::select! {
            () = sleep(within) => println!("Stopping: the time is up"),
            _ = tokio::signal::ctrl_c() => println!("Stopping: Ctrl-C"),
        }
    };
    // The blocking pool keeps the scans from stopping the checks, which share this one thread.
    let scans = tokio::task::spawn_blocking(scan_all);
    let (checks, scans) = tokio::join!(check_all(base, stop), scans);
    print_checks(&checks);
    print_scans(&scans.expect("the scans do not panic"));
}

fn print_checks(checks: &Checks) {
    for (service, result) in checks {
        match result {
            Ok(()) => println!("{service}: up"),
            Err(why) => println!("{service}: down ({why})"),
        }
    }
    let up = checks.iter().filter(|(_, result)| result.is_ok()).count();
    let unknown = SERVICES.len() - checks.len();
    println!("{up} up, {} down, {unknown} unknown", checks.len() - up);
}

fn print_scans(scans: &Scans) {
    for (service, result) in scans {
        match result {
            Ok(failed) => println!("{service}.log: {failed} failed"),
            Err(why) => println!("{service}.log: unreadable ({why})"),
        }
    }
}

fn usage(problem: &str) -> ! {
    eprintln!("{problem}");
    eprintln!("usage: fleet checks URL | logs | report URL SECONDS");
    process::exit(2)
}

/// Reads an argument that is an address.
fn url(text: &str) -> &str {
    if !text.starts_with("http://") {
        usage(&format!("'{text}' does not begin with http://"));
    }
    text
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let args: Vec<String> = env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        ["checks", base] => print_checks(&check_all(url(base), std::future::pending()).await),
        ["logs"] => print_scans(&scan_all()),
        ["report", base, seconds] => {
            let Ok(seconds) = seconds.parse() else {
                usage(&format!("'{seconds}' is not a number of seconds"))
            };
            report(url(base), Duration::from_secs(seconds)).await;
        }
        _ => usage("what shall it do?"),
    }
}
