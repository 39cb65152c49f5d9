"""Values to text and back: one module per format. No database, no Qt."""
