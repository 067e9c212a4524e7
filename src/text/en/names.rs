//! English. Names of countries, states of goods, and signs of units, each after its code.

use crate::text::names::Names;

/// The names.
pub(in crate::text) static NAMES: Names = Names {
    countries: "\
AR Argentina
AU Australia
BR Brazil
CA Canada
CL Chile
CN China
DE Germany
DK Denmark
EC Ecuador
ES Spain
FR France
GB United Kingdom
HK Hong Kong, China
ID Indonesia
IN India
IT Italy
JP Japan
KH Cambodia
KR South Korea
LA Laos
MM Myanmar
MY Malaysia
NL Netherlands
NO Norway
NZ New Zealand
PE Peru
PH Philippines
RU Russia
SG Singapore
TH Thailand
TW Taiwan
US United States
VN Vietnam",
    states: "\
active in circulation
conformant conforms
container_closed container closed
container_open container open
damaged damaged
destroyed destroyed
dispensed dispensed
disposed disposed of
expired expired
in_progress in progress
in_transit in transit
inactive not in circulation
mismatch_quantity wrong quantity
needs_replacement needs replacement
no_pedigree_match does not match its record
non_conformant does not conform
non_sellable_other not for sale
partially_dispensed partly dispensed
recalled recalled
reserved reserved
retail_sold sold at retail
returned returned
sellable_accessible on sale
sellable_not_accessible for sale, not displayed
stolen stolen
unavailable not available
unknown not known",
    units: "\
KGM kg
GRM g
MGM mg
TNE t
LTR l
DLT dl
CLT cl
MLT ml
MTR m
CMT cm
MMT mm
KMT km
KMH km/h
MTK m²
MTQ m³
CEL °C
FAH °F
P1 %
LBR lb
ONZ oz
H87 pcs
EA pcs
C62 pcs",
};
