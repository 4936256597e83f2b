//! `chibo check`: what the bot would do next, and what needs an operator's eye.

use std::collections::BTreeMap;
use std::fmt::Write;

use chrono_tz::Tz;

use super::house::{Failure, House};
use crate::clock::Clock;
use crate::config::Config;
use crate::domain::Timestamp;
use crate::domain::meeting::Meeting;
use crate::domain::recurrence::Recurrence;
use crate::domain::stages::{self, Rules, Stage, Task};
use crate::store::{self, Db};

/// How many meetings are shown with their stages.
const MEETINGS: i64 = 20;

/// Prints the configuration, the state of the database, and the next meetings' stages in local time.
pub async fn run(house: &House) -> Result<(), Failure> {
    let (config, database) = house.open().await?;
    let mut db = database.reader().await?;
    let source =
        house.config.as_ref().map_or("built-in defaults".to_owned(), |path| path.display().to_string());
    say_line!("configuration: {source}");
    say_line!("database: {}", database.path().display());
    say!("{}", people(&mut db).await?);
    say!("{}", queues(&mut db).await?);
    let now = Clock::computer().now();
    say!("{}", plans(&mut db, &config, now).await?);
    say!("{}", meetings(&mut db, &config, now).await?);
    Ok(())
}

async fn people(db: &mut Db) -> sqlx::Result<String> {
    let people = store::organizations::count_people(db).await?;
    Ok(format!(
        "people: {} committees, {} branches, {} members, {} linked, {} of them unreachable\n",
        people.committees, people.branches, people.members, people.linked, people.unreachable
    ))
}

async fn queues(db: &mut Db) -> sqlx::Result<String> {
    let mut out = format!("inbox: {} waiting\n", store::inbox::waiting(db).await?);
    let sent = store::ledger::counts(db).await?;
    let sent: Vec<String> = sent.into_iter().map(|(state, count)| format!("{count} {state}")).collect();
    let sent = if sent.is_empty() { "nothing promised yet".to_owned() } else { sent.join(", ") };
    let _ = writeln!(out, "outbox: {sent}");
    for aside in store::inbox::aside(db).await? {
        let error = aside.error.unwrap_or_default();
        let _ = writeln!(
            out,
            "SET ASIDE: event {} ({}), tried {} times: {error}",
            aside.seq, aside.key, aside.attempts
        );
    }
    Ok(out)
}

/// The plans, with the next date of each: its meeting is made some days ahead.
async fn plans(db: &mut Db, config: &Config, now: Timestamp) -> sqlx::Result<String> {
    let zone = config.settings.rules.zone;
    let mut out = String::new();
    for plan in store::plans::all(db).await? {
        let branch = store::organizations::fetch(db, plan.organization_id).await?;
        let next = Recurrence::parse(&plan.cron).ok().and_then(|dates| dates.after(now, zone).next());
        let next = next.map_or("never".to_owned(), |at| local(at, zone));
        let _ =
            writeln!(out, "plan #{}: {} ({}), `{}`, next {next}", plan.id, branch.path, plan.kind, plan.cron);
    }
    Ok(out)
}

async fn meetings(db: &mut Db, config: &Config, now: Timestamp) -> sqlx::Result<String> {
    let rules = &config.settings.rules;
    let coming = store::meetings::next(db, now, MEETINGS).await?;
    let mut out = format!("next meetings, by the clock of {}:\n", rules.zone);
    if coming.is_empty() {
        out.push_str("  none\n");
    }
    for meeting in coming {
        let branch = store::organizations::fetch(db, meeting.organization_id).await?;
        let at = local(meeting.starts_at, rules.zone);
        let _ = writeln!(out, "  #{} {at} {} ({}, {})", meeting.id, branch.path, meeting.kind, meeting.phase);
        let done = store::done_stages::outcomes(db, meeting.id, meeting.version).await?;
        out.push_str(&timeline(&meeting, rules, &done, now));
    }
    Ok(out)
}

fn timeline(meeting: &Meeting, rules: &Rules, done: &BTreeMap<Stage, String>, now: Timestamp) -> String {
    let mut out = String::new();
    for due in stages::timeline(meeting, rules).into_iter().filter(|due| !due.again) {
        let outcome = match done.get(&due.stage) {
            Some(outcome) => format!("done: {outcome}"),
            None if due.at <= now => "due now".to_owned(),
            None => String::new(),
        };
        let line =
            format!("      {} {:<20} {:<22} {outcome}", local(due.at, rules.zone), due.stage, task(due.task));
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out
}

fn task(task: Task) -> String {
    match task {
        Task::Announce => "invitation to everyone".to_owned(),
        Task::Remind(audience) => format!("reminder to {audience}"),
        Task::Deadline => "replies are due".to_owned(),
        Task::RollOverdue => "the roll is overdue".to_owned(),
    }
}

fn local(at: Timestamp, zone: Tz) -> String {
    at.in_zone(zone).format("%Y-%m-%d %H:%M").to_string()
}
