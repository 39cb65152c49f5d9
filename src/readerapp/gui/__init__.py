"""The window (Qt). Talks to the services only; everything that touches the library runs in a lane of `jobs`.

The story of a start, in order: `application.run` makes the QApplication, `program.Program` reads the session and
shows an empty `main_window.MainWindow`. `parts.build_parts` has made the panes and the controllers, none of which
knows another; `MainWindow._connect` wires them. Then `open_library` opens the file in the write lane; when it is
there, the overview is read, the left pane chooses a list, `papers.loading` reads its ids with the first page,
`detail.loading` the paper.

The story of a decision: an action of `actions.table` calls `triage`, which makes a command; `deciding` carries it out
in the write lane and says `changed(ChangeSet)` once; list, paper and left pane read again what concerns them.
"""
