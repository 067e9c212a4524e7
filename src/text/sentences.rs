//! Which sentences a language has for reasons, and how many values each of them takes.

macro_rules! reasons {
    ($($(#[doc = $doc:literal])+ $name:ident: $values:literal,)+) => {
        /// The sentences of one language, each the texts around its values.
        pub struct Reasons { $($(#[doc = $doc])+ pub $name: [&'static str; $values + 1],)+ }

        #[cfg(test)]
        impl Reasons {
            /// Every sentence with its name.
            pub fn all(&self) -> Vec<(&'static str, &[&'static str])> {
                vec![$((stringify!($name), &self.$name)),+]
            }
        }
    };
}

reasons! {
    /// When the recall was recorded.
    recalled_on: 1,
    /// A recall without a day.
    recalled: 0,
    /// The input that is recalled.
    input_recalled: 1,
    /// The last day.
    expired_on: 1,
    /// The latest state says so.
    expired_state: 0,
    /// When.
    destroyed_on: 1,
    /// Why it matters.
    destroyed_means: 0,
    /// When.
    stolen_on: 1,
    /// Why it matters.
    stolen_means: 0,
    /// The day.
    best_before: 1,
    /// What it is not.
    best_before_means: 0,
    /// The state in words.
    state: 1,
    /// Why it matters.
    state_means: 0,
    /// What was recorded.
    no_match: 0,
    /// When.
    sold_on: 1,
    /// Where.
    sold_at: 1,
    /// Why it matters.
    sold_means: 0,
    /// When it happened.
    after_end: 1,
    /// Why it matters.
    after_end_means: 0,
    /// Why it matters.
    second_serial: 0,
    /// When.
    second_on: 1,
    /// When it happened.
    before_origin: 1,
    /// When it is said to happen.
    in_future: 1,
    /// When it is said to have happened, and when it was recorded.
    recorded_before: 2,
    /// Where.
    received_at: 1,
    /// Why it matters.
    received_means: 0,
    /// Where it was to go, and where it was received.
    wrong_receiver: 2,
    /// Where it was received.
    wrong_place: 1,
    /// Distance and speed.
    travel: 2,
    /// Why it matters.
    travel_means: 0,
    /// When, and both places.
    two_places: 3,
    /// The lot of the code and of the record.
    lot_differs: 2,
    /// The day of the code and of the record.
    expiry_differs: 2,
    /// What to look at.
    expiry_means: 0,
    /// Both containers.
    in_two: 2,
    /// The container.
    never_packed: 1,
    /// What was put into it, and what was taken out.
    too_many: 2,
    /// What went in and what came out.
    balance_processing: 2,
    /// Why it matters.
    balance_means: 0,
    /// What was made, and what was told later.
    balance_lot: 2,
    /// The input, how much there was, and how much was used.
    balance_input: 3,
    /// What was sent, and what was received.
    balance_shipment: 2,
    /// Degrees and place.
    measured_at: 2,
    /// Degrees and time.
    measured_on: 2,
    /// Degrees.
    measured: 1,
    /// The limit in degrees.
    limit: 1,
    /// The certificate and its last day.
    certificate_ended: 2,
    /// The last day of a certificate without a name.
    unnamed_certificate_ended: 1,
    /// A certificate whose state says that it had ended.
    certificate: 1,
    /// Why it matters.
    signature_invalid: 0,
    /// Field, one source and what it says, the other source and what it says.
    disagree: 5,
    /// A value, and the time of the event that tells it.
    as_of: 2,
    /// What this page does about it.
    disagree_means: 0,
    /// Why it matters.
    no_origin: 0,
    /// Where to.
    shipped_to: 1,
    /// What it may mean.
    shipped_means: 0,
    /// The inputs.
    missing_input: 1,
    /// Why it matters.
    missing_means: 0,
    /// What is done about them.
    other_item: 0,
    /// What it means.
    second_lot: 0,
    /// What is done about it.
    corrected: 0,
    /// What is done about it.
    withdrawn: 0,
    /// What it does not mean.
    hash_unconfirmed: 0,
    /// What it means.
    hash_confirmed: 0,
    /// What it means.
    signature_valid: 0,
    /// When the copy was made.
    copied_on: 1,
    /// Why it matters.
    copied_means: 0,
    /// What it means.
    class_level: 0,
    /// What it means.
    lot_level: 0,
    /// What it means.
    restricted: 0,
    /// What it means.
    foreign: 0,
    /// How much of the lot.
    recall_part: 1,
    /// What the item holds that is recalled.
    recalled_inside: 1,
    /// The day on the notice.
    recall_date: 1,
    /// The notice's reason.
    recall_reason: 1,
    /// Who recalls.
    recall_issuer: 1,
    /// What the notice asks people to do.
    recall_action: 1,
    /// Whom to call.
    recall_phone: 1,
    /// The page for people.
    recall_page: 1,
    /// What the item holds that is past its day, and the day.
    expired_inside: 2,
    /// What was past its day when the item was made from it, and the day.
    expired_used: 2,
    /// What it means where it covers a part.
    signature_part: 0,
    /// The parts that it does not cover.
    uncovered: 1,
    /// A state that is lifted, as one source's word against another's.
    lifted: 1,
    /// An event that a source tells, likewise.
    occurred: 0,
    /// An event that did not occur, likewise.
    denied: 0,
    /// An event that is wrong, likewise.
    declared_wrong: 0,
    /// Whose it is, and what was not read.
    missed: 2,
    /// Likewise, and where.
    missed_at: 3,
    /// What was not read, and why.
    missed_why: 2,
    /// How many more there are.
    missed_more: 1,
    /// The recalled lots.
    lots_recalled: 1,
    /// The recalled serial numbers.
    serials_recalled: 1,
    /// What to compare.
    lots_recalled_means: 0,
    /// How much of the lot, and its state.
    part_amount: 2,
    /// The state of a part of the lot.
    part: 1,
    /// What it does not mean.
    part_means: 0,
    /// What is done about it.
    flagged: 0,
    /// What is known instead.
    serial_unknown: 0,
    /// The readings.
    readings: 1,
    /// What is done about them.
    readings_means: 0,
    /// The host.
    host: 1,
    /// What is done about it.
    host_means: 0,
    /// The name that the link shows, and the host that it leads to.
    disguised: 2,
}
