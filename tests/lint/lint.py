#!/usr/bin/env python3
"""Checks the house rules that a script can check; see run.sh. Prints file:line: finding."""
import pathlib, re, subprocess, sys

FILE_MAX, FUNCTION_MAX, COLUMNS = 800, 120, 120
COLUMNS_HEADER = 160 # comments beside members and prototypes
BASE_PUBLIC = {"model", "status", "limits", "event", "decisions"}
PUBLIC_OWNER = {}
findings = []

def layers():
    allowed, owners = {}, {}
    for line in open("tests/lint/layers.txt"):
        line = line.split("#")[0].strip()
        if not line:
            continue
        name, _, rest = line.partition(":")
        if name[0] == "+":
            PUBLIC_OWNER[name[1:]] = rest.strip()
            continue
        (owners if name[0] == "@" else allowed)[name.lstrip("@")] = set(rest.split())
    return allowed, owners

def check_includes(path, module, allowed, owners):
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        m = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if not m:
            continue
        header = m.group(2)
        for prefix, who in owners.items():
            if header.startswith(prefix) and module not in who:
                findings.append(f"{path}:{number}: {module} may not include <{header}>; its owners are {', '.join(sorted(who))}")
        other = None
        if header.startswith("claimcheck/"):
            name = header[11:-2]
            other = "base" if name in BASE_PUBLIC else PUBLIC_OWNER.get(name, name)
        elif m.group(1) == '"' and "/" in header:
            other = header.split("/")[0]
        if other and other != module and other not in allowed.get(module, set()):
            findings.append(f"{path}:{number}: {module} may not include {header} (tests/lint/layers.txt)")

def check_lengths(path):
    lines = open(path, encoding="utf-8").read().split("\n")
    if len(lines) > FILE_MAX:
        findings.append(f"{path}: {len(lines)} lines; the most is {FILE_MAX}")
    columns = COLUMNS_HEADER if path.suffix == ".h" else COLUMNS
    start = None
    for number, line in enumerate(lines, 1):
        if len(re.sub(r'"(?:[^"\\]|\\.)*"', '""', line)) > columns: # what stands in strings does not count
            findings.append(f"{path}:{number}: a line of more than {columns} columns")
        if line == "{":
            start = number
        elif line == "}" and start:
            if number - start > FUNCTION_MAX:
                findings.append(f"{path}:{start}: a function of {number - start} lines; the most is {FUNCTION_MAX}")
            start = None

TOP = {".ci", ".clang-format", ".gitignore", "LICENSE", "Makefile", "NOTICE", "README.md", "cache", "claims", "include", "src", "tests"}

def check_top():
    """What is kept at the top of the tree, where the tree is a checkout."""
    try:
        kept = subprocess.run(["git", "ls-files"], capture_output=True, text=True, check=True).stdout.split("\n")
    except (OSError, subprocess.CalledProcessError):
        return
    for name in sorted({path.split("/")[0] for path in kept if path} - TOP):
        findings.append(f"{name}: does not belong at the top of the tree")

def main():
    check_top()
    allowed, owners = layers()
    for path in sorted(pathlib.Path("src").rglob("*.[ch]")):
        check_includes(path, path.parts[1], allowed, owners)
        check_lengths(path)
    for path in sorted(pathlib.Path("include").rglob("*.h")):
        check_lengths(path)
    print("\n".join(findings))
    sys.exit(bool(findings))

main()
