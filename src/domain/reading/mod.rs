//! From a member's own words to a reply.
