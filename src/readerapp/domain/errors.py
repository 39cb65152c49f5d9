"""What the world can do to us: each error carries one clear sentence that says what to do.

    ReaderAppError
    ├── LibraryError              the library file
    │   ├── LibraryTooNew         written by a later version of the program
    │   ├── NotALibrary           some other file
    │   ├── LibraryUnavailable    cannot be opened: no permission, locked, damaged
    │   └── WriteFailed           a change could not be stored: disk full, file gone
    ├── DigestError               one file that cannot be imported; the others can
    │   └── DoubtfulText          its encoding may be another one than was guessed
    ├── ImportCancelled           the user stopped an import
    ├── PlanOutdated              an import would do something else than was shown (see import_preview)
    ├── Unwanted                  a reading was overtaken by another one; nobody is told
    ├── UnknownPaper              no paper has that key
    ├── UnknownDigest             a digest, or what it said, is not in the library any more
    └── InvalidRequest            a value that makes no sense, such as a rating of 9
        └── InvalidField          a value that a field of a paper cannot have

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


class DoubtfulText(DigestError):
    """The bytes of a document make no sense as text in the encoding that was found; another one may be right."""


class ImportCancelled(ReaderAppError):
    """The user stopped the import; digests finished before stay, the current one left no trace."""


class Unwanted(ReaderAppError):
    """What was being read is not wanted any more."""


class UnknownPaper(ReaderAppError):
    """No paper of the library has that key."""


class UnknownDigest(ReaderAppError):
    """The digest, or the mention in it, is not in the library any more."""


class InvalidRequest(ReaderAppError):
    """A command carries a value that makes no sense."""


class InvalidField(InvalidRequest):
    """A field of a paper cannot have that value.

    Attributes:
        field: the name of the field.
    """

    def __init__(self, sentence: str, *, field: str) -> None:
        super().__init__(sentence)
        self.field = field
