//! Chromium without a window, through ChromeDriver, and what a newcomer does with it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

const INSTALL: &str = "install it with: apt-get install -y chromium chromium-driver";

/// Keys as WebDriver writes them.
pub const ENTER: &str = "\u{E007}";
pub const ESCAPE: &str = "\u{E00C}";
pub const DOWN: &str = "\u{E015}";
/// Marks all and deletes it.
pub const CLEAR: &str = "\u{E009}a\u{E000}\u{E003}";
const SHIFT_TAB: &str = "\u{E008}\u{E004}\u{E000}";

/// How long anything on the page may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// Where the page is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    Desk,
    /// Between a phone and a desk, on a system set to dark.
    DarkTablet,
    Phone,
}

/// A browser with the page open.
pub struct Chromium {
    client: Client,
    _driver: Driver,
    folder: tempfile::TempDir,
}

impl Chromium {
    /// Opens the page and waits until it is ready.
    pub async fn open(address: &str, screen: Screen) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the profile");
        let (driver, at) = start_driver();
        let capabilities = capabilities(screen, folder.path());
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&at)
            .await
            .unwrap_or_else(|error| panic!("Chromium does not start: {error}; {INSTALL}"));
        client.goto(address).await.expect("the page");
        let page = Self { client, _driver: driver, folder };
        page.until("document.body.dataset.ready === 'true'", "the page is not ready").await;
        page
    }

    /// Waits until an element contains these words.
    pub async fn sees(&self, element: &str, words: &str) {
        let text = format!("document.querySelector({})?.textContent ?? ''", quoted(element));
        let there = format!("({text}).includes({})", quoted(words));
        if !self.is(&there, PATIENCE).await {
            panic!("{element} does not say «{words}» but «{}»", self.read(&text).await);
        }
    }

    /// Waits until the newest message contains these words.
    pub async fn sees_last(&self, words: &str) {
        let text = "[...document.querySelectorAll('#log .message.bot .words')].at(-1)?.textContent ?? ''";
        if !self.is(&format!("({text}).includes({})", quoted(words)), PATIENCE).await {
            panic!("the newest message does not say «{words}» but «{}»", self.read(text).await);
        }
    }

    /// Presses what is there.
    pub async fn press(&self, element: &str) {
        let there = format!(
            "(() => {{ const e = document.querySelector({}); return e && !e.disabled; }})()",
            quoted(element)
        );
        self.until(&there, &format!("{element} cannot be pressed")).await;
        let found = self.client.find(Locator::Css(element)).await.expect("what to press");
        found.click().await.unwrap_or_else(|error| panic!("{element}: {error}"));
    }

    /// Presses the newest button with this label in the conversation.
    pub async fn taps(&self, label: &str) {
        let key = format!(
            "[...document.querySelectorAll('#log .key')].filter((key) => key.textContent === {}).at(-1)",
            quoted(label)
        );
        self.until(&format!("Boolean({key})"), &format!("there is no button «{label}»")).await;
        self.run(&format!("const key = {key}; key.scrollIntoView({{ block: 'center' }}); key.click();"))
            .await;
    }

    /// Opens somebody's chat.
    pub async fn opens(&self, chat: i64) {
        let row = format!("[data-chat='{chat}']");
        self.run(&format!("document.querySelector({}).scrollIntoView({{ block: 'center' }});", quoted(&row)))
            .await;
        self.press(&row).await;
        let open =
            format!("document.querySelector({}).getAttribute('aria-current') === 'true'", quoted(&row));
        self.until(&open, "the chat does not open").await;
    }

    /// Writes a message and sends it.
    pub async fn writes(&self, text: &str) {
        self.until("document.getElementById('composer-text').checkVisibility()", "one cannot write here")
            .await;
        let field = self.client.find(Locator::Id("composer-text")).await.expect("the box to write in");
        field.send_keys(text).await.unwrap_or_else(|error| panic!("«{text}» cannot be written: {error}"));
        field.send_keys(ENTER).await.expect("Enter");
    }

    /// Types into whatever has the focus.
    pub async fn types(&self, keys: &str) {
        let here = self.client.active_element().await.expect("something has the focus");
        here.send_keys(keys).await.expect("keys");
    }

    /// Attaches a document.
    pub async fn attaches(&self, name: &str, content: &str) {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).expect("a document");
        let field = self.client.find(Locator::Id("file")).await.expect("the place for files");
        field.send_keys(&path.to_string_lossy()).await.expect("a path");
    }

    /// What the newest document in the conversation says, as opened from there.
    pub async fn reads_document(&self) -> String {
        let script = "const done = arguments[0]; \
                      fetch([...document.querySelectorAll('#log .document')].at(-1).href) \
                      .then((file) => file.text()).then(done);";
        let text = self.client.execute_async(script, Vec::new()).await.expect("the document");
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Lets a step of the guide be played to its end.
    pub async fn plays(&self, step: &str) {
        let title = format!(".step:has([data-step='{step}'])");
        let shown = format!("Boolean(document.querySelector({}))", quoted(&title));
        if !self.is(&shown, Duration::from_secs(2)).await {
            panic!(
                "the step «{step}» is not the one at hand: {}",
                self.read("document.querySelector('.step.shown')?.textContent").await
            );
        }
        self.press(&format!(".step [data-step='{step}']")).await;
        self.until("!document.querySelector('[data-step]:disabled')", &format!("«{step}» does not end"))
            .await;
        let alarm = self.read("document.querySelector('.toast.alert')?.textContent ?? ''").await;
        assert_eq!(alarm, "", "«{step}»");
    }

    /// Goes forward from one thing to the next, until this one has happened.
    pub async fn forward_to(&self, what: &str) {
        for _ in 0..60 {
            let next = self.read("document.getElementById('next').textContent").await;
            self.press("#next").await;
            let still = "document.getElementById('next').getAttribute('aria-busy') === 'false'";
            let moved =
                format!("{still} && document.getElementById('next').textContent !== {}", quoted(&next));
            self.until(&moved, &format!("the clock stands still before «{next}»")).await;
            if next.contains(what) {
                return;
            }
        }
        panic!("«{what}» never came");
    }

    /// Gives an element the focus.
    pub async fn focuses(&self, element: &str) {
        self.run(&format!("document.querySelector({}).focus();", quoted(element))).await;
    }

    /// Waits until an element has the focus, by its id, or the row of a chat.
    pub async fn has_focus(&self, element: &str) {
        let here = "((e) => e.dataset.chat ? `row ${e.dataset.chat}` : e.id)(document.activeElement)";
        if !self.is(&format!("{here} === {}", quoted(element)), PATIENCE).await {
            panic!("the focus is not on {element} but on {}", self.read(here).await);
        }
    }

    /// Shift and Tab until the focus is on the newest button with this label.
    pub async fn steps_back_to(&self, label: &str) {
        for _ in 0..30 {
            self.types(SHIFT_TAB).await;
            let here = self.read("document.activeElement.textContent.trim()").await;
            if here == label {
                return;
            }
        }
        panic!("Tab does not lead to «{label}»");
    }

    /// Whether whatever has the focus is outlined.
    pub async fn has_visible_focus(&self) -> bool {
        let outline = "getComputedStyle(document.activeElement).outlineStyle";
        self.read(outline).await != "none"
    }

    /// Whether somebody can see an element.
    pub async fn is_shown(&self, element: &str) -> bool {
        let shown = format!("document.querySelector({})?.checkVisibility() ?? false", quoted(element));
        self.is(&shown, Duration::ZERO).await
    }

    /// Whether the page is as wide as the screen, and everything on it within.
    pub async fn fits(&self) -> bool {
        let within = "document.documentElement.scrollWidth <= innerWidth \
                      && [...document.querySelectorAll('.bar *, .chats *, .chat *')].filter((e) => e.checkVisibility() && !e.closest('.unseen')) \
                         .every((e) => e.getBoundingClientRect().right <= innerWidth + 1)";
        self.is(within, Duration::ZERO).await
    }

    /// Whether the page is light on dark.
    pub async fn is_dark(&self) -> bool {
        let light = "Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]) < 100";
        self.is(light, Duration::ZERO).await
    }

    /// What the page could not load or do.
    pub async fn complaints(&self) -> Vec<String> {
        let alarms = self.run("return window.complaints ?? [];").await;
        let alarms = alarms.as_array().cloned().unwrap_or_default();
        alarms.iter().map(ToString::to_string).collect()
    }

    /// Keeps a picture of the page under `target/`.
    pub async fn picture(&self, name: &str) {
        self.until("document.getAnimations().length === 0", "the page does not come to rest").await;
        let file =
            Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("target").join(format!("{name}.png"));
        std::fs::write(file, self.client.screenshot().await.expect("a picture")).expect("a file");
    }

    /// Ends the session before the driver goes.
    pub async fn close(self) {
        let _ = self.client.clone().close().await;
    }

    async fn until(&self, condition: &str, otherwise: &str) {
        assert!(self.is(condition, PATIENCE).await, "{otherwise}");
    }

    async fn is(&self, condition: &str, patience: Duration) -> bool {
        let end = Instant::now() + patience;
        loop {
            if self.run(&format!("return Boolean({condition});")).await == json!(true) {
                return true;
            }
            if Instant::now() >= end {
                return false;
            }
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
    }

    async fn read(&self, text: &str) -> String {
        self.run(&format!("return String({text});")).await.as_str().unwrap_or_default().to_owned()
    }

    async fn run(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }
}

/// ChromeDriver, which goes with the test, however that ends.
struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        // Asked politely, it takes its browser along.
        let _ = Command::new("kill").arg(self.0.id().to_string()).status();
        let _ = self.0.wait();
    }
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// ChromeDriver on a port of its own choosing.
fn start_driver() -> (Driver, String) {
    let process = Command::new("chromedriver")
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("chromedriver does not start ({error}); {INSTALL}"));
    let mut driver = Driver(process);
    let said = BufReader::new(driver.0.stdout.take().expect("its words"));
    let port = said
        .lines()
        .map_while(Result::ok)
        .find_map(|line| line.split_once("started successfully on port ").map(|(_, port)| port.to_owned()))
        .unwrap_or_else(|| panic!("chromedriver does not say its port; {INSTALL}"));
    (driver, format!("http://127.0.0.1:{}", port.trim_end_matches('.')))
}

fn capabilities(screen: Screen, profile: &Path) -> serde_json::Map<String, Value> {
    let mut arguments = vec![
        "--headless".to_owned(),
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-quic".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--hide-scrollbars".to_owned(),
        format!("--user-data-dir={}", profile.join("profile").display()),
    ];
    let mut options = json!({});
    match screen {
        Screen::Desk => arguments.push("--window-size=1440,900".to_owned()),
        Screen::DarkTablet => {
            arguments.push("--window-size=900,1000".to_owned());
            arguments.push("--blink-settings=preferredColorScheme=0".to_owned());
        }
        Screen::Phone => {
            let metrics = json!({ "width": 375, "height": 667, "pixelRatio": 2.0, "touch": true });
            options["mobileEmulation"] = json!({ "deviceMetrics": metrics });
        }
    }
    options["args"] = json!(arguments);
    let mut capabilities = serde_json::Map::new();
    capabilities.insert("goog:chromeOptions".to_owned(), options);
    capabilities
}
