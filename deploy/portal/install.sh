#!/bin/sh
# Installs or renews the portal on a machine with systemd. It may run any number of times.
#
#   sudo deploy/portal/install.sh target/release/portal
set -eu
program=${1:?usage: install.sh PROGRAM}
here=$(dirname "$0")
[ "$(id -u)" = 0 ] || { echo "install.sh: run it as root" >&2; exit 1; }
[ -x "$program" ] || { echo "install.sh: $program is no program" >&2; exit 1; }

getent passwd portal >/dev/null || useradd --system --home-dir /var/lib/portal --shell /usr/sbin/nologin portal
install -d -o portal -g portal -m 0750 /var/lib/portal
install -d -m 0755 /etc/portal
# Settings that somebody wrote stay.
[ -e /etc/portal/portal.toml ] || install -m 0644 "$here/portal.toml" /etc/portal/portal.toml

# A backup before a newer program changes the tables: with it and portal.old the way back is open.
if [ -x /usr/local/bin/portal ] && ! cmp -s "$program" /usr/local/bin/portal; then
    backup=/var/lib/portal/before-$(date -u +%Y%m%dT%H%M%SZ).jsonl
    runuser -u portal -- /usr/local/bin/portal backup --settings /etc/portal/portal.toml "$backup"
    cp -p /usr/local/bin/portal /usr/local/bin/portal.old
fi
# Renamed into place, so that a running program is not written over.
install -m 0755 "$program" /usr/local/bin/portal.new
mv /usr/local/bin/portal.new /usr/local/bin/portal

install -m 0644 "$here/portal.service" /etc/systemd/system/portal.service
runuser -u portal -- /usr/local/bin/portal check --settings /etc/portal/portal.toml
if [ -d /run/systemd/system ]; then
    systemctl daemon-reload
    systemctl enable portal.service
    systemctl restart portal.service
fi
echo "portal: installed; /usr/local/bin/portal status --settings /etc/portal/portal.toml"
