"""Everything that can be done: one table, from which menus, toolbar, keys and the key sheet are made."""
