//! A workbook with real dates and numbers: ratings, and the dictionary of their columns.

use std::io;

use jiff_core::civil::Date;
use rules::iso::Iso;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::csv::codes;
use super::{COLUMNS, ExportError, Kind, Selection, pages};
use crate::store::{Row, Store, Value};

/// A sheet has room for 1,048,576 rows; a round number is easier to follow.
const SHEET: u32 = 1_000_000;

/// Wide enough for most of what stands in a column.
const WIDTH: f64 = 16.0;

pub(super) fn write(
    store: &mut Store,
    selection: &Selection,
    to: &mut (impl io::Write + Send),
) -> Result<u64, ExportError> {
    let mut workbook = Workbook::new();
    dictionary(workbook.add_worksheet())?;
    let mut sheets = 0_u32;
    let mut next = SHEET;
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let rows = pages(store, selection, |rows| {
        let mut rows = rows.iter().peekable();
        while rows.peek().is_some() || sheets == 0 {
            if next >= SHEET {
                sheets = sheets.saturating_add(1);
                head(workbook.add_worksheet_with_constant_memory()?, sheets)?;
                next = 0;
            }
            let last = usize::try_from(sheets).unwrap_or(usize::MAX);
            let sheet = workbook.worksheet_from_index(last)?;
            for row in rows.by_ref().take(usize::try_from(SHEET - next).unwrap_or(0)) {
                next = next.saturating_add(1);
                line(sheet, next, row, &date)?;
            }
        }
        Ok(())
    })?;
    // Parts of a workbook are packed together at its end, so it is put together in a file.
    let mut file = tempfile::tempfile()?;
    workbook.save_to_writer(&mut file)?;
    io::Seek::rewind(&mut file)?;
    io::copy(&mut file, to)?;
    Ok(rows)
}

fn head(sheet: &mut Worksheet, number: u32) -> Result<(), XlsxError> {
    sheet.set_name(format!("Đánh giá {number}"))?;
    sheet.set_freeze_panes(1, 0)?;
    let bold = Format::new().set_bold();
    for (place, column) in (0..).zip(COLUMNS) {
        sheet.set_column_width(place, WIDTH)?;
        sheet.write_string_with_format(0, place, column.code, &bold)?;
    }
    Ok(())
}

fn line(sheet: &mut Worksheet, place: u32, row: &Row, date: &Format) -> Result<(), XlsxError> {
    for ((column, value), kind) in (0..).zip(row).zip(COLUMNS.map(|column| column.kind)) {
        match value {
            Value::Null => continue,
            Value::Integer(number) => {
                // Scores: a spreadsheet's numbers hold them exactly.
                sheet.write_number(place, column, f64::from(i32::try_from(*number).unwrap_or(0)))?
            }
            Value::Text(text) if kind == Kind::Codes => {
                sheet.write_string(place, column, codes(text))?
            }
            Value::Text(text) => match Date::read(text).filter(|_| kind == Kind::Date) {
                Some(day) => {
                    let (year, month, day) = (day.year(), day.month(), day.day());
                    let day = ExcelDateTime::from_ymd(
                        year.unsigned_abs(),
                        month.unsigned_abs(),
                        day.unsigned_abs(),
                    )?;
                    sheet.write_datetime_with_format(place, column, day, date)?
                }
                // A string is never taken for a formula here.
                None => sheet.write_string(place, column, &**text)?,
            },
        };
    }
    Ok(())
}

fn dictionary(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name("Từ điển dữ liệu")?;
    let bold = Format::new().set_bold();
    let titles = ["Cột", "Ý nghĩa", "Meaning"];
    for (place, title) in (0..).zip(titles) {
        sheet.write_string_with_format(0, place, title, &bold)?;
        sheet.set_column_width(place, if place == 0 { WIDTH } else { 4.0 * WIDTH })?;
    }
    for (row, column) in (1..).zip(COLUMNS) {
        for (place, text) in (0..).zip([column.code, column.vi, column.en]) {
            sheet.write_string(row, place, text)?;
        }
    }
    Ok(())
}
