//! `sensorElementList`.

use super::{Object, Reader, field};
use crate::event::{SensorElement, SensorMetadata, SensorReport};
use crate::finding::Problem;
use crate::time::Offset;
use crate::vocabulary::Measurement;
use gs1::list::Gather;
use serde_json::{Map, Value};
use std::borrow::Cow;

impl Reader<'_> {
    /// What sensors measured; times without an offset take that of the event.
    pub(super) fn sensors(&mut self, raw: &impl Object, offset: Option<Offset>) -> Vec<SensorElement> {
        let name = "sensorElementList";
        let list = self.list(raw, name);
        let mut elements = Vec::with_capacity(list.len());
        for (index, value) in list.iter().enumerate() {
            let Some(map) = value.as_object() else {
                self.find(format!("{name}[{index}]"), Problem::WrongType { expected: "object" });
                continue;
            };
            let metadata = field(map, "sensorMetadata").and_then(Value::as_object);
            let path = format!("{name}[{index}].sensorReport");
            let reports = self.list(map, "sensorReport").iter().filter_map(Value::as_object);
            elements.push(SensorElement {
                metadata: metadata.map(|it| self.metadata(it, offset)).unwrap_or_default(),
                reports: reports.map(|it| self.report(it, offset, &path)).gathered(),
            });
        }
        elements
    }

    fn metadata(&mut self, map: &Map<String, Value>, offset: Option<Offset>) -> SensorMetadata {
        let mut read = SensorMetadata::default();
        for (name, value) in map {
            let name = name.as_str();
            let text = match name {
                "time" | "startTime" | "endTime" => {
                    let time = self.time_of(value, name, offset).map(|(time, _)| time);
                    match name {
                        "time" => read.time = time,
                        "startTime" => read.start = time,
                        _ => read.end = time,
                    }
                    continue;
                }
                "deviceID" => &mut read.device_id,
                "deviceMetadata" => &mut read.device_metadata,
                "rawData" => &mut read.raw_data,
                "dataProcessingMethod" => &mut read.data_processing_method,
                "bizRules" => &mut read.biz_rules,
                _ => continue,
            };
            *text = self.text_of(value, name).map(Cow::into_owned);
        }
        read
    }

    fn report(&mut self, map: &Map<String, Value>, offset: Option<Offset>, path: &str) -> SensorReport {
        let mut read = SensorReport::default();
        for (name, value) in map {
            let name = name.as_str();
            let number = match name {
                "value" => &mut read.value,
                "minValue" => &mut read.min,
                "maxValue" => &mut read.max,
                "meanValue" => &mut read.mean,
                "sDev" => &mut read.standard_deviation,
                "percRank" => &mut read.percentile_rank,
                "percValue" => &mut read.percentile_value,
                _ => {
                    self.report_text(&mut read, name, value, offset);
                    continue;
                }
            };
            *number = self.number_of(value, name, &path);
        }
        read
    }

    /// The fields of a report that are no numbers.
    fn report_text(&mut self, read: &mut SensorReport, name: &str, value: &Value, offset: Option<Offset>) {
        let text = match name {
            "type" => return read.kind = self.text_of(value, name).map(|text| Measurement::read(&text)),
            "time" => return read.time = self.time_of(value, name, offset).map(|(time, _)| time),
            "booleanValue" => return read.boolean_value = value.as_bool(),
            "exception" => &mut read.exception,
            "uom" => &mut read.uom,
            "component" => &mut read.component,
            "stringValue" => &mut read.string_value,
            "uriValue" => &mut read.uri_value,
            "microorganism" => &mut read.microorganism,
            "chemicalSubstance" => &mut read.chemical_substance,
            "deviceID" => &mut read.device_id,
            _ => return,
        };
        *text = self.text_of(value, name).map(Cow::into_owned);
    }
}
