//! What was given, and how it felt, over time: a picture for each account, one below the other.

use coprod_core::{Date, engagement::Purpose};
use coprod_store::balance::{Account, Felt, Gift};

use crate::{
    drawing::{Anchor, Drawing, MARGIN, Point, Style, WIDTH},
    moments,
    telling::Teller,
};

/// Time runs from there to there.
const LEFT: i32 = 110;
const RIGHT: i32 = WIDTH - MARGIN;

/// How high an account's picture is, and within it the two bands.
const HEIGHT: i32 = 330;
const GIVEN: i32 = 70;
const FELT: i32 = 200;
const BAND: i32 = 90;

/// No more bars than that: days are put together where there are more.
const BARS: i32 = 22;

const PURPOSES: [(Purpose, &str); 3] = [
    (Purpose::Direct, "dark"),
    (Purpose::Training, "striped"),
    (Purpose::Coordination, "pale"),
];

/// The pictures on one canvas.
pub(super) fn drawn(teller: Teller<'_>, accounts: &[Account]) -> String {
    let title = teller.messages.plain("picture-balance");
    let told: Vec<_> = accounts
        .iter()
        .map(|account| told(teller, account))
        .collect();
    let description = if told.is_empty() {
        teller.messages.plain("balance-no-accounts")
    } else {
        told.join(" ")
    };
    let mut drawing = Drawing::new(teller.messages.language(), &title, &description);
    let (head, room) = ((MARGIN, 38), RIGHT - MARGIN);
    drawing.text(Style::Head, head, Anchor::Start, room, &title);
    let mut top = 56;
    if accounts.is_empty() {
        let at = (MARGIN, top + 24);
        drawing.text(Style::Label, at, Anchor::Start, room, &description);
        top += 40;
    }
    for account in accounts {
        let panel = Panel {
            teller,
            account,
            top,
            calendar: Calendar::of(account),
        };
        panel.draw(&mut drawing);
        top += HEIGHT;
    }
    drawing.finished(top + MARGIN)
}

/// An account in words, for those who don't see the picture.
fn told(teller: Teller<'_>, account: &Account) -> String {
    let heading = teller.engagement(&account.engagement.to_string());
    let sentences = super::page::sentences(teller, account);
    format!("{heading}: {}", sentences.join(" "))
}

/// The days from the first thing that was given or said to the last.
struct Calendar {
    first: jiff::civil::Date,
    days: i32,
}

impl Calendar {
    fn of(account: &Account) -> Option<Self> {
        let given = account.contributions.iter().map(|given| given.on);
        let felt = account.felt.iter().flatten().map(|felt| felt.at.date());
        let days: Vec<_> = given.chain(felt).filter_map(civil).collect();
        let (first, last) = (*days.iter().min()?, *days.iter().max()?);
        let days = days_between(first, last) + 1;
        Some(Self { first, days })
    }

    /// Which day it is, from 0.
    fn day(&self, day: Date) -> i32 {
        civil(day).map_or(0, |day| days_between(self.first, day))
    }

    fn date(&self, day: i32) -> Option<Date> {
        let span = jiff::Span::new().try_days(day).ok()?;
        let date = self.first.checked_add(span).ok()?;
        date.to_string().parse().ok()
    }

    /// Where the middle of that many days lies.
    fn x(&self, day: i32, days: i32) -> i32 {
        LEFT + (RIGHT - LEFT) * (2 * day + days) / (2 * self.days.max(1))
    }

    /// How many days share a bar.
    fn days_a_bar(&self) -> i32 {
        (self.days + BARS - 1) / BARS
    }
}

fn civil(day: Date) -> Option<jiff::civil::Date> {
    day.to_string().parse().ok()
}

fn days_between(from: jiff::civil::Date, to: jiff::civil::Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

struct Panel<'a> {
    teller: Teller<'a>,
    account: &'a Account,
    top: i32,
    calendar: Option<Calendar>,
}

impl Panel<'_> {
    fn draw(&self, drawing: &mut Drawing) {
        let heading = self.teller.engagement(&self.account.engagement.to_string());
        let room = RIGHT - MARGIN;
        let at = (MARGIN, self.top + 22);
        drawing.text(Style::Label, at, Anchor::Start, room, &heading);
        self.given(drawing);
        self.felt(drawing);
        self.days(drawing);
    }

    fn plain(&self, key: &str) -> String {
        self.teller.messages.plain(key)
    }

    fn frame(&self, drawing: &mut Drawing, top: i32, named: &str, ticks: [(i32, String); 3]) {
        let at = (LEFT, self.top + top - 10);
        drawing.text(Style::Label, at, Anchor::Start, 160, &self.plain(named));
        for (share, tick) in ticks {
            let y = self.top + top + BAND - BAND * share / 100;
            drawing.line("rule", (LEFT, y), (RIGHT, y));
            let at = (LEFT - 8, y + 4);
            drawing.text(Style::Small, at, Anchor::End, LEFT - MARGIN - 8, &tick);
        }
    }

    fn given(&self, drawing: &mut Drawing) {
        let bars = self.bars();
        let most = bars.iter().map(|(_, parts)| parts.iter().sum()).max();
        let most: i32 = most.unwrap_or(0);
        let hours = self.teller.duration(u64::from(most.unsigned_abs()));
        let ticks = [(0, "0".to_owned()), (50, String::new()), (100, hours)];
        let y = self.top + GIVEN;
        if most == 0 {
            let nothing = self.plain("picture-no-time");
            self.silent(drawing, GIVEN, "picture-given", &nothing);
            return;
        }
        self.frame(drawing, GIVEN, "picture-given", ticks);
        for ((purpose, class), x) in PURPOSES.into_iter().zip([300, 430, 580]) {
            drawing.rectangle(class, (x, y - 20), (18, 11), "");
            let name = self.plain(&format!("picture-{purpose}"));
            drawing.text(Style::Small, (x + 24, y - 10), Anchor::Start, 110, &name);
        }
        let Some(calendar) = &self.calendar else {
            return;
        };
        let days = calendar.days_a_bar();
        let pitch = (RIGHT - LEFT) * days / calendar.days.max(1);
        let width = (pitch * 2 / 3).clamp(4, 26);
        for (bar, parts) in bars {
            let middle = calendar.x(bar * days, days).min(RIGHT - width / 2);
            let mut foot = y + BAND;
            for ((purpose, class), minutes) in PURPOSES.into_iter().zip(parts) {
                if minutes > 0 {
                    let height = (BAND * minutes / most).max(2);
                    foot -= height;
                    let at = (middle - width / 2, foot);
                    let told = self.bar(bar * days, purpose, minutes);
                    drawing.rectangle(class, at, (width, height), &told);
                }
            }
        }
    }

    /// The minutes of each bar, by purpose.
    fn bars(&self) -> Vec<(i32, [i32; 3])> {
        let Some(calendar) = &self.calendar else {
            return Vec::new();
        };
        let mut bars = std::collections::BTreeMap::new();
        for given in &self.account.contributions {
            let Gift::Time { minutes } = given.what else {
                continue;
            };
            let bar = calendar.day(given.on) / calendar.days_a_bar();
            let parts: &mut [i32; 3] = bars.entry(bar).or_default();
            for ((purpose, _), part) in PURPOSES.into_iter().zip(parts) {
                if purpose == given.purpose {
                    *part += i32::from(minutes);
                }
            }
        }
        bars.into_iter().collect()
    }

    fn bar(&self, day: i32, purpose: Purpose, minutes: i32) -> String {
        let day = self
            .calendar
            .as_ref()
            .and_then(|calendar| calendar.date(day));
        let day = day.map(|day| moments::day(self.teller.messages, day));
        let time = self.teller.duration(u64::from(minutes.unsigned_abs()));
        let purpose = self.plain(&format!("picture-{purpose}"));
        let values = [
            ("day", day.unwrap_or_default().into()),
            ("time", time.into()),
            ("purpose", purpose.into()),
        ];
        self.teller.say("picture-bar", values)
    }

    fn felt(&self, drawing: &mut Drawing) {
        let party = self.teller.party(self.account.party);
        let silent = |key| self.teller.say(key, [("party", party.clone().into())]);
        let felt = match self.account.felt.as_deref() {
            None => Err(silent("balance-felt-hidden")),
            Some([]) => Err(silent("balance-felt-never")),
            Some(felt) => Ok(felt),
        };
        match (felt, &self.calendar) {
            (Ok(felt), Some(calendar)) => self.lines(drawing, felt, calendar),
            (Err(told), _) => self.silent(drawing, FELT, "picture-felt", &told),
            (Ok(_), None) => {}
        }
    }

    fn lines(&self, drawing: &mut Drawing, felt: &[Felt], calendar: &Calendar) {
        let ticks = [(0, 0), (50, 5), (100, 10)].map(|(share, felt)| (share, felt.to_string()));
        self.frame(drawing, FELT, "picture-felt", ticks);
        let y = self.top + FELT;
        let key = |x| ((x, y - 14), (x + 24, y - 14));
        let (from, to) = key(300);
        drawing.line("dashed", from, to);
        square(drawing, (312, y - 14), "");
        let (from, to) = key(520);
        drawing.line("solid", from, to);
        drawing.circle("round", (532, y - 14), 4, "");
        for (x, name) in [(332, "picture-cost"), (552, "picture-benefit")] {
            let at = (x, y - 10);
            drawing.text(Style::Small, at, Anchor::Start, 180, &self.plain(name));
        }
        let at = |felt: &Felt, points: u8| {
            let x = calendar.x(calendar.day(felt.at.date()), 1);
            (x, y + BAND - BAND * i32::from(points) / 10)
        };
        let costs: Vec<_> = felt.iter().map(|felt| at(felt, felt.cost)).collect();
        let benefits: Vec<_> = felt.iter().map(|felt| at(felt, felt.benefit)).collect();
        drawing.path("dashed", &costs);
        drawing.path("solid", &benefits);
        for ((felt, cost), benefit) in felt.iter().zip(costs).zip(benefits) {
            let values = [
                ("party", self.teller.party(self.account.party).into()),
                ("day", moments::day_of(self.teller.messages, felt.at).into()),
                ("cost", felt.cost.into()),
                ("benefit", felt.benefit.into()),
            ];
            let told = self.teller.say("balance-felt", values);
            square(drawing, cost, &told);
            drawing.circle("round", benefit, 4, &told);
        }
    }

    /// A band with nothing in it, and why.
    fn silent(&self, drawing: &mut Drawing, top: i32, named: &str, told: &str) {
        let at = (LEFT, self.top + top - 10);
        drawing.text(Style::Label, at, Anchor::Start, 160, &self.plain(named));
        let size = (RIGHT - LEFT, BAND);
        drawing.rectangle("open", (LEFT, self.top + top), size, "");
        let at = (LEFT + 16, self.top + top + BAND / 2 + 4);
        drawing.text(Style::Small, at, Anchor::Start, RIGHT - LEFT - 32, told);
    }

    fn days(&self, drawing: &mut Drawing) {
        let Some(calendar) = &self.calendar else {
            return;
        };
        let y = self.top + FELT + BAND + 20;
        let day = |day| {
            let date = calendar.date(day)?;
            Some(moments::day(self.teller.messages, date))
        };
        if let Some(first) = day(0) {
            drawing.text(Style::Small, (LEFT, y), Anchor::Start, 200, &first);
        }
        if let Some(last) = day(calendar.days - 1).filter(|_| calendar.days > 1) {
            drawing.text(Style::Small, (RIGHT, y), Anchor::End, 200, &last);
        }
    }
}

fn square(drawing: &mut Drawing, (x, y): Point, told: &str) {
    drawing.rectangle("square", (x - 6, y - 6), (12, 12), told);
}
