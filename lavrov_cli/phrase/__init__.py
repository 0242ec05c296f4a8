"""Transcripts and a phrase to hits: near words, alignment and score, sentences; knows neither files nor output."""
