//! Work that computes, over all schedules: how many could do it at once is what the busiest of them shows.
//! What the work is, and what is to be told, is the judge's to say.

use super::{Hearing, Shown};
use crate::facts::Facts;
use crate::judge::{Stage, reached};
use crate::search::ScheduleId;
use lab_trace::Trace;
use std::cmp::Reverse;

impl Hearing<'_> {
    /// Keeps the trace if more could compute at once than in those before.
    pub(super) fn compare(&mut self, schedule: &ScheduleId, trace: &Trace, facts: &Facts) {
        let works = reached(&self.submission, trace, facts);
        for (index, work) in works.into_iter().enumerate() {
            let lacks = work.least.saturating_sub(work.at_once);
            // Of two that are equal, the one to which more came tells more.
            let rank = (lacks, Reverse(work.came));
            let known = self.busiest.get(index).map(|(known, _)| *known);
            if known.is_some_and(|known| known <= rank) {
                continue;
            }
            let shown = Shown {
                schedule: schedule.clone(),
                variant: None,
                trace: trace.clone(),
                failure: Some((Stage::Evidence, work.finding)),
            };
            match self.busiest.get_mut(index) {
                Some(busiest) => *busiest = (rank, shown),
                None => self.busiest.push((rank, shown)),
            }
        }
    }

    /// What no schedule has shown. What a variant shows comes second to what is wrong with the program as it
    /// is; and one schedule of many does not tell what the others show.
    pub(super) fn lacking(&mut self, complete: bool) -> Option<Shown> {
        let worst = self.worst.as_ref();
        let as_it_is = worst.filter(|worst| worst.variant.is_none());
        let followed = as_it_is.is_none() && self.unknown.is_none();
        let mut busiest = std::mem::take(&mut self.busiest).into_iter();
        let (_, shown) = busiest.find(|((lacks, _), _)| *lacks > 0)?;
        (followed && (self.plain > 1 || complete)).then_some(shown)
    }
}
