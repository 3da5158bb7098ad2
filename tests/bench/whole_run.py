#!/usr/bin/env python3
"""whole_run.py BUILD: time and peak memory of `claimcheck check` on the sample article, from claims to report:
starter corpus (first use, then again) and a loopback E-utilities server over the same records (cold cache, warm cache,
offline). The best of three runs where a run can be repeated."""
import os, re, resource, shutil, subprocess, sys, tempfile, time

build = os.path.abspath(sys.argv[1])
program = os.path.join(build, "claimcheck")
article = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../claims/eczema-and-your-gut.md")
home = tempfile.mkdtemp()
env = {"HOME": home, "PATH": os.environ["PATH"], "CLAIMCHECK_RATE": "1000"}

def run(*args):
    """One run in a child of its own, so that its peak memory is its own: (seconds, MB, requests)."""
    out = os.path.join(home, "report.html")
    code = ("import resource, subprocess, sys, time; t = time.monotonic();"
            "p = subprocess.run(sys.argv[1:], stderr=subprocess.PIPE, text=True); t = time.monotonic() - t;"
            "print(t, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, p.returncode); print(p.stderr)")
    p = subprocess.run([sys.executable, "-c", code, program, "check", article, "-o", out, *args], env=env, capture_output=True, text=True)
    first, _, rest = p.stdout.partition("\n")
    seconds, kb, status = first.split()
    if status not in ("0", "5"):
        sys.exit(f"claimcheck check {' '.join(args)} ended with {status}: {rest}")
    asked = re.search(r"(\d+) requests", rest)
    return float(seconds), int(kb) / 1024, int(asked.group(1)) if asked else 0

def show(what, *args, times=3):
    best = min(run(*args) for _ in range(times))
    print(f"{what:34} {best[0]:8.3f} s  {best[1]:7.1f} MB  {best[2]:4d} requests")

try:
    show("starter corpus, first use", "--pubmed", "starter", times=1)
    show("starter corpus, again", "--pubmed", "starter")
    mirror = next(os.path.join(home, ".cache/claimcheck", f) for f in os.listdir(os.path.join(home, ".cache/claimcheck")) if f.startswith("starter") and f.endswith(".db"))
    server = subprocess.Popen([program, "eutils", "--mirror", mirror, "--port", "0"], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        url = re.search(r"http://[^\s]+", server.stdout.readline()).group(0)
        show("E-utilities on loopback, cold cache", "--pubmed", url, times=1)
        show("E-utilities on loopback, warm cache", "--pubmed", url)
    finally:
        server.terminate()
        server.wait()
    show("offline, warm cache", "--pubmed", url, "--offline")
finally:
    shutil.rmtree(home)
