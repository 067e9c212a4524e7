//! One line at a time through every row reader, and what they found so far.

use super::{
    candidates::Candidates,
    row_reader::RowReader,
    runs::{Line, Runs, Sensitivity},
    strip::Strip,
};

/// The row readers and what goes through them.
pub(super) struct LineReader {
    runs: Runs,
    pub candidates: Candidates,
    readers: Vec<Box<dyn RowReader>>,
    /// Lines that the readers ask for, between two calls.
    wanted: Vec<Strip>,
}

impl LineReader {
    /// Lines go through `readers` in their order.
    pub fn new(readers: Vec<Box<dyn RowReader>>) -> Self {
        Self { runs: Runs::default(), candidates: Candidates::default(), readers, wanted: Vec::new() }
    }

    /// Forgets the frame before.
    pub fn begin_frame(&mut self) {
        self.candidates.clear();
        self.readers.iter_mut().for_each(|reader| reader.begin_frame());
    }

    /// Begins a line: however often it is filtered and read, it votes once.
    pub fn next_line(&mut self) {
        self.candidates.next_line();
    }

    /// Where the grey levels of the line go before [`LineReader::read`].
    pub fn grey_mut(&mut self) -> &mut Vec<f32> {
        self.runs.grey_mut()
    }

    /// Reads the line in both directions.
    pub fn read(&mut self, line: Line, sensitivity: Sensitivity) {
        self.runs.find(line, sensitivity);
        self.read_runs();
    }

    /// Reads the line in both directions with either sensitivity; how many runs the finer one sees.
    pub fn read_twice(&mut self, line: Line) -> usize {
        self.read(line, Sensitivity::FINE);
        let runs = self.runs.forward().widths.len();
        // A line votes once: the same runs have nothing to add.
        if self.runs.find_again(Sensitivity::COARSE) {
            self.read_runs();
        }
        runs
    }

    fn read_runs(&mut self) {
        for view in [self.runs.forward(), self.runs.backward()] {
            for reader in &mut self.readers {
                reader.read_row(&view, &mut self.candidates);
            }
        }
    }

    /// Allows so many dear searches for blurred symbols until further notice.
    pub fn allow_searches(&mut self, count: usize) {
        self.readers.iter_mut().for_each(|reader| reader.allow_searches(count));
    }

    /// Fits blurred codes to the line.
    pub fn read_blurred(&mut self, line: Line) {
        self.readers.iter_mut().for_each(|reader| reader.begin_blurred());
        for sensitivity in [Sensitivity::COARSE, Sensitivity::FINE] {
            self.runs.find(line, sensitivity);
            for reader in &mut self.readers {
                reader.read_blurred(self.runs.grey(), &self.runs.forward(), &mut self.candidates);
            }
        }
    }

    /// Ends the first look at a still picture.
    pub fn end_glance(&mut self) {
        self.readers.iter_mut().for_each(|reader| reader.end_glance(&mut self.candidates));
    }

    /// Joins what several lines gave.
    pub fn end_pass(&mut self) {
        self.readers.iter_mut().for_each(|reader| reader.end_frame(&mut self.candidates));
    }

    /// The lines that the readers ask for; they go back by [`LineReader::keep_wanted`], so that nothing is
    /// allocated anew.
    pub fn take_wanted(&mut self) -> Vec<Strip> {
        let mut wanted = std::mem::take(&mut self.wanted);
        wanted.clear();
        self.readers.iter().for_each(|reader| reader.wanted(&mut wanted));
        wanted
    }

    /// Keeps the buffer of [`LineReader::take_wanted`].
    pub fn keep_wanted(&mut self, wanted: Vec<Strip>) {
        self.wanted = wanted;
    }
}
