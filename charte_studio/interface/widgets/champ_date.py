"""Une date facultative avec son calendrier, qui devient un geste à la pause."""

from __future__ import annotations

import datetime as dt
from typing import Final

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QSizePolicy, QWidget

from charte_studio.interface.widgets.nombre import hauteur_de_champ
from charte_studio.interface.widgets.pose_differee import PoseDifferee

_SANS_DATE: Final = QDate(2000, 1, 1)


class ChampDate(QDateEdit):
    """Émet `date_posee(str)` (AAAA-MM-JJ) à la pause, à la sortie du champ ou par `poser()`."""

    date_posee = Signal(str)

    def __init__(self, nom: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pose = PoseDifferee(self)

        self.setAccessibleName(nom)
        self.setLocale(QLocale(QLocale.Language.French, QLocale.Country.France))
        self.setDisplayFormat("d MMMM yyyy")
        self.setCalendarPopup(True)
        self.setMinimumDate(_SANS_DATE)
        self.setSpecialValueText("à fixer")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        calendrier = self.calendarWidget()
        calendrier.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendrier.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendrier.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        for jour in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            # Le rouge des fins de semaine se lirait comme une alerte.
            calendrier.setWeekdayTextFormat(jour, QTextCharFormat())
        self._pose.repartir_de("")

        self.dateChanged.connect(self._sur_changement)
        self.editingFinished.connect(self.poser)
        self._pose.posee.connect(self.date_posee)

    def montrer(self, jour: dt.date | None) -> None:
        """Montre la date enregistrée, sans déranger une frappe en cours."""
        if self._pose.en_attente():
            return
        self.setDate(QDate(jour.year, jour.month, jour.day) if jour else _SANS_DATE)
        self._pose.repartir_de(jour.isoformat() if jour else "")

    def poser(self) -> None:
        """Pose tout de suite ce qui attend."""
        self._pose.poser()

    def _sur_changement(self, jour: QDate) -> None:
        self._pose.frappe("" if jour == _SANS_DATE else jour.toString(Qt.DateFormat.ISODate))

    def sizeHint(self) -> QSize:
        """La hauteur d’un champ de texte."""
        return QSize(super().sizeHint().width(), hauteur_de_champ())

    def minimumSizeHint(self) -> QSize:
        """La même hauteur."""
        return QSize(super().minimumSizeHint().width(), hauteur_de_champ())

    def focusInEvent(self, evenement: QFocusEvent) -> None:
        """Sans date, on part d’aujourd’hui : de l’an 2000, le chemin serait long."""
        super().focusInEvent(evenement)
        if self.date() == _SANS_DATE:
            self.setDate(QDate.currentDate())

    def wheelEvent(self, evenement: QWheelEvent) -> None:
        """Laisse la molette à la page."""
        evenement.ignore()

    def hideEvent(self, evenement: QHideEvent) -> None:
        """Une page quittée n’emporte pas de date."""
        self.poser()
        super().hideEvent(evenement)
