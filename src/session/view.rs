//! What is in front: the scan view or a report, a panel over it, and what was opened in it.

/// Where the person is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// The scan view.
    #[default]
    Scan,
    /// A report, or the look-up that leads to it.
    Report,
}

/// A part of a report that may be long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fold {
    /// Every stage of the journey in full.
    Journey,
    /// The raw data.
    Data,
}

/// The long parts that were opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Unfolded {
    /// Every stage of the journey.
    pub journey: bool,
    /// The raw data.
    pub data: bool,
}

impl Unfolded {
    /// Everything: where nothing can be opened later, because no script runs.
    pub const ALL: Self = Self { journey: true, data: true };

    /// Whether the part was opened.
    pub fn holds(self, fold: Fold) -> bool {
        match fold {
            Fold::Journey => self.journey,
            Fold::Data => self.data,
        }
    }

    /// The part was opened.
    pub fn add(&mut self, fold: Fold) {
        match fold {
            Fold::Journey => self.journey = true,
            Fold::Data => self.data = true,
        }
    }
}

/// A panel over the scan view or the report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Panel {
    /// No panel.
    #[default]
    None,
    /// Language, theme, sound, history switch.
    Settings,
    /// Kept reports.
    History,
    /// About and privacy.
    About,
    /// Report a problem.
    Problem,
    /// What the staff of a stand needs to know.
    Diag,
}
