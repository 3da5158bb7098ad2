#!/usr/bin/env python3
"""product-text.py PRODUCTS.json SKU > PAGE.txt

Writes the page text of one product of a catalogue file as plain text, always the same way, so that the line numbers
of its gold list stay valid: name, empty line, short description, empty line, description. Line ends become "\\n",
trailing blanks go, runs of empty lines become one; markup and entities stay as the catalogue has them.
"""
import json
import re
import sys


def page_text(product):
    parts = [product["name"], product["short_description"], product["description"]]
    text = "\n\n".join(part for part in parts if part)
    text = re.sub(r"\r\n?", "\n", text)
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as catalogue:
        products = json.load(catalogue)
    for product in products:
        if product["sku"] == sys.argv[2]:
            sys.stdout.write(page_text(product))
            return
    sys.exit(f"product-text: {sys.argv[1]}: no product with sku {sys.argv[2]}")


main()
