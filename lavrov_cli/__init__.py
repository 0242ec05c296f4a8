"""Query interview transcripts: what was asked, what was said, where, and was it said exactly so."""

__version__ = "0.1.0"
