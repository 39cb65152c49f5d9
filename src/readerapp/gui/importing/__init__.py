"""Bringing digests in: the run, its progress, and what became of it."""
