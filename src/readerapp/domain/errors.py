"""What the world can do to us: each error carries one clear sentence that says what to do.

    ReaderAppError
    ├── LibraryError              the library file
    │   ├── LibraryTooNew         written by a later version of the program
    │   ├── NotALibrary           some other file
    │   ├── LibraryUnavailable    cannot be opened: no permission, locked, damaged
    │   └── WriteFailed           a change could not be stored: disk full, file gone
    ├── DigestError               one file that cannot be imported; the others can
    ├── ImportCancelled           the user stopped an import
    ├── UnknownPaper              no paper has that key
    └── InvalidRequest            a value that makes no sense, such as a rating of 9

Anything else that is raised is a bug of ours.
"""


class ReaderAppError(Exception):
    """Something that the user can understand and act on; `str()` is the sentence to show."""


class LibraryError(ReaderAppError):
    """The library file cannot be used as it is."""


class LibraryTooNew(LibraryError):
    """The library was written by a later version of readerapp."""


class NotALibrary(LibraryError):
    """The file is not a readerapp library."""


class LibraryUnavailable(LibraryError):
    """The library cannot be opened."""


class WriteFailed(LibraryError):
    """A change could not be stored; the library is as it was before."""


class DigestError(ReaderAppError):
    """One document cannot be imported."""


class ImportCancelled(ReaderAppError):
    """The user stopped the import; digests finished before stay, the current one left no trace."""


class UnknownPaper(ReaderAppError):
    """No paper of the library has that key."""


class InvalidRequest(ReaderAppError):
    """A command carries a value that makes no sense."""
