"""Draws the main screens of the window, so that every change of one is looked at: `make screens`."""
