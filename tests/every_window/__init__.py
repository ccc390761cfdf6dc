"""Every window as a screen reader, a keyboard and another language meet it."""
