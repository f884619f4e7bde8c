//! What a learner may type for `ex04_gather`, and which name was probably meant. Knows no paths.

/// The number and the slug of a lesson's name.
pub(super) fn parts(name: &str) -> Option<(u32, &str)> {
    let (number, slug) = name.strip_prefix("ex")?.split_once('_')?;
    Some((number.parse().ok()?, slug))
}

/// Whether `wanted` means the lesson `name`: `ex04`, `4`, `04`, `ex04_gather`, `gather`.
pub(super) fn means(wanted: &str, name: &str) -> bool {
    let wanted = wanted.trim().to_ascii_lowercase().replace('-', "_");
    let Some((number, slug)) = parts(name) else {
        return false;
    };
    let digits = wanted.strip_prefix("ex").unwrap_or(&wanted);
    wanted == name || wanted == slug || digits.parse() == Ok(number)
}

/// Below this a suggestion would be a guess.
const SIMILAR: f64 = 0.6;

pub(super) fn nearest<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = wanted.to_ascii_lowercase();
    let likeness = |name: &str| {
        let (short, slug) = name.split_once('_').unwrap_or((name, name));
        [name, short, slug]
            .iter()
            .map(|known| strsim::normalized_damerau_levenshtein(&wanted, known))
            .fold(0.0, f64::max)
    };
    let mut best = (SIMILAR, None);
    for name in names {
        let likeness = likeness(name);
        // Of equals the first: lessons are taken in their order.
        if likeness > best.0 {
            best = (likeness, Some(name));
        }
    }
    best.1
}
