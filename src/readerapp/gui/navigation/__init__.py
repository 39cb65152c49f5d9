"""The left pane: the lists, digests, topics and tags to choose from."""
