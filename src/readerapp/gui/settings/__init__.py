"""What the user has set: kept, applied at once, and shown in a dialog made from the one table."""
