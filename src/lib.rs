//! Truy Xuất: from a code in front of a camera to an honest trace report.

pub mod trace;
