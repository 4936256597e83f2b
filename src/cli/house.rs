//! Where a command finds the configuration and the database, and how it fails.

use std::path::PathBuf;

use clap::Args;

use crate::config::Config;
use crate::store::{Database, OpenError};

/// Where this bot's things are.
#[derive(Args)]
pub struct House {
    /// The configuration; built-in defaults without it
    #[arg(long, env = "CHIBO_CONFIG", global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The database, created if it is missing [default: sqlite://chibo.db]
    #[arg(long, env = "DATABASE_URL", global = true, value_name = "URL")]
    database_url: Option<String>,
}

impl House {
    /// The configuration: the file, the environment over it, the command line over both.
    pub fn config(&self) -> Result<Config, Failure> {
        let mut config = Config::load(self.config.as_deref(), std::env::vars())
            .map_err(|trouble| Failure::WrongInput(trouble.to_string()))?;
        if let Some(url) = &self.database_url {
            config.database_url.clone_from(url);
        }
        Ok(config)
    }

    /// The configuration, and the database beside a bot that may be running.
    pub async fn open(&self) -> Result<(Config, Database), Failure> {
        let config = self.config()?;
        let database = Database::open(&config.database_url).await.map_err(Failure::opening)?;
        Ok((config, database))
    }
}

/// What went wrong, and whose fault it is.
pub enum Failure {
    /// The command could not be carried out: exit code 1.
    Failed(anyhow::Error),
    /// What was given is wrong: exit code 2.
    WrongInput(String),
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

impl Failure {
    /// An address nobody understands is wrong input; anything else failed.
    pub fn opening(error: OpenError) -> Self {
        match error {
            OpenError::Address { .. } => Self::WrongInput(error.to_string()),
            OpenError::InUse(_)
            | OpenError::Held(_)
            | OpenError::Newer { .. }
            | OpenError::Lock { .. }
            | OpenError::OldSqlite(_)
            | OpenError::Sqlite { .. }
            | OpenError::Migration { .. } => Self::Failed(error.into()),
        }
    }
}
