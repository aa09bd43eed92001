# Sourced by what links a runtime: the modules and languages the application needs. What jdeps finds in the jars, and what is only looked up
# at run time: TLS providers, locales, zip files.
modules=java.base,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.security.jgss
modules=$modules,java.sql,java.xml,jdk.crypto.cryptoki,jdk.localedata,jdk.management,jdk.unsupported,jdk.zipfs
locales=en,de # of all that Java has, the two the program speaks: less to look through at every start

# add_sqlite PROGRAM PROCESSOR: the library of Linux for that processor (x86_64, aarch64) as a file in PROGRAM/lib/native
add_sqlite() {
  local folder
  folder=$(mktemp -d)
  (cd "$folder" && "$JAVA_HOME/bin/jar" --extract --file "$(ls "$1"/lib/sqlite-jdbc-*.jar | head -n 1)" \
    "org/sqlite/native/Linux/$2/libsqlitejdbc.so")
  install -D -m 644 "$folder/org/sqlite/native/Linux/$2/libsqlitejdbc.so" "$1/lib/native/libsqlitejdbc.so"
  rm -r "$folder"
}
