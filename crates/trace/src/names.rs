//! Names of places, parties and products, from the master data of every source.

use std::cell::RefCell;
use std::rc::Rc;

use epcis::event::Epc;
use epcis::master_data::MasterDataEntry;
use gs1::list::Gather;
use gs1::sorted::Map;

use super::answer::Answer;
use super::geo::geo;
use super::product::PartyName;
use super::stage::{Party, Place};

/// The master data of all answers.
pub(super) struct Names<'a> {
    answers: &'a [Answer],
    /// Places that were looked for, by their identifier as written.
    places: RefCell<Map<String, Rc<Place>>>,
}

impl<'a> Names<'a> {
    pub(super) fn new(answers: &'a [Answer]) -> Names<'a> {
        Names { answers, places: RefCell::default() }
    }

    /// Everything that is said about an identifier, with the source that says it.
    pub(super) fn about<'b>(&'b self, id: &'b Epc) -> impl Iterator<Item = (usize, &'b MasterDataEntry)> {
        let answers = self.answers.iter().enumerate();
        answers.flat_map(move |(source, answer)| {
            let documents = answer.documents.iter();
            documents.flat_map(move |document| document.master_data.about(id).map(move |entry| (source, entry)))
        })
    }

    fn first(&self, id: &Epc, read: impl Fn(&MasterDataEntry) -> Option<String>) -> Option<String> {
        self.about(id).find_map(|(_, entry)| read(entry))
    }

    /// What people call it.
    pub(super) fn name(&self, id: &Epc) -> Option<String> {
        self.known(id).name.clone()
    }

    /// The address in one line.
    pub(super) fn address(&self, id: &Epc) -> Option<String> {
        self.known(id).address.clone()
    }

    /// A place as the report shows it.
    pub(super) fn place(&self, id: &Epc) -> Place {
        (*self.known(id)).clone()
    }

    fn known(&self, id: &Epc) -> Rc<Place> {
        if let Some(known) = self.places.borrow().get(id.text.as_str()) {
            return Rc::clone(known);
        }
        let coordinate = |entry: &MasterDataEntry| {
            geo(&format!("geo:{},{}", entry.attribute("latitude")?, entry.attribute("longitude")?))
        };
        let place = Rc::new(Place {
            name: self.first(id, |entry| entry.name().map(str::to_owned)),
            gln: gln(id),
            address: self.first(id, address),
            coordinates: geo(&id.text).or_else(|| self.about(id).find_map(|(_, entry)| coordinate(entry))),
            id: id.text.clone(),
        });
        Rc::clone(self.places.borrow_mut().get_or_insert_with(id.text.clone(), || place))
    }

    /// A party as the report shows it.
    pub(super) fn party(&self, id: &Epc) -> Party {
        Party { name: self.name(id), gln: gln(id), id: id.text.clone() }
    }

    /// A party for the product card.
    pub(super) fn party_name(&self, id: &Epc) -> PartyName {
        PartyName { name: self.name(id), id: gln(id).or_else(|| Some(id.text.clone())) }
    }
}

fn gln(id: &Epc) -> Option<String> {
    id.key.as_ref().and_then(|key| key.gln()).map(str::to_owned)
}

/// Street, town, region, country, as far as they are told. Source: CBV 2.0, section 9 (location attributes).
pub(super) fn address(entry: &MasterDataEntry) -> Option<String> {
    let parts = [
        "streetAddressOne",
        "streetAddressTwo",
        "streetAddress",
        "addressLocality",
        "city",
        "addressRegion",
        "state",
        "countryCode",
    ];
    let told: Vec<&str> =
        parts.iter().filter_map(|part| entry.attribute(part)).filter(|part| !part.trim().is_empty()).gathered();
    (!told.is_empty()).then(|| told.join(", "))
}
