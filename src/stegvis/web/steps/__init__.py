"""The five steps: portfolio, possible occupations, what is missing, applications and CVs, a job or a placement."""
