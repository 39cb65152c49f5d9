"""The right pane: one paper with what the user says about it and every mention of it."""
