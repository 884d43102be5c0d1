"""A project's record: the commission, and each of its parts on a page of its own."""
