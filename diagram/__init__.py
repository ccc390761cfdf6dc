"""The process as a graph and as a picture."""
