# Java and Maven, for the scripts beside. Read with `.` from the root of the project.

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
command -v "$java" >/dev/null || fail "Peyvand needs Java 17 or newer, for example: apt-get install openjdk-17-jdk-headless"
java_version=$("$java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
java_major=${java_version%%[.-]*}
[[ $java_major -ge 17 ]] || fail "Peyvand needs Java 17 or newer; $java is Java $java_version."

# The installed Maven where it is new enough, else the wrapper, which fetches one.
maven() {
  local version oldest=3.8.0
  version=$(mvn -v 2>/dev/null | sed -n '1s/[^0-9]*\([0-9.]*\).*/\1/p') || true
  if [[ $(printf '%s\n' "$oldest" "${version:-0}" | sort -V | head -n 1) = "$oldest" ]]; then
    mvn "$@"
  else
    bash ./mvnw "$@"
  fi
}
