//! A workbook with real dates and numbers, and the dictionary of its columns.

use std::io;

use jiff_core::civil::Date;
use rules::iso::Iso;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::csv::codes;
use super::{Column, ExportError, Kind, Output, RATINGS, SUMMARY};
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
    formats: &'a Formats,
}

/// How numbers are shown.
struct Formats {
    date: Format,
    decimal: Format,
}

/// Ratings in the making, behind their figures where there are some.
pub(super) struct Ratings<'a> {
    workbook: Workbook,
    columns: &'a [Column],
    formats: Formats,
    /// Sheets of ratings.
    sheets: u32,
    /// Rows of the last one.
    rows: u32,
}

impl<'a> Ratings<'a> {
    pub(super) fn new(columns: &'a [Column], figures: &[Row]) -> Result<Self, ExportError> {
        let mut workbook = Workbook::new();
        dictionary(workbook.add_worksheet())?;
        if !figures.is_empty() {
            all(workbook.add_worksheet(), figures)?;
        }
        let mut ratings = Self { workbook, columns, formats: Formats::new(), sheets: 0, rows: 0 };
        ratings.begin()?;
        Ok(ratings)
    }

    /// Begins a sheet.
    fn begin(&mut self) -> Result<(), ExportError> {
        self.sheets = self.sheets.saturating_add(1);
        self.rows = 0;
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        let mut sheet = Sheet { sheet, columns: self.columns, formats: &self.formats };
        Ok(sheet.head(&format!("{SINGLE} {}", self.sheets))?)
    }

    pub(super) fn save(mut self, to: &mut impl io::Write) -> Result<(), ExportError> {
        save(&mut self.workbook, to)
    }
}

impl Output for Ratings<'_> {
    fn row(&mut self, row: &[Value<'_>]) -> Result<(), ExportError> {
        if self.rows == SHEET {
            self.begin()?;
        }
        self.rows = self.rows.saturating_add(1);
        let last = self.workbook.worksheets().len().saturating_sub(1);
        let sheet = self.workbook.worksheet_from_index(last)?;
        let mut sheet = Sheet { sheet, columns: self.columns, formats: &self.formats };
        Ok(sheet.line(self.rows, row)?)
    }

    /// Nobody reads it before it is whole.
    fn pause(&mut self) -> Result<(), ExportError> {
        Ok(())
    }
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
    let mut sheet = Sheet { sheet, columns: &SUMMARY, formats: &Formats::new() };
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

impl Formats {
    fn new() -> Self {
        Self {
            date: Format::new().set_num_format("yyyy-mm-dd"),
            decimal: Format::new().set_num_format("0.0000"),
        }
    }
}

impl Sheet<'_> {
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

    fn line(&mut self, place: u32, row: &[Value<'_>]) -> Result<(), XlsxError> {
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
                    (Some(day), _) => sheet.write_datetime_with_format(
                        place,
                        column,
                        date(day)?,
                        &self.formats.date,
                    )?,
                    (_, Ok(number)) if kind == Kind::Decimal => sheet.write_number_with_format(
                        place,
                        column,
                        number,
                        &self.formats.decimal,
                    )?,
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
