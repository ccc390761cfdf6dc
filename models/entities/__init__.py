"""What is stored: SQLAlchemy entities with their behaviour."""
