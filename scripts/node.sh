# Sourced by the other scripts: the web console, once it is in web/, needs Node 20 or newer to build.

node_is_20() {
  local major
  major=$(node --version 2>/dev/null | sed -nE 's/^v([0-9]+).*/\1/p')
  [ "${major:-0}" -ge 20 ] && command -v npm >/dev/null
}

if [ -f web/package.json ] && ! node_is_20; then
  echo "Roadcase needs Node 20 or newer with npm to build the web console: install it and put it on the PATH." >&2
  exit 1
fi
