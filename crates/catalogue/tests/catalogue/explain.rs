//! What an editor reads of a case.

use catalogue::check::check;
use catalogue::explain::{ExplainError, Request, explain};
use jiff_core::civil::date;
use rules::channel::Channel;
use rules::text::Language;

use crate::folder::fixture;

#[test]
fn a_case_with_all_its_reasons() {
    assert_eq!(
        explained(&[("rod", "lent"), ("lent_on", "2025-01-01"), ("copies", "4")]).unwrap(),
        "\
Fishing permit (fishing; 1.000001)
filed 2026-08-21T18:00 31 2024:30
  rod = lent
  copies = 4
  lent_on = 2025-01-01
  card = (open)
  card_since = (open)
can't be done here: After a year buy a rod. [Fishing Act, Điều 3]

online
  papers
    + Form 1 original(s) [Fishing Act, Điều 4]
    + Loan paper 1 copy(ies) [Fishing Act, Điều 4]
  time
    received 2026-08-22 (filed after hours)
    by law: 10 days, then 2 working days → 2026-09-07 [Fishing Act, Điều 5]
    doesn't count, a day off: 2026-08-31
    doesn't count, a day off: 2026-09-01
    doesn't count, a day off: 2026-09-02
    due 2026-09-07
    to have it by 2026-09-30: 2026-09-18T16:59
  fees
    Permit charge: 5000 ₫
      set at: 5000 ₫ [Resolution on free charges, Điều 1]
      if its conditions are met: 0 ₫: Card holders pay no charge. (a card for 30 days) \
         [Resolution on free charges]
    Copies: 6000 ₫
      set at: 6000 ₫ [Fishing Act, Điều 7]
    total: 11000 ₫
"
    );
}

#[test]
fn what_cannot_be_explained() {
    for (answers, message) in [
        (
            &[("rods", "own")][..],
            "there is no question `rods`; there are rod, copies, lent_on, card, card_since",
        ),
        (&[("rod", "mine")], "`mine` can't be answered to `rod`; possible is own, lent"),
        (&[("copies", "21")], "`21` can't be answered to `copies`; possible is 0–20"),
    ] {
        assert_eq!(explained(answers).unwrap_err().to_string(), message);
    }
}

fn explained(answers: &[(&str, &str)]) -> Result<String, ExplainError> {
    let request = Request {
        procedure: "2.000001".to_owned(),
        answers: answers.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(),
        moment: date(2026, 8, 21).at(18, 0, 0, 0),
        province: Some("31".to_owned()),
        territory: Some("2024:30".to_owned()),
        channel: Some(Channel::Online),
        needed: Some(date(2026, 9, 30)),
    };
    explain(&check(&fixture()).unwrap(), &request, Language::En)
}
