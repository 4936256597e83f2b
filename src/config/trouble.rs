//! What is wrong with the configuration: where, what, and how to mend it, in one line.

use std::path::{Path, PathBuf};

/// Why the configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigTrouble {
    /// The file cannot be read.
    #[error("cannot read the configuration {path}: {why}")]
    Unreadable {
        /// The file, as it was named.
        path: PathBuf,
        /// What the system says.
        why: std::io::Error,
    },
    /// Something in the file is wrong.
    #[error("{path}:{line}:{column}: {what}")]
    File {
        /// The file, as it was named.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
        /// In characters, counted from 1.
        column: usize,
        /// What is wrong and how to mend it.
        what: String,
    },
    /// A variable of the environment is wrong.
    #[error("{name}: {what}")]
    Variable {
        /// The variable, such as `CHIBO__PLAN__DEADLINE`.
        name: String,
        /// What is wrong and how to mend it.
        what: String,
    },
}

impl ConfigTrouble {
    pub(super) fn in_file(path: &Path, text: &str, error: &toml::de::Error) -> Self {
        let start = error.span().map_or(0, |span| span.start).min(text.len());
        let before = text.get(..start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self::File {
            path: path.to_path_buf(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            what: explain(error.message()),
        }
    }

    pub(super) fn in_variable(name: &str, error: &toml::de::Error) -> Self {
        Self::Variable { name: name.to_owned(), what: explain(error.message()) }
    }

    pub(super) fn in_variables(error: &toml::de::Error) -> Self {
        Self::Variable { name: "CHIBO__…".to_owned(), what: explain(error.message()) }
    }
}

/// Turns serde's "unknown field `x`, expected one of `a`, `b`" into a question with the nearest name.
fn explain(message: &str) -> String {
    let message = message.lines().next().unwrap_or_default();
    let named: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let sort = if message.starts_with("unknown field") {
        "key"
    } else if message.starts_with("unknown variant") {
        "value"
    } else {
        return message.to_owned();
    };
    let Some((wrong, known)) = named.split_first() else { return message.to_owned() };
    let like = |name: &&&str| {
        let same_start = name.chars().next() == wrong.chars().next();
        strsim::jaro_winkler(name, wrong) + if same_start { 0.1 } else { 0.0 }
    };
    match known.iter().max_by(|a, b| like(a).total_cmp(&like(b))) {
        Some(nearest) => {
            format!("unknown {sort} `{wrong}`; did you mean `{nearest}`? (known: {})", known.join(", "))
        }
        None => format!("unknown {sort} `{wrong}`"),
    }
}
