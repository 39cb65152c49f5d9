"""Use cases: one public method is one transaction and returns what changed. No Qt."""
