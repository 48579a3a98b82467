"""Le dialogue qui réunit plusieurs séances."""

from charte_studio.interface.dialogues.consolider.dialogue import DialogueConsolider

__all__ = ["DialogueConsolider"]
