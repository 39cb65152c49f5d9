"""The middle pane: the list of papers, how it is read, painted, searched and sorted."""
