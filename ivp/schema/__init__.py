"""The generated JSON Schemas; ``python -m ivp.schema`` writes them anew."""
