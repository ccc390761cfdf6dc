"""What every window shares."""
