"""The generated JSON Schemas; ``python -m ivp.generate`` writes them anew."""
