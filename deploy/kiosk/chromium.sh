#!/bin/sh
# Starts Chromium at the address that the watchdog names, with the flags beside this script. The profile lives in memory
# and ends with the service. It outlives a crash, so that a stand without a network still opens its page; who crashes
# again and again rests, and begins with a fresh one.
set -eu
here=$(dirname "$(readlink -f "$0")")
address=${1:-$KIOSK_URL}
[ -z "${1:-}" ] || rm -rf /run/kiosk/profile
# Each line of the file is one flag.
set -- "$address"
while IFS= read -r flag; do
  [ -n "$flag" ] && set -- "$flag" "$@"
done < "$here/chromium.flags"
exec "${KIOSK_CHROMIUM:-/usr/bin/chromium}" "$@"
