//! Values on their way to PostgreSQL's columns and back.

use bytes::BytesMut;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};

use crate::store::StoreError;
use crate::store::connection::{Kind, Value};

/// The values of one column.
pub(super) type Column = Box<dyn ToSql + Sync + Send>;

/// The columns of some rows.
pub(super) fn columns(kinds: &[Kind], rows: &[Vec<Value<'_>>]) -> Vec<Column> {
    let column = |(place, kind): (usize, &Kind)| -> Column {
        let values = rows.iter().map(move |row| row.get(place));
        match kind {
            Kind::Integer => {
                Box::new(values.map(|value| value.and_then(number)).collect::<Vec<_>>())
            }
            Kind::Text => {
                let owned = |value| text(value).map(str::to_owned);
                Box::new(values.map(|value| value.and_then(owned)).collect::<Vec<_>>())
            }
        }
    };
    kinds.iter().enumerate().map(column).collect()
}

pub(super) fn borrowed(columns: &[Column]) -> Vec<&(dyn ToSql + Sync)> {
    columns.iter().map(|column| &**column as &(dyn ToSql + Sync)).collect()
}

pub(super) fn parameters<'a>(values: &'a [Value<'_>]) -> Vec<&'a (dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

fn number(value: &Value<'_>) -> Option<i64> {
    match value {
        Value::Integer(number) => Some(*number),
        Value::Null | Value::Text(_) => None,
    }
}

pub(super) fn text<'a>(value: &'a Value<'_>) -> Option<&'a str> {
    match value {
        Value::Text(text) => Some(text),
        Value::Null | Value::Integer(_) => None,
    }
}

impl ToSql for Value<'_> {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Integer(number) if *kind == Type::INT2 => {
                i16::try_from(*number)?.to_sql(kind, out)
            }
            Self::Integer(number) if *kind == Type::INT4 => {
                i32::try_from(*number)?.to_sql(kind, out)
            }
            Self::Integer(number) => number.to_sql(kind, out),
            Self::Text(text) => text.as_ref().to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        [Type::INT2, Type::INT4, Type::INT8, Type::TEXT].contains(kind)
    }

    to_sql_checked!();
}

pub(super) fn read(row: &tokio_postgres::Row) -> Result<Vec<Value<'_>>, StoreError> {
    let value = |(place, column): (usize, &tokio_postgres::Column)| {
        Ok(match *column.type_() {
            Type::INT2 => row.try_get::<_, Option<i16>>(place)?.map(i64::from).into(),
            Type::INT4 => row.try_get::<_, Option<i32>>(place)?.map(i64::from).into(),
            Type::INT8 => row.try_get::<_, Option<i64>>(place)?.into(),
            _ => row.try_get::<_, Option<&str>>(place)?.into(),
        })
    };
    row.columns().iter().enumerate().map(value).collect()
}
