"""Merging papers that are one: the window that proposes them, and what the keys for merging and splitting do."""
