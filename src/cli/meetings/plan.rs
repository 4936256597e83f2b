//! `chibo meetings plan`: a branch's recurring meetings, shown as their next dates.

use chrono_tz::Tz;
use clap::Args;

use super::typed::{branch, kind, shown};
use crate::app;
use crate::cli::house::{Failure, House};
use crate::clock::Clock;
use crate::config::Config;
use crate::domain::Timestamp;
use crate::domain::meeting::MeetingKind;
use crate::domain::organization::Organization;
use crate::domain::recurrence::{Recurrence, SHOWN};
use crate::handlers::calendar::plans;
use crate::store::plans::{NewPlan, Plan};
use crate::store::{self, Database, Db};

/// A branch's plan: shown, made with `--cron`, or ended with `--stop`.
#[derive(Args)]
pub struct PlanArgs {
    /// The branch, by its path in the roster
    #[arg(long, value_name = "PATH")]
    branch: String,
    /// When: second minute hour day month weekday, by the clock of the configured zone; day AND weekday must
    /// match ("0 0 19 15-21 * Thu" is the third Thursday), 1 is Sunday
    #[arg(long, value_name = "0 30 19 3 * *")]
    cron: Option<String>,
    /// Where
    #[arg(long, default_value = "", requires = "cron")]
    place: String,
    /// regular, thematic, extraordinary or congress
    #[arg(long, default_value = "regular", value_parser = kind)]
    kind: MeetingKind,
    /// End the plan; meetings already made stay
    #[arg(long, conflicts_with = "cron")]
    stop: bool,
}

/// Shows, makes or ends a plan.
pub async fn run(house: &House, wish: &PlanArgs) -> Result<(), Failure> {
    let (config, database) = house.open().await?;
    let branch = branch(&database, &wish.branch).await?;
    match &wish.cron {
        Some(cron) => make(&config, &database, &branch, wish, cron).await,
        None => show_or_stop(&config, &database, &branch, wish).await,
    }
}

async fn make(
    config: &Config,
    database: &Database,
    branch: &Organization,
    wish: &PlanArgs,
    cron: &str,
) -> Result<(), Failure> {
    let (clock, zone) = (Clock::computer(), config.settings.rules.zone);
    let wrong = |why: String| Failure::WrongInput(format!("--cron {why}"));
    let dates = Recurrence::parse(cron).and_then(|plan| plan.checked(clock.now(), zone)).map_err(wrong)?;
    let new = NewPlan {
        organization_id: branch.id,
        cron: cron.to_owned(),
        kind: wish.kind,
        place: wish.place.trim().to_owned(),
    };
    app::by_hand(database, &clock, config, async |work| plans::put(work, &new).await).await?;
    say_line!("{} ({}) meets next on:", branch.path, wish.kind);
    print_dates(&dates, zone)?;
    Ok(())
}

async fn show_or_stop(
    config: &Config,
    database: &Database,
    branch: &Organization,
    wish: &PlanArgs,
) -> Result<(), Failure> {
    let (clock, zone) = (Clock::computer(), config.settings.rules.zone);
    let mut db = database.reader().await?;
    let plans = store::plans::of_branch(&mut db, branch.id).await?;
    let Some(plan) = plans.into_iter().find(|plan| plan.kind == wish.kind) else {
        return Err(Failure::WrongInput(format!(
            "{} has no plan of kind {}; make one with --cron \"0 30 19 3 * *\"",
            branch.path, wish.kind
        )));
    };
    if wish.stop {
        database.write(async |db| Ok(store::plans::end(db, plan.id, clock.now()).await?)).await?;
        say_line!("the plan of {} ({}) has ended; meetings already made stay", branch.path, wish.kind);
        return Ok(());
    }
    say_line!("{} ({}), {}, {}, meets next on:", branch.path, plan.kind, plan.cron, plan.place);
    print_dates(&dates(&plan, clock.now(), zone), zone)?;
    Ok(())
}

/// A plan on one line of `meetings list`.
pub async fn line(db: &mut Db, plan: &Plan, zone: Tz) -> Result<String, Failure> {
    let path = store::organizations::fetch(db, plan.organization_id).await?.path;
    let next = dates(plan, Clock::computer().now(), zone).first().map(|at| shown(*at, zone));
    let next = next.unwrap_or_else(|| "never again".to_owned());
    Ok(format!("plan\t{next}\t{path}\t{}\t{}\t{}", plan.kind, plan.cron, plan.place))
}

fn dates(plan: &Plan, now: Timestamp, zone: Tz) -> Vec<Timestamp> {
    Recurrence::parse(&plan.cron).map(|plan| plan.after(now, zone).take(SHOWN).collect()).unwrap_or_default()
}

fn print_dates(dates: &[Timestamp], zone: Tz) -> std::io::Result<()> {
    for at in dates {
        say_line!("  {}", shown(*at, zone));
    }
    Ok(())
}
