"""L’isoloir : le plein écran d’un vote secret, sur le poste que l’on se passe."""

from charte_studio.interface.isoloir.fenetre import Isoloir

__all__ = ["Isoloir"]
