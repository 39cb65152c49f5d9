"""Cuts documents that are too large to be read at once into pieces that can be read one after the other."""
