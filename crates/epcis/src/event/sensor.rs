//! What sensors measured along the way.
//!
//! Source: EPCIS 2.0, section 7.3.7.

use crate::time::Timestamp;
use crate::vocabulary::Measurement;

/// Readings that share one setting.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SensorElement {
    /// When and by which device it was measured.
    pub metadata: SensorMetadata,
    /// The readings.
    pub reports: Vec<SensorReport>,
}

/// When and how was measured.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SensorMetadata {
    /// The time of a single measurement.
    pub time: Option<Timestamp>,
    /// The start of a measured span.
    pub start: Option<Timestamp>,
    /// The end of a measured span.
    pub end: Option<Timestamp>,
    /// The device.
    pub device_id: Option<String>,
    /// Where the device is described.
    pub device_metadata: Option<String>,
    /// Where the raw readings are kept.
    pub raw_data: Option<String>,
    /// How they were processed.
    pub data_processing_method: Option<String>,
    /// The rules that were applied.
    pub biz_rules: Option<String>,
}

/// One reading or one summary of readings.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SensorReport {
    /// What was measured.
    pub kind: Option<Measurement>,
    /// The device declared a state: `ALARM_CONDITION` or `ERROR_CONDITION`.
    pub exception: Option<String>,
    /// The time of this reading.
    pub time: Option<Timestamp>,
    /// The reading.
    pub value: Option<f64>,
    /// The lowest reading.
    pub min: Option<f64>,
    /// The highest reading.
    pub max: Option<f64>,
    /// The mean of the readings.
    pub mean: Option<f64>,
    /// The standard deviation of the readings.
    pub standard_deviation: Option<f64>,
    /// The share of readings, in percent, that lie under `percentile_value`.
    pub percentile_rank: Option<f64>,
    /// The value that belongs to `percentile_rank`.
    pub percentile_value: Option<f64>,
    /// The unit (UN/ECE Recommendation 20): `CEL`, `FAH`, `KEL`, `P1`.
    pub uom: Option<String>,
    /// The axis or component that was measured.
    pub component: Option<String>,
    /// A reading in words.
    pub string_value: Option<String>,
    /// A yes or no.
    pub boolean_value: Option<bool>,
    /// A reading that is an identifier.
    pub uri_value: Option<String>,
    /// The microorganism that was looked for.
    pub microorganism: Option<String>,
    /// The substance that was looked for.
    pub chemical_substance: Option<String>,
    /// The device, where it differs from the metadata.
    pub device_id: Option<String>,
}

impl SensorReport {
    /// The lowest and the highest value that the report speaks of, in its own unit.
    pub fn range(&self) -> Option<(f64, f64)> {
        let known = [self.min, self.value, self.mean, self.max];
        known.into_iter().flatten().fold(None, |range, it| match range {
            None => Some((it, it)),
            Some((low, high)) => Some((f64::min(low, it), f64::max(high, it))),
        })
    }

    /// [`SensorReport::range`] in degrees Celsius, if it is a temperature in a known unit.
    pub fn celsius(&self) -> Option<(f64, f64)> {
        if self.kind != Some(Measurement::Temperature) {
            return None;
        }
        let convert: fn(f64) -> f64 = match self.uom.as_deref() {
            Some("CEL") | None => |it| it,
            Some("FAH") => |it| (it - 32.0) / 1.8,
            Some("KEL") => |it| it - 273.15,
            Some(_) => return None,
        };
        self.range().map(|(low, high)| (convert(low), convert(high)))
    }
}
