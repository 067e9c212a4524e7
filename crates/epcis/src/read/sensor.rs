//! `sensorElementList`.

use super::{Reader, field};
use crate::document::Problem;
use crate::event::{SensorElement, SensorMetadata, SensorReport};
use crate::time::Offset;
use crate::vocabulary::Measurement;
use serde_json::{Map, Value};

impl Reader<'_> {
    /// What sensors measured; times without an offset take that of the event.
    pub(super) fn sensors(&mut self, raw: &Map<String, Value>, offset: Option<Offset>) -> Vec<SensorElement> {
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
                reports: reports.map(|it| self.report(it, offset, &path)).collect(),
            });
        }
        elements
    }

    fn metadata(&mut self, map: &Map<String, Value>, offset: Option<Offset>) -> SensorMetadata {
        let mut time = |name| self.time(map, name, offset).map(|(time, _)| time);
        SensorMetadata {
            time: time("time"),
            start: time("startTime"),
            end: time("endTime"),
            device_id: self.text(map, "deviceID"),
            device_metadata: self.text(map, "deviceMetadata"),
            raw_data: self.text(map, "rawData"),
            data_processing_method: self.text(map, "dataProcessingMethod"),
            biz_rules: self.text(map, "bizRules"),
        }
    }

    fn report(&mut self, map: &Map<String, Value>, offset: Option<Offset>, path: &str) -> SensorReport {
        SensorReport {
            kind: self.text(map, "type").map(|text| Measurement::read(&text)),
            exception: self.text(map, "exception"),
            time: self.time(map, "time", offset).map(|(time, _)| time),
            value: self.number(map, "value", path),
            min: self.number(map, "minValue", path),
            max: self.number(map, "maxValue", path),
            mean: self.number(map, "meanValue", path),
            standard_deviation: self.number(map, "sDev", path),
            percentile_rank: self.number(map, "percRank", path),
            percentile_value: self.number(map, "percValue", path),
            uom: self.text(map, "uom"),
            component: self.text(map, "component"),
            string_value: self.text(map, "stringValue"),
            boolean_value: field(map, "booleanValue").and_then(Value::as_bool),
            uri_value: self.text(map, "uriValue"),
            microorganism: self.text(map, "microorganism"),
            chemical_substance: self.text(map, "chemicalSubstance"),
            device_id: self.text(map, "deviceID"),
        }
    }
}
