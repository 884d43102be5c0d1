"""The project “Utrikesfödda” as the evaluation report of March 2011 shows it, with invented people."""
