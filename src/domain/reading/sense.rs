//! What a word of the lexicon does in a reply. The names are the headings of `config/lexicon.toml`.

use super::category::ReasonCategory;

macro_rules! senses {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal,)+) => {
        /// What a word or phrase does in a reply.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Sense {
            $($(#[doc = $doc])+ $variant,)+
            /// Keeps the member away: ill, on duty, a wedding.
            Busy(ReasonCategory),
            /// A place or event that is not our meeting: after "đi", "ở", "dự" it keeps the member away.
            Elsewhere(ReasonCategory),
            /// A comma, colon or dash.
            Pause,
            /// The end of a sentence.
            Stop,
            /// A question mark.
            QuestionMark,
            /// A word we do not know.
            Unknown,
            /// A person's name.
            Name,
            /// Without its marks it could be words that say different things.
            Unclear,
        }

        impl Sense {
            /// The heading of the lexicon under which it stands.
            pub(super) fn heading(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                    Self::Busy(_) => "busy",
                    Self::Elsewhere(_) => "elsewhere",
                    Self::Pause | Self::Stop => "pause",
                    Self::QuestionMark => "question mark",
                    Self::Unknown => "unknown",
                    Self::Name => "name",
                    Self::Unclear => "unclear without marks",
                }
            }

            /// The sense under this heading: `go`, `busy.health`.
            pub(super) fn under(heading: &str) -> Option<Self> {
                if let Some((kind, category)) = heading.split_once('.') {
                    let category = ReasonCategory::from_word(category)?;
                    return match kind {
                        "busy" => Some(Self::Busy(category)),
                        "elsewhere" => Some(Self::Elsewhere(category)),
                        _ => None,
                    };
                }
                match heading {
                    $($name => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

impl Sense {
    /// The category of what keeps the member away.
    pub(super) fn category(self) -> Option<ReasonCategory> {
        if let Self::Busy(category) | Self::Elsewhere(category) = self { Some(category) } else { None }
    }

    /// Whether it matters little which of the two is meant.
    pub(super) fn agrees(self, other: Self) -> bool {
        self == other || self.is_plain() && other.is_plain() || self.is_cause() && other.is_cause()
    }

    /// Whether it changes nothing of what is said.
    pub(super) fn is_plain(self) -> bool {
        matches!(
            self,
            Self::Polite
                | Self::End
                | Self::Already
                | Self::Light
                | Self::Degree
                | Self::Let
                | Self::For
                | Self::Branch
                | Self::Time
                | Self::Call
                | Self::Oi
                | Self::Me
                | Self::Kin
        )
    }

    /// Whether it only helps the word beside it.
    pub(super) fn helps(self) -> bool {
        matches!(self, Self::Light | Self::Degree | Self::Let | Self::For)
    }

    /// Whether it keeps the member away.
    pub(super) fn is_cause(self) -> bool {
        matches!(self, Self::Busy(_) | Self::Elsewhere(_))
    }
}

senses! {
    /// Takes part: dự, tham gia, có mặt.
    Attend = "attend",
    /// Moves: đi, đến, qua. Where to decides.
    Go = "go",
    /// Is somewhere: ở.
    At = "at",
    /// Meets: họp. Ours or another.
    Meet = "meet",
    /// Has time: rảnh.
    Free = "free",
    /// Stays away: vắng, nghỉ.
    Away = "away",
    /// Asks to stay away, for oneself: xin nghỉ.
    Request = "request",
    /// Asks leave, of whatever follows: xin phép.
    Leave = "leave",
    /// Comes late: muộn, trễ.
    Late = "late",
    /// Before long: lát nữa. With a word of coming, late.
    Soon = "soon",
    /// Asks the others to begin: cứ họp trước.
    Ahead = "ahead",
    /// On time: đúng giờ.
    OnTime = "on_time",
    /// Not before then: mới.
    OnlyThen = "only_then",
    /// About (a clock time): khoảng, tầm.
    Around = "around",
    /// Agrees: vâng, ok.
    Yes = "yes",
    /// Declines: no, pass.
    No = "no",
    /// The word "có": yes, or have, or the frame of a question.
    Have = "have",
    /// As before, in spite of it: vẫn, cũng.
    Still = "still",
    /// Negates what follows: không, chẳng.
    Not = "not",
    /// Negates what follows by asking: làm sao mà, tội gì.
    Never = "never",
    /// Not yet: chưa.
    NotYet = "not_yet",
    /// Takes a hindrance back, before or after it: hết, đỡ rồi.
    Over = "over",
    /// Takes the hindrances named before it back: khỏi rồi, có người trực thay.
    Relief = "relief",
    /// Is able: được, nổi, kịp.
    Can = "can",
    /// Perhaps: chắc, có lẽ.
    Maybe = "maybe",
    /// For certain, or how one comes: chắc chắn, trực tiếp, đi bộ. It makes a mere "đi" plain.
    Sure = "sure",
    /// Undecided, in itself: chưa biết, để xem.
    Doubt = "doubt",
    /// Undecided until something, which follows: còn tùy.
    Depends = "depends",
    /// Waits for something before it is decided: đang đợi.
    Await = "await",
    /// Arranges: thu xếp. With "được" it worked.
    Arrange = "arrange",
    /// A condition: nếu.
    If = "if",
    /// After the condition, or after the topic: thì.
    Then = "then",
    /// In spite of: dù, tuy.
    Though = "though",
    /// Done with something first: xong.
    After = "after",
    /// Wishes, without promising: muốn.
    Want = "want",
    /// Ties the member to what follows: phải, đang ở, bị.
    Bound = "bound",
    /// How could one: sao, thế nào, làm sao.
    How = "how",
    /// Asks: mấy giờ, ai, ở đâu.
    Ask = "ask",
    /// Where, or "not at all": đâu, mô.
    Where = "where",
    /// Makes a question at the end: à, hả, nhỉ.
    Tag = "tag",
    /// Turns: nhưng, mà. What follows counts.
    But = "but",
    /// Of this time: giờ, kỳ này.
    Now = "now",
    /// Of another time, or only planned: tháng trước, lúc nãy, định.
    Past = "past",
    /// Said by mistake: bấm nhầm. What was said before, or follows at once, does not count.
    Mistake = "mistake",
    /// The beginning of the meeting: đầu giờ. Staying away from it is coming late.
    Opening = "opening",
    /// The end of the meeting: cuối buổi. Staying away from it is coming.
    Closing = "closing",
    /// A given name, also in small letters: "bác tư".
    Given = "given_name",
    /// Tries: cố gắng. It is open how it ends.
    Try = "try",
    /// Therefore: nên.
    So = "so",
    /// Because: vì, do.
    Because = "because",
    /// Or: hay, hoặc.
    Or = "or",
    /// Joins persons: và, với, cùng.
    And = "and",
    /// Speaks for another: báo hộ, nhờ báo.
    Behalf = "behalf",
    /// Says: nói, bảo.
    Say = "say",
    /// The member: tôi, em, mình.
    Me = "me",
    /// A kinship word: the member, unless a name follows: bác, anh, chị.
    Kin = "kin",
    /// The speaker to an elder, or the speaker's child: con, cháu.
    Child = "child",
    /// Somebody else: anh ấy, mọi người.
    Them = "them",
    /// The member's family: vợ, con.
    Family = "family",
    /// Who is spoken to: đồng chí, bí thư.
    Call = "call",
    /// The organisation: chi bộ, cấp ủy. Spoken to, or what the sentence is about.
    Branch = "branch",
    /// Calls, after a name: ơi.
    Oi = "oi",
    /// A day or a time of day: mai, tối.
    Time = "time",
    /// Ends a phrase politely: ạ, nhé.
    End = "end",
    /// Done, or "and then": rồi.
    Already = "already",
    /// Greetings, thanks, and what else adds nothing.
    Polite = "polite",
    /// A number, or a time in the course of the day: tám giờ, sau giờ làm.
    Number = "number",
    /// Helps another word and passes a negation on: sẽ, thể, hề.
    Light = "light",
    /// In order to: để. Who arranges something "để đi họp" comes.
    For = "for",
    /// Lets, or does for: "cho". Who follows is its object.
    Let = "let",
    /// How much, after what it is said of: lắm, quá.
    Degree = "degree",
    /// A proposal to the branch, not a reply: kiến nghị, góp ý.
    Feedback = "feedback",
    /// As it was: "không có gì thay đổi"; a yes only when asked "vẫn dự chứ?".
    Unchanged = "unchanged",
    /// Looks like a reply and is none: đã nhận, tham gia ý kiến.
    Nothing = "nothing",
}
