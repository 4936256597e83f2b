//! `chibo deliveries`: what became of everything the bot promised to say.

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::house::{Failure, House};
use crate::store::ledger::{Entry, Ledger};
use crate::store::{self, Db};

/// What to show.
#[derive(Args)]
pub struct DeliveriesArgs {
    /// Only what is unreachable, skipped, failed or in doubt
    #[arg(long)]
    failed: bool,
    /// How to show it
    #[arg(long, value_enum, default_value_t = DeliveriesFormat::Text)]
    format: DeliveriesFormat,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum DeliveriesFormat {
    Text,
    Json,
}

#[derive(Serialize)]
struct DeliveryReport {
    #[serde(flatten)]
    ledger: Ledger,
    entries: Vec<Entry>,
}

/// Prints the ledger: `due = sent + skipped + unreachable + failed + pending`, and the entries that need an eye.
pub async fn run(house: &House, wish: &DeliveriesArgs) -> Result<(), Failure> {
    let (_, database) = house.open().await?;
    let look = async |db: &mut Db| {
        Ok::<_, Failure>((store::ledger::ledger(db).await?, store::ledger::entries(db, wish.failed).await?))
    };
    let (ledger, entries) = database.glance(look).await?;
    match wish.format {
        DeliveriesFormat::Json => {
            say_line!("{}", serde_json::to_string_pretty(&DeliveryReport { ledger, entries })?)
        }
        DeliveriesFormat::Text => print_text(ledger, &entries)?,
    }
    Ok(())
}

fn print_text(ledger: Ledger, entries: &[Entry]) -> std::io::Result<()> {
    let Ledger { due, sent, skipped, unreachable, failed, pending } = ledger;
    say_line!(
        "due {due} = sent {sent} + skipped {skipped} + unreachable {unreachable} + failed {failed} + pending {pending}"
    );
    for entry in entries {
        let about = [
            entry.meeting_id.map(|meeting| format!("meeting {meeting}")),
            entry.stage.as_ref().map(ToString::to_string),
            entry.member_id.map(|member| format!("member {member}")),
            entry.why.clone(),
            entry.doubtful.then(|| "may have been said twice".to_owned()),
        ];
        let about: Vec<String> = about.into_iter().flatten().collect();
        say_line!("{:>8} {:<11} chat {:<15} {}", entry.seq, entry.state, entry.chat_id, about.join(", "));
    }
    Ok(())
}
