//! Questions, passed to the secretary and answered by replying to them.

use super::invitation::{place, title};
use super::{Text, shortened};
use crate::domain::meeting::Meeting;

/// An answer reminds of the question with its first characters.
const REMINDER: usize = 200;

/// To the secretary: someone asks.
pub fn passed(name: &str, words: &str) -> Text {
    Text::new("question-passed").with("name", name).with("words", words)
}

/// To the secretary: words someone wanted her to know.
pub fn passed_on(name: &str, words: &str) -> Text {
    Text::new("words-passed").with("name", name).with("words", words)
}

/// More of words that do not fit one message.
pub fn more(words: &str) -> Text {
    Text::new("words-more").with("words", words)
}

/// To the asker: it is with the secretary; when and where the meeting is, in case that was it.
pub fn is_with_secretary(meeting: Option<&Meeting>) -> Text {
    match meeting {
        Some(meeting) => Text::new("question-kept-with-meeting")
            .with("title", title(meeting))
            .with("when", meeting.starts_at)
            .with("place", place(meeting)),
        None => Text::new("question-kept"),
    }
}

/// To the asker: nobody can be reached who would answer.
pub fn no_secretary() -> Text {
    Text::new("question-no-secretary")
}

/// To the asker: the answer, under the question.
pub fn answer(by: &str, words: &str, question: &str) -> Text {
    Text::new("question-answer")
        .with("name", by)
        .with("words", words)
        .with("question", shortened(question, REMINDER))
}

/// To the secretary: the answer is on its way.
pub fn answer_sent(name: &str) -> Text {
    Text::new("answer-sent").with("name", name)
}

/// To the secretary: the asker cannot be written to any more.
pub fn asker_unreachable(name: &str) -> Text {
    Text::new("asker-unreachable").with("name", name)
}

/// To the secretary: an answer must be text.
pub fn answer_in_text() -> Text {
    Text::new("answer-in-text")
}
