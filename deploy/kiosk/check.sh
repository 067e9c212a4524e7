#!/bin/sh
# Starts Chromium with a stand's flags, and its policies where they are installed, and asserts what they promise:
# check.sh [chromium]
set -eu
here=$(dirname "$(readlink -f "$0")")
chromium=${1:-/usr/bin/chromium}
policy=/etc/chromium/policies/managed/truyxuat-kiosk.json
work=$(mktemp -d)
pid=
end() { [ -z "$pid" ] || { kill "$pid" 2>/dev/null; wait "$pid" 2>/dev/null; }; rm -rf "$work"; }
trap end EXIT
fail() { echo "check: $1" >&2; exit 1; }

for must in --kiosk --disable-pinch --noerrdialogs --disable-session-crashed-bubble --overscroll-history-navigation=0; do
  grep -qx -e "$must" "$here/chromium.flags" || fail "$must is missing"
done
grep -q -e '^--disable-features=.*Translate' "$here/chromium.flags" || fail "translation is not off"

# The same flags, without a screen and with a profile of the check's own.
set -- --headless=new --no-sandbox --user-data-dir="$work/profile"
while IFS= read -r flag; do
  case $flag in
    '' | --ozone-platform=* | --user-data-dir=* | --disk-cache-dir=*) ;;
    *) set -- "$@" "$flag" ;;
  esac
done < "$here/chromium.flags"
"$chromium" "$@" --remote-debugging-port=0 'data:text/html,<title>stand</title>' >"$work/out" 2>&1 &
pid=$!
tries=0
until [ -s "$work/profile/DevToolsActivePort" ]; do
  tries=$((tries + 1))
  [ "$tries" -le 100 ] || fail "Chromium does not start: $(tail -3 "$work/out")"
  sleep 0.2
done
pages=0
for _ in 1 2 3 4 5 6 7 8 9 10; do
  pages=$(curl --silent "http://127.0.0.1:$(head -1 "$work/profile/DevToolsActivePort")/json" | grep -c '"type": "page"' || true)
  [ "$pages" -gt 0 ] && break
  sleep 0.5
done
[ "$pages" -eq 1 ] || fail "one page is shown, not $pages"
kill "$pid"
wait "$pid" 2>/dev/null || true
pid=

policies=none
if [ -e "$policy" ]; then
  for address in file:///etc/os-release chrome://settings/ https://example.org/; do
    "$chromium" "$@" --dump-dom "$address" >"$work/blocked" 2>/dev/null || true
    grep -q BLOCKED_BY_ADMINISTRATOR "$work/blocked" || fail "$address is shown"
  done
  policies=hold
fi
echo "{\"flags\":$(grep -c . "$here/chromium.flags"),\"pages\":$pages,\"policies\":\"$policies\"}"
