#!/usr/bin/env bash
# Installs what tests/system-packages.txt names and is not there yet; says so when it cannot.
set -euo pipefail
cd "$(dirname "$0")/.."

list=tests/system-packages.txt
modules=.venv/lib/node_modules

give_up() {
    printf 'make test-system: %s\nInstall by hand what %s lists, then run: %s\n' \
        "$1" "$list" ".venv/bin/python -m pytest -m system" >&2
    exit 1
}

named() { sed -n "s/^$1 \+//p" "$list"; }

apt_missing=()
npm_missing=()
for package in $(named apt); do
    status=$(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>&1) || true
    [ "$status" = installed ] || apt_missing+=("$package")
done
for package in $(named npm); do
    [ -d "$modules/$package" ] || npm_missing+=("$package")
done
if [ "${#npm_missing[@]}" -gt 0 ] && ! command -v npm >/dev/null; then
    apt_missing+=(npm)
fi

if [ "${#apt_missing[@]}" -gt 0 ]; then
    echo "Installing with apt-get: ${apt_missing[*]}"
    command -v apt-get >/dev/null || give_up "this machine has no apt-get for ${apt_missing[*]}."
    as_root=(env DEBIAN_FRONTEND=noninteractive)
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || give_up "installing ${apt_missing[*]} needs root, or sudo."
        as_root=(sudo "${as_root[@]}")
    fi
    "${as_root[@]}" apt-get update -qq || give_up "apt-get update failed."
    "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${apt_missing[@]}" >/dev/null ||
        give_up "apt-get could not install ${apt_missing[*]}."
fi

if [ "${#npm_missing[@]}" -gt 0 ]; then
    echo "Installing with npm: ${npm_missing[*]}"
    npm install --global --prefix .venv --silent --no-fund --no-audit "${npm_missing[@]}" ||
        give_up "npm could not install ${npm_missing[*]}."
fi
