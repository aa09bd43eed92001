# Sourced by scripts that run a class of the tests: compiles when something changed, and sets testpath.

classes=server/target/test-classpath
if [ ! -f "$classes" ] || [ ! -d server/target/test-classes ] ||
  [ -n "$(find pom.xml server/pom.xml server/src migrations -newer "$classes" -print -quit)" ]; then
  echo "Compiling ..." >&2
  ./mvnw -q -B --no-transfer-progress -DskipTests -Dspotless.check.skip=true test-compile \
    dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$PWD/$classes" -pl server -am >&2
  touch "$classes"
fi
testpath="server/target/test-classes:server/target/classes:$(cat "$classes")"
