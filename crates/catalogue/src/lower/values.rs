//! Terms, prices, windows, places and citations.

use rules::document::Citation;
use rules::fee::{Dong, Price, Tier};
use rules::limit::{Span, Term, Unit};
use rules::place::{PlaceScope, ProvinceCode, TerritoryCode};
use rules::window::Window;

use super::Lowering;
use crate::problem::{Kind, Problem};
use crate::source::file::At;
use crate::source::values as written;
use crate::source::values::Day;

impl Lowering<'_> {
    /// Where a fact stands, as an index into the documents that this procedure cites.
    pub(super) fn cite(&mut self, at: &At<'_>, citation: &written::Citation) -> Citation {
        let at = at.key("document");
        let document = self.document(&at, &citation.document);
        Citation { document, article: citation.article.clone() }
    }

    pub(super) fn document(&mut self, at: &At<'_>, id: &str) -> u16 {
        let source = self.source;
        let Some(id) = source.documents.ids().find(|known| *known == id) else {
            self.unknown(at, Kind::Document, id, source.documents.ids());
            return 0;
        };
        let index = self.cited.iter().position(|cited| *cited == id).unwrap_or_else(|| {
            self.cited.push(id);
            self.cited.len() - 1
        });
        u16::try_from(index).unwrap_or_else(|_| {
            self.push(
                at.finding(Problem::TooMany { kind: Kind::Document, most: usize::from(u16::MAX) }),
            );
            0
        })
    }

    pub(super) fn term(&mut self, at: &At<'_>, term: &written::Term) -> Term {
        match term {
            written::Term::Unknown(text) => {
                self.check_text(&at.key("unknown"), text);
                Term::Unknown(text.clone())
            }
            known => Term::Spans(self.spans(at, known)),
        }
    }

    /// A term that is known.
    pub(super) fn spans(&mut self, at: &At<'_>, term: &written::Term) -> Vec<Span> {
        let (count, unit) = match term {
            written::Term::WorkingDays(count) => (*count, Unit::WorkingDays),
            written::Term::CalendarDays(count) => (*count, Unit::CalendarDays),
            written::Term::WorkingHours(count) => (*count, Unit::WorkingHours),
            written::Term::Months(count) => (*count, Unit::Months),
            written::Term::SameDay => return vec![Span { count: 0, unit: Unit::SameDay }],
            written::Term::Sequence(terms) => return self.sequence(at, terms),
            written::Term::Unknown(_) => {
                self.push(at.finding(Problem::BadTerm { found: "unknown".to_owned() }));
                return Vec::new();
            }
        };
        if count == 0 {
            self.push(at.finding(Problem::BadTerm { found: "0".to_owned() }));
        }
        vec![Span { count, unit }]
    }

    fn sequence(&mut self, at: &At<'_>, terms: &[written::Term]) -> Vec<Span> {
        let at = at.key("sequence");
        if terms.is_empty() {
            self.push(at.finding(Problem::EmptyList));
        }
        let mut spans = Vec::new();
        for (index, term) in terms.iter().enumerate() {
            let at = at.index(index);
            if matches!(term, written::Term::Sequence(_)) {
                self.push(at.finding(Problem::BadTerm { found: "sequence".to_owned() }));
            } else {
                spans.extend(self.spans(&at, term));
            }
        }
        spans
    }

    pub(super) fn price(&mut self, at: &At<'_>, price: &written::Price) -> Price {
        match price {
            written::Price::Free => Price::Free,
            written::Price::Amount(amount) => Price::Amount(Dong(*amount)),
            written::Price::Unknown(text) => {
                self.check_text(&at.key("unknown"), text);
                Price::Unknown(text.clone())
            }
            written::Price::PerUnit(per_unit) => {
                let at = at.key("per_unit");
                Price::PerUnit {
                    question: self.counted(&at.key("count"), &per_unit.count),
                    tiers: self.tiers(&at.key("tiers"), &per_unit.tiers, Some(1)),
                    maximum: per_unit.maximum.map(Dong),
                }
            }
            written::Price::Percentage(percentage) => {
                let at = at.key("percentage");
                if let (Some(floor), Some(ceiling)) = (percentage.floor, percentage.ceiling)
                    && floor > ceiling
                {
                    let (min, max) = (floor.to_string(), ceiling.to_string());
                    self.push(at.key("ceiling").finding(Problem::Bounds { min, max }));
                }
                Price::Percentage {
                    question: self.counted(&at.key("of"), &percentage.of),
                    basis_points: percentage.basis_points,
                    floor: percentage.floor.map(Dong),
                    ceiling: percentage.ceiling.map(Dong),
                    rounding: percentage.rounding,
                }
            }
            written::Price::Brackets(brackets) => {
                let at = at.key("brackets");
                Price::Brackets {
                    question: self.counted(&at.key("by"), &brackets.by),
                    brackets: self.tiers(&at.key("brackets"), &brackets.brackets, None),
                }
            }
        }
    }

    /// A question that holds a number.
    fn counted(&mut self, at: &At<'_>, id: &str) -> u8 {
        let Some((index, question)) = self.question(at, id) else { return 0 };
        if question.number.is_none() {
            self.push(at.finding(Problem::NotANumber { id: id.to_owned() }));
        }
        index
    }

    fn tiers(&mut self, at: &At<'_>, tiers: &[written::Tier], first: Option<u32>) -> Vec<Tier> {
        if tiers.is_empty() {
            self.push(at.finding(Problem::EmptyList));
        }
        let mut previous: Option<u32> = None;
        for (index, tier) in tiers.iter().enumerate() {
            let in_order = match previous {
                Some(previous) => previous < tier.from,
                None => first.is_none_or(|first| first == tier.from),
            };
            if !in_order {
                self.push(at.index(index).finding(Problem::TierOrder { from: tier.from }));
            }
            previous = Some(tier.from);
        }
        tiers.iter().map(|tier| Tier { from: tier.from, amount: Dong(tier.amount) }).collect()
    }

    pub(super) fn window(&mut self, at: &At<'_>, from: Option<Day>, to: Option<Day>) -> Window {
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            let problem = Problem::WindowReversed { from: from.0, to: to.0 };
            self.push(at.key("valid_to").finding(problem));
        }
        Window { from: from.map(|day| day.0), to: to.map(|day| day.0) }
    }

    pub(super) fn places(
        &mut self,
        at: &At<'_>,
        provinces: &[String],
        territories: &[String],
    ) -> PlaceScope {
        let mut scope = PlaceScope::default();
        for (index, code) in provinces.iter().enumerate() {
            scope.provinces.extend(self.province(&at.key("provinces").index(index), code));
        }
        for (index, code) in territories.iter().enumerate() {
            let at = at.key("territories").index(index);
            let Some(territory) = self.territory(&at, code) else { continue };
            scope.territories.push(territory);
            let now = self.province_of(territory);
            if !provinces.is_empty() && !now.is_some_and(|now| provinces.contains(&now)) {
                self.push(at.finding(Problem::TerritoryElsewhere {
                    territory: code.clone(),
                    province: provinces.join(", "),
                }));
            }
        }
        scope
    }

    pub(super) fn province(&mut self, at: &At<'_>, code: &str) -> Option<ProvinceCode> {
        let known = &self.source.provinces.value;
        match ProvinceCode::parse(code) {
            Ok(parsed) if known.iter().any(|row| row.code == code) => return Some(parsed),
            Ok(_) => {
                self.unknown(at, Kind::Province, code, std::iter::empty());
            }
            Err(_) => self
                .push(at.finding(Problem::BadCode { kind: Kind::Province, code: code.to_owned() })),
        }
        None
    }

    pub(super) fn territory(&mut self, at: &At<'_>, code: &str) -> Option<TerritoryCode> {
        match TerritoryCode::parse(code) {
            Ok(territory) if self.province_of(territory).is_some() => return Some(territory),
            Ok(_) => self.unknown(at, Kind::Territory, code, std::iter::empty()),
            Err(_) => self.push(
                at.finding(Problem::BadCode { kind: Kind::Territory, code: code.to_owned() }),
            ),
        }
        None
    }

    /// The province that an old territory belongs to now.
    pub(super) fn province_of(&self, territory: TerritoryCode) -> Option<String> {
        let code = territory.to_string();
        let code = code.strip_prefix("2024:")?;
        let rows = &self.source.territories.value;
        rows.iter().find(|known| known.row.code == code).map(|known| known.province.clone())
    }
}
