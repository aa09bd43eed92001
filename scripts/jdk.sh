# Sourced by the other scripts: finds a JDK 25 and exports it as JAVA_HOME.
# Looks at JAVA_HOME, then the PATH, then /usr/lib/jvm and /Library/Java/JavaVirtualMachines.

is_jdk_25() {
  [ -x "$1/bin/javac" ] || return 1
  major=$("$1/bin/javac" -version 2>&1 | sed -E 's/^javac ([0-9]+).*/\1/')
  [ "${major:-0}" -ge 25 ] 2>/dev/null
}

find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && is_jdk_25 "$JAVA_HOME"; then echo "$JAVA_HOME"; return 0; fi
  if command -v javac >/dev/null 2>&1; then
    home=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
    if is_jdk_25 "$home"; then echo "$home"; return 0; fi
  fi
  for home in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if is_jdk_25 "$home"; then echo "$home"; return 0; fi
  done
  return 1
}

JAVA_HOME=$(find_jdk) || {
  echo "Roadcase needs a JDK 25 or newer: install one (for example Temurin 25) and set JAVA_HOME to it." >&2
  exit 1
}
export JAVA_HOME
