"""Transcripts and a quotation to a verdict: was it said exactly so, by whom, and if not, what was said instead."""
