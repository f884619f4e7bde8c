//! A trace in Chrome's Trace Event format, which Perfetto opens: one track for each thread and each task,
//! waits as slices, printed lines as instants. Times are virtual, in microseconds.
//!
//! The format: "Trace Event Format", Google, 2016.

use crate::facts::Facts;
use lab_trace::{Class, Trace};
use serde::Serialize;
use std::time::Duration;

/// A file in the format.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    pub trace_events: Vec<TraceEvent>,
    pub display_time_unit: &'static str,
}

/// An entry of a file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TraceEvent {
    pub name: String,
    /// `X` for a slice, `i` for an instant, `M` for the name of a track.
    pub ph: char,
    pub ts: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dur: Option<f64>,
    pub pid: u32,
    pub tid: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s: Option<char>,
    pub args: Args,
}

/// What a viewer shows of a selected entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Args {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
}

/// Tracks: threads belong to the process 1, tasks to the process 2.
const THREADS: u32 = 1;
const TASKS: u32 = 2;

/// Turns a trace into a file.
#[must_use]
pub fn document(trace: &Trace) -> Document {
    let facts = Facts::new(trace);
    let micros = |time: Duration| time.as_nanos() as f64 / 1000.0;
    let mut events = vec![
        named("process_name", THREADS, 0, "threads"),
        named("process_name", TASKS, 0, "tasks"),
    ];
    for (number, thread) in (0..).zip(&facts.threads) {
        let name = thread
            .name
            .clone()
            .unwrap_or_else(|| format!("thread {number}"));
        events.push(named("thread_name", THREADS, number, &name));
    }
    let mut tasks: Vec<_> = facts.tasks.iter().collect();
    tasks.sort_by_key(|(number, _)| **number);
    for (number, task) in tasks {
        let line = task
            .place
            .map_or(String::new(), |place| format!(" (line {})", place.line));
        events.push(named(
            "thread_name",
            TASKS,
            *number,
            &format!("task {number}{line}"),
        ));
    }
    let track =
        |thread: u32, task: Option<u32>| task.map_or((THREADS, thread), |task| (TASKS, task));
    for wait in facts.waits.iter().filter(|wait| wait.class != Class::Idle) {
        let (pid, tid) = track(wait.thread, wait.task.filter(|_| !wait.blocking));
        let args = Args {
            line: wait.place.map(|place| place.line),
            ..Args::default()
        };
        let dur = Some(micros(
            wait.to.unwrap_or(facts.end_at).saturating_sub(wait.from),
        ));
        let name = wait.op.clone();
        events.push(TraceEvent {
            name,
            ph: 'X',
            ts: micros(wait.from),
            dur,
            pid,
            tid,
            s: None,
            args,
        });
    }
    for line in &facts.lines {
        let (pid, tid) = track(line.thread, line.task);
        let args = Args {
            line: line.place.map(|place| place.line),
            ..Args::default()
        };
        let name = line.text.clone();
        events.push(TraceEvent {
            name,
            ph: 'i',
            ts: micros(line.at),
            dur: None,
            pid,
            tid,
            s: Some('t'),
            args,
        });
    }
    Document {
        trace_events: events,
        display_time_unit: "ms",
    }
}

fn named(what: &str, pid: u32, tid: u32, name: &str) -> TraceEvent {
    let args = Args {
        name: Some(name.into()),
        line: None,
    };
    TraceEvent {
        name: what.into(),
        ph: 'M',
        ts: 0.0,
        dur: None,
        pid,
        tid,
        s: None,
        args,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{MAIN, Story};
    use lab_trace::Role;
    use std::fmt::Write as _;

    #[test]
    fn threads_and_tasks_have_a_track_each_with_their_waits_and_lines() {
        let mut story = Story::new();
        let worker = story.starts_as(MAIN, 21, Role::Spawned, None);
        let named = story.starts_as(MAIN, 22, Role::Spawned, Some("loader"));
        let task = story.spawns(MAIN, 30);
        let other = story.spawns(MAIN, 0);
        story.waits(MAIN, 4, Class::Idle, "block_on", None, None, true);
        let (sleep, timer) = (story.sleeps(worker, 12, 1), story.timer(task, 31, 2000));
        let blocking = story.sleeps(other, 32, 2000);
        story.wakes(sleep);
        story.prints(worker, 13, "one");
        story.wakes(timer);
        story.wakes(blocking);
        story.prints(task, 0, "two");
        let join = story.joins(MAIN, 41, named);
        let nap = story.sleeps(worker, 14, 500);
        story.wakes(nap);
        let _never_woken = join;
        let document = document(&story.returns());
        assert_eq!(document.display_time_unit, "ms");
        let mut text = String::new();
        for event in document.trace_events {
            let TraceEvent {
                name,
                ph,
                ts,
                dur,
                pid,
                tid,
                s,
                args,
            } = event;
            let args = (args.name.unwrap_or_default(), args.line);
            writeln!(text, "{ph} {pid}.{tid} {name} {ts} {dur:?} {s:?} {args:?}").unwrap();
        }
        insta::assert_snapshot!(text, @r#"
        M 1.0 process_name 0 None None ("threads", None)
        M 2.0 process_name 0 None None ("tasks", None)
        M 1.0 thread_name 0 None None ("main", None)
        M 1.1 thread_name 0 None None ("thread 1", None)
        M 1.2 thread_name 0 None None ("loader", None)
        M 2.1 thread_name 0 None None ("task 1 (line 30)", None)
        M 2.2 thread_name 0 None None ("task 2", None)
        X 1.1 thread::sleep 0 Some(1000.0) None ("", Some(12))
        X 2.1 tokio::time::sleep 0 Some(2000000.0) None ("", Some(31))
        X 1.0 thread::sleep 0 Some(2000000.0) None ("", Some(32))
        X 1.0 JoinHandle::join 2000000 Some(500000.0) None ("", Some(41))
        X 1.1 thread::sleep 2000000 Some(500000.0) None ("", Some(14))
        i 1.1 one 1000 None Some('t') ("", Some(13))
        i 2.1 two 2000000 None Some('t') ("", None)
        "#);
    }
}
