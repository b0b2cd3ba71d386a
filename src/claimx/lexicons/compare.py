"""The words by which `claimx compare` knows what a number speaks of, typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claimx.lexicons.compare_again import AgainWords
from claimx.lexicons.compare_dated import DatedWords
from claimx.lexicons.compare_parts import PartWords
from claimx.lexicons.compare_people import PeopleWords
from claimx.lexicons.compare_places import PlaceWords
from claimx.lexicons.token_phrases import Phrases, by_one_word, phrases, plain

EVERYONE, ANYONE_THERE = "everyone", "anyone_there"
DAYS, PERIODS = ("yesterday", "today", "weekdays", "months"), ("months", "quarters", "years")


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareLexicon:
    """Everything that comparing knows by heart.

    Attributes:
        action_nouns: what happens, by the noun that says it by itself.
        before, after, tolls: phrases that stand before or behind a number, by their first word, longest first.
        sums: actions by the nouns of money that say them; doers: by the nouns of people who do it.
        course: how the number of an action goes on: grows, moves, stays.
        joint: actions of which one or the other happened to each, by those.
        terms: actions of which durations are told.
        beside_tolls: actions whose number beside a death toll is one of all so far.
        voyages: actions of which a ship has one number, another voyage another.
        whereabouts: actions that tell who they are where something else is told of them.
        one_by_one: actions of which those are counted to whom it happened: an estimate is no count of them.
        unrest: events of which a country has one toll, which is told for weeks.
        again: words that tell of another event.
        recurring: actions that may happen in one place every day.
        events: what brought it about, by phrase; `kinds`, by a word that says it by itself; `lasting` of them are
            spoken of for days, `general` ones are named otherwise elsewhere.
        no_event_behind, no_event_before: by a word of an event, those behind and before which it tells none.
        families: for each, those it may be another word for.
        wide, wide_actions: of these each part of a country has its share; of those that are `spread` the country's
            number is told where a larger one is; what is `counted_at_home` is of the place that is named first.
        batches: actions that are done to others on another day; `of_one` are those
            of which a sum or a term is one person's, firm's or thing's.
        background: what stands behind these words is another event: "in retaliation for".
        weapons, deeds: words of events, and verbs, by which a state strikes; `breaks` end its clause, `whither` is
            before where.
        ahead, by: what makes a number behind it one of a step.
        lately, spans: "in the past 36 hours".
        left_out: what is counted anew in each match, round and repetition.
        people: words of whom a number counts.
        named, naming: events that have names of their own, as a pattern with the name and as words.
        striking, strikes: events of which it is said that they strike, and the event that this is none of.
        nouns: the one name for what is counted, by word.
        prices: actions whose money is a price; `built` has one cost, planned or done.
        levels: what a place has one of at a time; `behind`, `interest` are other names of it.
        in_turn: words by which the order of numbers tells of what they are.
        places: words of where it happened.
        parts: words by which a number is a part of another.
        duties: what is laid on goods; ballots: what an election counts; several: events of which a day has several.
        since, campaigns: what makes a number one of all that happened in a time.
        still: words behind a number of those to whom something goes on happening: "are still missing".
        step_words, daily, step_phrases, total_words, total_moves, expected, not_yet, foreseeing, supposing,
            supposed, between, both, joining, agents, auxiliaries, determiners, ends,
            likewise, single, articles, among, saying, plural, forms_of_be, subordinating, negations, adding,
            stop: plain lists.
        former: what makes a toll one that no longer holds; lost: what tells that the missing are supposed dead.
        whence, whereto: what stands before the level that a number had, and before the one that it came to.
        times: of which time a word tells beside a verb.
        denying, denying_beside: what turns a claim round where one version has it, and what comes and goes with it.
        homonyms: months whose names are also other words, those behind `before_months` of `days` aside: "march".
        addressed_ends: behind these those who are told it are named no longer.
        dated: words by which a day is that of an event.
        days: names of days and months, in order; `day_words` and `period_words` are those that name a day or a time.
    """

    action_nouns: dict[str, str]
    before: Phrases
    after: Phrases
    tolls: Phrases
    sums: dict[str, str]
    doers: dict[str, str]
    course: dict[str, str]
    joint: dict[frozenset[str], str]
    terms: frozenset[str]
    beside_tolls: frozenset[str]
    voyages: frozenset[str]
    whereabouts: frozenset[str]
    one_by_one: frozenset[str]
    unrest: frozenset[str]
    again: AgainWords
    recurring: frozenset[str]
    events: Phrases
    kinds: dict[str, str]
    lasting: frozenset[str]
    general: frozenset[str]
    no_event_behind: dict[str, frozenset[str]]
    no_event_before: dict[str, frozenset[str]]
    families: dict[str, frozenset[str]]
    wide: frozenset[str]
    wide_actions: frozenset[str]
    spread: frozenset[str]
    several: frozenset[str]
    counted_at_home: frozenset[str]
    batches: frozenset[str]
    of_one: frozenset[str]
    background: Phrases
    weapons: frozenset[str]
    deeds: Phrases
    breaks: frozenset[str]
    whither: frozenset[str]
    ahead: frozenset[str]
    by: frozenset[str]
    lately: frozenset[str]
    spans: frozenset[str]
    left_out: frozenset[str]
    people: PeopleWords
    named: re.Pattern[str]
    naming: frozenset[str]
    striking: frozenset[str]
    strikes: frozenset[str]
    nouns: dict[str, str]
    levels: frozenset[str]
    prices: frozenset[str]
    behind: frozenset[str]
    interest: frozenset[str]
    parts: PartWords
    duties: frozenset[str]
    built: frozenset[str]
    ballots: frozenset[str]
    since: frozenset[str]
    campaigns: Phrases
    step_words: frozenset[str]
    daily: frozenset[str]
    step_phrases: Phrases
    total_words: frozenset[str]
    total_moves: frozenset[str]
    still: frozenset[str]
    former: frozenset[str]
    lost: Phrases
    whence: frozenset[str]
    whereto: frozenset[str]
    expected: Phrases
    places: PlaceWords
    not_yet: frozenset[str]
    foreseeing: frozenset[str]
    supposing: frozenset[str]
    supposed: frozenset[str]
    in_turn: frozenset[str]
    between: frozenset[str]
    both: frozenset[str]
    joining: frozenset[str]
    agents: frozenset[str]
    auxiliaries: frozenset[str]
    likewise: frozenset[str]
    single: frozenset[str]
    articles: frozenset[str]
    among: frozenset[str]
    saying: frozenset[str]
    plural: frozenset[str]
    determiners: frozenset[str]
    forms_of_be: frozenset[str]
    subordinating: frozenset[str]
    negations: frozenset[str]
    times: dict[str, str]
    denying: frozenset[str]
    denying_beside: frozenset[str]
    adding: frozenset[str]
    ends: frozenset[str]
    addressed_ends: frozenset[str]
    dated: DatedWords
    days: dict[str, list[str]]
    homonyms: frozenset[str]
    day_words: frozenset[str]
    period_words: frozenset[str]
    stop: frozenset[str]

    @classmethod
    def from_tables(cls, tables: Mapping[str, Any]) -> CompareLexicon:
        """The lexicon of the `compare` table."""
        table = tables["compare"]
        actions, events = table["actions"], table["events"]
        of_events = phrases((word, name) for name, event in events.items() for word in event["words"])
        related: dict[str, set[str]] = {name: {name} for name in events}
        for family in table["event_families"].values():
            for name in family:
                related[name].update(family)
        kinds = by_one_word(of_events)
        return cls(
            action_nouns={noun: name for name, action in actions.items() for noun in action.get("nouns", ())},
            before=phrases((phrase, name) for name, action in actions.items() for phrase in action.get("before", ())),
            after=phrases((phrase, name) for name, action in actions.items() for phrase in action.get("after", ())),
            tolls=phrases((phrase, name) for name, action in actions.items() for phrase in action.get("tolls", ())),
            sums={noun: name for name, action in actions.items() for noun in action.get("sums", ())},
            doers={noun: name for name, action in actions.items() for noun in action.get("doers", ())},
            joint={frozenset(action["joins"]): name for name, action in actions.items() if action.get("joins")},
            course={name: action.get("course", "stays") for name, action in actions.items()},
            terms=frozenset(table["recurring"]["terms"]),
            beside_tolls=frozenset(table["recurring"]["beside_tolls"]),
            voyages=frozenset(table["recurring"]["voyages"]),
            whereabouts=frozenset(table["recurring"]["whereabouts"]),
            one_by_one=frozenset(table["recurring"]["one_by_one"]),
            unrest=frozenset(table["recurring"]["unrest"]),
            again=AgainWords.from_table(table),
            recurring=frozenset(table["recurring"]["actions"]),
            events=of_events,
            kinds=kinds,
            lasting=frozenset(name for name, event in events.items() if event.get("lasting")),
            general=frozenset(name for name, event in events.items() if event.get("general")),
            no_event_behind={word: frozenset(others) for word, others in table["no_event_behind"].items()},
            no_event_before={word: frozenset(others) for word, others in table["no_event_before"].items()},
            families={name: frozenset(others) for name, others in related.items()},
            counted_at_home=frozenset(table["wide"]["counted_at_home"]),
            spread=frozenset(table["wide"]["spread"]),
            several=frozenset(table["wide"]["several"]),
            wide_actions=frozenset(table["wide"]["actions"]),
            wide=frozenset(table["wide"]["events"]),
            batches=frozenset(table["recurring"]["batches"]),
            of_one=frozenset(table["recurring"]["of_one"]),
            background=plain(table["again"]["background"]),
            weapons=frozenset(word for word, kind in kinds.items() if kind in table["sides"]["weapons"]),
            deeds=plain(table["sides"]["deeds"]),
            breaks=frozenset(table["sides"]["breaks"]),
            whither=frozenset(table["sides"]["whither"]),
            ahead=frozenset(table["steps"]["ahead"]),
            by=frozenset(table["steps"]["by"]),
            lately=frozenset(table["steps"]["lately"]),
            spans=frozenset(table["steps"]["spans"]),
            left_out=frozenset(table["left_out"]["nouns"]),
            people=PeopleWords.from_table(table),
            named=re.compile(rf"\b({'|'.join(map(re.escape, table['named']['events']))})\s+([A-Z]\w+)", re.IGNORECASE),
            naming=frozenset(table["named"]["events"]),
            striking=frozenset(table["named"]["striking"]),
            strikes=frozenset(table["named"]["strikes"]),
            nouns={word: name for name, group in table["nouns"].items() for word in group},
            prices=frozenset(table["levels"]["prices"]),
            levels=frozenset(table["levels"]["nouns"]),
            behind=frozenset(table["levels"]["behind"]),
            interest=frozenset(table["levels"]["interest"]),
            parts=PartWords.from_table(table),
            ballots=frozenset(table["levels"]["ballots"]),
            built=frozenset(table["levels"]["built"]),
            duties=frozenset(table["levels"]["duties"]),
            since=frozenset(table["campaigns"]["since"]),
            campaigns=plain(table["campaigns"]["phrases"]),
            daily=frozenset(table["steps"]["daily"]),
            step_words=frozenset(table["steps"]["words"]),
            step_phrases=plain(table["steps"]["phrases"]),
            total_words=frozenset(table["totals"]["words"]),
            total_moves=frozenset(table["totals"]["moves"]),
            still=frozenset(table["totals"]["still"]),
            former=frozenset(table["before_and_now"]["former"]),
            lost=plain(table["expected"]["lost"]),
            whence=frozenset(table["before_and_now"]["before"]),
            whereto=frozenset(table["before_and_now"]["now"]),
            expected=plain(table["expected"]["words"]),
            foreseeing=frozenset(table["expected"]["cues"]),
            supposed=frozenset(table["expected"]["supposed"]),
            supposing=frozenset(table["expected"]["supposing"]),
            not_yet=frozenset(table["expected"]["ahead"]),
            places=PlaceWords.from_table(table),
            in_turn=frozenset(table["order"]["words"]),
            between=frozenset(table["between"]["words"]),
            both=frozenset(table["between"]["both"]),
            joining=frozenset(table["between"]["joining"]),
            agents=frozenset(table["between"]["agents"]),
            auxiliaries=frozenset(table["between"]["auxiliaries"]),
            likewise=frozenset(table["between"]["likewise"]),
            single=frozenset(table["between"]["single"]),
            articles=frozenset(table["between"]["articles"]),
            saying=frozenset(table["between"]["saying"]),
            among=frozenset(table["between"]["among"]),
            plural=frozenset(table["between"]["plural"]),
            determiners=frozenset(table["between"]["determiners"]),
            forms_of_be=frozenset(table["between"]["forms_of_be"]),
            subordinating=frozenset(table["between"]["subordinating"]),
            times={word: time for time, group in table["times"].items() for word in group},
            denying=frozenset(table["statements"]["denying"]),
            denying_beside=frozenset(table["statements"]["beside"]),
            negations=frozenset(table["statements"]["negations"]),
            adding=frozenset(table["statements"]["adding"]),
            ends=frozenset(table["between"]["ends"]),
            addressed_ends=frozenset(table["addressed"]["ends"]),
            dated=DatedWords.from_table(table),
            days=table["days"],
            homonyms=frozenset(table["days"]["months"]) & of_events.keys(),
            day_words=frozenset().union(*(table["days"][kind] for kind in DAYS)),
            period_words=frozenset().union(*(table["days"][kind] for kind in PERIODS)),
            stop=frozenset(table["stop"]["words"]).union(spoken(table), *table["directions"].values()),
        )


def spoken(table: Mapping[str, Any]) -> set[str]:
    """The words that tell an action, an event or how a number moved: they are counted as those."""
    told = ("nouns", "before", "after", "tolls")
    listed = [each for action in table["actions"].values() for key in told for each in action.get(key, ())]
    listed += [word for event in table["events"].values() for word in event["words"]] + table["totals"]["moves"]
    return {word for phrase in listed for word in phrase.split()}
