//! Findings in words: what is so, then what to do.

use mot_cua::state::Problem;
use rules::iso::Iso;
use rules::text::{Language, Text};

use crate::finding::Finding;

pub(crate) fn of(finding: &Finding) -> Text {
    match finding {
        Finding::Attribute { line, problem } => at(*line, problem_in_words(problem)),
        Finding::Wanted(problem) => problem_in_words(problem),
        Finding::NoTag | Finding::NoLoader { .. } | Finding::NoElement { .. } => tag(finding),
        Finding::Integrity { .. }
        | Finding::IntegrityOfCurrent { .. }
        | Finding::IntegrityWithoutCors { .. }
        | Finding::Changed { .. }
        | Finding::Mixed { .. } => release(finding),
        Finding::Version { version } => say(
            format!("trang dùng phiên bản {version}"),
            format!("the page loads version {version}"),
        ),
        Finding::Catalogue { version, language } => say(
            format!("dữ liệu {}: phiên bản {version}", language_in(*language, "vi")),
            format!("{} catalogue: version {version}", language_in(*language, "en")),
        ),
        Finding::NotRendered { url } => say(
            format!(
                "không có {url}: câu hỏi đầu tiên hiện chậm hơn, và nơi cấm WebAssembly không hiện \
                 được danh sách giấy tờ. Chép đủ thư mục data/, gồm cả start/ và plain/"
            ),
            format!(
                "there is no {url}: the first question comes later, and where WebAssembly is \
                 forbidden there is no list of papers. Copy the whole of data/, with start/ and plain/"
            ),
        ),
        Finding::MixedCatalogue { url, version, catalogue } => say(
            format!(
                "{url} thuộc dữ liệu {version}, còn catalogue.bin thuộc {catalogue}: người dân đọc \
                 quy định cũ. Chép lại cả thư mục data/"
            ),
            format!(
                "{url} is of catalogue {version}, and catalogue.bin of {catalogue}: people read old \
                 rules. Copy the whole of data/ again"
            ),
        ),
        Finding::NoCalendar { year } => say(
            format!(
                "dữ liệu chưa có ngày nghỉ năm {year}, ngày trả sẽ không tính được: cập nhật thư \
                 mục data/"
            ),
            format!(
                "the catalogue has no calendar of {year}, so no due date: update the folder data/"
            ),
        ),
        Finding::Old { procedure, checked_on, days } => old(procedure, &checked_on.write(), *days),
        _ => sent(finding),
    }
}

fn old(procedure: &str, checked_on: &str, days: i32) -> Text {
    say(
        format!(
            "{procedure} được đối chiếu với văn bản lần cuối ngày {checked_on}, {days} ngày trước: \
             cập nhật thư mục data/"
        ),
        format!(
            "{procedure} was last compared with its sources on {checked_on}, {days} days ago: \
             update the folder data/"
        ),
    )
}

/// How files are sent.
fn sent(finding: &Finding) -> Text {
    match finding {
        Finding::Unreachable { url, error } => say(
            format!("{url} không trả lời ({error}): kiểm tra địa chỉ, chứng thư và tường lửa"),
            format!("{url} doesn't answer ({error}): check address, certificate and firewall"),
        ),
        Finding::Status { url, status } => say(
            format!("{url} trả lời {status}: chép đủ tệp của bản phát hành và cho phép tải"),
            format!("{url} answers {status}: copy all files of the release and let them be read"),
        ),
        Finding::Insecure { url } => say(
            format!("trang dùng https nhưng {url} thì không, trình duyệt sẽ chặn: đổi sang https"),
            format!("a page with https loads {url}, which browsers block: change it to https"),
        ),
        Finding::Foreign { url } => say(
            format!(
                "{url} không phải tệp của Một Cửa (trang báo lỗi hoặc đăng nhập?): cho phép tải \
                 tệp này mà không đăng nhập"
            ),
            format!(
                "{url} isn't a file of Một Cửa (an error or sign-in page?): let it be read \
                 without signing in"
            ),
        ),
        Finding::Kind { url, kind, expected } => say(
            format!("{url} có kiểu `{kind}`: đặt Content-Type là {expected}"),
            format!("{url} has the type `{kind}`: set Content-Type to {expected}"),
        ),
        Finding::NotCompressed { url, bytes } => say(
            format!("{url} ({bytes} byte) không nén: bật brotli hoặc gzip, tệp .br, .gz có sẵn"),
            format!(
                "{url} ({bytes} bytes) isn't compressed: switch brotli or gzip on; .br and .gz lie \
                 beside it"
            ),
        ),
        Finding::KeptTooLong { url, seconds } => say(
            format!("{url} được giữ {seconds} giây dù sẽ thay đổi: đặt Cache-Control: no-cache"),
            format!("{url} is kept for {seconds} s and will change: set Cache-Control: no-cache"),
        ),
        Finding::KeptTooBriefly { url, seconds } => say(
            format!(
                "{url} không bao giờ đổi nhưng chỉ được giữ {seconds} giây: đặt Cache-Control: \
                 public, max-age=31536000, immutable"
            ),
            format!(
                "{url} never changes and is kept for {seconds} s only: set Cache-Control: public, \
                 max-age=31536000, immutable"
            ),
        ),
        Finding::Cors { url, origin } => say(
            format!("{url} không cho trang ở {origin} đọc: thêm Access-Control-Allow-Origin: *"),
            format!("{url} can't be read by {origin}: add Access-Control-Allow-Origin: *"),
        ),
        Finding::Blocked { directive: "sandbox", need } => say(
            format!("trang hoặc iframe bị `sandbox`: thêm {need}"),
            format!("the page or its iframe has a `sandbox`: add {need}"),
        ),
        Finding::Blocked { directive, need } => say(
            format!("chính sách {directive} chặn: thêm {need} vào {directive} (xem csp.txt)"),
            format!("the policy {directive} blocks: add {need} to {directive} (see csp.txt)"),
        ),
        Finding::NoCollector { url, what } => say(
            format!("nơi nhận đánh giá {url} chưa sẵn sàng ({what}): kiểm tra `collector`"),
            format!("the collector {url} isn't ready ({what}): check `collector`"),
        ),
        Finding::NotAllowed { url, origin } => say(
            format!("{url} không nhận đánh giá từ trang này: thêm --allow-origin {origin}"),
            format!("{url} takes no ratings of this page: add --allow-origin {origin}"),
        ),
        _ => Text::default(),
    }
}

fn tag(finding: &Finding) -> Text {
    match finding {
        Finding::NoLoader { line } => at(
            *line,
            say(
                "có <mot-cua> nhưng không có <script src=\".../mot-cua.js\">: thêm thẻ script; nếu \
                 trình quản lý thẻ thêm hộ, ghi --loader ĐỊA-CHỈ",
                "there is <mot-cua> and no <script src=\".../mot-cua.js\">: add it; where a tag \
                 manager adds it, give --loader URL",
            ),
        ),
        Finding::NoElement { line } => at(
            *line,
            say(
                "có script nhưng không có <mot-cua>, data-procedure hay MotCua.mount: thêm vào nơi \
                 cần hiện",
                "there is the script and no <mot-cua>, data-procedure or MotCua.mount: add one \
                 where it should show",
            ),
        ),
        _ => say(
            "không thấy thẻ của Một Cửa: trình soạn thảo có thể đã bỏ thẻ, hãy thử <div \
             data-mot-cua>; nếu trình quản lý thẻ thêm hộ, ghi --loader ĐỊA-CHỈ",
            "no tag of Một Cửa: an editor may have dropped it, try <div data-mot-cua>; where a tag \
             manager adds it, give --loader URL",
        ),
    }
}

fn release(finding: &Finding) -> Text {
    match finding {
        Finding::Integrity { line, expected } => at(
            *line,
            say(
                format!("integrity không khớp với tệp: nếu tệp đúng, ghi {expected}"),
                format!("integrity doesn't match the file: if the file is right, write {expected}"),
            ),
        ),
        Finding::IntegrityOfCurrent { line } => at(
            *line,
            say(
                "integrity trên mot-cua.js sẽ sai khi cập nhật: dùng thẻ trong integrity.txt",
                "integrity on mot-cua.js breaks with an update: use the tag in integrity.txt",
            ),
        ),
        Finding::IntegrityWithoutCors { line } => at(
            *line,
            say(
                "integrity của tệp ở trang khác cần crossorigin=\"anonymous\"",
                "integrity of a file on another site needs crossorigin=\"anonymous\"",
            ),
        ),
        Finding::Changed { url, expected } => say(
            format!("{url} khác với bản phát hành ({expected}): chép lại ở chế độ nhị phân"),
            format!("{url} isn't as published ({expected}): copy it again, in binary mode"),
        ),
        Finding::Mixed { loader, published } => say(
            format!("mot-cua.js là {loader} nhưng version.json là {published}: chép lại tất cả"),
            format!("mot-cua.js is {loader} and version.json is {published}: copy all again"),
        ),
        _ => Text::default(),
    }
}

fn problem_in_words(problem: &Problem) -> Text {
    let vi = match problem {
        Problem::BadAttribute { attribute, value } => {
            format!("thuộc tính `{attribute}` có giá trị `{value}` không đọc được: sửa giá trị")
        }
        Problem::UnknownProcedure(id) => {
            format!("dữ liệu không có thủ tục `{id}`: sửa `procedure` hoặc cập nhật data/")
        }
        Problem::UnknownProvince(code) => {
            format!("không có tỉnh `{code}`: ghi hai chữ số của tỉnh từ 01/7/2025")
        }
        Problem::CatalogueUnreachable(url) => format!("không tải được {url}"),
        Problem::CatalogueBroken(what) => {
            format!("dữ liệu không đọc được ({what}): chép lại data/ ở chế độ nhị phân")
        }
        Problem::PartMissing => "thiếu một phần của tiện ích: chép đủ tệp của bản phát hành".into(),
        Problem::CatalogueFormat(format) => {
            format!("dữ liệu có dạng {format}, mới hơn tiện ích: cập nhật các tệp của tiện ích")
        }
    };
    Text { vi, en: problem.hint() }
}

fn at(line: u64, text: Text) -> Text {
    match line {
        0 => text,
        _ => say(format!("dòng {line}: {}", text.vi), format!("line {line}: {}", text.en)),
    }
}

fn language_in(language: Language, reader: &str) -> &'static str {
    match (language, reader) {
        (Language::Vi, "vi") => "tiếng Việt",
        (Language::Vi, _) => "Vietnamese",
        (Language::En, "vi") => "tiếng Anh",
        (Language::En, _) => "English",
    }
}

fn say(vi: impl Into<String>, en: impl Into<String>) -> Text {
    Text { vi: vi.into(), en: en.into() }
}
