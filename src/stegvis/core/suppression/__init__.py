"""Statistical disclosure control: what an audience may be shown, so that nothing small can be read or computed.

Method: cell suppression. Small counts are hidden (primary), and then the cheapest other cells without which they could
be worked out (secondary). What a reader can work out is asked of an integer linear programme over every cell of every
table: sums down and across, cells that are the same count in two tables, and what was shown before. A small count is
safe when the reader can't rule out any of the counts that are hidden for being small: the values that fit everything
published reach from 1 (or lower) to the largest hidden count (or higher). So it is never a single value, and nobody
learns more than "one of the small ones". Secondary cells are found with the flow heuristic: for each small count not
yet safe, the cheapest set of changes that would move it that far, and every cell in that set is hidden.

Zeros are shown, and hidden only where nothing else helps: a reader often knows from elsewhere that a combination does
not occur, and then a hidden zero protects nobody.

Differencing: where the same table was shown before (`shown_before`: same table, same kind of population, one period
inside the other), or stands twice in `tables` with one period inside the other, the difference of two counts is a count
of persons too, and is protected like one. Likewise what is left of a denominator without its numerator. What was shown
can't be unshown: there the new cell is hidden.

Limits. (1) Tables are linked by themselves where a whole row or column agrees, and where one counts the groups of the
other's codes, for the same unit, population, period and cut-off. Other sums between tables are not seen; name them in
`sums`, and counts that lie in others in `parts`. (2) A reader who is
one of two persons in hidden cells knows more than the public and may work out the other. (3) That everybody in a row is
in the same cell (group disclosure) is not hidden. (4) Sums of money are hidden with their counts; that one household
may dominate a sum is not looked at. (5) Populations that lie in each other under different table ids (women, all) are
not subtracted. (6) The cells hidden are few, not provably the fewest. (7) A small count that was published before stays
known, whatever is done now; it is hidden all the same.

Sources: Hundepool et al. (2012), Statistical Disclosure Control, Wiley, ch. 4 (primary rules, linked tables, audit);
Kelly, Golden and Assad (1992), Networks 22:397–417 (flow heuristic); Fischetti and Salazar (2001), Management Science
47:1008–1027 (the model); Federal Committee on Statistical Methodology, Working Paper 22 (2005), ch. 4.
"""

from .coarse import coarse
from .protection import protect
from .reader import intervals
from .rule import Rule
from .system import KnownPart, KnownSum, Place

__all__ = ["KnownPart", "KnownSum", "Place", "Rule", "coarse", "intervals", "protect"]
