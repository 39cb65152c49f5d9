"""The words of the program as plain values: papers, mentions, digests, decisions. Standard library only."""
