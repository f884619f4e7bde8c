//! The picture of threads that share work of which nobody tells piece by piece: a row for each that
//! was alive at once, and when it was at work. Text only, as the rest.

use super::Scale;
use crate::facts::{Facts, Wait};
use lab_trace::Role;
use std::time::Duration;

/// Threads that are drawn; more than these say nothing new.
const LANES: usize = 8;

/// Draws the threads that worked. Empty when none did.
pub(super) fn draw(facts: &Facts, longest: Duration) -> String {
    let work = || {
        facts
            .program_waits()
            .filter(|wait| wait.is_for_time() && wait.took_time())
    };
    let is_own = |thread: &u32| {
        let info = facts.threads.get(*thread as usize);
        info.is_some_and(|info| matches!(info.role, None | Some(Role::Spawned)))
    };
    let mut threads: Vec<u32> = work().map(|wait| wait.thread).filter(is_own).collect();
    threads.sort_unstable();
    threads.dedup();
    // A thread goes on in the row of one that is over: what counts is how many there are at once.
    let mut rows: Vec<(bool, Vec<&Wait>)> = Vec::new();
    for thread in threads {
        let own: Vec<&Wait> = work().filter(|wait| wait.thread == thread).collect();
        let (is_main, begins) = (thread == 0, own[0].from);
        let over = |wait: &&Wait| wait.to.is_some_and(|to| to <= begins);
        let free = |(main, row): &&mut (bool, Vec<&Wait>)| {
            !*main && !is_main && row.last().is_some_and(&over)
        };
        match rows.iter_mut().find(free) {
            Some((_, row)) => row.extend(own),
            None => rows.push((is_main, own)),
        }
    }
    if rows.is_empty() {
        return String::new();
    }
    let mains = rows.iter().filter(|(is_main, _)| *is_main).count();
    let name = |index: usize| match rows[index].0 {
        true => "main".to_owned(),
        false => format!("thread {}", index + 1 - mains),
    };
    let shown = rows.len().min(LANES);
    let names = (0..shown).map(|index| name(index).len()).max();
    let scale = Scale::new(longest, names.unwrap_or_default());
    let mut out = scale.axis();
    for (index, (_, waits)) in rows[..shown].iter().enumerate() {
        let title = if index == 0 { "at work" } else { "" };
        out += scale
            .row(title, &name(index), &scale.lane(waits))
            .trim_end();
        out.push('\n');
    }
    if rows.len() > shown {
        let more = format!("and {} more at once", rows.len() - shown);
        out += scale.row("", "", &more).trim_end();
        out.push('\n');
    }
    out
}

impl Scale {
    fn row(&self, title: &str, name: &str, rest: &str) -> String {
        format!(
            "{title:margin$}{name:width$} {rest}",
            margin = super::MARGIN,
            width = self.names
        )
    }

    /// A sign for each column in which the waits fill half of the time or more.
    fn lane(&self, waits: &[&Wait]) -> String {
        let columns = self.column(self.longest).max(1);
        let width = self.longest / columns as u32;
        let busy = |column: usize| -> Duration {
            let (from, to) = (width * column as u32, width * (column as u32 + 1));
            let within = |wait: &&Wait| {
                let end = wait.to.unwrap_or(self.longest).min(to);
                end.saturating_sub(wait.from.max(from))
            };
            waits.iter().map(within).sum()
        };
        let sign = |column| {
            if busy(column) * 2 >= width {
                '━'
            } else {
                ' '
            }
        };
        (0..columns).map(sign).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{MAIN, Story};

    #[test]
    fn a_lane_shows_when_its_thread_had_something_to_do() {
        let mut story = Story::new();
        let workers = [21; 2].map(|line| story.starts(MAIN, line));
        let (long, short) = (
            story.sleeps(workers[0], 12, 2000),
            story.sleeps(workers[1], 12, 500),
        );
        // Who waits for others does not work.
        let join = story.joins(MAIN, 31, workers[0]);
        story.wakes(short);
        story.wakes(long);
        story.wakes(join);
        let last = story.sleeps(workers[1], 12, 1000);
        story.wakes(last);
        let facts = Facts::new(&story.returns());
        insta::assert_snapshot!(draw(&facts, Duration::from_secs(3)), @"
                           0s        1s        2s        3s
        at work   thread 1 ━━━━━━━━━━━━━━━━━━━━
                  thread 2 ━━━━━               ━━━━━━━━━━
        ");
    }

    #[test]
    fn a_thread_goes_on_in_the_row_of_one_that_is_over_but_not_in_that_of_main() {
        let mut story = Story::new();
        let own = story.sleeps(MAIN, 30, 1000);
        story.wakes(own);
        for _ in 0..2 {
            let worker = story.starts(MAIN, 21);
            let sleep = story.sleeps(worker, 12, 1000);
            story.wakes(sleep);
            story.ends(worker);
        }
        let facts = Facts::new(&story.returns());
        insta::assert_snapshot!(draw(&facts, Duration::from_secs(3)), @"
                           0s        1s        2s        3s
        at work   main     ━━━━━━━━━━
                  thread 1           ━━━━━━━━━━━━━━━━━━━━
        ");
    }

    #[test]
    fn many_lanes_are_counted_and_none_is_nothing() {
        let mut story = Story::new();
        let workers: Vec<_> = (0..11).map(|_| story.starts(MAIN, 21)).collect();
        let sleeps: Vec<_> = workers
            .iter()
            .map(|worker| story.sleeps(*worker, 12, 1000))
            .collect();
        sleeps.into_iter().for_each(|sleep| story.wakes(sleep));
        let drawn = draw(&Facts::new(&story.returns()), Duration::from_secs(1));
        assert_eq!(drawn.lines().count(), 10);
        assert!(drawn.ends_with("and 3 more at once\n"), "{drawn}");
        assert_eq!(draw(&Facts::default(), Duration::from_secs(1)), "");
    }
}
