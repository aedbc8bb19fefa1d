"""The peer of every start: a window of PySide6 with nothing in it, or with one editor."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

app = QApplication(sys.argv[:1])
window = QMainWindow()
window.resize(1280, 800)
if "--editor" in sys.argv:
    editor = QTextEdit()
    window.setCentralWidget(editor)
    editor.setFocus()
window.show()
sys.exit(app.exec())
