"""Formulas in LaTeX as text that can be read: signs, italics, raised and lowered letters; never a backslash."""
