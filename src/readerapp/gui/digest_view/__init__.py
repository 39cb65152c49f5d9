"""The right pane as a digest: its own text, in which every paper shows its status and can be decided in place."""
