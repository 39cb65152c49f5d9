"""Where things are kept and how the user likes them."""
