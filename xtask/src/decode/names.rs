//! The decoder's symbologies that are named and not read are those that the page has a sentence for: both know only
//! each other's names, for the page holds nothing of the decoder.

use decoder::Foreign;

#[path = "../../../src/scan/look.rs"]
#[expect(dead_code, reason = "only the page's list is asked for")]
mod look;

#[test]
fn the_page_has_a_sentence_for_every_symbology_that_the_decoder_names() {
    // Exhaustive by the compiler: who adds one comes by here.
    let next = |foreign: &Foreign| match foreign {
        Foreign::Aztec => Some(Foreign::Pdf417),
        Foreign::Pdf417 => Some(Foreign::Code39),
        Foreign::Code39 => Some(Foreign::Rmqr),
        Foreign::Rmqr => Some(Foreign::DotCode),
        Foreign::DotCode => None,
    };
    let named = std::iter::successors(Some(Foreign::Aztec), next).map(|foreign| look::Foreign::of_name(foreign.name()));
    assert_eq!(named.collect::<Vec<_>>(), look::Foreign::ALL.map(Some));
}
