//! The form of a page, read from it and filled in: whatever the secretariat asks for, it is answered.

/// A form as it stands on a page.
#[derive(Debug)]
pub struct Form {
    fields: Vec<Field>,
    multipart: bool,
}

#[derive(Debug)]
struct Field {
    name: String,
    value: Value,
}

#[derive(Debug)]
enum Value {
    /// Another text each time, by what the field is called.
    Line { is_address: bool },
    /// The same each time: what stands there, the first choice, the tick.
    Fixed(String),
}

impl Form {
    /// The first form of a page that is posted and asks for an e-mail address.
    pub fn read(page: &str) -> Option<Self> {
        let forms = page.split("<form").skip(1).filter_map(|form| form.split("</form>").next());
        forms.filter_map(|form| form.split_once('>')).find_map(|(head, inside)| {
            let fields = fields(inside);
            let asks = fields.iter().any(|field| matches!(field.value, Value::Line { is_address: true }));
            asks.then(|| Self { fields, multipart: head.contains("multipart/form-data") })
        })
    }

    /// The names of its fields.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|field| field.name.as_str())
    }

    /// Headers and body of the form filled in by the person of this number.
    pub fn filled(&self, number: u32) -> (String, Vec<u8>) {
        let values = self.fields.iter().map(|field| {
            let value = match &field.value {
                Value::Fixed(value) => value.clone(),
                Value::Line { is_address: true } => format!("person{number}@example.org"),
                Value::Line { is_address: false } => format!("Example {} {number}", field.name),
            };
            (field.name.as_str(), value)
        });
        if self.multipart {
            let mut body = String::new();
            for (name, value) in values {
                body.push_str(&format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"));
            }
            body.push_str("--edge--\r\n");
            ("Accept: text/html\r\nContent-Type: multipart/form-data; boundary=edge\r\n".to_owned(), body.into_bytes())
        } else {
            let pairs: Vec<String> =
                values.map(|(name, value)| format!("{}={}", encoded(name), encoded(&value))).collect();
            (
                "Accept: text/html\r\nContent-Type: application/x-www-form-urlencoded\r\n".to_owned(),
                pairs.join("&").into_bytes(),
            )
        }
    }
}

fn fields(inside: &str) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    let mut rest = inside;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        let Some((tag, behind)) = after.split_once('>') else { break };
        let kind = tag.split(' ').next().unwrap_or_default();
        let Some(name) = attribute(tag, "name") else { continue };
        // Of buttons to choose from the first counts.
        if fields.iter().any(|field| field.name == name) {
            continue;
        }
        let value = match (kind, attribute(tag, "type").as_deref()) {
            ("input", Some("hidden")) => Value::Fixed(attribute(tag, "value").unwrap_or_default()),
            ("input", Some("radio" | "checkbox")) => Value::Fixed(attribute(tag, "value").unwrap_or("on".to_owned())),
            ("input", Some("file" | "submit")) => continue,
            ("input", Some("email")) => Value::Line { is_address: true },
            ("input" | "textarea", _) => Value::Line { is_address: false },
            ("select", _) => {
                let options = behind.split("</select>").next().unwrap_or_default().split("<option").skip(1);
                let mut values = options.filter_map(|option| attribute(option.split('>').next()?, "value"));
                Value::Fixed(values.find(|value| !value.is_empty()).unwrap_or_default())
            }
            _ => continue,
        };
        fields.push(Field { name, value });
    }
    fields
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next().map(str::to_owned)
}

/// As forms encode a text.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            b if b.is_ascii_alphanumeric() || b"-._".contains(&b) => out.push(char::from(b)),
            b => out.push_str(&format!("%{b:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_a_form_is_filled_in_once() {
        let page = "<form method=\"get\"><input name=\"q\" type=\"search\"></form><form method=\"post\" novalidate>\
            <input id=\"name\" name=\"name\" type=\"text\"><input name=\"email\" type=\"email\">\
            <select name=\"category\"><option value=\"\">Choose</option><option value=\"states\">States</option></select>\
            <input type=\"radio\" name=\"level\" value=\"named\"><input type=\"radio\" name=\"level\" value=\"none\">\
            <input type=\"hidden\" name=\"t\" value=\"x y\"><button>Go</button></form>";
        let form = Form::read(page).unwrap();
        let (headers, body) = form.filled(7);
        assert!(headers.contains("urlencoded"));
        let body = String::from_utf8(body).unwrap();
        assert_eq!(body, "name=Example+name+7&email=person7%40example.org&category=states&level=named&t=x+y");
        assert!(Form::read("<form method=\"post\"><input name=\"name\"></form>").is_none());
    }
}
