//! What the commands about meetings take from the operator and show alike: branches, times, kinds.

use chrono::NaiveDateTime;
use chrono_tz::Tz;

use crate::cli::house::Failure;
use crate::cli::paths;
use crate::domain::meeting::MeetingKind;
use crate::domain::organization::{Organization, OrganizationSort, tidy_path};
use crate::domain::{Timestamp, calendar};
use crate::store::{self, Database};

/// The branch at a path; an unknown one is answered with the nearest.
pub async fn branch(database: &Database, path: &str) -> Result<Organization, Failure> {
    let mut db = database.reader().await?;
    let path = tidy_path(path);
    let all = store::organizations::all(&mut db).await?;
    if let Some(found) = all.iter().find(|organization| organization.path == path) {
        return match found.sort {
            OrganizationSort::Branch => Ok(found.clone()),
            OrganizationSort::Committee => Err(Failure::WrongInput(format!(
                "\"{path}\" is a committee; name one of the branches below it"
            ))),
        };
    }
    let branches = all.iter().filter(|organization| organization.sort == OrganizationSort::Branch);
    Err(paths::unknown("branch", &path, branches))
}

/// "Thu 03/12/2026 19:30".
pub fn shown(at: Timestamp, zone: Tz) -> String {
    at.in_zone(zone).format("%a %d/%m/%Y %H:%M").to_string()
}

/// Reads 2026-12-03T19:30, by the clock of the configured zone.
pub fn local_time(text: &str) -> Result<NaiveDateTime, String> {
    calendar::parse_local(text).ok_or_else(|| "not a local time like 2026-12-03T19:30".to_owned())
}

/// Reads a kind of meeting by its word.
pub fn kind(word: &str) -> Result<MeetingKind, String> {
    MeetingKind::from_word(word).ok_or_else(|| {
        let known: Vec<&str> = MeetingKind::ALL.iter().map(|kind| kind.word()).collect();
        format!("the kinds are {}", known.join(", "))
    })
}
