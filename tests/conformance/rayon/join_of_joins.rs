//! Joins within joins, as a divide-and-conquer sum has them.
fn sum(values: &[u64]) -> u64 {
    if values.len() < 3 {
        return values.iter().sum();
    }
    let (left, right) = values.split_at(values.len() / 2);
    let (left, right) = rayon::join(|| sum(left), || sum(right));
    left + right
}

fn main() {
    let values: Vec<u64> = (0..100).collect();
    println!("{}", sum(&values));
}
