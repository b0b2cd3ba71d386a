"""A corpus as a report: who is quoted, how, and how sure they are, in one self-contained HTML file.

Knows records alone, never a pipeline. `corpus` reads them once and sets copies aside, `tally` counts, `quoted`,
`unnamed`, `sureness` and `sections` turn counts into sentences and charts, `store` keeps the claims for the table.
"""

from __future__ import annotations

from claimx.report.report import BY, MOST_CLAIMS, Run, report_of

__all__ = ["BY", "MOST_CLAIMS", "Run", "report_of"]
