"""How `kamplan lint` goes about its work: which files, judged how, remembered, shared, printed."""
