//! Host names in ASCII and in readable form.
//!
//! Source: RFC 3492 (Punycode), sections 5, 6.1–6.3; RFC 5890 (`xn--` labels).

use gs1::list::Gather;

const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const INITIAL_BIAS: u32 = 72;
const INITIAL_N: u32 = 128;

/// The host in lower case with every label in ASCII; none if it is no host name.
pub(super) fn to_ascii(host: &str) -> Option<String> {
    let is_ready = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    if host.len() <= 253 && host.split('.').all(|label| !label.is_empty() && label.bytes().all(is_ready)) {
        return Some(host.to_owned());
    }
    // Full stops of other scripts separate labels too (UTS 46, section 2.3).
    let labels: Vec<&str> = host.split(['.', '\u{3002}', '\u{ff0e}', '\u{ff61}']).gathered();
    let mut ascii = Vec::with_capacity(labels.len());
    for label in labels {
        let label = compose(&label.chars().map(full_width_to_ascii).flat_map(char::to_lowercase).collect::<String>());
        if label.is_empty()
            || label.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"'`(){}^|%,;&=+$*!".contains(c))
        {
            return None;
        }
        ascii.push(if label.is_ascii() { label } else { format!("xn--{}", encode(&label)?) });
    }
    let ascii = ascii.join(".");
    (ascii.len() <= 253).then_some(ascii)
}

/// The host with every `xn--` label decoded; a label that does not decode stays as it is.
pub(super) fn to_readable(host: &str) -> String {
    let labels = host.split('.').map(|label| match label.strip_prefix("xn--").and_then(decode) {
        Some(readable) => readable,
        None => label.to_owned(),
    });
    labels.gathered().join(".")
}

fn full_width_to_ascii(c: char) -> char {
    match u32::from(c) {
        code @ 0xff01..=0xff5e => char::from_u32(code - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// Vietnamese letters typed as base and combining mark are joined where one character exists for both,
/// for the marks that keyboards produce. Other combining marks stay.
fn compose(label: &str) -> String {
    let mut out = String::with_capacity(label.len());
    for c in label.chars() {
        let joined = out.chars().last().and_then(|last| super::lookalike::joined(last, c));
        match joined {
            Some(joined) => {
                out.pop();
                out.push(joined);
            }
            None => out.push(c),
        }
    }
    out
}

fn adapt(delta: u32, points: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / points;
    let mut k = 0;
    while delta > (BASE - T_MIN) * T_MAX / 2 {
        delta /= BASE - T_MIN;
        k += BASE;
    }
    k + (BASE - T_MIN + 1) * delta / (delta + 38)
}

fn threshold(k: u32, bias: u32) -> u32 {
    k.saturating_sub(bias).clamp(T_MIN, T_MAX)
}

fn decode(label: &str) -> Option<String> {
    let (basic, extended) = label.rsplit_once('-').unwrap_or(("", label));
    let mut out: Vec<char> = basic.chars().gathered();
    let (mut n, mut i, mut bias) = (INITIAL_N, 0u32, INITIAL_BIAS);
    let mut digits = extended.chars().peekable();
    while digits.peek().is_some() {
        let (old_i, mut weight, mut k) = (i, 1u32, BASE);
        loop {
            let digit = digits.next()?.to_digit(36)?;
            // RFC 3492 counts a–z as 0–25 and 0–9 as 26–35; `to_digit` counts the other way round.
            let digit = if digit < 10 { digit + 26 } else { digit - 10 };
            i = i.checked_add(digit.checked_mul(weight)?)?;
            let t = threshold(k, bias);
            if digit < t {
                break;
            }
            weight = weight.checked_mul(BASE - t)?;
            k += BASE;
        }
        let points = u32::try_from(out.len()).ok()? + 1;
        bias = adapt(i - old_i, points, old_i == 0);
        n = n.checked_add(i / points)?;
        i %= points;
        out.insert(i as usize, char::from_u32(n)?);
        i += 1;
    }
    Some(out.into_iter().collect())
}

fn encode(label: &str) -> Option<String> {
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(out.len()).ok()?;
    if basic > 0 {
        out.push('-');
    }
    let total = u32::try_from(label.chars().count()).ok()?;
    let (mut n, mut delta, mut bias, mut handled) = (INITIAL_N, 0u32, INITIAL_BIAS, basic);
    while handled < total {
        let next = label.chars().map(u32::from).filter(|&code| code >= n).min()?;
        delta = delta.checked_add((next - n).checked_mul(handled + 1)?)?;
        n = next;
        for code in label.chars().map(u32::from) {
            if code < n {
                delta = delta.checked_add(1)?;
            }
            if code != n {
                continue;
            }
            let (mut rest, mut k) = (delta, BASE);
            loop {
                let t = threshold(k, bias);
                if rest < t {
                    break;
                }
                out.push(digit(t + (rest - t) % (BASE - t)));
                rest = (rest - t) / (BASE - t);
                k += BASE;
            }
            out.push(digit(rest));
            bias = adapt(delta, handled + 1, handled == basic);
            delta = 0;
            handled += 1;
        }
        delta += 1;
        n += 1;
    }
    Some(out)
}

fn digit(value: u32) -> char {
    char::from_digit(if value < 26 { value + 10 } else { value - 26 }, 36).unwrap_or('a')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(readable: &str, ascii: &str) {
        assert_eq!(to_ascii(readable).as_deref(), Some(ascii));
        assert_eq!(to_readable(ascii), readable.to_lowercase());
    }

    /// The Vietnamese and the Chinese sample of RFC 3492, section 7.1, in lower case.
    #[test]
    fn labels_follow_the_samples_of_the_standard() {
        check("tạisaohọkhôngthểchỉnóitiếngviệt", "xn--tisaohkhngthchnitingvit-kjcr8268qyxafd2f1b9g");
        check("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye");
        check("bücher.example", "xn--bcher-kva.example");
        check("plain.example", "plain.example");
    }

    #[test]
    fn what_is_no_host_is_refused_and_never_panics() {
        assert_eq!(to_ascii(""), None);
        assert_eq!(to_ascii("a..b"), None);
        assert_eq!(to_ascii("a b"), None);
        assert_eq!(to_ascii("<script>"), None);
        assert_eq!(to_ascii("ＶＥＲＩgoods。vn").as_deref(), Some("verigoods.vn"));
        assert_eq!(to_readable("xn--99999999999"), "xn--99999999999");
        assert_eq!(to_readable("xn--"), "");
    }
}
