"""Records read back: what claimx wrote as JSON Lines, JSON, SQLite, DuckDB or Parquet, or a folder of those.

Records may come from another version or another hand: fields that are not known stay, those that lack are filled in,
and what is no record is refused in a line.
"""

from __future__ import annotations

from claimx.recorded.reading import Bad, holds_records, is_database, read_records

__all__ = ["Bad", "holds_records", "is_database", "read_records"]
