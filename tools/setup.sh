#!/bin/sh
# Sets .venv up, once: finds Python, makes the virtual environment, installs the pinned dependencies.
#
#     tools/setup.sh run|dev
#
# `run` installs what the program needs, `dev` also what tests and checks need. A stamp in .venv holds the check sums
# of pyproject.toml and constraints.txt, so the second time there is nothing to do. It holds the folder too: the scripts
# of a virtual environment name it, so an environment that was moved or copied is made again.
# PYTHON names another interpreter.
set -eu

level=${1:-run}
cd "$(dirname "$0")/.."
venv=.venv
here=$(pwd -P)
sums=$(echo "$here" && cksum pyproject.toml constraints.txt)

up_to_date() {
    for stamp in "$venv/.set-up-$level" "$venv/.set-up-dev"; do
        [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$sums" ] && [ -x "$venv/bin/python" ] && return 0
    done
    return 1
}

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for candidate in ${PYTHON:-python3.11 python3 python3.12 python3.13 python3.14 python}; do
        if command -v "$candidate" >/dev/null 2>&1 && new_enough "$candidate"; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

is_debian() {
    [ -r /etc/os-release ] && grep -qE '^ID(_LIKE)?=.*(debian|ubuntu)' /etc/os-release
}

# Debian's Python comes without the part that makes virtual environments.
install_venv_module() {
    package=python$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv
    if is_debian && [ "$(id -u)" = 0 ]; then
        echo "Installing $package with apt-get…"
        apt-get -qq update >/dev/null 2>&1 || true
        said=$(DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$package" 2>&1 </dev/null) ||
            fail "$said" "apt-get could not install $package, which makes virtual environments. Install it and start again."
    elif is_debian; then
        fail "Python cannot make virtual environments here. Install what is missing and start again:" \
            "    sudo apt-get update && sudo apt-get install -y --no-install-recommends $package"
    else
        fail "$1 cannot make virtual environments. Install its modules venv and ensurepip, and start again."
    fi
}

up_to_date && exit 0
python=$(find_python) || {
    found=$("${PYTHON:-python3}" --version 2>/dev/null) || found="no ${PYTHON:-python3}"
    fail "readerapp needs Python 3.11 or later, and here is $found. Install it (on Debian and Ubuntu:" \
        "sudo apt-get install python3 python3-venv) or name one: make run PYTHON=/path/to/python3.11"
}

# The first lines of pip's script name this folder's Python, if the environment is whole and of this folder.
if ! new_enough "$venv/bin/python" || ! head -n 3 "$venv/bin/pip" 2>/dev/null | grep -qF "$here/$venv/"; then
    echo "Setting up $venv (once)…"
    "$python" -c 'import venv, ensurepip' 2>/dev/null || install_venv_module "$python"
    rm -rf "$venv"
    "$python" -m venv "$venv" || fail "The virtual environment $venv could not be made; the lines above say why."
fi

echo "Installing the pinned dependencies (once)…"
extra=''
[ "$level" = dev ] && extra='[dev]'
PIP_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 \
    "$venv/bin/python" -m pip install --quiet --editable ".$extra" ||
    fail "The dependencies could not be installed; the lines above say why. Start again when that is mended."
printf '%s' "$sums" >"$venv/.set-up-$level"
