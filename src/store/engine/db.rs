//! The connection every store function takes first.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use futures::future::BoxFuture;
use futures::stream::BoxStream;
use futures::{FutureExt, TryStreamExt};
use sqlx::pool::PoolConnection;
use sqlx::sqlite::{SqliteConnection, SqliteQueryResult, SqliteRow, SqliteStatement, SqliteTypeInfo};
use sqlx::{Either, Execute, Executor, Sqlite};

use crate::domain::BotId;

/// A connection that works for one bot. Each statement is a trip to the database's own thread, so they are counted.
#[derive(Debug)]
pub struct Db {
    connection: Connection,
    bot: BotId,
    statements: Arc<AtomicU64>,
}

#[derive(Debug)]
enum Connection {
    /// The one that writes.
    Writer(SqliteConnection),
    /// One of those that read.
    Reader(PoolConnection<Sqlite>),
}

impl Db {
    pub(super) fn writer(connection: SqliteConnection, bot: BotId, statements: Arc<AtomicU64>) -> Self {
        Self { connection: Connection::Writer(connection), bot, statements }
    }

    pub(super) fn reader(connection: PoolConnection<Sqlite>, bot: BotId, statements: Arc<AtomicU64>) -> Self {
        Self { connection: Connection::Reader(connection), bot, statements }
    }

    /// The bot this connection works for: part of every key that comes from Telegram.
    pub fn bot(&self) -> BotId {
        self.bot
    }

    /// Runs a query of several statements in one trip, in their order; each numbers its values from `$1` on.
    pub async fn run_all<'q>(&mut self, query: impl Execute<'q, Sqlite> + 'q) -> sqlx::Result<()> {
        self.counted().fetch_many(query).try_for_each(|_| std::future::ready(Ok(()))).await
    }

    fn counted(&mut self) -> &mut SqliteConnection {
        self.statements.fetch_add(1, Ordering::Relaxed);
        match &mut self.connection {
            Connection::Writer(connection) => connection,
            Connection::Reader(connection) => connection,
        }
    }
}

impl<'c> Executor<'c> for &'c mut Db {
    type Database = Sqlite;

    /// One statement: its result is all there is to wait for.
    fn execute<'e, 'q: 'e, E>(self, query: E) -> BoxFuture<'e, sqlx::Result<SqliteQueryResult>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Sqlite>,
    {
        let mut results = self.counted().fetch_many(query);
        async move {
            while let Some(step) = results.try_next().await? {
                if let Either::Left(done) = step {
                    return Ok(done);
                }
            }
            Ok(SqliteQueryResult::default())
        }
        .boxed()
    }

    fn fetch_many<'e, 'q: 'e, E>(
        self,
        query: E,
    ) -> BoxStream<'e, sqlx::Result<Either<SqliteQueryResult, SqliteRow>>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Sqlite>,
    {
        self.counted().fetch_many(query)
    }

    fn fetch_optional<'e, 'q: 'e, E>(self, query: E) -> BoxFuture<'e, sqlx::Result<Option<SqliteRow>>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Sqlite>,
    {
        self.counted().fetch_optional(query)
    }

    fn prepare_with<'e>(
        self,
        sql: sqlx::SqlStr,
        parameters: &'e [SqliteTypeInfo],
    ) -> BoxFuture<'e, sqlx::Result<SqliteStatement>>
    where
        'c: 'e,
    {
        self.counted().prepare_with(sql, parameters)
    }

    fn describe<'e>(self, sql: sqlx::SqlStr) -> BoxFuture<'e, sqlx::Result<sqlx::Describe<Sqlite>>>
    where
        'c: 'e,
    {
        self.counted().describe(sql)
    }
}
