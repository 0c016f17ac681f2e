//! Founding, mandates, seats and sessions.

use crate::{
    Act, By, Digest, MandateId, PartyId, SeatId, SessionId, Side, Timestamp,
    round_table::{
        AgendaItem, Charter, RoundTable, RoundTableEvent,
        state::{
            CharterInForce, Convener, Holder, Mandate, Phase, ProposedCharter, Provable, SeatEnd,
            Session, SessionStage,
        },
    },
};

impl RoundTable {
    pub(super) fn convened(&mut self, act: &Act<RoundTableEvent>) {
        self.phase = Phase::Convened { proposed: None };
        self.convener = act
            .by
            .principal()
            .zip(act.by.side())
            .map(|(party, side)| Convener { party, side });
        self.binds(&act.by);
    }

    /// Whoever binds themself stands on their side from then on, as does whom they speak for.
    pub(super) fn binds(&mut self, by: &By) {
        let Some(side) = by.side() else { return };
        for party in [by.person(), by.principal()].into_iter().flatten() {
            self.sides.entry(party).or_insert(side);
        }
    }

    /// Keeps in mind that this act is void once it is contested, if the other side relayed it.
    pub(super) fn provable(&mut self, act: &Act<RoundTableEvent>, what: Provable) {
        if is_relayed_by_other_side(act) {
            self.provable.insert(self.sequence, what);
        }
    }

    pub(super) fn mandate_granted(&mut self, act: &Act<RoundTableEvent>) {
        let RoundTableEvent::MandateGranted {
            mandate,
            grantor,
            topics,
            services,
            limit: _,
            effect,
            until,
        } = &act.what
        else {
            return;
        };
        self.binds(&act.by);
        self.provable(act, Provable::Mandate(*mandate));
        let granted = Mandate {
            grantor: *grantor,
            topics: topics.clone(),
            services: services.clone(),
            effect: *effect,
            until: *until,
            withdrawn: false,
            contested: false,
        };
        self.mandates.insert(*mandate, granted);
    }

    pub(super) fn mandate_withdrawn(&mut self, mandate: MandateId) {
        if let Some(mandate) = self.mandates.get_mut(&mandate) {
            mandate.withdrawn = true;
        }
    }

    pub(super) fn charter_proposed(&mut self, version: u32, charter: &Charter) {
        if let Phase::Convened { proposed } = &mut self.phase {
            *proposed = Some(ProposedCharter {
                version,
                charter: charter.clone(),
                signed: [].into(),
            });
        }
    }

    pub(super) fn charter_signed(
        &mut self,
        version: u32,
        seat: SeatId,
        act: &Act<RoundTableEvent>,
    ) {
        self.binds(&act.by);
        self.provable(act, Provable::Signature { version, seat });
        self.signature(version, seat, true);
    }

    pub(super) fn signature(&mut self, version: u32, seat: SeatId, stands: bool) {
        let Phase::Convened {
            proposed: Some(proposed),
        } = &mut self.phase
        else {
            return;
        };
        if proposed.version != version {
            return;
        }
        if stands {
            proposed.signed.insert(seat);
        } else {
            proposed.signed.remove(&seat);
        }
    }

    pub(super) fn charter_adopted(&mut self, version: u32, charter: &Charter) {
        let charter = charter.clone();
        self.phase = Phase::Constituted {
            charter: CharterInForce { version, charter },
        };
    }

    pub(super) fn dissolved(&mut self) {
        self.phase = Phase::Dissolved;
    }

    pub(super) fn member_seated(&mut self, act: &Act<RoundTableEvent>) {
        let RoundTableEvent::MemberSeated {
            seat,
            party,
            side,
            person,
            deputy,
        } = &act.what
        else {
            return;
        };
        self.binds(&act.by);
        self.provable(act, Provable::Acceptance(*seat));
        let holder = Holder {
            person: *person,
            deputy: *deputy,
            contested: false,
            entry: self.sequence,
        };
        self.seats.seat(*seat, *party, *side, holder);
    }

    pub(super) fn seat_ended(&mut self, seat: SeatId, end: SeatEnd) {
        self.seats.end(seat, end);
        if let Phase::Convened {
            proposed: Some(proposed),
        } = &mut self.phase
        {
            proposed.signed.remove(&seat);
        }
    }

    pub(super) fn session_called(
        &mut self,
        session: SessionId,
        at: Timestamp,
        agenda: &[AgendaItem],
    ) {
        self.items.extend(agenda.iter().map(|item| item.item));
        let called = Session {
            at,
            agenda: agenda.to_vec(),
            stage: SessionStage::Called,
            present: None,
            minutes: None,
        };
        self.sessions.insert(session, called);
    }

    pub(super) fn session_reached(&mut self, session: SessionId, stage: SessionStage) {
        if let Some(session) = self.sessions.get_mut(&session) {
            session.stage = stage;
        }
    }

    pub(super) fn attendance_recorded(&mut self, session: SessionId, seats: &[SeatId]) {
        if let Some(session) = self.sessions.get_mut(&session) {
            session.present = Some(seats.iter().copied().collect());
        }
    }

    pub(super) fn minutes_approved(&mut self, session: SessionId, digest: Digest) {
        if let Some(session) = self.sessions.get_mut(&session) {
            session.minutes = Some(digest);
        }
    }

    /// Nobody is held to a side by an acceptance that didn't hold.
    pub(super) fn unbind(&mut self, party: PartyId) {
        self.sides.remove(&party);
    }
}

/// Whether it came into the record through the hands of the other side.
pub(super) fn is_relayed_by_other_side(act: &Act<RoundTableEvent>) -> bool {
    act.relayed
        .as_ref()
        .is_some_and(|relayed| relayed.side != Side::Neutral && act.by.side() != Some(relayed.side))
}
