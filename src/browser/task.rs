//! Work that waits for the browser and ends with its owner.

use std::{
    cell::RefCell,
    future::{Future, poll_fn},
    pin::Pin,
    rc::Rc,
    task::Poll,
};

use wasm_bindgen_futures::spawn_local;

type Work = Pin<Box<dyn Future<Output = ()>>>;

enum Slot {
    Waiting(Work),
    /// Taken out while it runs, so that work may drop its own task.
    Running,
    Ended,
}

/// Runs until it is done or dropped; dropped work is let go at once, with all that it holds.
pub struct Task(Rc<RefCell<Slot>>);

impl Task {
    /// Starts `work`.
    pub fn spawn(work: impl Future<Output = ()> + 'static) -> Self {
        let slot = Rc::new(RefCell::new(Slot::Waiting(Box::pin(work))));
        let task = Self(Rc::clone(&slot));
        spawn_local(poll_fn(move |context| {
            let taken = slot.replace(Slot::Running);
            let Slot::Waiting(mut work) = taken else {
                slot.replace(Slot::Ended);
                return Poll::Ready(());
            };
            let done = work.as_mut().poll(context).is_ready();
            let ended = done || matches!(*slot.borrow(), Slot::Ended);
            slot.replace(if ended { Slot::Ended } else { Slot::Waiting(work) });
            if ended { Poll::Ready(()) } else { Poll::Pending }
        }));
        task
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        // What the work holds is dropped after the slot is free again: it may look into the slot.
        let held = self.0.replace(Slot::Ended);
        drop(held);
    }
}
