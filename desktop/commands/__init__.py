"""The commands beside the window: polku demo, tour, deadlines, verify and the rest."""
