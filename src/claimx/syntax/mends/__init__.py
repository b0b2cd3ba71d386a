"""Mends what a parser gets wrong in the same way again and again: trees that no English sentence has.

Each mend looks at one relation and its neighbourhood, none further than `REACH` tokens, and moves heads within the
sentence; what it cannot be sure of it leaves alone. No rule works around an error that could be mended here.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimx.syntax.mends.agents import (
    addressee_before_what_goes_on,
    addressee_with_its_article,
    addressee_with_what_it_did,
    agent_before_its_infinitive,
    agent_behind_a_predicate,
    agent_without_by,
    experiencer_read_as_a_complement,
    maker_read_as_an_agent,
    report_behind_whom_it_cites,
)
from claimx.syntax.mends.asides import (
    aside_behind_the_subject,
    names_behind_a_dash,
    report_between_auxiliary_and_verb,
    report_read_as_a_description,
    state_behind_a_town,
)
from claimx.syntax.mends.behind import (
    subject_behind_its_verb,
    subject_behind_what_was_said,
    title_behind_its_verb,
    title_read_as_a_verb,
    verb_read_as_a_description,
    verb_read_as_a_noun_at_the_end,
)
from claimx.syntax.mends.clauses import (
    clause_behind_a_semicolon,
    main_clause_after_a_fronted_one,
    main_verb_behind_an_apposition,
    passive_without_its_auxiliary,
    past_tense_after_a_comma,
    subject_before_some_of_it,
    time_behind_a_quotation,
    time_of_the_saying,
    who_behind_the_nearer_person,
)
from claimx.syntax.mends.complements import (
    age_behind_a_name,
    circumstance_behind_that,
    clause_read_as_a_circumstance,
    copula_read_into_that,
    infinitive_behind_whom_one_agrees_with,
    it_before_what_it_is_called,
    name_read_as_a_quality,
    object_behind_what_was_said,
    opener_read_as_a_preposition,
    relative_clause_read_as_what_was_said,
    second_that_clause,
    setting_read_as_the_subject,
    subject_of_what_was_shown,
    that_read_as_an_object,
    verb_read_as_a_noun_before_that,
)
from claimx.syntax.mends.far_subjects import (
    name_behind_a_dateline,
    name_behind_a_fronted_clause,
    subject_before_a_participle,
    subject_before_its_participle,
    subject_behind_a_fronted_phrase,
    subject_behind_an_opening_participle,
    subject_read_as_a_conjunct,
    subject_read_as_the_verb,
    subject_read_into_its_conjunction,
)
from claimx.syntax.mends.finite_verbs import (
    clause_read_as_an_infinitive,
    finite_verb_behind_an_infinitive,
    finite_verb_behind_who_says,
    finite_verb_read_as_a_description,
    report_read_into_its_clause,
    verb_read_as_a_noun_behind_be,
)
from claimx.syntax.mends.misread import (
    amount_read_as_a_part_of_its_verb,
    infinitive_of_what_somebody_is,
    noun_read_as_a_verb_behind_that,
    particle_read_as_a_preposition,
    perfect_read_as_a_description,
    subject_of_an_auxiliary,
    subject_read_as_a_description,
    verb_behind_a_number,
    verb_read_into_a_noun,
)
from claimx.syntax.mends.negation import are_not, clause_that_leaves_its_verb_out, second_subject_behind_nor, yet_to_do
from claimx.syntax.mends.next_acts import (
    next_act_behind_a_comma,
    next_act_read_as_a_thing,
    next_act_read_as_the_verb_of_a_headline,
)
from claimx.syntax.mends.series import next_act_of_a_series, next_passive_of_a_series, next_thing_of_a_list
from claimx.syntax.mends.speakers import (
    answer_behind_what_was_asked,
    circumstance_read_as_what_was_said,
    denial_of_what_was_said,
    more_of_who_said_it,
    past_tense_behind_a_state,
    report_that_parts_its_clause,
    second_act_of_the_speaker,
    speaker_before_how_he_was,
    what_came_next_read_as_what_was_said,
)
from claimx.syntax.mends.subjects import (
    addressee_before_a_bare_noun,
    addressee_before_a_name,
    currency_read_as_a_verb,
    name_in_capitals,
    second_subject_behind_a_comma,
    subject_of_what_was_said,
    subject_read_as_a_compound,
    title_before_name,
)
from claimx.syntax.mends.told import (
    clause_of_a_noun_of_saying,
    clause_read_as_an_adverb,
    main_verb_with_its_report,
    past_tense_read_as_a_participle,
    report_behind_a_setting,
    report_behind_its_agent,
    report_behind_the_sender,
    report_of_the_nearer_verb,
)
from claimx.syntax.mends.told_further import (
    clause_behind_who_said_it,
    conjunct_of_what_was_said,
    next_act_in_a_headline,
    preposition_read_into_a_question,
    report_of_a_report,
    report_read_into_its_setting,
    that_read_as_an_opener,
    who_did_what_was_said,
    would_behind_what_was_said,
)
from claimx.syntax.mends.tree import Mend, Tree
from claimx.syntax.mends.who_clauses import (
    infinitive_read_into_what_who_tells,
    main_verb_behind_what_that_tells,
    main_verb_behind_who,
    subject_read_into_what_who_tells,
    that_behind_an_object,
    what_who_tells_read_as_a_report,
    which_of_the_charge,
    who_agrees_with_the_several,
    who_behind_a_verb,
)
from claimx.syntax.mends.whole_clauses import (
    main_verb_read_as_a_description,
    question_behind_its_aside,
    subject_read_into_its_description,
)

__all__ = ["MENDS", "Mend", "Tree", "mend_tree"]

# In the order in which they are tried at a token.
MENDS: tuple[Mend, ...] = (
    perfect_read_as_a_description,
    verb_behind_a_number,
    verb_read_into_a_noun,
    subject_of_an_auxiliary,
    subject_read_as_a_description,
    name_in_capitals,
    title_before_name,
    title_read_as_a_verb,
    second_subject_behind_a_comma,
    state_behind_a_town,
    second_subject_behind_nor,
    object_behind_what_was_said,
    subject_of_what_was_shown,
    age_behind_a_name,
    opener_read_as_a_preposition,
    setting_read_as_the_subject,
    relative_clause_read_as_what_was_said,
    circumstance_read_as_what_was_said,
    more_of_who_said_it,
    report_that_parts_its_clause,
    speaker_before_how_he_was,
    what_came_next_read_as_what_was_said,
    particle_read_as_a_preposition,
    subject_of_what_was_said,
    subject_before_a_participle,
    subject_before_its_participle,
    addressee_before_a_bare_noun,
    addressee_before_a_name,
    addressee_with_its_article,
    addressee_with_what_it_did,
    addressee_before_what_goes_on,
    name_behind_a_dateline,
    name_behind_a_fronted_clause,
    subject_behind_what_was_said,
    title_behind_its_verb,
    subject_behind_its_verb,
    verb_read_as_a_description,
    verb_read_as_a_noun_at_the_end,
    subject_behind_a_fronted_phrase,
    subject_behind_an_opening_participle,
    subject_read_as_a_conjunct,
    subject_read_as_the_verb,
    subject_read_into_its_description,
    subject_read_into_its_conjunction,
    subject_read_into_what_who_tells,
    infinitive_read_into_what_who_tells,
    what_who_tells_read_as_a_report,
    amount_read_as_a_part_of_its_verb,
    subject_read_as_a_compound,
    agent_without_by,
    agent_behind_a_predicate,
    agent_before_its_infinitive,
    currency_read_as_a_verb,
    subject_before_some_of_it,
    noun_read_as_a_verb_behind_that,
    verb_read_as_a_noun_before_that,
    clause_of_a_noun_of_saying,
    report_behind_whom_it_cites,
    report_behind_its_agent,
    report_behind_a_setting,
    report_behind_the_sender,
    report_of_the_nearer_verb,
    main_verb_with_its_report,
    main_verb_behind_an_apposition,
    main_verb_behind_who,
    passive_without_its_auxiliary,
    past_tense_after_a_comma,
    time_behind_a_quotation,
    time_of_the_saying,
    clause_behind_a_semicolon,
    aside_behind_the_subject,
    report_read_as_a_description,
    names_behind_a_dash,
    report_between_auxiliary_and_verb,
    main_clause_after_a_fronted_one,
    past_tense_behind_a_state,
    past_tense_read_as_a_participle,
    finite_verb_behind_who_says,
    finite_verb_read_as_a_description,
    infinitive_behind_whom_one_agrees_with,
    it_before_what_it_is_called,
    that_read_as_an_object,
    second_that_clause,
    circumstance_behind_that,
    clause_read_as_an_infinitive,
    clause_read_as_a_circumstance,
    verb_read_as_a_noun_behind_be,
    finite_verb_behind_an_infinitive,
    next_act_read_as_a_thing,
    next_act_read_as_the_verb_of_a_headline,
    main_verb_read_as_a_description,
    who_did_what_was_said,
    report_read_into_its_setting,
    would_behind_what_was_said,
    next_act_in_a_headline,
    next_act_behind_a_comma,
    conjunct_of_what_was_said,
    clause_behind_who_said_it,
    preposition_read_into_a_question,
    question_behind_its_aside,
    that_read_as_an_opener,
    second_act_of_the_speaker,
    next_act_of_a_series,
    next_thing_of_a_list,
    who_agrees_with_the_several,
    who_behind_a_verb,
    that_behind_an_object,
    who_behind_the_nearer_person,
    maker_read_as_an_agent,
    clause_read_as_an_adverb,
    next_passive_of_a_series,
    main_verb_behind_what_that_tells,
    which_of_the_charge,
    denial_of_what_was_said,
    answer_behind_what_was_asked,
    report_of_a_report,
    experiencer_read_as_a_complement,
    yet_to_do,
    clause_that_leaves_its_verb_out,
    infinitive_of_what_somebody_is,
    are_not,
    report_read_into_its_clause,
    copula_read_into_that,
    name_read_as_a_quality,
)


class Tried(dict[tuple[str, str], tuple[Mend, ...]]):
    """The mends of errors that may be at a token, by its relation and its tag."""

    def __missing__(self, place: tuple[str, str]) -> tuple[Mend, ...]:
        """Find them when they are asked for the first time."""
        self[place] = mends = tuple(mend for mend in MENDS if mend.may_be(*place))
        return mends


TRIED = Tried()
ASKED = frozenset(mend.asks for mend in MENDS)


def mend_tree(tree: Tree, sentences: Iterable[tuple[int, int]]) -> list[tuple[int, str]]:
    """Mend a tree in place, sentence by sentence; says at which tokens which mends did something."""
    applied = []
    # Lazily: a mend changes the labels and tags of tokens behind its own.
    tried = map(TRIED.__getitem__, zip(tree.labels, tree.tags, strict=True))
    for start, end in sentences:
        asked = tree.asked_in(start, end, ASKED)
        for token, mends in zip(range(start, end), tried, strict=False):
            for mend in mends:
                if mend.asks in asked and mend.apply(tree, token):
                    applied.append((token, mend.id))
                    break
    return applied
