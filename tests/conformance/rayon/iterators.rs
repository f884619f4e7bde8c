//! What parallel iterators compute.
use rayon::iter::ParallelBridge;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
fn main() {
    rayon::ThreadPoolBuilder::new()
        .num_threads(4)
        .build_global()
        .unwrap();
    let list: Vec<u32> = (1..=20).collect();
    println!(
        "{} {:?} {:?}",
        list.par_iter().sum::<u32>(),
        list.par_iter().max(),
        list.par_iter().min_by_key(|n| n.abs_diff(10))
    );
    println!(
        "{:?}",
        list.par_iter()
            .map(|n| n * n)
            .filter(|n| n % 2 == 0)
            .collect::<Vec<_>>()
    );
    println!(
        "{}",
        list.par_iter().fold(|| 0, |sum, n| sum + n).sum::<u32>()
    );
    println!(
        "{:?}",
        list.par_iter()
            .map(|n| n.to_string())
            .reduce(String::new, |a, b| a + &b)
    );
    println!(
        "{:?} {:?}",
        list.par_iter().find_first(|n| **n > 7),
        list.par_iter().find_any(|n| **n == 9)
    );
    println!(
        "{} {} {}",
        list.par_iter().any(|n| *n == 3),
        list.par_iter().all(|n| *n > 0),
        list.par_iter().count()
    );
    println!("{:?}", list.par_iter().position_first(|n| *n == 5));
    println!(
        "{:?}",
        list.par_chunks(6)
            .map(|part| part.len())
            .collect::<Vec<_>>()
    );
    println!(
        "{:?}",
        list.par_windows(2)
            .map(|pair| pair[1] - pair[0])
            .sum::<u32>()
    );
    println!(
        "{:?}",
        list.par_iter()
            .zip(list.par_iter().rev())
            .map(|(a, b)| a * b)
            .max()
    );
    println!(
        "{:?}",
        list.par_iter()
            .enumerate()
            .map(|(at, n)| at as u32 * n)
            .last_one()
    );
    println!(
        "{:?}",
        list.par_iter()
            .map(|n| if *n == 13 { Err(*n) } else { Ok(*n) })
            .collect::<Result<Vec<_>, _>>()
    );
    println!(
        "{:?}",
        list.par_iter()
            .try_for_each(|n| if *n == 13 { None } else { Some(()) })
    );
    println!(
        "{:?}",
        list.par_iter()
            .map(|n| (n % 3, *n))
            .collect::<HashMap<_, _>>()
            .len()
    );
    println!(
        "{:?}",
        list.par_iter()
            .map(|n| (*n, 0))
            .collect::<BTreeMap<_, _>>()
            .first_key_value()
    );
    let (even, odd): (Vec<u32>, Vec<u32>) = list.par_iter().partition(|n| **n % 2 == 0);
    println!("{} {}", even.len(), odd.len());
    println!(
        "{:?}",
        list.par_iter()
            .copied()
            .flat_map_iter(|n| std::iter::repeat_n(n, 2))
            .count()
    );
    let mut words = vec!["pear", "fig", "apple", "date"];
    words.par_sort();
    println!("{words:?}");
    words.par_sort_unstable_by_key(|word| word.len());
    println!("{:?}", words[0]);
    words.par_iter_mut().for_each(|word| *word = &word[..1]);
    println!("{words:?}");
    let mut bridged: Vec<u32> = (0..10).par_bridge().map(|n| n * 2).collect();
    bridged.sort();
    println!("{bridged:?}");
    println!(
        "{:?}",
        (0..1000_u32)
            .into_par_iter()
            .with_min_len(100)
            .map(|n| n % 7)
            .sum::<u32>()
    );
    println!(
        "{:?}",
        (0..100).into_par_iter().step_by(30).collect::<Vec<i32>>()
    );
    println!(
        "{:?}",
        list.par_iter()
            .take(3)
            .chain(list.par_iter().skip(18))
            .collect::<Vec<_>>()
    );
    let mut seen = vec![0; 5];
    (0..5)
        .into_par_iter()
        .map(|n| n * 3)
        .collect_into_vec(&mut seen);
    println!("{seen:?}");
    println!(
        "{:?}",
        "some words here"
            .par_split_whitespace()
            .map(str::len)
            .collect::<Vec<_>>()
    );
    println!(
        "{:?}",
        list.par_iter()
            .map_init(
                || 1,
                |state, n| {
                    *state += 1;
                    n + 0
                }
            )
            .sum::<u32>()
    );
}
trait LastOne {
    fn last_one(self) -> u32;
}
impl<I: ParallelIterator<Item = u32>> LastOne for I {
    fn last_one(self) -> u32 {
        self.reduce(|| 0, u32::max)
    }
}
