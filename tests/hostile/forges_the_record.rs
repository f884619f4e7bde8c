//! Writes the smallest entries there are over the lab's record, as many as it can hold, and hides its length.
//! expect: wrong-output
//! real

fn main() {
    println!("Task 1 started");
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
    for line in maps.lines().filter(|line| line.contains(" rw-s ")) {
        let (from, to) = line.split_once(' ').unwrap().0.split_once('-').unwrap();
        let [from, to] = [from, to].map(|hex| usize::from_str_radix(hex, 16).unwrap());
        // SAFETY: it is mapped and writable, and nobody of ours relies on what it holds.
        unsafe {
            std::ptr::write_bytes(from as *mut u8, 0, to - from);
            (from as *mut usize).write_volatile(usize::MAX);
        }
    }
}
