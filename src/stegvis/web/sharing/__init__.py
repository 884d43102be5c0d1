"""What crosses between organisations about a person: handing over, asking, receiving; and opening with a reason."""
