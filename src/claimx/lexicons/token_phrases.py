"""Phrases among the words of a sentence, found by their first word, each with what it means."""

from __future__ import annotations

from collections.abc import Iterable

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


def phrases(pairs: Iterable[tuple[str, str]]) -> Phrases:
    """Phrases by their first word, longest first, each with what it means."""
    found: Phrases = {}
    for phrase, name in pairs:
        parts = tuple(phrase.split())
        found.setdefault(parts[0], []).append((parts, name))
    return {first: sorted(group, key=lambda each: (-len(each[0]), each)) for first, group in found.items()}


def by_one_word(found: Phrases) -> dict[str, str]:
    """What those of the phrases mean that are one word."""
    return {word: name for word, group in found.items() for parts, name in reversed(group) if len(parts) == 1}


def plain(listed: list[str]) -> Phrases:
    return phrases((phrase, phrase) for phrase in listed)


def phrase_at(found: Phrases, tokens: list[str], place: int) -> tuple[int, str] | None:
    """The longest phrase that begins at a token: its length and what it means."""
    for parts, name in found.get(tokens[place], ()):
        if len(parts) == 1 or tuple(tokens[place : place + len(parts)]) == parts:
            return len(parts), name
    return None


def holds(found: Phrases, tokens: list[str]) -> bool:
    """Whether one of the phrases stands among the tokens."""
    if found.keys().isdisjoint(tokens):
        return False
    return any(phrase_at(found, tokens, place) for place, token in enumerate(tokens) if token in found)
