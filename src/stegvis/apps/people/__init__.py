"""Persons as each authority knows them: register, search, protection, anonymous counts, drafts."""
