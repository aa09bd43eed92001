# Sourced by what makes the cache of loaded classes that a start is quick by.

# GET a path of the server that trains, with nothing but bash.
ask() {
  exec 3<>"/dev/tcp/127.0.0.1/$1"
  printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$2" "$1" >&3
  cat <&3 >/dev/null
  exec 3>&-
}

start_fails() {
  cat "$1/output" >&2
  echo "The built server does not start, see above." >&2
  exit 1
}

# train_cache PROGRAM CACHE: runs the application once with the options it will have and keeps the classes it loaded.
train_cache() {
  local data pid port path
  data=$(mktemp -d)
  env -i PATH="$PATH" HOME="$data" ROADCASE_JAVA_OPTS="-XX:AOTCacheOutput=$2" \
    "$1/bin/roadcase" serve --data "$data" --port 0 --bind 127.0.0.1 --access open --demo --no-mdns >"$data/output" 2>&1 &
  pid=$!
  until [ -f "$data/server.json" ]; do
    kill -0 "$pid" 2>/dev/null || start_fails "$data"
    sleep 0.2
  done
  port=$(sed -E 's/.*"url":"[^"]*:([0-9]+)".*/\1/' "$data/server.json")
  for path in / /api/health /api/productions /api/equipment /api/formats /openapi.json /docs; do
    ask "$port" "$path"
  done
  kill "$pid"
  wait "$pid" || true # ended by our signal
  [ -s "$2" ] || start_fails "$data"
  rm -r "$data"
}
