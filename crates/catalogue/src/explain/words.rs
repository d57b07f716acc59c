//! The words of an explanation, in Vietnamese and English.

use rules::due::Moved;
use rules::limit::{Span, Unit};
use rules::text::Language;

/// Everything that isn't said by the catalogue itself.
pub(crate) struct Words {
    pub(super) filed: &'static str,
    pub(super) record: &'static str,
    pub(super) open: &'static str,
    pub(super) dead_end: &'static str,
    pub(super) papers: &'static str,
    pub(super) originals: &'static str,
    pub(super) copies: &'static str,
    pub(super) time: &'static str,
    pub(super) received: &'static str,
    pub(super) due: &'static str,
    pub(super) legal: &'static str,
    pub(super) local: &'static str,
    pub(super) provisional: &'static str,
    pub(super) fees: &'static str,
    pub(super) total: &'static str,
    pub(super) perhaps: &'static str,
    pub(super) base: &'static str,
    pub(super) applied: &'static str,
    pub(super) outdone: &'static str,
    pub(super) possible: &'static str,
    pub(super) rounded: &'static str,
    pub(super) yearly: &'static str,
    pub(super) unknown: &'static str,
    pub(super) expired: &'static str,
    pub(super) no_rate: &'static str,
    pub(super) depends: &'static str,
    pub(super) conflict: &'static str,
    pub(super) too_large: &'static str,
    pub(super) beyond_calendar: &'static str,
    pub(super) day_counted: &'static str,
    pub(super) day_not_counted: &'static str,
    pub(super) needed: &'static str,
    pub(super) too_late: &'static str,
    pub(super) would_change: &'static str,
    pub(super) filed_from: &'static str,
    pub(super) not_counted: &'static str,
    pub(super) begins: &'static str,
    pub(super) ended: &'static str,
    pub(super) other_channel: &'static str,
    pub(super) other_case: &'static str,
    working_days: &'static str,
    calendar_days: &'static str,
    working_hours: &'static str,
    months: &'static str,
    same_day: &'static str,
    then: &'static str,
    until_opening: &'static str,
    after_hours: &'static str,
    day_off: &'static str,
}

impl Words {
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::Vi => &VIETNAMESE,
            Language::En => &ENGLISH,
        }
    }

    /// Why a dossier is received later than it was filed.
    pub(super) fn moved(&self, moved: Moved) -> &'static str {
        match moved {
            Moved::UntilOpening => self.until_opening,
            Moved::AfterHours => self.after_hours,
            Moved::DayOff => self.day_off,
        }
    }

    /// A limit in words.
    pub(crate) fn spans(&self, spans: &[Span]) -> String {
        let parts: Vec<String> = spans.iter().map(|span| self.span(*span)).collect();
        parts.join(self.then)
    }

    fn span(&self, span: Span) -> String {
        let unit = match span.unit {
            Unit::WorkingDays => self.working_days,
            Unit::CalendarDays => self.calendar_days,
            Unit::WorkingHours => self.working_hours,
            Unit::Months => self.months,
            Unit::SameDay => return self.same_day.to_owned(),
        };
        format!("{} {unit}", span.count)
    }
}

const VIETNAMESE: Words = Words {
    filed: "nộp",
    record: "hồ sơ quốc gia",
    open: "(chưa trả lời)",
    dead_end: "không làm được ở đây",
    papers: "giấy tờ",
    originals: "bản chính",
    copies: "bản sao",
    time: "thời hạn",
    received: "tiếp nhận",
    due: "trả kết quả",
    legal: "theo luật",
    local: "theo chính sách",
    provisional: "tạm tính, năm này chưa có lịch nghỉ",
    fees: "phí, lệ phí",
    total: "tổng",
    perhaps: "có thể phải nộp",
    base: "mức quy định",
    applied: "áp dụng",
    outdone: "không có lợi hơn",
    possible: "nếu đủ điều kiện",
    rounded: "văn bản không nói cách làm tròn, tính theo cách an toàn cho người dân",
    yearly: "tối đa mỗi người mỗi năm, chưa biết năm nay đã hưởng bao nhiêu",
    unknown: "không rõ",
    expired: "mức cũ đã hết hiệu lực, chưa có mức mới",
    no_rate: "không có mức nào cho trường hợp này",
    depends: "tùy câu trả lời hoặc nơi nộp",
    conflict: "các văn bản trái nhau",
    too_large: "số quá lớn",
    beyond_calendar: "chưa có lịch cho những năm đó",
    day_counted: "có tính ngày làm bù",
    day_not_counted: "không tính ngày nghỉ",
    needed: "nộp chậm nhất để có trước",
    too_late: "đã quá muộn",
    would_change: "nếu đổi",
    filed_from: "nộp từ ngày",
    not_counted: "không áp dụng",
    begins: "từ ngày",
    ended: "hết hiệu lực sau ngày",
    other_channel: "cho kênh khác",
    other_case: "cho trường hợp khác",
    working_days: "ngày làm việc",
    calendar_days: "ngày",
    working_hours: "giờ làm việc",
    months: "tháng",
    same_day: "trong ngày",
    then: ", rồi ",
    until_opening: "chờ mở cửa",
    after_hours: "nộp sau giờ làm việc",
    day_off: "nộp vào ngày nghỉ",
};

const ENGLISH: Words = Words {
    filed: "filed",
    record: "national record",
    open: "(open)",
    dead_end: "can't be done here",
    papers: "papers",
    originals: "original(s)",
    copies: "copy(ies)",
    time: "time",
    received: "received",
    due: "due",
    legal: "by law",
    local: "by policy",
    provisional: "provisional, that year's days off aren't announced",
    fees: "fees",
    total: "total",
    perhaps: "perhaps due",
    base: "set at",
    applied: "applies",
    outdone: "no better",
    possible: "if its conditions are met",
    rounded: "the text doesn't say how to round, read on the safe side",
    yearly: "at most a person and year, what was used before isn't known",
    unknown: "unknown",
    expired: "the last rate has ended, no new one is known",
    no_rate: "no rate covers this case",
    depends: "depends on an answer or on the place",
    conflict: "valid texts contradict each other",
    too_large: "too large to count",
    beyond_calendar: "the calendar doesn't reach that far",
    day_counted: "counts, a worked day:",
    day_not_counted: "doesn't count, a day off:",
    needed: "to have it by",
    too_late: "it is too late",
    would_change: "would change it",
    filed_from: "filed from",
    not_counted: "doesn't count",
    begins: "begins",
    ended: "ended after",
    other_channel: "for other channels",
    other_case: "for other cases",
    working_days: "working days",
    calendar_days: "days",
    working_hours: "working hours",
    months: "months",
    same_day: "the same day",
    then: ", then ",
    until_opening: "from opening on",
    after_hours: "filed after hours",
    day_off: "filed on a day off",
};
