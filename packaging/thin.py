"""Take out of this environment's PySide6 what never ships; run by builds in their own one."""

import sys
import sysconfig
from pathlib import Path

from contents import thin

if __name__ == "__main__":
    count = thin(Path(sysconfig.get_path("platlib")))
    sys.stdout.write(f"{count} files of Qt set aside\n")
