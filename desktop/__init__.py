"""The windows, the commands beside them and the one composition root."""
