//! Which claims of the provider stand for which role. Whoever fits no rule has none.

use rostrum_store::ClaimedRole;
use serde_json::{Map, Value};

/// A claim, the value that it must have, and the role that it stands for then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimRule {
    claim: String,
    value: String,
    role: ClaimedRole,
}

/// Claims about the person that no rule may look at: somebody may change them without being asked, and for an address
/// the provider may not vouch.
const OF_THE_PERSON: [&str; 8] =
    ["email", "email_verified", "name", "nickname", "given_name", "family_name", "preferred_username", "profile"];

impl ClaimRule {
    /// Reads `CLAIM=ROLE:VALUE`, such as `groups=secretariat:HRC-secretariat`, or `CLAIM=ROLE@MEETING:VALUE` for the
    /// roles of one meeting. A claim inside another is named with a dot: `realm_access.roles`.
    ///
    /// # Errors
    /// The text is no rule.
    pub fn parse(text: &str) -> Result<Self, NoRule> {
        let (claim, rest) = text.split_once('=').ok_or(NoRule)?;
        let (role, value) = rest.split_once(':').ok_or(NoRule)?;
        let (claim, value) = (claim.trim(), value.trim());
        if claim.is_empty() || value.is_empty() || OF_THE_PERSON.contains(&claim) {
            return Err(NoRule);
        }
        let role = ClaimedRole::parse(role.trim()).ok_or(NoRule)?;
        Ok(Self { claim: claim.to_owned(), value: value.to_owned(), role })
    }

    /// The role, when the claims have the value: as a text, or among several.
    pub fn role_of(&self, claims: &Map<String, Value>) -> Option<&ClaimedRole> {
        let found = claims.get(&self.claim).or_else(|| inside(claims, &self.claim))?;
        let fits = match found {
            Value::String(text) => *text == self.value,
            Value::Array(texts) => texts.iter().any(|text| text.as_str() == Some(&self.value)),
            Value::Bool(yes) => self.value == yes.to_string(),
            _ => false,
        };
        fits.then_some(&self.role)
    }
}

/// A text that is no rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoRule;

fn inside<'a>(claims: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    let (first, rest) = path.split_once('.')?;
    rest.split('.').try_fold(claims.get(first)?, |value, name| value.as_object()?.get(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(rule: &str, claims: Value) -> Option<ClaimedRole> {
        ClaimRule::parse(rule).unwrap().role_of(claims.as_object().unwrap()).cloned()
    }

    #[test]
    fn a_value_counts_whole_and_in_its_own_case() {
        let rule = "groups=secretariat:HRC secretariat";
        let fits = ClaimedRole::parse("secretariat");
        for claims in [r#"{"groups":"HRC secretariat"}"#, r#"{"groups":["all","HRC secretariat"]}"#] {
            assert_eq!(role(rule, serde_json::from_str(claims).unwrap()), fits, "{claims}");
        }
        for claims in [
            r#"{}"#,
            r#"{"groups":[]}"#,
            r#"{"groups":"hrc secretariat"}"#,
            r#"{"groups":["HRC secretariat guests"]}"#,
            r#"{"groups":{"HRC secretariat":true}}"#,
            r#"{"group":"HRC secretariat"}"#,
            r#"{"groups":[["HRC secretariat"]]}"#,
        ] {
            assert_eq!(role(rule, serde_json::from_str(claims).unwrap()), None, "{claims}");
        }
    }

    #[test]
    fn a_claim_may_stand_inside_another_or_have_dots_and_colons_of_its_own() {
        let nested = serde_json::json!({"realm_access": {"roles": ["chair"]}, "https://example.org/r.o": "a:b"});
        assert_eq!(role("realm_access.roles=chair@one:chair", nested.clone()), ClaimedRole::parse("chair@one"));
        assert_eq!(role("https://example.org/r.o=owner:a:b", nested.clone()), ClaimedRole::parse("owner"));
        assert_eq!(role("realm_access.roles.more=owner:chair", nested), None);
        assert_eq!(role("staff=owner:true", serde_json::json!({"staff": true})), ClaimedRole::parse("owner"));
    }

    #[test]
    fn a_text_that_is_no_rule_is_refused() {
        for text in [
            "",
            "groups",
            "groups=secretariat",
            "groups=secretariat:",
            "=secretariat:x",
            "groups=boss:x",
            "groups=chair:x",
            "groups=panellist@one:x",
            "email=owner:a@b.example",
            "name=owner:Ines",
        ] {
            assert_eq!(ClaimRule::parse(text), Err(NoRule), "{text}");
        }
    }
}
