# The browser for the journeys. Read with `.` after java.sh. Sets PEYVAND_CHROMIUM.

find_chromium() {
  local name
  if [[ -n ${PEYVAND_CHROMIUM:-} ]]; then
    [[ -x $PEYVAND_CHROMIUM ]] || fail "PEYVAND_CHROMIUM names no program: $PEYVAND_CHROMIUM"
    return
  fi
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if PEYVAND_CHROMIUM=$(command -v "$name"); then
      export PEYVAND_CHROMIUM
      return
    fi
  done
  install_chromium
  PEYVAND_CHROMIUM=$(command -v chromium) || fail "Chromium has been installed but cannot be found."
  export PEYVAND_CHROMIUM
}

install_chromium() {
  local as_root=()
  ((EUID == 0)) || as_root=(sudo -n)
  if command -v apt-get >/dev/null && { ((EUID == 0)) || sudo -n true 2>/dev/null; }; then
    printf 'Installing Chromium for the tests in a browser.\n'
    "${as_root[@]}" apt-get update -qq </dev/null &&
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends chromium fonts-noto-core </dev/null >/dev/null &&
      return
  fi
  fail "The tests in a browser need Chromium, which is not here and cannot be installed from here." \
    "Debian: sudo apt-get install chromium fonts-noto-core. Elsewhere: install Chromium or Chrome and say" \
    "  PEYVAND_CHROMIUM=/path/to/chromium script/test"
}
