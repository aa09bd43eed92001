# Sourced by the other scripts: finds a JDK 25 and exports it as JAVA_HOME.
# Looks at JAVA_HOME, then the PATH, then /usr/lib/jvm and /Library/Java/JavaVirtualMachines.

is_jdk_25() {
  [ -x "$1/bin/javac" ] || return 1
  local major
  major=$("$1/bin/javac" -version 2>&1 | sed -nE 's/^javac ([0-9]+).*/\1/p')
  [ "${major:-0}" -ge 25 ]
}

# The home of the javac on the PATH, through links; readlink -f is not everywhere.
home_on_path() {
  local javac
  javac=$(command -v javac) || return 1
  (cd -P "$(dirname "$(readlink -f "$javac" 2>/dev/null || echo "$javac")")/.." && pwd)
}

find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" "$(home_on_path)" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$home" ] && is_jdk_25 "$home"; then
      echo "$home"
      return 0
    fi
  done
  return 1
}

JAVA_HOME=$(find_jdk) || {
  echo "Roadcase needs a JDK 25 or newer: install one (for example Temurin 25) and set JAVA_HOME to it." >&2
  exit 1
}
export JAVA_HOME

# Maven's own libraries make a JDK 25 print warnings about themselves at every start.
export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"
