"""Turn a picture of the X screen (xwd on standard input) into a PNG file."""

import struct
import sys

from PIL import Image


def main() -> None:
    """Read the dump: a header of big-endian words, the colour map, then rows of BGR or BGRX."""
    dump = sys.stdin.buffer.read()
    head = struct.unpack(">25I", dump[:100])
    width, height, bits, row = head[4], head[5], head[11], head[12]
    order = {24: "BGR", 32: "BGRX"}[bits]
    begin = head[0] + 12 * head[19]
    Image.frombuffer("RGB", (width, height), dump[begin:], "raw", order, row, 1).save(sys.argv[1])


if __name__ == "__main__":
    main()
