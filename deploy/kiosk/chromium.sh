#!/bin/sh
# Starts Chromium at the address that the watchdog names, with the flags beside this script and nothing kept.
set -eu
here=$(dirname "$(readlink -f "$0")")
address=${1:-$KIOSK_URL}
rm -rf /run/kiosk/profile
# Each line of the file is one flag.
set -- "$address"
while IFS= read -r flag; do
  [ -n "$flag" ] && set -- "$flag" "$@"
done < "$here/chromium.flags"
exec "${KIOSK_CHROMIUM:-/usr/bin/chromium}" "$@"
