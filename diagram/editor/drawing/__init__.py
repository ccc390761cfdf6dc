"""The drawing board (polun muokkaus): a path shown as it is drawn, changed by hand or by keys."""
