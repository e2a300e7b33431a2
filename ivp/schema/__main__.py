"""Write the JSON Schemas from the model: ``python -m ivp.schema``."""

from pathlib import Path

from ivp.model.json_schema import schema_text
from ivp.model.plan import KINDS

for kind in KINDS:
    Path(__file__).with_name(f"{kind}.json").write_text(schema_text(kind), encoding="utf-8")
