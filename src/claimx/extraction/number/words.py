"""The words of the English numeral system: a closed class, and arithmetic rather than vocabulary."""

from __future__ import annotations

SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
SMALL.update({"nought": 0, "naught": 0})
TENS = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
}
DOZEN = {"dozen": 12}
DOZENS = {"dozen": 12, "dozens": 12}
ORDINALS = (
    "half third quarter fourth fifth sixth seventh eighth ninth tenth twelfth fifteenth sixteenth twentieth thirtieth "
    "fiftieth hundredth thousandth millionth billionth trillionth"
).split()
ORDINAL_VALUES = (2, 3, 4, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 30, 50, 100, 1000, 10**6, 10**9, 10**12)
DENOMINATORS = dict(zip(ORDINALS, ORDINAL_VALUES, strict=True))
PLURAL_DENOMINATORS = {"halves": 2, **{word + "s": value for word, value in DENOMINATORS.items() if word != "half"}}
PLURAL_SCALES = {word + "s": value for word, value in SCALES.items() if word not in {"lakhs", "crores"}}
