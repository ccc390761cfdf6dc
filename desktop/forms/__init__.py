"""Forms made from the declarations of models.rules.documents."""
