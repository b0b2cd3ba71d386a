"""What a column means, in words, and which values it may have: `datapackage.json` and docs/outputs.md say so.

One meaning wherever a column stands, unless a table has its own (`articles.claims`).
"""

from __future__ import annotations

from typing import get_args

from claimx import records
from claimx.export.shape import Column

VALUES = {
    column: get_args(kind)
    for column, kind in (
        ("mode", records.Mode), ("source_type", records.SourceType), ("source_resolution", records.Resolution),
        ("cue_class", records.CueClass), ("polarity", records.Polarity), ("certainty", records.Certainty),
        ("modifier", records.Modifier), ("change", records.Change), ("status", records.Status),
        ("category", records.HedgeCategory), ("holder", records.Holder), ("quantities.kind", records.QuantityKind),
        ("actors.type", records.ActorType), ("mentions.kind", records.MentionKind),
    )
}  # fmt: skip
MEANING = {
    name: meaning
    for line in """
article_id: the article's id, its key in every table
path: where the article was read, as it was given
title: the article's title
date: the day of the article, YYYY-MM-DD
site: the outlet that published it
url: where it was published
sha256: hex digest of the article's text in UTF-8
characters: how many the text has, in Unicode code points
words: how many the text has
sentences: how many the text has
articles.claims: how many claims there are
articles.attributed: how many of them a source is credited with
unnamed: how many of those rest on a source that is not named or left out
hedged: how many claims have a hedge
numeric: how many claims have a number
model: the pipeline that read it
model_version: the pipeline's version
version: of claimx
warnings: what a reader should know of how it was read, in words, parted by "; "
warning_codes: the same in codes, as language
articles.text: the whole text, with --with-text or where it is not the file itself
text: the words as they stand in the article
claims.text: from the first to the last character of the content
claim_id: the claim's id in its article, c1, c2 …
quantities.claim_id: the innermost claim that holds it
hedges.claim_id: the innermost claim that holds it
content: what was attributed, without the narrator between its pieces, which " … " parts
start: where the words begin, counted in code points of the article's text
end: where they end, exclusive
content_offsets: where each piece of the content begins and ends, as 19-42; 50-61
attributed: whether a source is credited; if not, it is in the article's own voice
mode: quoted, paraphrased, or partly quoted; empty in the article's own voice
source: the words that name whom the article credits; of a number or a hedge not "she", but whom that stands for
source_start: where they begin
source_end: where they end, exclusive
source_type: what the source is
source_named: whether a reader learns who it is
source_name: the name of the actor it is, also for "she" and "the minister"
source_actor: the actor's id
source_country: ISO 3166 code of its country
source_resolution: how the name was found
source_anonymity: why the source is not named, as written ("on condition of anonymity"); "anonymous" itself tells none
source_antecedent: the fuller phrase that a pronoun or description stands for
source_antecedent_start: where it begins
source_antecedent_end: where it ends, exclusive
source_names: the names of all who are the source, as in "the mayor and the bank said", parted by "; "
cue: the words that attribute
cue_start: where they begin
cue_end: where they end, exclusive
cue_lemma: the cue's base form
cue_class: what the cue does
actors: names of those mentioned in the content, parted by "; "
quantities: the numbers in it, as written, parted by "; "
hedges: the hedges in it, as written, parted by "; "
polarity: whether it is affirmed or denied
certainty: how far its source commits to it
factuality: the same as a number from -3 (certainly not) to 3 (certainly); 0 unknown
sentence_start: where its sentence begins
sentence_end: where it ends, exclusive
rule: the rule that found it
check: how much it is worth checking, 0 to 1, with --sort check
check_criteria: what that score is made of, from 0.3 on, as harm +0.15
sentence: its sentence, or line where no claim holds it; where the text came along (--columns sentence, or --with-text)
quantity_id: the number's id in its article, q1, q2 …
low: the least value; empty where it is open below
high: the greatest value; empty where it is open above
modifier: how the number is bounded
kind: what kind it is
unit: ISO 4217 of money, else the unit's English name
noun: the head of what is counted, as written
of: the counted noun phrase, without the number
concept: what has this amount, as written
per: per what: a day, a barrel
change: whether it is a change, and which way; empty for a level
status: how it is put
claims: ids of the claims that hold it, parted by "; "
claim: the words of the innermost claim that holds it
hedge_id: the hedge's id in its article, h1, h2 …
category: what kind of hedge it is
strength: how much it weakens, 1 little, 3 most
holder: whose hedge it is
scope: the words that it weakens
scope_start: where they begin
scope_end: where they end, exclusive
actor_id: the actor's id in its article, a1, a2 …
name: the fullest name that the article gives
type: what the actor is
country: ISO 3166 code of its country
key: its identity across articles, from lexicons, as country:KP
mentions: how many there are
forms: the names by which the article calls it, parted by "; "
first_start: where it is first mentioned
first_end: where that ends, exclusive
first_text: the words of that
claims_as_source: ids of the claims that are credited to it, parted by "; "
claims_about: ids of the claims that mention it, parted by "; "
role: source; or agent, target, mentioned in the content
group: the group's id in the comparison
about: what the values of the group are of
where: the place and event that most of them name
conflict: whether two values of the group can't both be true
value: the value's id: its article and number, or claim
action: what happens to those who are counted, or what they do: dead, injured, missing
comparison.noun: what is counted, by one name: people, home
comparison.claim: the claim's id
named: whether a reader learns who the source is
article: the article's id
outlet: the outlet that published it
origin: an earlier value of the group that this one repeats
superseded_by: a later value that takes its place
conflicts_with: the values that it can't be true beside, parted by blanks
said: the words of its claim
day: of a group of dates, the day that is told
""".strip().splitlines()
    for name, _, meaning in [line.partition(": ")]
}


def meaning_of(column: Column, table: str) -> str:
    """What a column of a table means."""
    return MEANING.get(f"{table}.{column.name}") or MEANING[column.name]


def values_of(column: Column, table: str) -> tuple[str, ...]:
    """The values that a column of a table may have; none where it may have any."""
    if column.type != "text":
        return ()
    return VALUES.get(f"{table}.{column.name}") or VALUES.get(column.name, ())
