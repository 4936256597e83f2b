//! What the bot says in groups, besides figures.

use super::buttons::Press;
use super::{Button, Text};
use crate::domain::ConversationNo;
use crate::domain::organization::Organization;

/// Once, when someone brings the bot into a group: what to do.
pub fn greeting() -> Text {
    Text::new("group-greeting")
}

/// The bot is back in a group that is linked.
pub fn back(organization: &str) -> Text {
    Text::new("group-back").with("organization", organization)
}

/// What the bot does in a group.
pub fn help() -> Text {
    Text::new("group-help")
}

/// The group is linked.
pub fn linked(organization: &str) -> Text {
    Text::new("group-linked").with("organization", organization)
}

/// Nobody has linked the group yet.
pub fn not_linked() -> Text {
    Text::new("group-not-linked")
}

/// Someone of several organisations links a group: to which?
pub fn which(organizations: &[Organization], number: ConversationNo) -> Text {
    organizations.iter().fold(Text::new("group-which"), |text, organization| {
        let label = Text::new("group-choice").with("organization", organization.name.as_str());
        text.row([Button::labelled(label, Press::LinkGroup(organization.id, number))])
    })
}

/// Someone else pressed the button.
pub fn not_your_question() -> Text {
    Text::new("group-not-your-question")
}

/// The group shows an organisation in which this person has no say.
pub fn taken(organization: &str) -> Text {
    Text::new("group-taken").with("organization", organization)
}

/// Someone the bot does not know wants to link a group.
pub fn unknown_person() -> Text {
    Text::new("group-unknown-person")
}
