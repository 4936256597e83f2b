//! The languages the bot speaks.

use super::words::words;

words! {
    /// A language of the interface.
    Language {
        /// Vietnamese, the default.
        Vietnamese = "vi",
        /// English.
        English = "en",
    }
}
