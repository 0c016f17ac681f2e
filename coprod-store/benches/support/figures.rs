//! What was measured, and how it is told: medians, and ratios with what is aimed at.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{options::Options, place::Store};

/// What a rate is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub store: Store,
    pub case: Case,
    pub system: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Case {
    /// So many callers, each with streams of its own.
    Callers(usize),
    /// So many callers, all on one stream.
    OneStream(usize),
    /// A caller on a stream of so many events.
    Length(usize),
    /// So many callers on a ledger that already holds so many events.
    Holding { events: usize, callers: usize },
    /// So many processes on one ledger, each with so many callers.
    Processes { processes: usize, callers: usize },
    /// Reading so many events.
    Reading(usize),
    /// Folding so many events.
    Folding(usize),
    /// Taking so many events one after another.
    Taking(usize),
    /// So many commands a second, and no more.
    Paced(usize),
}

impl Case {
    fn json(self) -> Value {
        match self {
            Self::Callers(callers) => json!({ "callers": callers }),
            Self::OneStream(callers) => json!({ "callers": callers, "streams": 1 }),
            Self::Length(length) => json!({ "callers": 1, "stream_length": length }),
            Self::Holding { events, callers } => json!({ "callers": callers, "events": events }),
            Self::Processes { processes, callers } => {
                json!({ "callers": callers, "processes": processes })
            }
            Self::Reading(events) | Self::Folding(events) | Self::Taking(events) => {
                json!({ "events": events })
            }
            Self::Paced(commands) => json!({ "paced": commands }),
        }
    }

    fn words(self) -> String {
        match self {
            Self::Callers(callers) => format!("{callers} callers"),
            Self::OneStream(callers) => format!("{callers} callers on one stream"),
            Self::Length(length) => format!("1 caller, stream of {length}"),
            Self::Holding { events, callers } => format!("{callers} callers, {events} events"),
            Self::Processes { processes, callers } => {
                format!("{callers} callers in each of {processes}")
            }
            Self::Reading(events) => format!("reading {events} events"),
            Self::Folding(events) => format!("folding {events} events"),
            Self::Taking(events) => format!("taking {events} events"),
            Self::Paced(commands) => format!("{commands} commands a second"),
        }
    }
}

const PEAK: &str = "peak_megabytes";

#[derive(Debug, Clone, Copy)]
pub enum Aim {
    AtLeast(f64),
    AtMost(f64),
}

/// All figures of a benchmark, round by round.
pub struct Figures {
    bench: &'static str,
    rates: BTreeMap<Key, Vec<f64>>,
    /// What else was measured in the same rounds, by name.
    beside: BTreeMap<(Key, &'static str), Vec<f64>>,
}

impl Figures {
    pub const fn of(bench: &'static str) -> Self {
        Self {
            bench,
            rates: BTreeMap::new(),
            beside: BTreeMap::new(),
        }
    }

    /// Notes how many a second there were.
    pub fn add(&mut self, store: Store, case: Case, system: &'static str, rate: f64) {
        let key = Key {
            store,
            case,
            system,
        };
        self.rates.entry(key).or_default().push(rate);
    }

    pub fn add_memory(&mut self, store: Store, case: Case, system: &'static str, megabytes: f64) {
        self.add_beside(store, case, system, PEAK, megabytes);
    }

    /// Notes what else there was, such as a lag.
    pub fn add_beside(
        &mut self,
        store: Store,
        case: Case,
        system: &'static str,
        name: &'static str,
        figure: f64,
    ) {
        let key = Key {
            store,
            case,
            system,
        };
        self.beside.entry((key, name)).or_default().push(figure);
    }

    /// The median of the rounds.
    pub fn rate(&self, store: Store, case: Case, system: &'static str) -> Option<f64> {
        let key = Key {
            store,
            case,
            system,
        };
        self.rates.get(&key).map(|rates| median(rates))
    }

    pub fn peak_memory(&self, store: Store, case: Case, system: &'static str) -> Option<f64> {
        self.beside(store, case, system, PEAK)
    }

    /// The median of the rounds.
    pub fn beside(
        &self,
        store: Store,
        case: Case,
        system: &'static str,
        name: &'static str,
    ) -> Option<f64> {
        let key = Key {
            store,
            case,
            system,
        };
        self.beside.get(&(key, name)).map(|figures| median(figures))
    }

    pub fn print(&self, options: &Options) {
        if !options.json {
            let runs = options.runs;
            println!(
                "{}: how many a second, medians of {runs} rounds\n",
                self.bench
            );
        }
        for (key, rates) in &self.rates {
            self.print_rate(options, *key, median(rates));
        }
        if !options.json {
            println!();
        }
    }

    fn print_rate(&self, options: &Options, key: Key, rate: f64) {
        let (store, system) = (key.store.name(), key.system);
        if !options.json {
            let case = key.case.words();
            println!("{store:<9} {case:<32} {system:<16} {rate:>11.0}");
            return;
        }
        let mut line = json!({
            "bench": self.bench, "store": store, "system": system, "rate": rate,
            "runs": options.runs
        });
        add(&mut line, key.case.json());
        for ((of, name), figures) in &self.beside {
            if *of == key {
                add(&mut line, json!({ *name: median(figures) }));
            }
        }
        println!("{line}");
    }

    /// Prints a ratio, or whatever else is aimed at, if it could be measured.
    pub fn print_aim(
        &self,
        options: &Options,
        store: Store,
        name: &str,
        value: Option<f64>,
        aim: Aim,
    ) {
        let Some(value) = value else { return };
        let (met, key, number, words) = match aim {
            Aim::AtLeast(least) => (value >= least, "aim", least, "or more"),
            Aim::AtMost(most) => (value <= most, "aim_at_most", most, "or less"),
        };
        let store = store.name();
        if options.json {
            let line = json!({
                "bench": self.bench, "store": store, "ratio": name, "value": value, key: number,
                "met": met, "runs": options.runs
            });
            println!("{line}");
        } else {
            let met = if met { "met" } else { "NOT MET" };
            println!("{store:<9} {name:<56} {value:>8.2}  (aim: {number} {words}: {met})");
        }
    }

    /// Prints how two rates stand to each other.
    pub fn print_ratio(
        &self,
        options: &Options,
        store: Store,
        name: &str,
        of: (Case, &'static str),
        to: (Case, &'static str),
        aim: Aim,
    ) {
        let of = self.rate(store, of.0, of.1);
        let to = self.rate(store, to.0, to.1);
        let ratio = of.zip(to).map(|(of, to)| of / to);
        self.print_aim(options, store, name, ratio, aim);
    }
}

fn add(line: &mut Value, more: Value) {
    if let (Some(line), Value::Object(more)) = (line.as_object_mut(), more) {
        line.extend(more);
    }
}

fn median(figures: &[f64]) -> f64 {
    let mut figures = figures.to_vec();
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
