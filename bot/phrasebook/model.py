"""What all phrases have in common."""

from pydantic import BaseModel, ConfigDict


class PhraseModel(BaseModel):
    """The field list is the contract: a missing or unknown phrase stops the start."""

    model_config = ConfigDict(frozen=True, extra="forbid")
