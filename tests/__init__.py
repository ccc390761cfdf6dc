"""Tests; the folders mirror the program. Windows are drawn off the screen unless told otherwise."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
