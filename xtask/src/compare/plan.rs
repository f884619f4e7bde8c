//! Which experiments there are, with which numbers, and which child process measures each. Starts nothing.

use std::time::Duration;

use clap::ValueEnum;

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Section {
    /// Some waits: one after the other, by threads, by tasks
    Overlap,
    /// Many waits at once: time, memory and threads
    Waiting,
    /// Computing on one to all cores
    Cores,
    /// What it costs to start a thread, and a task
    Startup,
    /// A blocking call beside a heartbeat
    Blocking,
    /// The workloads of ex23, each by every engine, and what your program has chosen
    Choices,
}

impl Section {
    pub(crate) const ALL: [Section; 6] = [
        Section::Overlap,
        Section::Waiting,
        Section::Cores,
        Section::Startup,
        Section::Blocking,
        Section::Choices,
    ];

    /// As the command line and the document name it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Section::Overlap => "overlap",
            Section::Waiting => "waiting",
            Section::Cores => "cores",
            Section::Startup => "startup",
            Section::Blocking => "blocking",
            Section::Choices => "choices",
        }
    }
}

/// Who does the pieces of a workload, as the lesson on choosing has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Direct,
    Threads,
    Async,
    SpawnBlocking,
}

impl Engine {
    pub(crate) const ALL: [Engine; 4] = [
        Engine::Direct,
        Engine::Threads,
        Engine::Async,
        Engine::SpawnBlocking,
    ];

    /// As the lesson's program writes it.
    pub(crate) fn variant(self) -> &'static str {
        match self {
            Engine::Direct => "Direct",
            Engine::Threads => "Threads",
            Engine::Async => "Async",
            Engine::SpawnBlocking => "SpawnBlocking",
        }
    }

    /// As the readings name it.
    pub(crate) fn series(self) -> &'static str {
        match self {
            Engine::Direct => "directly",
            Engine::Threads => "threads",
            Engine::Async => "async",
            Engine::SpawnBlocking => "spawn-blocking",
        }
    }
}

/// The number of the workload in which many wait at once.
pub(crate) const CHATS: u32 = 8;

/// The numbers of a whole comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    pub(crate) sections: Vec<Section>,
    /// Everything is measured so often.
    pub(crate) rounds: u32,
    /// No child is started when so much time has passed, and none outlives it.
    pub(crate) budget: Duration,
    /// How many wait one after the other, and then at once.
    pub(crate) waits: u32,
    /// How long each of them waits.
    pub(crate) wait: Duration,
    /// How many wait at once.
    pub(crate) crowds: Vec<u32>,
    /// How long the computation takes in one part, about.
    pub(crate) work: Duration,
    /// Into how many parts it is cut.
    pub(crate) parts: Vec<u32>,
    /// How many threads, and tasks, are started one after the other.
    pub(crate) starts: u32,
    /// How long the blocking call blocks.
    pub(crate) block: Duration,
    /// How long a piece of the twelve workloads takes.
    pub(crate) piece: Duration,
    /// How many chats are kept open.
    pub(crate) chats: u32,
    /// What the learner's program has chosen for each workload; empty where there is none to read.
    pub(crate) chosen: Vec<Option<Engine>>,
}

impl Plan {
    pub(crate) fn whole(cores: u32) -> Plan {
        Plan {
            sections: Section::ALL.to_vec(),
            rounds: 3,
            budget: Duration::from_secs(30),
            waits: 10,
            wait: Duration::from_millis(50),
            crowds: vec![10, 100, 1_000, 10_000],
            work: Duration::from_millis(200),
            parts: parts(cores),
            starts: 2_000,
            block: Duration::from_millis(200),
            piece: Duration::from_millis(20),
            chats: 10_000,
            chosen: Vec::new(),
        }
    }

    /// A look at it, in a few seconds and with a few threads.
    pub(crate) fn quick(cores: u32) -> Plan {
        Plan {
            rounds: 1,
            budget: Duration::from_secs(10),
            waits: 4,
            crowds: vec![10, 100],
            work: Duration::from_millis(40),
            starts: 200,
            block: Duration::from_millis(100),
            chats: 100,
            ..Plan::whole(cores)
        }
    }

    /// One round: a child process each, with its section and its arguments.
    pub(crate) fn children(&self) -> Vec<(Section, Vec<String>)> {
        let mut children = Vec::new();
        for &section in &self.sections {
            let mut add = |name: &str, numbers: &[u128]| {
                let numbers = numbers.iter().map(ToString::to_string);
                children.push((
                    section,
                    [name.to_owned()].into_iter().chain(numbers).collect(),
                ));
            };
            match section {
                Section::Overlap => add("overlap", &[self.waits.into(), self.wait.as_millis()]),
                Section::Waiting => {
                    for &crowd in &self.crowds {
                        add("waiting-threads", &[crowd.into()]);
                        add("waiting-tasks", &[crowd.into()]);
                    }
                }
                Section::Cores => {
                    let parts = self.parts.iter().map(|&parts| u128::from(parts));
                    let numbers: Vec<u128> =
                        [self.work.as_millis()].into_iter().chain(parts).collect();
                    add("cores", &numbers);
                }
                Section::Startup => add("startup", &[self.starts.into()]),
                Section::Blocking => add("blocking", &[self.block.as_millis()]),
                Section::Choices => {
                    add("choices", &[self.piece.as_millis()]);
                    // The number of the workload comes first.
                    add("chats-threads", &[CHATS.into(), self.chats.into()]);
                    add("chats-async", &[CHATS.into(), self.chats.into()]);
                }
            }
        }
        children
    }
}

/// 1, 2, 4 and so on, and all cores at last.
fn parts(cores: u32) -> Vec<u32> {
    let doubled = std::iter::successors(Some(1u32), |parts| parts.checked_mul(2));
    doubled
        .take_while(|&parts| parts < cores)
        .chain([cores.max(1)])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cores_are_doubled_until_there_are_no_more() {
        assert_eq!(parts(1), [1]);
        assert_eq!(parts(2), [1, 2]);
        assert_eq!(parts(6), [1, 2, 4, 6]);
        assert_eq!(parts(8), [1, 2, 4, 8]);
    }

    #[test]
    fn each_crowd_is_measured_in_processes_of_its_own() {
        let plan = Plan {
            sections: vec![Section::Waiting, Section::Cores],
            ..Plan::quick(2)
        };
        let calls: Vec<String> = plan
            .children()
            .into_iter()
            .map(|(section, args)| format!("{}: {}", section.name(), args.join(" ")))
            .collect();
        assert_eq!(
            calls,
            [
                "waiting: waiting-threads 10",
                "waiting: waiting-tasks 10",
                "waiting: waiting-threads 100",
                "waiting: waiting-tasks 100",
                "cores: cores 40 1 2",
            ]
        );
    }
}
