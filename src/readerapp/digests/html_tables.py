"""The table of a page that is open: its cells, its rows, and the head above them."""

from readerapp.digests.blocks import NO_TEXT, Block, BlockKind, Inline


class OpenTable:
    """Puts the rows of a table behind the BLOCKS so far; rows below a head become its children."""

    def __init__(self, blocks: list[Block]) -> None:
        self._blocks = blocks
        self._row: Block | None = None
        self._cells_begun = 0
        self._head: tuple[Inline, ...] = ()
        self._in_head = False

    def take(self, text: Inline, end: int) -> bool:
        """Take TEXT, which ends in line END, as a cell; False when no row is open."""
        if self._row is None:
            return False
        self._row.cells = (*self._row.cells, text)
        self._row.end = max(self._row.end, end)
        return True

    def begin_row(self, line: int) -> None:
        """Begin a row in LINE."""
        self.end_row()
        self._row = Block(BlockKind.ROW, line, line)

    def begin_cell(self, *, head: bool) -> None:
        """Begin a cell; an empty one keeps its place."""
        self._fill_cells()
        self._cells_begun += 1
        self._in_head = head and (self._in_head or self._cells_begun == 1)

    def end_row(self) -> None:
        """End the row that is open, if any."""
        self._fill_cells()
        if self._row is not None and self._row.cells:
            last = self._blocks[-1] if self._blocks else None
            if self._in_head and not self._head:
                self._head = self._row.cells
                self._blocks.append(Block(BlockKind.TABLE, self._row.start, self._row.end, header=self._head))
            elif self._head and last is not None and last.kind is BlockKind.TABLE:
                last.children.append(self._row)
                last.end = max(last.end, self._row.end)
            else:
                self._blocks.append(self._row)
        self._row, self._cells_begun, self._in_head = None, 0, False

    def end(self) -> None:
        """End the table."""
        self.end_row()
        self._head = ()

    def _fill_cells(self) -> None:
        if self._row is not None and len(self._row.cells) < self._cells_begun:
            self._row.cells = (*self._row.cells, NO_TEXT)
