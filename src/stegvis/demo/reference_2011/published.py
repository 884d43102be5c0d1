"""The numbers that the evaluation report of March 2011 printed, and what the invented people must add up to.

Source: “Utvärdering av metodutvecklingsprojektet Utrikesfödda”, March 2011. Tables 1 and 3 and the section on social
assistance are here; table 2 is the sum of the planned exits in `exits.py`.
"""

from datetime import date

FIRST_DAY = date(2009, 2, 1)
LAST_DAY = date(2010, 12, 31)
EXITED_BY = date(2010, 9, 30)  # “fram till september månad 2010”: 38 cases
CATEGORIES_ON = date(2011, 1, 31)

# Table 1: age at start; (women, men).
AGES = {(25, 29): (1, 2), (30, 39): (29, 24), (40, 49): (24, 32), (50, 59): (7, 17)}
IDENTIFIED = 500  # the mapping of 2008: “cirka 500”

# Social assistance of the households of the 38 (amounts in kronor; the report says “about 17.5 million”).
PAID_IN_ALL = 17_500_000
ABOVE_A_MILLION = 5
REGULAR_BEFORE_START = 9  # paid in each of the six calendar months before the month of start
REGULAR_MONTHS = 6
FIRST_RECORDED_MONTH = date(1991, 1, 1)
