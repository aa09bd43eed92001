"""Reads the reports that scripts/attack leaves in a folder; exits 1 when something above low was found."""

import csv
import json
import re
import sys
from pathlib import Path

# What testssl says of every server with an authority of its own, and why it is left as it is.
ACCEPTED = {
    "cert_trust": "the name is an address on loopback here",
    "HSTS": "a browser would hold the box to HTTPS long after its root is gone from it; docs/security.md",
    "engine_problem": "of the tool's own OpenSSL",
    "DNS_CAArecord": "addresses have no DNS",
}

folder = Path(sys.argv[1])
bad = 0


def found(tool, text, is_bad=True):
    global bad
    bad += is_bad
    print(f"{'FOUND' if is_bad else 'ok   '}  {tool:<14} {text}")


def testssl():
    path = folder / "testssl.json"
    findings = json.loads(path.read_text()) if path.exists() else []
    above = [f for f in findings if f["severity"] in ("MEDIUM", "HIGH", "CRITICAL", "FATAL")]
    if any(f["finding"] == "Scan interrupted" for f in findings):
        found("testssl", "was stopped before its end; see the last line of testssl.log for where")
    for f in findings:
        if f["severity"] == "WARN" and f["finding"] != "Scan interrupted" and f["id"] not in ACCEPTED:
            found("testssl", f"not checked: {f['id']}: {f['finding']}", False)
    if len(findings) < 50:
        found("testssl", f"did not finish: {len(findings)} checks; see testssl.log")
    for f in above:
        reason = ACCEPTED.get(f["id"].split(" ")[0])
        found("testssl", f"{f['severity']} {f['id']}: {f['finding']}" + (f" ({reason})" if reason else ""), not reason)
    low = sum(f["severity"] == "LOW" for f in findings)
    found("testssl", f"{len(findings)} checks, {low} low", False)


def slow(mode, words):
    path = folder / f"slow-{mode}.csv"
    rows = list(csv.DictReader(path.open())) if path.exists() else []
    if not rows:
        return found("slowhttptest", f"{words}: did not run; see slow-{mode}.log")
    column = next(c for c in rows[0] if "vailable" in c)
    down = sum(row[column].strip() in ("0", "") for row in rows)
    found("slowhttptest", f"{words}: not available in {down} of {len(rows)} seconds", down > 0)


def wapiti():
    path = folder / "wapiti.json"
    if not path.exists():
        return found("wapiti", "did not finish; see wapiti.log")
    report = json.loads(path.read_text())
    all_of = {**report["vulnerabilities"], **report["anomalies"]}
    for kind, entries in all_of.items():
        for e in entries:  # 1 is low, 4 critical
            found("wapiti", f"{kind}: {e['method']} {e['path'][:90]} {e['info'][:140]}", int(e["level"]) > 1)
    found("wapiti", f"{sum(map(len, all_of.values()))} findings in all", False)


def sqlmap():
    for log in sorted(folder.glob("sqlmap-*.log")):
        text = log.read_text(errors="replace")
        name = log.stem.removeprefix("sqlmap-")
        if "identified the following injection point" in text or "is vulnerable" in text:
            found("sqlmap", f"{name}: an injection point; see {log.name}")
        elif "do not appear to be injectable" in text:
            asked = re.findall(r"(\d+) HTTP\(S\) requests", text)
            found("sqlmap", f"{name}: nothing" + (f" in {asked[-1]} requests" if asked else ""), False)
        else:
            found("sqlmap", f"{name}: did not finish; see {log.name}")


def server():
    health = folder / "health.log"
    alive = health.exists() and "running" in health.read_text()
    found("afterwards", "the server runs" if alive else "the server does not answer", not alive)
    log = folder / "server.log"
    errors = [line for line in log.read_text(errors="replace").splitlines() if " ERROR " in line] if log.exists() else []
    found("afterwards", f"{len(errors)} errors in its log", bool(errors))


testssl()
slow("H", "slow headers")
slow("B", "slow bodies")
slow("X", "slow readers")
wapiti()
sqlmap()
server()
sys.exit(1 if bad else 0)
