//! A workbook with real dates and numbers, and the dictionary of its columns.

use std::io;

use jiff_core::civil::Date;
use rules::iso::Iso;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::csv::codes;
use super::{Column, ExportError, Kind, RATINGS, SUMMARY, Take};
use crate::store::{Row, Value};

/// A sheet has room for 1,048,576 rows; a round number is easier to follow.
const SHEET: u32 = 1_000_000;

/// Wide enough for most of what stands in a column.
const WIDTH: f64 = 16.0;

/// What sheets are called.
const DICTIONARY: &str = "Từ điển dữ liệu";
const FIGURES: &str = "Tổng hợp";
const SINGLE: &str = "Đánh giá";

/// A sheet that is written from its top down.
struct Sheet<'a> {
    sheet: &'a mut Worksheet,
    columns: &'a [Column],
    date: Format,
    decimal: Format,
}

/// Figures of ratings, where there are some, then the ratings themselves.
pub(super) fn ratings<T>(
    columns: &[Column],
    rows: impl FnOnce(Take<'_>) -> Result<T, ExportError>,
    figures: &[Row],
    to: &mut (impl io::Write + Send),
) -> Result<T, ExportError> {
    let mut workbook = Workbook::new();
    dictionary(workbook.add_worksheet())?;
    if !figures.is_empty() {
        all(workbook.add_worksheet(), figures)?;
    }
    let (mut sheets, mut next) = (0_u32, SHEET);
    let done = rows(&mut |rows| {
        let mut rows = rows.iter().peekable();
        while rows.peek().is_some() || sheets == 0 {
            if next >= SHEET {
                sheets = sheets.saturating_add(1);
                let name = format!("{SINGLE} {sheets}");
                Sheet::new(workbook.add_worksheet_with_constant_memory()?, columns).head(&name)?;
                next = 0;
            }
            let last = workbook.worksheets().len().saturating_sub(1);
            let mut sheet = Sheet::new(workbook.worksheet_from_index(last)?, columns);
            for row in rows.by_ref().take(usize::try_from(SHEET - next).unwrap_or(0)) {
                next = next.saturating_add(1);
                sheet.line(next, row)?;
            }
        }
        Ok(())
    })?;
    save(&mut workbook, to)?;
    Ok(done)
}

/// Figures alone.
pub(super) fn summary(
    figures: &[Row],
    to: &mut (impl io::Write + Send),
) -> Result<(), ExportError> {
    let mut workbook = Workbook::new();
    dictionary(workbook.add_worksheet())?;
    all(workbook.add_worksheet(), figures)?;
    save(&mut workbook, to)
}

fn all(sheet: &mut Worksheet, figures: &[Row]) -> Result<(), XlsxError> {
    let mut sheet = Sheet::new(sheet, &SUMMARY);
    sheet.head(FIGURES)?;
    (1..).zip(figures).try_for_each(|(place, row)| sheet.line(place, row))
}

/// Parts of a workbook are packed together at its end, so it is put together in a file.
fn save(workbook: &mut Workbook, to: &mut impl io::Write) -> Result<(), ExportError> {
    let mut file = tempfile::tempfile()?;
    workbook.save_to_writer(&mut file)?;
    io::Seek::rewind(&mut file)?;
    io::copy(&mut file, to)?;
    Ok(())
}

impl<'a> Sheet<'a> {
    fn new(sheet: &'a mut Worksheet, columns: &'a [Column]) -> Self {
        let date = Format::new().set_num_format("yyyy-mm-dd");
        let decimal = Format::new().set_num_format("0.0000");
        Self { sheet, columns, date, decimal }
    }

    fn head(&mut self, name: &str) -> Result<(), XlsxError> {
        self.sheet.set_name(name)?;
        self.sheet.set_freeze_panes(1, 0)?;
        let bold = Format::new().set_bold();
        for (place, column) in (0..).zip(self.columns) {
            self.sheet.set_column_width(place, WIDTH)?;
            self.sheet.write_string_with_format(0, place, column.code, &bold)?;
        }
        Ok(())
    }

    fn line(&mut self, place: u32, row: &Row) -> Result<(), XlsxError> {
        let sheet = &mut self.sheet;
        for ((column, value), kind) in (0..).zip(row).zip(self.columns.iter().map(|it| it.kind)) {
            let day = |text: &str| Date::read(text).filter(|_| kind == Kind::Date);
            match value {
                Value::Null => continue,
                Value::Integer(number) => {
                    // Counts and scores: a spreadsheet's numbers hold them exactly.
                    let number = f64::from(i32::try_from(*number).unwrap_or(i32::MAX));
                    sheet.write_number(place, column, number)?
                }
                Value::Text(text) if kind == Kind::Codes => {
                    sheet.write_string(place, column, codes(text))?
                }
                Value::Text(text) => match (day(text), text.parse::<f64>()) {
                    (Some(day), _) => {
                        sheet.write_datetime_with_format(place, column, date(day)?, &self.date)?
                    }
                    (_, Ok(number)) if kind == Kind::Decimal => {
                        sheet.write_number_with_format(place, column, number, &self.decimal)?
                    }
                    // A string is never taken for a formula here.
                    _ => sheet.write_string(place, column, &**text)?,
                },
            };
        }
        Ok(())
    }
}

fn date(day: Date) -> Result<ExcelDateTime, XlsxError> {
    let (year, month, day) = (day.year(), day.month(), day.day());
    ExcelDateTime::from_ymd(year.unsigned_abs(), month.unsigned_abs(), day.unsigned_abs())
}

fn dictionary(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name(DICTIONARY)?;
    let bold = Format::new().set_bold();
    let titles = ["Trang", "Cột", "Ý nghĩa", "Meaning"];
    for (place, title) in (0..).zip(titles) {
        sheet.write_string_with_format(0, place, title, &bold)?;
        sheet.set_column_width(place, if place < 2 { WIDTH } else { 4.0 * WIDTH })?;
    }
    let single = RATINGS.iter().map(|source| (SINGLE, source.column));
    let figures = SUMMARY.iter().map(|column| (FIGURES, *column));
    for (row, (name, column)) in (1..).zip(figures.chain(single)) {
        for (place, text) in (0..).zip([name, column.code, column.vi, column.en]) {
            sheet.write_string(row, place, text)?;
        }
    }
    Ok(())
}
