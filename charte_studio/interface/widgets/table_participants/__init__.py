"""Le tableau des participants : un numéro, un collège, un nom s’il a été annoncé."""

from charte_studio.interface.widgets.table_participants.vue import TableParticipants

__all__ = ["TableParticipants"]
