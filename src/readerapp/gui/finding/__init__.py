"""Finding words in what the right pane shows: a card with all its mentions, or a whole digest."""
