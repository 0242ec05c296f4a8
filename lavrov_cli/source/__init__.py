"""Bytes to transcripts: find and read files, decode, see which lines begin a turn, make pairs; nothing is searched."""
