"""Files that tests read, and the programs that made them."""
