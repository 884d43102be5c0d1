"""Papers about a person: certificates, decisions and the like, kept encrypted."""
