//! Values of the domain that are words of their own in a column.

use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::{Database, Decode, Encode, Type};

use crate::domain::stages::Stage;

impl<D: Database> Type<D> for Stage
where
    String: Type<D>,
{
    fn type_info() -> D::TypeInfo {
        <String as Type<D>>::type_info()
    }

    fn compatible(info: &D::TypeInfo) -> bool {
        <String as Type<D>>::compatible(info)
    }
}

impl<'q, D: Database> Encode<'q, D> for Stage
where
    String: Encode<'q, D>,
{
    fn encode_by_ref(&self, buffer: &mut D::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
        self.word().encode(buffer)
    }
}

impl<'r, D: Database> Decode<'r, D> for Stage
where
    String: Decode<'r, D>,
{
    fn decode(value: D::ValueRef<'r>) -> Result<Self, BoxDynError> {
        let word = String::decode(value)?;
        Self::from_word(&word).ok_or_else(|| format!("`{word}` is no stage").into())
    }
}
