"""Tables, goals and the report of a project, and its publications."""
