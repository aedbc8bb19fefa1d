"""What stands around the pages: sidebar, sheet, menu bar, notices, and the in-window sheets."""
