"""How small is too small."""

from dataclasses import dataclass

CHOICES = (3, 5, 10)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """The smallest count above zero that is shown (3, 5 or 10), and how many a share or an amount must rest on."""

    smallest_shown: int = 5
    share_base: int = 10
    amount_base: int = 5

    def __post_init__(self) -> None:
        if self.smallest_shown not in CHOICES:
            raise ValueError(f"the smallest count shown is one of {CHOICES}")

    @property
    def largest_hidden(self) -> int:
        return self.smallest_shown - 1

    def is_small(self, count: float) -> bool:
        return 1 <= count < self.smallest_shown
