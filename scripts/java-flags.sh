# Sourced by the other scripts: the flags Roadcase runs with everywhere. The AOT cache works only under the flags it was
# made with, so they stand in one place.
java_flags=(
  -XX:+UseSerialGC
  -XX:+UseCompactObjectHeaders
  -Xmx256m
  -Xss512k
  --enable-native-access=ALL-UNNAMED
)
