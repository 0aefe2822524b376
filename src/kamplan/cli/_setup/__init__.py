"""How `kamplan init` looks at a folder, writes into it, and hands it to git."""
