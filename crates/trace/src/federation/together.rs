//! Runs futures of one thread together, without an executor of its own.

use gs1::list::Gather;
use std::future::Future;
use std::pin::Pin;
use std::task::Poll;

/// Waits for all; the results stand in the order of the futures.
pub(super) async fn all<F: Future>(futures: Vec<F>) -> Vec<F::Output> {
    let mut waiting: Vec<Option<Pin<Box<F>>>> = futures.into_iter().map(|future| Some(Box::pin(future))).gathered();
    let mut done: Vec<Option<F::Output>> = waiting.iter().map(|_| None).gathered();
    std::future::poll_fn(|context| {
        for (slot, done) in waiting.iter_mut().zip(&mut done) {
            if let Some(future) = slot
                && let Poll::Ready(output) = future.as_mut().poll(context)
            {
                *done = Some(output);
                *slot = None;
            }
        }
        if waiting.iter().all(Option::is_none) { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    done.into_iter().flatten().gathered()
}

/// Waits for three of different kinds.
pub(super) async fn three<A: Future, B: Future, C: Future>(a: A, b: B, c: C) -> (A::Output, B::Output, C::Output) {
    let (mut a, mut b, mut c) = (Box::pin(a), Box::pin(b), Box::pin(c));
    let (mut first, mut second, mut third) = (None, None, None);
    std::future::poll_fn(|context| {
        if first.is_none()
            && let Poll::Ready(output) = a.as_mut().poll(context)
        {
            first = Some(output);
        }
        if second.is_none()
            && let Poll::Ready(output) = b.as_mut().poll(context)
        {
            second = Some(output);
        }
        if third.is_none()
            && let Poll::Ready(output) = c.as_mut().poll(context)
        {
            third = Some(output);
        }
        if first.is_some() && second.is_some() && third.is_some() {
            let all = first.take().zip(second.take()).zip(third.take());
            return all.map_or(Poll::Pending, |((a, b), c)| Poll::Ready((a, b, c)));
        }
        Poll::Pending
    })
    .await
}
