//! `Cell` and `RefCell`: all that they can do, also as thread-local values, and what they say when it is too much.

use std::cell::{Cell, Ref, RefCell, RefMut};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

thread_local! {
    static COUNT: Cell<u32> = const { Cell::new(1) };
    static NAMES: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

trait Speaks {
    fn word(&self) -> &'static str;
}

struct Cat;

impl Speaks for Cat {
    fn word(&self) -> &'static str {
        "meow"
    }
}

fn cells() {
    let cell = Cell::new(5);
    cell.set(cell.get() + 1);
    println!("{cell:?} {} {}", cell.replace(8), cell.take());
    cell.update(|value| value + 3);
    let other = Cell::from(1);
    cell.swap(&other);
    println!("{} {} {}", cell.get(), other.get(), cell < other);
    let mut array = [1, 2, 3];
    let slice = Cell::from_mut(&mut array[..]).as_slice_of_cells();
    slice[0].set(slice[2].get());
    println!("{array:?} {}", Cell::new(array).as_array_of_cells()[1].get());
    let text = Cell::new(String::from("long"));
    println!("{}", text.replace(String::from("short")));
    println!("{}", text.into_inner());
    let mut own = Cell::new(1);
    *own.get_mut() += 1;
    println!("{:?} {:?}", own.clone(), Cell::<i32>::default());
}

fn ref_cells() {
    let list = RefCell::new(vec![1, 2]);
    list.borrow_mut().push(3);
    println!("{list:?} {}", list.borrow().len());
    {
        let first = Ref::map(list.borrow(), |list| &list[0]);
        println!("{first} {}", list.try_borrow_mut().is_err());
    }
    {
        let mut last = RefMut::map(list.borrow_mut(), |list| list.last_mut().unwrap());
        *last = 7;
        println!("{last} {:?}", list.try_borrow().map(|list| list.len()).ok());
    }
    {
        let (mut one, mut two) = RefMut::map_split(list.borrow_mut(), |list| list.split_at_mut(1));
        std::mem::swap(&mut one[0], &mut two[0]);
    }
    {
        let fourth = RefMut::filter_map(list.borrow_mut(), |list| list.get_mut(3));
        println!("{}", fourth.is_err());
    }
    let old = list.replace_with(|list| list.iter().map(|value| value * 2).collect());
    let other = RefCell::from(old);
    list.swap(&other);
    println!("{list:?} {:?} {}", other.take(), list == other);
    println!("{:?}", list.replace(vec![0]));
    println!("{:?}", list.into_inner());
    let cat: Rc<RefCell<dyn Speaks>> = Rc::new(RefCell::new(Cat));
    println!("{}", cat.borrow().word());
    let taken = RefCell::new(1);
    let held = taken.borrow_mut();
    println!("{taken:?}");
    let again = catch_unwind(AssertUnwindSafe(|| *taken.borrow()));
    println!("{}", again.is_err());
    drop(held);
}

fn thread_local_ones() {
    COUNT.set(COUNT.get() + 1);
    NAMES.with_borrow_mut(|names| names.push("ann"));
    let other = std::thread::spawn(|| (COUNT.replace(9), NAMES.take()));
    println!("{:?} {}", other.join().unwrap(), COUNT.take());
    println!("{:?}", NAMES.replace(vec!["bob"]));
    println!("{}", NAMES.with_borrow(|names| names.len()));
    NAMES.set(Vec::new());
    println!("{}", NAMES.with(|names| names.borrow().is_empty()));
}

fn main() {
    cells();
    ref_cells();
    thread_local_ones();
}
