"""Where things are kept, and what the window remembers from one start to the next."""
