//! All the ways to print, and in which order the text leaves.
use std::io::{self, BufWriter, IoSlice, LineWriter, Write, stderr, stdout};

fn main() -> io::Result<()> {
    let mut out = stdout();
    println!("{:?}", out.write(b"one\n")?);
    out.write_all(b"two, ")?;
    writeln!(out, "three")?;
    writeln!(&stdout(), "by a reference")?;
    let mut lock = stdout().lock();
    lock.write_all(b"under ")?;
    writeln!(lock, "a lock")?;
    drop(lock);
    let mut buffer = BufWriter::new(stdout());
    writeln!(buffer, "buffered")?;
    println!("before the buffer");
    drop(buffer);
    let mut lines = LineWriter::new(stdout().lock());
    lines.write_all(b"a line\nhalf a ")?;
    lines.write_all(b"line\n")?;
    drop(lines);
    eprintln!("to nobody");
    writeln!(stderr(), "to nobody")?;
    println!("{}", dbg!(1 + 1));
    print!("no line feed");
    out.flush()?;
    println!();
    println!(
        "{:?}",
        out.write_vectored(&[IoSlice::new(b"ab"), IoSlice::new(b"c\n")])?
    );
    io::copy(&mut &b"copied\n"[..], &mut out)?;
    print!("last");
    Ok(())
}
