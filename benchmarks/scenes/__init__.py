"""What the benchmarks share: a library as people have them, hands that use the window, an eye on its start."""
