"""A person's own application: the public page without sign-in, and the inbox of whoever receives it."""
