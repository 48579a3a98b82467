#!/bin/sh
# Prépare l'environnement : bibliothèques du système dont Qt a besoin, environnement virtuel, projet.
# Emploi : preparer.sh DOSSIER_VENV [dev]
set -eu
venv=$1
outils=${2:-}

dire() { printf '%s\n' "$*"; }

# --- le système : Debian et Ubuntu, seulement ce qui manque -------------------------------------
BIBLIOTHEQUES="
libEGL.so.1:libegl1
libGL.so.1:libgl1
libglib-2.0.so.0:libglib2.0-0
libfontconfig.so.1:libfontconfig1
libdbus-1.so.3:libdbus-1-3
libxkbcommon.so.0:libxkbcommon0
libxkbcommon-x11.so.0:libxkbcommon-x11-0
libxcb-cursor.so.0:libxcb-cursor0
libxcb-icccm.so.4:libxcb-icccm4
libxcb-image.so.0:libxcb-image0
libxcb-keysyms.so.1:libxcb-keysyms1
libxcb-randr.so.0:libxcb-randr0
libxcb-render-util.so.0:libxcb-render-util0
libxcb-shape.so.0:libxcb-shape0
libxcb-xkb.so.1:libxcb-xkb1
"

en_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; elif command -v sudo >/dev/null 2>&1; then sudo "$@"; else
        dire "Il faut les droits d'administration pour : $*" >&2
        return 1
    fi
}

installer() {
    dire "Bibliothèques du système à installer : $*"
    en_root apt-get update -qq
    en_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

if command -v apt-get >/dev/null 2>&1; then
    presentes=$( (ldconfig -p || /sbin/ldconfig -p) 2>/dev/null || true)
    manquantes=""
    for paire in $BIBLIOTHEQUES; do
        case "$presentes" in
            *"${paire%%:*}"*) ;;
            *) manquantes="$manquantes ${paire#*:}" ;;
        esac
    done
    # shellcheck disable=SC2086  # une liste de paquets
    [ -z "$manquantes" ] || installer $manquantes
fi

# --- Python 3.11 ou plus récent ------------------------------------------------------------------
convient() { "$1" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
python=""
for candidat in "${PYTHON3:-python3}" python3.13 python3.12 python3.11 python3.14; do
    if command -v "$candidat" >/dev/null 2>&1 && convient "$candidat"; then python=$candidat; break; fi
done
if [ -z "$python" ] && command -v apt-get >/dev/null 2>&1; then
    installer python3 python3-venv
    convient python3 && python=python3
fi
if [ -z "$python" ]; then
    dire "Charte Studio demande Python 3.11 ou plus récent : installez-le, puis recommencez." >&2
    exit 1
fi

if [ ! -x "$venv/bin/python" ] || ! convient "$venv/bin/python"; then
    rm -rf "$venv"
    if ! "$python" -m venv "$venv" >/dev/null 2>&1; then
        # Debian livre le module venv à part.
        rm -rf "$venv"
        installer "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv" \
            || installer python3-venv
        "$python" -m venv "$venv"
    fi
fi

# --- le projet ------------------------------------------------------------------------------------
cible=.
[ -z "$outils" ] || cible=".[$outils]"
dire "Installation de Charte Studio dans $venv${outils:+ (outils de développement compris)}…"
PIP_CONSTRAINT=contraintes.txt "$venv/bin/python" -m pip install \
    --quiet --disable-pip-version-check --no-warn-script-location --editable "$cible"
