#!/usr/bin/env bash
# lint: layers and library owners from layers.txt, file, function and line lengths, headers that stand alone in name, words
# that do not belong in the tree. Prints one line a finding; ends with 1 when there is any.
set -u
cd "$(dirname "$0")/../.."
python3 tests/lint/lint.py
