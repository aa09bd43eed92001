# Sourced by run and build: builds the server's jar and collects its libraries, when a source is newer than the last time.
# Leaves them in server/target/roadcase/*.jar.

jars=server/target/roadcase
sources="pom.xml server/pom.xml server/src/main migrations web/src web/public web/scripts web/index.html web/package-lock.json"

# Folders count too: a deleted file makes its folder newer.
is_current() {
  [ -f "$jars/built" ] && [ -z "$(find $sources -newer "$jars/built" -print | head -n 1)" ]
}

build_jars() {
  local began=server/target/began
  mkdir -p server/target && touch "$began"
  rm -rf "$jars" server/target/roadcase-server-*.jar # one of another version would come along
  ./mvnw -q -B --no-transfer-progress -pl server -Dmaven.test.skip -Dspotless.check.skip \
    package dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/roadcase
  cp -p server/target/roadcase-server-*.jar "$jars/"
  mv "$began" "$jars/built" # dated before the build, so that an edit during it counts
}

if ! is_current; then
  . scripts/jdk.sh
  . scripts/node.sh
  echo "Building Roadcase (the first time takes a few minutes)..." >&2
  build_jars
fi
