"""Facts in, bytes out: letters, their signatures and their verification."""
