"""The commands beside the window, as a script calls them."""
