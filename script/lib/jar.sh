# The application's jar, built and unpacked where that is due. Read with `.` after java.sh.

jar=crm-web/target/peyvand.jar
run=crm-web/target/run

build_jar() {
  if [[ -f $jar && -z $(find pom.xml ./*/pom.xml ./*/src/main -newer "$jar" -print -quit) ]]; then
    return
  fi
  printf 'Building Peyvand. The first time this fetches libraries and may take some minutes.\n'
  rm -rf ./*/target/classes # what was renamed or deleted must not live on
  maven -q -B -ntp -pl crm-web -am -P '!null-and-bug-checks' -Dmaven.test.skip -Dspotless.check.skip package </dev/null ||
    fail "The build has failed; its messages stand above."
}

# Unpacked, the application starts faster than from one jar of jars.
unpack_jar() {
  [[ $run/peyvand.jar -nt $jar ]] && return
  rm -rf "$run.new"
  "$java" -Djarmode=tools -jar "$jar" extract --destination "$run.new" >/dev/null
  touch "$run.new/peyvand.jar"
  rm -rf "$run"
  mv "$run.new" "$run"
}

# An analysis holds arrays of many megabytes, for which G1, Java's own choice, does not find room in a heap of 1 GB though half
# of it is free: it does not move them. Options of yours may name another collector.
collector=(-XX:+UseParallelGC)
[[ ${PEYVAND_JAVA_OPTIONS:-} != *-XX:+Use*GC* ]] || collector=()

# The classes of the application as one file that Java maps into memory: it halves the time to start.
archive=$run/classes-$java_version
if ((java_major >= 25)); then
  archive_read=(-XX:AOTCache="$archive" -Xlog:aot=off -Xlog:aot*=off)
  archive_write=(-XX:AOTCacheOutput="$archive.new")
else
  archive_read=(-XX:SharedArchiveFile="$archive" -Xlog:cds=off -Xlog:cds*=off)
  archive_write=(-XX:ArchiveClassesAtExit="$archive.new")
fi

# Starts the application once on an empty database that is thrown away, and writes down the classes it has loaded.
# Gives up when the given process ends before.
write_archive() {
  local server=$1 data trained
  data=$(mktemp -d)
  nice "$java" "${collector[@]}" "${archive_write[@]}" -Dspring.context.exit=onRefresh -jar "$run/peyvand.jar" \
    --spring.datasource.url=embedded --peyvand.data-dir="$data" --peyvand.database.data-dir="$data/pg18" \
    --server.port=0 >"$data/log" 2>&1 </dev/null &
  trained=$!
  while kill -0 "$server" && kill -0 "$trained"; do sleep 1; done 2>/dev/null
  if ! kill -KILL "$trained" 2>/dev/null && wait "$trained"; then
    mv "$archive.new" "$archive"
  fi
  stop_postgres "$data/pg18" # the application has ended without waiting for it
  rm -rf "$data" "$archive.new"
}

stop_postgres() {
  local postmaster
  postmaster=$(head -n 1 "$1/postmaster.pid" 2>/dev/null) || return 0
  kill -INT "$postmaster" || true
  while kill -0 "$postmaster" 2>/dev/null; do sleep 0.2; done
}
