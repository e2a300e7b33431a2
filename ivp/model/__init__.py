"""The schemas of a plan: own types, short forms, and what pydantic found put in plain words."""
