"""The forms of handing over, asking, receiving and opening."""
