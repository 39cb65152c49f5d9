"""The shapes a library file can have, and the marks by which we know it is ours."""

# The migrations in their order; the last one is the shape that this program reads and writes.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006")
HEAD = REVISIONS[-1]

# `PRAGMA application_id` of every library: "RdrA". https://www.sqlite.org/pragma.html#pragma_application_id
APPLICATION_ID = 0x52647241
