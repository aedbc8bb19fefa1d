"""Every command of the app in one table, from which shortcuts, menus and the key list are made."""
