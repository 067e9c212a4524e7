//! The legal checklist: which data items a rule lists, and which of them are there.
//!
//! Which rule is in force is a matter of configuration: the lists of Circular 02/2024/TT-BKHCN and of
//! Decree 37/2026/NĐ-CP, article 32, are the default.

use super::clock::LocalTime;
use super::product::{ChecklistItem, ChecklistLine, ChecklistState, ProductCard, Rule, Stated};
use super::report::{CodeRow, ItemLevel, Known, SourceLine, SourceRole, SourceState};
use super::stage::{Stage, StageAbout};

/// One line of a checklist, before it is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// What.
    pub item: ChecklistItem,
    /// The rule that lists it.
    pub rule: Rule,
    /// Its number in the rule; of a rule without numbers, its place in the list of this page.
    pub number: u8,
    /// Whether its absence is a lack.
    pub condition: Condition,
    /// Whether it may lawfully be withheld from the public, so that its absence is no lack either.
    pub may_be_withheld: bool,
}

/// When a rule asks for an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Always.
    Always,
    /// "Nếu có": where there is such a thing at all. Its absence accuses nobody.
    IfAny,
}

/// The items that are looked for, in order of display.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checklist {
    /// The items.
    pub wanted: Vec<Wanted>,
}

impl Default for Checklist {
    fn default() -> Self {
        let circular = CIRCULAR.iter().map(|&row| (Rule::Circular02Of2024, row));
        let decree = DECREE.iter().map(|&row| (Rule::Decree37Of2026, row));
        let wanted = circular.chain(decree).map(|(rule, (number, item, condition, may_be_withheld))| Wanted {
            item,
            rule,
            number,
            condition,
            may_be_withheld,
        });
        Checklist { wanted: wanted.collect() }
    }
}

/// Number, item, condition, may be withheld from consumers.
type Row = (u8, ChecklistItem, Condition, bool);

use Condition::{Always, IfAny};

/// The ten data items of Circular 02/2024/TT-BKHCN, each below the circular's words. Items 5 and 7 are not
/// in the list of what the national portal shows to consumers.
const CIRCULAR: &[Row] = &[
    // tên sản phẩm, hàng hóa
    (1, ChecklistItem::Name, Always, false),
    // hình ảnh
    (2, ChecklistItem::Picture, Always, false),
    // tên đơn vị sản xuất, kinh doanh
    (3, ChecklistItem::Organisation, Always, false),
    // địa chỉ
    (4, ChecklistItem::Address, Always, false),
    // các công đoạn
    (5, ChecklistItem::Stages, Always, true),
    // thời gian sản xuất, kinh doanh
    (6, ChecklistItem::ProductionTime, Always, false),
    // mã truy xuất nguồn gốc
    (7, ChecklistItem::TraceCode, Always, true),
    // thương hiệu, nhãn hiệu… (nếu có)
    (8, ChecklistItem::Brand, IfAny, false),
    // thời hạn sử dụng (nếu có)
    (9, ChecklistItem::Expiry, IfAny, false),
    // tiêu chuẩn, quy chuẩn áp dụng
    (10, ChecklistItem::Standards, Always, false),
];

/// The minimum content of the digital product passport, each item below the words of Decree 37/2026/NĐ-CP,
/// article 32, which has no numbers.
const DECREE: &[Row] = &[
    // tên sản phẩm
    (1, ChecklistItem::Name, Always, false),
    // mã GTIN
    (2, ChecklistItem::Gtin, Always, false),
    // tên tổ chức
    (3, ChecklistItem::Organisation, Always, false),
    // địa chỉ tổ chức
    (4, ChecklistItem::Address, Always, false),
    // mã định danh tổ chức
    (5, ChecklistItem::OrganisationId, Always, false),
    // xuất xứ, nơi hoàn thiện cuối cùng
    (6, ChecklistItem::Origin, Always, false),
    // thông tin truy xuất nguồn gốc
    (7, ChecklistItem::Stages, Always, true),
    // chứng nhận hợp quy, chất lượng (nếu có)
    (8, ChecklistItem::Certificates, IfAny, false),
    // ngày sản xuất (nếu có)
    (9, ChecklistItem::ProductionTime, IfAny, false),
    // hạn sử dụng (nếu có)
    (10, ChecklistItem::Expiry, IfAny, false),
    // cảnh báo an toàn (nếu có)
    (11, ChecklistItem::SafetyWarnings, IfAny, false),
    // mã định danh duy nhất
    (12, ChecklistItem::UniqueId, Always, false),
    // kết nối với Cổng quốc gia
    (13, ChecklistItem::NationalPortal, Always, false),
];

/// What the items are looked for in.
pub(super) struct Evidence<'a> {
    pub(super) card: &'a ProductCard,
    pub(super) code: &'a CodeRow,
    pub(super) timeline: &'a [Stage],
    pub(super) sources: &'a [SourceLine],
}

impl Checklist {
    /// Looks for every item. Nothing is called missing while no source knows the product.
    pub(super) fn check(&self, evidence: &Evidence<'_>) -> Vec<ChecklistLine> {
        let found = evidence.sources.iter().any(|source| matches!(source.state, SourceState::Found { .. }));
        // Who tells of other lots alone describes no product, and leaves nothing out.
        let known =
            found && (evidence.card.name.is_some() || evidence.sources.iter().any(|it| it.known == Known::Item));
        let lines = self.wanted.iter().map(|wanted| {
            let (present, source) = evidence.find(wanted.item);
            let state = match present {
                true => ChecklistState::Present,
                false if !known => ChecklistState::Unknown,
                false if wanted.condition == IfAny => ChecklistState::NotRequired,
                false if wanted.may_be_withheld => ChecklistState::Withheld,
                false => ChecklistState::Missing,
            };
            let updated: Option<LocalTime> = source.and_then(|source| evidence.sources.get(source)?.updated);
            ChecklistLine { item: wanted.item, rule: wanted.rule, number: wanted.number, state, source, updated }
        });
        lines.collect()
    }
}

impl Evidence<'_> {
    /// Whether an item is there, and who gave it; none for the code itself.
    fn find(&self, item: ChecklistItem) -> (bool, Option<usize>) {
        fn of<T>(stated: Option<&Stated<T>>) -> (bool, Option<usize>) {
            (stated.is_some(), stated.and_then(|stated| stated.source))
        }
        let card = self.card;
        match item {
            ChecklistItem::Name => of(card.name.as_ref()),
            ChecklistItem::Picture => of(card.picture.as_ref()),
            ChecklistItem::Organisation => match of(card.maker.as_ref().filter(|maker| maker.value.name.is_some())) {
                (true, source) => (true, source),
                _ => of(card.importer.as_ref()),
            },
            ChecklistItem::OrganisationId => {
                of([&card.maker, &card.importer].into_iter().flatten().find(|party| party.value.id.is_some()))
            }
            ChecklistItem::Address => of(card.address.as_ref()),
            ChecklistItem::Stages => self.stages(),
            ChecklistItem::ProductionTime => of(card.produced.as_ref()),
            ChecklistItem::TraceCode => (self.code.level.is_some_and(|level| level > ItemLevel::Product), None),
            ChecklistItem::Brand => match of(card.brand.as_ref()) {
                (true, source) => (true, source),
                _ => of(card.serial.as_ref()),
            },
            ChecklistItem::Expiry => match of(card.expires.as_ref()) {
                (true, source) => (true, source),
                _ => of(card.best_before.as_ref()),
            },
            ChecklistItem::Standards => of(card.standards.first()),
            ChecklistItem::Gtin => (self.code.gtin.is_some(), None),
            ChecklistItem::Origin => match of(card.origin.as_ref()) {
                (true, source) => (true, source),
                _ => self.stages(),
            },
            ChecklistItem::Certificates => of(card.certificates.first()),
            ChecklistItem::SafetyWarnings => of(card.safety_warnings.first()),
            ChecklistItem::UniqueId => (self.code.level == Some(ItemLevel::Item), None),
            ChecklistItem::NationalPortal => {
                let nation = self.sources.iter().position(|source| {
                    source.role == SourceRole::Nation && matches!(source.state, SourceState::Found { .. })
                });
                (nation.is_some(), nation)
            }
        }
    }

    /// At least one stage of the item itself with a place.
    fn stages(&self) -> (bool, Option<usize>) {
        let stage = self.timeline.iter().find(|stage| stage.about == StageAbout::Item && stage.place.is_some());
        (stage.is_some(), stage.and_then(|stage| stage.sources.first().copied()))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

    use super::*;

    fn lines(card: &ProductCard, state: SourceState) -> Vec<ChecklistLine> {
        let code = CodeRow { gtin: Some("09521001002011".into()), level: Some(ItemLevel::Lot), ..CodeRow::default() };
        let sources = [SourceLine { role: SourceRole::Nation, state, ..SourceLine::default() }];
        Checklist::default().check(&Evidence { card, code: &code, timeline: &[], sources: &sources })
    }

    #[track_caller]
    fn check(lines: &[ChecklistLine], rule: Rule, item: ChecklistItem, expected: ChecklistState) {
        let line = lines.iter().find(|line| line.rule == rule && line.item == item).expect("a line");
        assert_eq!(line.state, expected, "{item:?}");
    }

    #[test]
    fn what_is_there_is_there_and_what_is_not_is_told_apart() {
        let name = Stated { value: "Chả mực".to_owned(), source: Some(0) };
        let card = ProductCard { name: Some(name), ..ProductCard::default() };
        let lines = lines(&card, SourceState::Found { events: 1 });
        let circular = Rule::Circular02Of2024;
        check(&lines, circular, ChecklistItem::Name, ChecklistState::Present);
        check(&lines, circular, ChecklistItem::Picture, ChecklistState::Missing);
        check(&lines, circular, ChecklistItem::Expiry, ChecklistState::NotRequired);
        check(&lines, circular, ChecklistItem::Stages, ChecklistState::Withheld);
        check(&lines, circular, ChecklistItem::TraceCode, ChecklistState::Present);
        let decree = Rule::Decree37Of2026;
        for item in [
            ChecklistItem::Certificates,
            ChecklistItem::ProductionTime,
            ChecklistItem::Expiry,
            ChecklistItem::SafetyWarnings,
        ] {
            check(&lines, decree, item, ChecklistState::NotRequired);
        }
        check(&lines, decree, ChecklistItem::Address, ChecklistState::Missing);
        check(&lines, decree, ChecklistItem::UniqueId, ChecklistState::Missing);
        check(&lines, decree, ChecklistItem::NationalPortal, ChecklistState::Present);
    }

    #[test]
    fn what_is_asked_for_only_where_there_is_any_accuses_nobody() {
        let any: Vec<(Rule, u8)> = Checklist::default()
            .wanted
            .iter()
            .filter(|row| row.condition == IfAny)
            .map(|row| (row.rule, row.number))
            .collect();
        let (circular, decree) = (Rule::Circular02Of2024, Rule::Decree37Of2026);
        assert_eq!(any, [(circular, 8), (circular, 9), (decree, 8), (decree, 9), (decree, 10), (decree, 11)]);
    }

    #[test]
    fn nothing_is_missing_where_nobody_answered() {
        let lines = lines(&ProductCard::default(), SourceState::NotFound);
        let states = lines.iter().filter(|line| line.state == ChecklistState::Missing);
        assert_eq!(states.count(), 0);
        check(&lines, Rule::Decree37Of2026, ChecklistItem::Gtin, ChecklistState::Present);
        check(&lines, Rule::Decree37Of2026, ChecklistItem::Name, ChecklistState::Unknown);
    }
}
