//! What the system says of this process, and what it would allow. Linux tells through `/proc`; elsewhere
//! nothing is known, and nothing is guessed.

use std::fs;

/// What a waiting thread takes at most here, its part of the kernel's memory included.
const THREAD_KIB: u64 = 64;

/// Resident memory of this process.
pub(crate) fn resident_kib() -> Option<f64> {
    // The quick number in `status` is counted per processor and can be off by some hundred KiB.
    let exact = field(&fs::read_to_string("/proc/self/smaps_rollup").ok()?, "Rss:")?;
    Some(exact as f64)
}

/// Threads of this process.
pub(crate) fn threads() -> Option<f64> {
    let known = field(&fs::read_to_string("/proc/self/status").ok()?, "Threads:")?;
    Some(known as f64)
}

/// How long the calling thread ran, and how long it stood in line for a core, both in nanoseconds.
pub(crate) fn ran_and_stood_in_line() -> Option<(u64, u64)> {
    let text = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let mut numbers = text.split_whitespace().map(|number| number.parse().ok());
    Some((numbers.next()??, numbers.next()??))
}

/// Whether so many threads would leave others on the machine enough room.
///
/// # Errors
/// Why not.
pub(crate) fn room_for_threads(count: usize) -> Result<(), String> {
    let count = count as u64;
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let running = read("/proc/loadavg")
        .split_once('/')
        .and_then(|(_, rest)| rest.split_whitespace().next()?.parse::<u64>().ok())
        .unwrap_or(0);
    let group = cgroup_limit().map(|limit| (limit, "the control group allows"));
    let user = field(&read("/proc/self/limits"), "Max processes")
        .map(|limit| (limit, "the limit of processes (ulimit -u) is"));
    let system = read("/proc/sys/kernel/threads-max").trim().parse().ok();
    let system = system.map(|limit| (limit, "the system allows"));
    for (limit, whose) in [group, user, system].into_iter().flatten() {
        // A tenth is left to whoever else needs a process meanwhile.
        if running + count > limit / 10 * 9 {
            return Err(format!("{whose} {limit}, and {running} are running"));
        }
    }
    match field(&read("/proc/meminfo"), "MemAvailable:") {
        Some(free) if free / 2 < count * THREAD_KIB => Err(format!(
            "only {} MiB of memory are free, and they may take {} MiB",
            free / 1024,
            count * THREAD_KIB / 1024
        )),
        _ => Ok(()),
    }
}

/// The number after a name, on a line of its own.
fn field(text: &str, name: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

/// How many processes and threads this process' control group may have, where there is such a limit.
fn cgroup_limit() -> Option<u64> {
    let groups = fs::read_to_string("/proc/self/cgroup").ok()?;
    groups.lines().find_map(|line| {
        let mut parts = line.splitn(3, ':');
        let (controllers, path) = (parts.nth(1)?, parts.next()?);
        let root = match controllers {
            "" => "/sys/fs/cgroup",
            "pids" => "/sys/fs/cgroup/pids",
            _ => return None,
        };
        let limit = fs::read_to_string(format!("{root}{path}/pids.max")).ok()?;
        limit.trim().parse().ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_the_number_after_its_name() {
        let limits =
            "Max cpu time  unlimited\nMax processes             96364    96364  processes\n";
        assert_eq!(field(limits, "Max processes"), Some(96364));
        assert_eq!(field(limits, "Max cpu time"), None);
        assert_eq!(field("Rss:      1740 kB\n", "Rss:"), Some(1740));
    }
}
