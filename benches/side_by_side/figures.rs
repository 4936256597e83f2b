//! What was measured of a bot, and the table of it.

use std::time::Duration;

/// Everything measured of one bot.
pub struct Figures {
    pub start: Duration,
    pub idle: Idle,
    pub broadcast: Load,
    pub taps: Load,
    pub texts: Load,
    pub latency: Latency,
    pub peak_megabytes: f64,
    pub disk_megabytes: f64,
}

/// What a bot costs while nothing happens.
pub struct Idle {
    pub waits_per_second: f64,
    pub processor_share: f64,
}

/// How a bot does a pile of work.
pub struct Load {
    pub per_second: f64,
    pub processor_each: Duration,
}

/// How long one text waits for its answer while nothing else happens.
pub struct Latency {
    pub median: Duration,
    pub percentile_99: Duration,
}

struct Row {
    what: &'static str,
    value: f64,
}

impl Figures {
    fn rows(&self) -> Vec<Row> {
        let row = |what, value| Row { what, value };
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        let us = |load: &Load| load.processor_each.as_secs_f64() * 1e6;
        vec![
            row("reminders a second", self.broadcast.per_second),
            row("  CPU µs each", us(&self.broadcast)),
            row("taps a second", self.taps.per_second),
            row("  CPU µs each", us(&self.taps)),
            row("texts a second", self.texts.per_second),
            row("  CPU µs each", us(&self.texts)),
            row("one text answered, ms p50", ms(self.latency.median)),
            row("  ms p99", ms(self.latency.percentile_99)),
            row("idle: waits a second", self.idle.waits_per_second),
            row("  CPU % of a core", self.idle.processor_share * 100.0),
            row("start to first poll, ms", ms(self.start)),
            row("peak memory, MB", self.peak_megabytes),
            row("on disk, MB", self.disk_megabytes),
        ]
    }
}

/// Prints chibo's figures, beside the peer's if there are any.
pub fn print(chibo: &Figures, peer: Option<&Figures>) {
    let Some(peer) = peer else {
        println!("{:<28} {:>12}", "", "chibo");
        for Row { what, value } in chibo.rows() {
            println!("{what:<28} {:>12}", plain(value));
        }
        return;
    };
    println!("{:<28} {:>12} {:>12} {:>14}", "", "chibo", "peer", "chibo / peer");
    for (own, other) in chibo.rows().into_iter().zip(peer.rows()) {
        let ratio =
            if other.value > 0.0 { format!("{:.2}", own.value / other.value) } else { "–".to_owned() };
        println!("{:<28} {:>12} {:>12} {ratio:>14}", own.what, plain(own.value), plain(other.value));
    }
}

/// With as many digits as mean something.
fn plain(value: f64) -> String {
    let digits = match value {
        ..1.0 => 3,
        ..100.0 => 1,
        _ => 0,
    };
    format!("{value:.digits$}")
}
