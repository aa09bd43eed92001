# Sourced by package and test-package. make_update ARCHIVE VERSION ARCH KEY.pem FILE: what 'roadcase update' reads.
. scripts/jdk.sh

make_update() {
  local parts
  parts=$(mktemp -d)
  cp "$1" "$parts/program.tar.gz"
  printf '{"version":"%s","platform":"linux-%s","sha256":"%s"}' "$2" "$3" \
    "$(sha256sum "$parts/program.tar.gz" | cut -d' ' -f1)" >"$parts/update.json"
  openssl pkeyutl -sign -rawin -inkey "$4" -in "$parts/update.json" -out "$parts/update.sig"
  rm -f "$5"
  "$JAVA_HOME/bin/jar" --create --no-manifest --no-compress --file "$5" \
    -C "$parts" update.json -C "$parts" update.sig -C "$parts" program.tar.gz
  rm -r "$parts"
}
