"""De petits widgets : on leur dit quoi montrer, ils disent ce qu’on leur a demandé."""
