"""Letters, signatures and their verification, from facts to bytes and back."""
