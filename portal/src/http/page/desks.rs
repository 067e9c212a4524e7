//! The threads that look codes up and draw pages: one for each processor.
//!
//! A look-up waits for its sources and stays on one thread, where many of them take turns; drawing takes milliseconds of
//! a processor. More threads would be done no sooner, and each keeps memory of its own for as long as it lives.

use std::future::Future;
use std::pin::Pin;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot};
use tokio::task::{LocalSet, spawn_local};

/// Work that is made on the thread that does it.
type Begin = Box<dyn FnOnce() -> Pin<Box<dyn Future<Output = ()>>> + Send>;

/// The threads: they begin with the first work, and end with what holds this.
#[derive(Default)]
pub(super) struct Desks {
    desks: OnceLock<Vec<mpsc::UnboundedSender<Begin>>>,
    next: AtomicUsize,
}

impl Desks {
    /// What came of `work`, done in turns with others on one thread; `None` if it ended early.
    pub(super) async fn done<T: Send + 'static, F: Future<Output = T>>(
        &self,
        work: impl FnOnce() -> F + Send + 'static,
    ) -> Option<T> {
        let (tell, told) = oneshot::channel();
        let begin: Begin = Box::new(move || {
            Box::pin(async move {
                // Who asked may have gone.
                let _ = tell.send(work().await);
            })
        });
        let desks = self.desks.get_or_init(started);
        let at = self.next.fetch_add(1, Ordering::Relaxed) % desks.len().max(1);
        desks.get(at)?.send(begin).ok()?;
        told.await.ok()
    }
}

fn started() -> Vec<mpsc::UnboundedSender<Begin>> {
    let (runtime, count) = (Handle::current(), thread::available_parallelism().map_or(1, usize::from));
    let start = |_| {
        let ((sender, works), runtime) = (mpsc::unbounded_channel(), runtime.clone());
        let desk = move || runtime.block_on(LocalSet::new().run_until(taken(works)));
        thread::Builder::new().name("page".to_owned()).spawn(desk).ok().map(|_| sender)
    };
    (0..count).filter_map(start).collect()
}

/// Begins every work that comes.
async fn taken(mut works: mpsc::UnboundedReceiver<Begin>) {
    while let Some(begin) = works.recv().await {
        spawn_local(begin());
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

    use super::*;
    use std::collections::HashSet;
    use std::sync::Arc;

    #[test]
    fn work_waits_beside_work_on_few_threads_and_a_panic_ends_only_its_own() {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().expect("a runtime");
        runtime.block_on(async {
            let desks = Arc::new(Desks::default());
            assert_eq!(desks.done(|| async { panic!("this one") }).await, None::<u8>);
            // None is done before all have begun.
            let begun = Arc::new(tokio::sync::Barrier::new(20));
            let works = (0..20).map(|_| {
                let (desks, begun) = (Arc::clone(&desks), Arc::clone(&begun));
                let work = move || async move {
                    begun.wait().await;
                    thread::current().id()
                };
                tokio::spawn(async move { desks.done(work).await })
            });
            let mut threads = HashSet::new();
            for work in works.collect::<Vec<_>>() {
                threads.insert(work.await.expect("a task").expect("what came of it"));
            }
            assert!(threads.len() <= thread::available_parallelism().map_or(1, usize::from));
        });
    }
}
