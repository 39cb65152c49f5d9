"""Tests of the window: the real one, on real libraries, offscreen."""
