#!/bin/sh
# Makes a Debian machine a stand: install.sh https://truyxuat.example.vn [path of the portal's program]
set -eu
url=${1:?usage: install.sh https://your.portal [portal]}
portal=${2:-./portal}
origin=$(printf '%s' "$url" | sed -n 's,^\(https\?://[^/]*\).*,\1,p')
[ -n "$origin" ] || { echo "an address that begins with https:// is needed" >&2; exit 1; }
here=$(dirname "$(readlink -f "$0")")
apt-get install --yes --no-install-recommends cage chromium fonts-noto-core fonts-noto-cjk wlr-randr
id kiosk >/dev/null 2>&1 || useradd --system --create-home --groups video,render,input,audio kiosk
install -D -m 755 "$portal" /usr/local/bin/portal
install -D -m 755 "$here/chromium.sh" /usr/local/lib/truyxuat-kiosk/chromium.sh
install -D -m 644 "$here/chromium.flags" /usr/local/lib/truyxuat-kiosk/chromium.flags
install -D -m 644 "$here/resting.html" /usr/share/truyxuat-kiosk/resting.html
mkdir -p /etc/chromium/policies/managed /etc/truyxuat-kiosk
sed "s,@ORIGIN@,$origin,g" "$here/policy.json" > /etc/chromium/policies/managed/truyxuat-kiosk.json
[ -e /etc/truyxuat-kiosk/env ] || sed "s,^KIOSK_URL=.*,KIOSK_URL=$origin/kiosk.html," "$here/env.example" > /etc/truyxuat-kiosk/env
for unit in kiosk.service screen@.service screen-on.timer screen-off.timer; do
  install -m 644 "$here/$unit" "/etc/systemd/system/$unit"
done
systemctl daemon-reload
systemctl enable --now screen-on.timer screen-off.timer kiosk.service
