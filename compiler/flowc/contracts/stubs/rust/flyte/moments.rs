//! Moments, days and durations, as protobuf and as the data of records hold them.

use std::fmt;
use std::str::FromStr;

use prost_types::{Duration, Timestamp};
use rmpv::Value;

use super::{Error, Result, Style};

const DAY: i64 = 86_400;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    pub year: i32,
    pub month: u8,
    pub day: u8,
}

impl Date {
    /// The day of a moment in UTC.
    pub fn of(moment: &Timestamp) -> Self {
        // Days are counted from the first of March of year 0, in eras of 400 years.
        let days = moment.seconds.div_euclid(DAY) + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let is_next = i64::from(month >= 10);
        Self {
            year: (year + era * 400 + is_next) as i32,
            month: (if month < 10 { month + 3 } else { month - 9 }) as u8,
            day: (of_year - (153 * month + 2) / 5 + 1) as u8,
        }
    }

    /// The moment at which the day begins in UTC.
    pub fn midnight(&self) -> Timestamp {
        let month = i64::from(self.month);
        let year = i64::from(self.year) - i64::from(month <= 2);
        let of_era = year.rem_euclid(400);
        let shifted = if month > 2 { month - 3 } else { month + 9 };
        let of_year = (153 * shifted + 2) / 5 + i64::from(self.day) - 1;
        let days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        Timestamp {
            seconds: (year.div_euclid(400) * 146_097 + days - 719_468) * DAY,
            nanos: 0,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day } = self;
        write!(formatter, "{year:04}-{month:02}-{day:02}")
    }
}

impl FromStr for Date {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let wrong = || Error::expected("a date", &text);
        let mut parts = text.splitn(3, '-');
        let mut next = |length: usize| {
            let part = parts.next().filter(|part| part.len() == length);
            part.and_then(|part| part.parse::<u16>().ok())
                .ok_or_else(wrong)
        };
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        let date = Self {
            year: i32::from(year),
            month: month as u8,
            day: day as u8,
        };
        let is_right = Self::of(&date.midnight()) == date;
        if is_right { Ok(date) } else { Err(wrong()) }
    }
}

fn check_micros(nanos: i32) -> Result<()> {
    if nanos % 1000 == 0 {
        return Ok(());
    }
    Err(Error(format!("Python has no nanoseconds: {nanos}")))
}

pub(super) fn pack_moment(value: &Timestamp, style: Style) -> Result<Value> {
    check_micros(value.nanos)?;
    let clock = value.seconds.rem_euclid(DAY);
    let (hour, minute, second) = (clock / 3600, clock / 60 % 60, clock % 60);
    let mut text = format!("{}T{hour:02}:{minute:02}:{second:02}", Date::of(value));
    if value.nanos != 0 {
        text += &format!(".{:06}", value.nanos / 1000);
    }
    text += if style == Style::Pydantic {
        "Z"
    } else {
        "+00:00"
    };
    Ok(Value::from(text))
}

pub(super) fn unpack_moment(data: &Value) -> Option<Timestamp> {
    let text = data.as_str()?;
    // A day alone is no moment.
    text.contains('T').then(|| text.parse().ok()).flatten()
}

pub(super) fn pack_duration(value: &Duration, style: Style) -> Result<Value> {
    check_micros(value.nanos)?;
    let micros = i128::from(value.seconds) * 1_000_000 + i128::from(value.nanos / 1000);
    if style == Style::Dataclass {
        return Ok(Value::from(micros as f64 / 1e6));
    }
    let sign = if micros < 0 { "-" } else { "" };
    Ok(Value::from(sign.to_owned() + &iso(micros.unsigned_abs())))
}

/// Writes what pydantic does: `P1Y35DT1H0.25S`, a year having 365 days.
fn iso(micros: u128) -> String {
    let (seconds, rest) = (micros / 1_000_000, micros % 1_000_000);
    let days = seconds / 86_400;
    let part = |count: u128, unit: char| match count {
        0 => String::new(),
        _ => format!("{count}{unit}"),
    };
    let date = part(days / 365, 'Y') + &part(days % 365, 'D');
    let mut clock = part(seconds / 3600 % 24, 'H') + &part(seconds / 60 % 60, 'M');
    if seconds % 60 != 0 || rest != 0 || (date.is_empty() && clock.is_empty()) {
        clock += &(seconds % 60).to_string();
        if rest != 0 {
            clock += format!(".{rest:06}").trim_end_matches('0');
        }
        clock.push('S');
    }
    let before = if clock.is_empty() { "" } else { "T" };
    format!("P{date}{before}{clock}")
}

pub(super) fn unpack_duration(data: &Value) -> Option<Duration> {
    let micros = match data.as_str() {
        Some(text) => parse_iso(text)?,
        None => {
            let seconds = data.as_f64().filter(|seconds| seconds.abs() < 1e14)?;
            let whole = seconds.trunc();
            let rest = ((seconds - whole) * 1e6).round_ties_even();
            whole as i128 * 1_000_000 + rest as i128
        }
    };
    Some(Duration {
        seconds: i64::try_from(micros / 1_000_000).ok()?,
        nanos: (micros % 1_000_000) as i32 * 1000,
    })
}

/// Reads what pydantic does, in microseconds: a year has 365 days, a month 30.
fn parse_iso(text: &str) -> Option<i128> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let text = text.strip_prefix('P')?;
    let (date, clock) = text.split_once('T').unwrap_or((text, ""));
    let days = [
        ('Y', 365 * DAY),
        ('M', 30 * DAY),
        ('W', 7 * DAY),
        ('D', DAY),
    ];
    let times = [('H', 3600), ('M', 60), ('S', 1)];
    Some(sign * (sum(date, &days)? + sum(clock, &times)?))
}

fn sum(text: &str, units: &[(char, i64)]) -> Option<i128> {
    let (mut total, mut rest) = (0, text);
    for (unit, seconds) in units {
        if let Some((number, after)) = rest.split_once(*unit) {
            let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
            let digits = format!("{whole}{fraction:0<6}");
            if fraction.len() > 6 {
                return None;
            }
            total += digits.parse::<i128>().ok()? * i128::from(*seconds);
            rest = after;
        }
    }
    rest.is_empty().then_some(total)
}
