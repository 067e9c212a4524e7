//! Asks one source in every way that is configured, and one step back.

use epcis::document::Problem;
use epcis::time::Moment;
use epcis::{Document, ItemKey};
use gs1::list::Gather;

use super::events::{Events, Repository};
use super::{Failed, LookUp, Named, blank, together};
use crate::answer::{Answer, Outcome, Part, Signature, SignatureFault};
use crate::history::{History, LEVELS, Scope, THINGS};
use crate::http::Http;
use crate::recall;
use crate::report::{NotAsked, Unavailable};
use crate::site::WebAddress;
use crate::unread::{self, Bound, NotRead, Reason, Unread};

/// Questions of a step back that are asked at once.
const AT_ONCE: usize = 6;

impl<H: Http> LookUp<'_, H> {
    /// Asks one source about the item itself: for its bundle, else in every way that is configured.
    pub(super) async fn ask(&self, at: usize) {
        self.asked.borrow_mut().insert((at, self.item.key.to_string()));
        let bundle = match &self.sources[at].bundles {
            Some(base) => self.bundle(at, base).await,
            None => None,
        };
        let mut answer = match bundle {
            Some(bundle) => self.answer_of(at, bundle).await,
            None => self.answer(at).await,
        };
        if is_altered(&answer) {
            answer = self.ask_again(at, answer).await;
        }
        answer.answered_at = Some(self.http.now());
        let known = &mut self.answers.borrow_mut()[at];
        answer.copied_at = known.copied_at;
        *known = answer;
        if has_events(&known.documents) {
            self.named.take();
        }
    }

    /// Asks once more where what came is not what was signed: an old copy on the way, or a change between two
    /// answers, is the first suspect. If that changes nothing, what came the first time counts beside it, so that no
    /// recall in it is lost.
    async fn ask_again(&self, at: usize, first: Answer) -> Answer {
        let (told, signed) = (std::mem::take(&mut self.told.borrow_mut()[at]), self.signed.borrow_mut()[at].take());
        let mut again = self.answer(at).await;
        if again.outcome != Outcome::Answered {
            self.told.borrow_mut()[at] = told;
            self.signed.borrow_mut()[at] = signed;
            return first;
        }
        if is_altered(&again) {
            again.documents.extend(first.documents);
            again.recalls.extend(first.recalls);
        }
        again
    }

    /// What a source answers to standard calls.
    async fn answer(&self, at: usize) -> Answer {
        let source = &self.sources[at];
        let (by_resolver, by_epcis, by_template) = together::three(
            async {
                match &source.resolver {
                    Some(base) => Some(match WebAddress::parse(base) {
                        Some(base) => match self.resolve(at, &base, source.epcis.is_none()).await {
                            Ok(mut resolved) => {
                                let others = self.notices_of_other_readings(at, &base).await;
                                resolved.recalls.extend(others.recalls);
                                resolved.told.extend(others.told);
                                resolved.unread.extend(others.unread);
                                Ok(resolved)
                            }
                            failed => failed,
                        },
                        None => Err(Failed::Unavailable(Unavailable::Network)),
                    }),
                    None => None,
                }
            },
            async {
                let configured = self.bases.borrow()[at].clone();
                match (&source.epcis, configured) {
                    (Some(_), Some(repository)) => Some(self.events_of_item(at, &repository).await),
                    (Some(_), None) => Some(Err(Failed::Unavailable(Unavailable::Network))),
                    (None, _) => None,
                }
            },
            async {
                match &source.template {
                    Some(template) => self.record(at, template).await,
                    None => None,
                }
            },
        )
        .await;
        let mut answer = blank(source, self.http.now());
        let mut errors = Vec::new();
        let mut answered = false;
        let mut signed_at = None;
        if let Some(resolved) = by_resolver {
            match resolved {
                Ok(resolved) => {
                    answered = true;
                    answer.record = resolved.record;
                    answer.recalls = resolved.recalls;
                    signed_at = resolved.signed_at;
                    note_all(&mut answer, resolved.unread);
                    self.told.borrow_mut()[at].extend(resolved.told);
                    self.take(at, &mut answer, resolved.events);
                    errors.extend(resolved.failed);
                }
                Err(why) => errors.push(why),
            }
        }
        if let Some(events) = by_epcis {
            match events {
                Ok(events) => {
                    answered = true;
                    self.take(at, &mut answer, events);
                }
                Err(why) => errors.push(why),
            }
        }
        if let Some(record) = by_template {
            match record {
                Ok((record, told)) => {
                    answered = true;
                    answer.record = answer.record.or(record.card);
                    answer.recalls.extend(record.recalls);
                    note_all(&mut answer, record.unread);
                    let documents = record.stages.into_iter().gathered();
                    self.take(at, &mut answer, Events { documents, told, ..Events::default() });
                }
                Err(why) => errors.push(why),
            }
        }
        if let Some(why) = errors.first() {
            unread::add(&mut answer.unread, Unread::new(why.not_read(NotRead::Source), ""));
        }
        answer.outcome = match errors.first() {
            // A part that failed may be the part that knows the item.
            Some(Failed::Offline) => Outcome::NotAsked(NotAsked::Offline),
            Some(why) => Outcome::Unavailable(why.unavailable()),
            None if answered => Outcome::Answered,
            None => Outcome::NotAsked(NotAsked::NotForThisItem),
        };
        if !source.keys.is_empty() || source.must_be_signed {
            let found = self.signature(at, signed_at.as_ref()).await;
            self.signed.borrow_mut()[at] = Some(found);
            answer.signature = self.signed(at);
        }
        answer
    }

    /// Takes what a repository told into the answer.
    pub(super) fn take(&self, at: usize, answer: &mut Answer, events: Events) {
        note_all(answer, events.unread);
        for document in &events.documents {
            note_values(answer, document);
        }
        answer.documents.extend(events.documents);
        self.told.borrow_mut()[at].extend(events.told);
    }

    /// Asks one source for what the history names as inputs, containers and contents. Whether anything came.
    pub(super) async fn step_back(&self, at: usize) -> bool {
        let mut came = false;
        let mut repository = self.repository(at);
        // A bundle was enough so far; what is further away may be asked for.
        if repository.is_none() && self.sources[at].bundles.is_some() && self.wants_more(at) {
            repository = self.find_repository(at).await;
        }
        let Some(repository) = repository else {
            self.note_readings(at);
            return came;
        };
        for level in 0..=LEVELS {
            let (wanted, left_out, is_full) = self.wanted(at);
            if is_full {
                let note = Unread::new(NotRead::Cut(Bound::StepBack), "");
                unread::add(&mut self.answers.borrow_mut()[at].unread, note);
            }
            if wanted.is_empty() {
                return came;
            }
            let end = if level == LEVELS { Some(Bound::StepBack) } else { None };
            let end = end.or_else(|| (self.http.now() >= self.deadline).then_some(Bound::Time));
            let not_asked = if end.is_some() { wanted.as_slice() } else { left_out.as_slice() };
            if let Some(first) = not_asked.first() {
                let note = Unread::new(NotRead::Cut(end.unwrap_or(Bound::StepBack)), &first.to_string());
                unread::add(&mut self.answers.borrow_mut()[at].unread, note);
            }
            if end.is_some() {
                return came;
            }
            for few in wanted.chunks(AT_ONCE) {
                let questions = few.iter().map(|key| self.events_of(at, &repository, key, Part::StepBack));
                let answers = together::all(questions.gathered()).await;
                for (events, key) in answers.into_iter().zip(few) {
                    let answer = &mut self.answers.borrow_mut()[at];
                    match events {
                        Ok(events) => {
                            if has_events(&events.documents) {
                                came = true;
                                self.named.take();
                            }
                            self.take(at, answer, events);
                        }
                        Err(why) => {
                            let note = Unread::new(why.not_read(NotRead::StepBack), &key.to_string());
                            unread::add(&mut answer.unread, note);
                        }
                    }
                }
            }
            if self.signed.borrow()[at].is_some() {
                self.answers.borrow_mut()[at].signature = self.signed(at);
            }
        }
        came
    }

    /// Notes the other readings of the code that this source answered for in no way.
    fn note_readings(&self, at: usize) {
        let keys = self.readings();
        let answer = &mut self.answers.borrow_mut()[at];
        if answer.outcome == Outcome::Answered {
            for key in keys {
                unread::add(&mut answer.unread, Unread::new(NotRead::Events(Reason::Missing), &key.to_string()));
            }
        }
    }

    /// The other readings of the code that are to be asked about: the likely ones, and where nobody knows the lot or
    /// serial of the plain reading, those that are only possible.
    fn readings(&self) -> Vec<ItemKey> {
        let answers = self.answers.borrow();
        let is_known = || {
            let history = History::new(self.item, &answers);
            let mut deeds = history.own.iter().chain(&history.loose);
            deeds.any(|deed| deed.scope > Scope::Class) || !history.members.is_empty()
        };
        let others = self.item.others.iter().filter(|reading| reading.is_likely);
        let possible = self.item.others.iter().filter(|reading| !reading.is_likely);
        let possible = possible.filter(|_| !is_known());
        let keys = others.chain(possible).map(|reading| reading.item.key.clone());
        keys.filter(|key| *key != self.item.key).gathered()
    }

    /// Whether the history names things that the source was not asked about.
    fn wants_more(&self, at: usize) -> bool {
        let answers = self.answers.borrow();
        if answers[at].outcome != Outcome::Answered {
            return false;
        }
        let history = History::new(self.item, &answers);
        let relatives = history.inputs.iter().chain(&history.contents).filter_map(|one| one.epc.key.clone());
        let containers = history.stays.iter().filter_map(|stay| stay.container.key.clone());
        let asked = self.asked.borrow();
        let mut all = relatives.chain(containers).chain(self.item.others.iter().map(|it| it.item.key.clone()));
        all.any(|key| !asked.contains(&(at, key.to_string())))
    }

    fn repository(&self, at: usize) -> Option<Repository> {
        let answers = self.answers.borrow();
        (answers[at].outcome == Outcome::Answered).then(|| self.bases.borrow()[at].clone())?
    }

    /// Other readings, inputs, containers and contents that this source was not asked about, those beyond [`THINGS`] in a look-up, and
    /// whether the history itself follows no more.
    fn wanted(&self, at: usize) -> (Vec<ItemKey>, Vec<ItemKey>, bool) {
        let readings = self.readings();
        let mut named = self.named.borrow_mut();
        let Named { things, is_full } = named.get_or_insert_with(|| self.named());
        let mut asked = self.asked.borrow_mut();
        let before = asked.iter().filter(|(source, _)| *source == at).count();
        let mut fresh: Vec<ItemKey> = readings
            .into_iter()
            .chain(things.iter().cloned())
            .filter(|key| asked.insert((at, key.to_string())))
            .gathered();
        let left_out = fresh.split_off((THINGS + 1).saturating_sub(before).min(fresh.len()));
        (fresh, left_out, *is_full)
    }

    fn named(&self) -> Named {
        let answers = self.answers.borrow();
        let history = History::new(self.item, &answers);
        let inputs = history.inputs.iter().filter_map(|input| input.epc.key.clone());
        let containers = history.stays.iter().filter_map(|stay| stay.container.key.clone());
        let contents = history.contents.iter().filter_map(|content| content.epc.key.clone());
        let things = inputs.chain(containers).chain(contents).gathered();
        Named { things, is_full: history.cut.is_some() || history.stays.len() >= THINGS }
    }
}

fn has_events(documents: &[Document]) -> bool {
    documents.iter().any(|document| !document.events.is_empty())
}

/// Whether what came is not what the source signed.
fn is_altered(answer: &Answer) -> bool {
    matches!(answer.signature, Signature::Invalid(SignatureFault::Wrong | SignatureFault::Incomplete))
}

fn note_all(answer: &mut Answer, notes: Vec<Unread>) {
    for note in notes {
        unread::add(&mut answer.unread, note);
    }
}

/// Notes the values of a document that could not be read, and its lists that were too long.
fn note_values(answer: &mut Answer, document: &Document) {
    // It came as an answer about this item, and nobody can say whether it is about another.
    let is_about_nothing = |event: &&epcis::Event| !event.items().any(|epc| epc.key.is_some());
    let speaks_against = |event: &&epcis::Event| {
        event.disposition.iter().chain(&event.persistent.set).any(epcis::vocabulary::Disposition::is_against_a_sale)
    };
    for event in document.events.iter().filter(is_about_nothing).filter(speaks_against) {
        let named = event.items().next().map(|epc| epc.text.as_str()).or(event.id.as_deref()).unwrap_or_default();
        let note = Unread::new(NotRead::Events(Reason::Unavailable(Unavailable::Malformed)), named);
        unread::add(&mut answer.unread, note);
    }
    for entry in &document.master_data.entries {
        let spoken =
            |(name, value): &&(String, String)| recall::mentions(name) && !recall::denies(&value.as_str().into());
        if let Some((name, value)) = entry.attributes.iter().find(spoken) {
            let what = NotRead::Notice(Reason::Unavailable(Unavailable::Malformed));
            unread::add(&mut answer.unread, Unread::new(what, &format!("{}: {name}: {value}", entry.id.text)));
        }
    }
    for finding in &document.findings {
        let at = match &finding.problem {
            // What is written against the standard and leaves no doubt was read.
            Problem::NotATime { text } if Moment::read(text, None).is_ok() => continue,
            Problem::WrongType { expected: "string" | "array" } => continue,
            // An entry of the list of events is none.
            Problem::WrongType { .. } if finding.event.is_none() => {
                let note = Unread::new(NotRead::Events(Reason::Unavailable(Unavailable::Malformed)), &finding.field);
                unread::add(&mut answer.unread, note);
                continue;
            }
            Problem::NotInList { text } if finding.field.ends_with("isposition") => {
                format!("{}: {text}", finding.field)
            }
            Problem::NotATime { text } | Problem::NotAnOffset { text } => format!("{}: {text}", finding.field),
            Problem::WrongType { expected } => format!("{} ({expected})", finding.field),
            Problem::TooMany { found, read } if finding.event.is_some() => {
                let place = format!("{} ({read}/{found})", finding.field);
                unread::add(&mut answer.unread, Unread::new(NotRead::Cut(Bound::Entries), &place));
                continue;
            }
            _ => continue,
        };
        unread::add(&mut answer.unread, Unread::new(NotRead::Value, &at));
    }
}
