"""The invented project “Vägen vidare”, which is running on whatever day it is asked for."""
