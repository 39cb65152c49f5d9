"""The window (Qt). Talks to the services only; everything that touches the library runs in a lane of `jobs`.

The story of a start, in order: `application.run` makes the QApplication, `program.Program` reads the session and
shows a `main_window.MainWindow`, which begins with the list (`beginning`) as it was left (`first_look`). When that is
painted, `wiring.Wiring` is loaded: `parts.build_parts` makes the panes and the controllers around the list, none of
which knows another, and `Wiring` connects them. Then `open_library` opens the file in the write lane; when it is
there, the overview is read, the left pane chooses the list, `papers.loading` reads its ids with the first page,
`detail.loading` the paper.

The story of a decision: an action of `actions.table` calls `triage`, which makes a command; `deciding` carries it out
in the write lane and says `changed(ChangeSet)` once; list, paper and left pane read again what concerns them.
"""
