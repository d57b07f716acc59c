//! The lines of fees of a record.

use std::collections::BTreeMap;

use rules::channel::{Channel, Channels};
use rules::condition::Condition;
use rules::document::Citation;
use rules::fee::{Competence, Fee, FeeKind, Price, Rate};
use rules::place::PlaceScope;
use rules::text::Text;
use rules::window::Window;

use super::defect::Defect;
use super::tariff::{Verdict, cites_tariff, judge};
use super::{FeeRow, Form, Record};

const KINDS: [FeeKind; 3] = [FeeKind::Fee, FeeKind::Charge, FeeKind::Price];

/// The fees of a record, with the defects that made them unknown.
pub(super) fn fees(record: &Record, source: &Citation) -> (Vec<Fee>, Vec<Defect>) {
    let mut lines: Vec<(Line, BTreeMap<Channel, Verdict>)> = Vec::new();
    for kind in KINDS {
        let rows = || record.ways.iter().flat_map(|way| &way.fees).filter(|row| row.kind == kind);
        if rows().next().is_some() {
            // Pages don't tell the kinds of payment apart.
            let line = if record.form == Form::Page { Line::Any } else { Line::Of(kind) };
            lines.push((line, verdicts(record, kind)));
        }
    }
    let unknown = |verdict: &Verdict| matches!(verdict, Verdict::Unknown(_));
    if lines.iter().flat_map(|(_, verdicts)| verdicts.values()).all(unknown) {
        // Several lines that are unknown all over say no more than one.
        lines = vec![(Line::Any, all_unknown(record, &lines))];
    }
    let mut defects = Vec::new();
    let fees = lines
        .iter()
        .map(|(line, verdicts)| {
            for verdict in verdicts.values() {
                match verdict {
                    Verdict::Unknown(defect) => defects.push(*defect),
                    Verdict::Within(..) => defects.push(Defect::FeeWindow),
                    Verdict::Free | Verdict::Amount(_) => {}
                }
            }
            fee(*line, verdicts, source)
        })
        .collect();
    (fees, defects)
}

/// What a line of fees is for.
#[derive(Clone, Copy)]
enum Line {
    Of(FeeKind),
    Any,
}

/// What each channel costs, for one kind of payment.
fn verdicts(record: &Record, kind: FeeKind) -> BTreeMap<Channel, Verdict> {
    let titles = record.legal_basis.iter().map(|(_, title)| title.as_str());
    let tariff_cited = cites_tariff(titles);
    let mut by_channel: BTreeMap<Channel, Vec<(&FeeRow, bool)>> = BTreeMap::new();
    for way in &record.ways {
        let cited = tariff_cited || cites_tariff([way.description.as_str()]);
        let rows = by_channel.entry(way.channel).or_default();
        rows.extend(way.fees.iter().filter(|row| row.kind == kind).map(|row| (row, cited)));
    }
    let verdicts: BTreeMap<Channel, Verdict> = by_channel
        .into_iter()
        .map(|(channel, rows)| {
            let mut found: Vec<Verdict> = Vec::new();
            for (row, cited) in rows {
                let verdict = judge(row, channel, cited);
                if !found.contains(&verdict) {
                    found.push(verdict);
                }
            }
            let verdict = match found[..] {
                [] => Verdict::Unknown(Defect::FeeMissing),
                [verdict] => verdict,
                _ => Verdict::Unknown(several(&found)),
            };
            (channel, verdict)
        })
        .collect();
    // A bare 0 isn't free where another channel names the tariff.
    let named = [Defect::FeeByCouncil, Defect::FeeElsewhere, Defect::FeeZeroWithTariff];
    let named = named.map(Verdict::Unknown);
    if !verdicts.values().any(|verdict| named.contains(verdict)) {
        return verdicts;
    }
    let doubted = Verdict::Unknown(Defect::FeeZeroWithTariff);
    let doubt = |verdict| if verdict == Verdict::Free { doubted } else { verdict };
    verdicts.into_iter().map(|(channel, verdict)| (channel, doubt(verdict))).collect()
}

/// Why a channel with several fees has none: the defect of all of them, or that there are several.
fn several(found: &[Verdict]) -> Defect {
    let defect = |verdict: &Verdict| match verdict {
        Verdict::Unknown(defect) => Some(*defect),
        _ => None,
    };
    let known: Option<Vec<Defect>> = found.iter().map(defect).collect();
    known.and_then(|defects| most_telling(&defects)).unwrap_or(Defect::FeeSeveral)
}

/// Why all channels are unknown, for all kinds of payment together.
fn all_unknown(
    record: &Record,
    lines: &[(Line, BTreeMap<Channel, Verdict>)],
) -> BTreeMap<Channel, Verdict> {
    let channels = record.ways.iter().map(|way| way.channel);
    let of = |channel: Channel| -> Vec<Defect> {
        let verdicts = lines.iter().filter_map(|(_, verdicts)| verdicts.get(&channel));
        verdicts
            .filter_map(|verdict| match verdict {
                Verdict::Unknown(defect) => Some(*defect),
                _ => None,
            })
            .collect()
    };
    channels
        .map(|channel| {
            let defect = most_telling(&of(channel)).unwrap_or(Defect::FeeMissing);
            (channel, Verdict::Unknown(defect))
        })
        .collect()
}

/// Whoever sets the fee says more than that it is missing.
fn most_telling(defects: &[Defect]) -> Option<Defect> {
    let telling = [Defect::FeeByCouncil, Defect::FeeElsewhere];
    let first = telling.into_iter().find(|defect| defects.contains(defect));
    first
        .or_else(|| defects.iter().copied().find(|defect| *defect != Defect::FeeMissing))
        .or_else(|| defects.first().copied())
}

fn fee(line: Line, verdicts: &BTreeMap<Channel, Verdict>, source: &Citation) -> Fee {
    let (id, vi, en, kind) = match line {
        Line::Any => ("fees", "Phí, lệ phí", "Fees", FeeKind::Fee),
        Line::Of(FeeKind::Fee) => ("fee", "Phí", "Fee", FeeKind::Fee),
        Line::Of(FeeKind::Charge) => ("charge", "Lệ phí", "Charge", FeeKind::Charge),
        Line::Of(FeeKind::Price) => ("price", "Giá dịch vụ", "Price", FeeKind::Price),
    };
    let council = Verdict::Unknown(Defect::FeeByCouncil);
    let by_council = verdicts.values().any(|verdict| *verdict == council);
    let mut groups: Vec<(Verdict, Vec<Channel>)> = Vec::new();
    for (channel, verdict) in verdicts {
        match groups.iter_mut().find(|(known, _)| known == verdict) {
            Some((_, channels)) => channels.push(*channel),
            None => groups.push((*verdict, vec![*channel])),
        }
    }
    let everywhere = groups.len() <= 1;
    let rates = groups.into_iter().flat_map(|(verdict, channels)| {
        let channels = if everywhere { Channels::ALL } else { Channels::from(channels) };
        prices(verdict).into_iter().map(move |(window, price)| (channels, window, price))
    });
    Fee {
        id: id.to_owned(),
        name: Text { vi: vi.to_owned(), en: en.to_owned() },
        kind,
        payee: None,
        competence: if by_council { Competence::Provincial } else { Competence::Central },
        channels: Channels::ALL,
        when: Condition::Always,
        rates: rates
            .map(|(channels, window, price)| Rate {
                when: Condition::Always,
                channels,
                places: PlaceScope::default(),
                window,
                price,
                source: source.clone(),
            })
            .collect(),
    }
}

/// The prices of a verdict, the first that holds first.
fn prices(verdict: Verdict) -> Vec<(Window, Price)> {
    let open = Window::default();
    match verdict {
        Verdict::Free => vec![(open, Price::Free)],
        Verdict::Amount(amount) => vec![(open, Price::Amount(amount))],
        Verdict::Within(amount, window) => vec![
            (window, Price::Amount(amount)),
            (open, Price::Unknown(Defect::FeeWindow.reason())),
        ],
        Verdict::Unknown(defect) => vec![(open, Price::Unknown(defect.reason()))],
    }
}
