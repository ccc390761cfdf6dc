"""The subject of the program: rules, stored entities, the store and the services. No Qt."""
