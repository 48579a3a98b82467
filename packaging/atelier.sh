#!/bin/sh
# Ouvre l'atelier de démonstration ; sans écran, le joue hors écran jusqu'à son fichier Word.
# Emploi : atelier.sh DOSSIER_VENV DOSSIER_SORTIE
set -eu
venv=$1
sortie=$2
if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" = Darwin ]; then
    exec "$venv/bin/charte-studio" --demonstration
fi
echo "Aucun écran : l'atelier de démonstration se joue hors écran."
exec "$venv/bin/charte-studio" demo --sortie "$sortie/demonstration-$(date +%Y-%m-%d-%Hh%Mm%S)"
