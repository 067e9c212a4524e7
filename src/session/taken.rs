//! One input taken by the app's state: what it came to, and whether anybody sees a difference.

use super::{Command, Input, State, step};

/// What one input came to.
pub struct Taken {
    /// The state before it.
    pub before: State,
    /// What is to be done.
    pub commands: Vec<Command>,
    /// Whether a person sees no difference: only what `step` remembers has changed. Frames come thirty times a second,
    /// and most change nothing else.
    pub shows_the_same: bool,
}

/// Takes one input that came at `now_ms` (milliseconds since 1970 UTC).
pub fn take(state: &mut State, input: Input, now_ms: u64) -> Taken {
    let mut before = state.clone();
    let (after, commands) = step(std::mem::take(state), input, now_ms);
    *state = after;
    let shows_the_same = shows_the_same(&mut before, state);
    Taken { before, commands, shows_the_same }
}

/// Compares what is shown. What is not is laid aside meanwhile: to copy it would cost more than to compare the rest.
fn shows_the_same(before: &mut State, after: &mut State) -> bool {
    let aside = |state: &mut State| (std::mem::take(&mut state.person.trail), std::mem::take(&mut state.memory));
    let (earlier, later) = (aside(before), aside(after));
    let same = before == after;
    (before.person.trail, before.memory) = earlier;
    (after.person.trail, after.memory) = later;
    same
}
