#!/usr/bin/env bash
# Builds the console in web/ into server/target/web, when something in it is newer than the last time. Maven calls this.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/node.sh

out=$PWD/server/target/web
sources="web/src web/public web/scripts web/index.html web/vite.config.ts web/package-lock.json docs/openapi.json"

is_current() {
  # shellcheck disable=SC2086
  [ -f "$out/built" ] && [ -z "$(find $sources -newer "$out/built" -print | head -n 1)" ]
}

if is_current; then
  exit 0
fi
mkdir -p web/generated
cd web
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  # not "npm ci": that refuses a lock file made behind a registry that does not carry every platform's build of a tool
  npm install --no-save --no-fund --no-audit --loglevel=error
  touch node_modules/.package-lock.json
fi
ROADCASE_WEB_OUT=$out npm run --silent build
touch "$out/built"
