# Les commandes du projet. La première prépare ce qu'il faut : bibliothèques, environnement, projet.

VENV ?= .venv
PYTHON := $(VENV)/bin/python
SORTIE ?= sortie

.PHONY: aide atelier test pytest verifications captures bancs format paquet propre

aide:
	@echo "make atelier   ouvre Charte Studio sur l'atelier de démonstration"
	@echo "make test      tout ce que vérifie l'intégration continue"
	@echo "make captures  une image par page et par thème, dans $(SORTIE)/captures"
	@echo "make bancs     les mesures de vitesse et de mémoire"
	@echo "make format    met le code en forme"
	@echo "make paquet    construit le paquet installable dans dist/"
	@echo "make propre    efface ce qui se reconstruit"

atelier: $(VENV)/.pret
	@sh packaging/atelier.sh $(VENV) $(SORTIE)

test: $(VENV)/.pret-dev
	@$(MAKE) --no-print-directory verifications
	@$(MAKE) --no-print-directory pytest

verifications: $(VENV)/.pret-dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

pytest: $(VENV)/.pret-dev
	$(PYTHON) -m pytest -n auto

captures: $(VENV)/.pret
	$(VENV)/bin/charte-studio captures --sortie $(SORTIE)/captures

bancs: $(VENV)/.pret-bancs
	$(PYTHON) -m tests.bancs

format: $(VENV)/.pret-dev
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

paquet: $(VENV)/.pret-dev
	$(PYTHON) -m pip wheel --quiet --no-deps --wheel-dir dist .

propre:
	rm -rf $(VENV) dist build $(SORTIE) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

$(VENV)/.pret: pyproject.toml contraintes.txt packaging/preparer.sh
	@sh packaging/preparer.sh $(VENV)
	@touch $@

$(VENV)/.pret-dev: $(VENV)/.pret
	@sh packaging/preparer.sh $(VENV) dev
	@touch $@

$(VENV)/.pret-bancs: $(VENV)/.pret-dev
	@sh packaging/preparer.sh $(VENV) dev,bancs
	@touch $@
