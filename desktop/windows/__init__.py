"""The pages and dialogs a user sees."""
