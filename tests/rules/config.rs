//! The configuration: every option documented, every mistake named.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chibo::config::Config;

fn documented() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("config/chibo.toml")
}

fn load(text: &str) -> Result<Config, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("chibo.toml");
    std::fs::write(&path, text).unwrap();
    let shown = path.display().to_string();
    Config::load(Some(&path), []).map_err(|trouble| trouble.to_string().replace(&shown, "chibo.toml"))
}

fn with_variable(name: &str, value: &str) -> Result<Config, String> {
    Config::load(None, [(name.to_owned(), value.to_owned())]).map_err(|trouble| trouble.to_string())
}

#[test]
fn the_documented_file_shows_every_option_with_its_default() {
    assert_eq!(Config::load(Some(&documented()), []).unwrap(), Config::default());
}

#[test]
fn an_unknown_key_is_refused_with_its_place_and_the_nearest_known_one() {
    let said = load("[plan]\nahead = \"7d\"\n  deadlin = \"12h\"\n").unwrap_err();
    assert!(said.starts_with("chibo.toml:3:3: unknown key `deadlin`; did you mean `deadline`?"), "{said}");

    let said = load("[plann]\n").unwrap_err();
    assert!(said.starts_with("chibo.toml:1:2: unknown key `plann`; did you mean `plan`?"), "{said}");

    let said = load("[plan]\nstages = [{ name = \"a\", befor = \"5d\", to = \"everyone\" }]\n").unwrap_err();
    assert!(said.contains("chibo.toml:2:25: unknown key `befor`; did you mean `before`?"), "{said}");
}

#[test]
fn a_bad_value_is_refused_with_its_place_and_an_example() {
    for (text, said) in [
        ("[plan]\nahead = \"soon\"\n", "chibo.toml:2:9: `soon` is not a length of time like \"7d\""),
        ("[plan]\nquiet_hours = \"night\"\n", "chibo.toml:2:15: `night` is not of the form 21:30-06:30"),
        ("[locale]\nzone = \"Asia/Hochiminh\"\n", "did you mean `Asia/Ho_Chi_Minh`?"),
        ("[locale]\nlanguage = \"vn\"\n", "unknown value `vn`; did you mean `vi`?"),
        ("[telegram]\nin_flight = 0\n", "chibo.toml:2:13: 0 would send nothing"),
        ("[telegram]\nmode = \"webhooks\"\n", "unknown value `webhooks`; did you mean `polling`?"),
        ("[telegram\n", "chibo.toml:1:10:"),
        (
            "[plan]\nstages = [{ name = \"a\", before = \"5d\", to = \"everyon\" }]\n",
            "unknown value `everyon`; did you mean `everyone`?",
        ),
        (
            "[plan]\nafter = [{ name = \"a\", after = \"5d\", to = \"silent\" }]\n",
            "stage `a` cannot be to `silent` on this side of the start",
        ),
        (
            "[plan]\nafter = [{ name = \"nudge\", after = \"5d\", to = \"secretary\" }]\n",
            "chibo.toml:1:1: the name `nudge` is taken; give each stage its own",
        ),
    ] {
        let heard = load(text).unwrap_err();
        assert!(heard.contains(said), "{text}: {heard}");
        assert!(!heard.contains('\n'), "one line: {heard}");
    }
}

#[test]
fn a_variable_wins_over_the_file_and_answers_for_itself() {
    let config = with_variable("CHIBO__PLAN__DEADLINE", "6h").unwrap();
    assert_eq!(config.settings.rules.deadline, Duration::from_secs(6 * 3600));
    let config = with_variable("CHIBO__TELEGRAM__PER_SECOND", "0").unwrap();
    assert_eq!(config.limits.per_second, 0);
    let config = with_variable("CHIBO__PLAN__QUIET_HOURS", "").unwrap();
    assert_eq!(config.settings.rules.quiet, None);
    let stages = "[{ name = \"now\", before = \"20s\", to = \"everyone\" }]";
    let config = with_variable("CHIBO__PLAN__STAGES", stages).unwrap();
    assert_eq!(config.settings.rules.stages.len(), 1);

    let said = with_variable("CHIBO__PLAN__DEADLIN", "6h").unwrap_err();
    assert!(
        said.starts_with("CHIBO__PLAN__DEADLIN: unknown key `deadlin`; did you mean `deadline`?"),
        "{said}"
    );
    let said = with_variable("CHIBO__PLAN", "6h").unwrap_err();
    assert_eq!(said, "CHIBO__PLAN: is not of the form CHIBO__SECTION__KEY");
}

#[test]
fn a_missing_file_is_named() {
    let trouble = Config::load(Some(Path::new("nowhere.toml")), []).unwrap_err();
    assert!(trouble.to_string().starts_with("cannot read the configuration nowhere.toml"));
}
