#!/usr/bin/env bash
# Builds the program here for .NET Framework 4.7.2 and runs it under Mono, from Debian's packages; ends with "N passed, N failed, N skipped".
# Exits with 3, and one line that says why, where Mono cannot be had.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
cannot() { echo "The engine cannot be run under Mono: $*"; exit 3; }

if ! command -v mono > /dev/null; then
    command -v apt-get > /dev/null && [ "$(id -u)" = 0 ] || cannot 'it is not installed; apt-get install mono-runtime libmono-system-core4.0-cil libmono-system-numerics4.0-cil libmono-system-runtime-serialization4.0-cil.'
    log=$(mktemp)
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -y --no-install-recommends \
        mono-runtime libmono-system-core4.0-cil libmono-system-numerics4.0-cil libmono-system-runtime-serialization4.0-cil; } > "$log" 2>&1 \
        || cannot "apt-get fails; see $log."
    rm -f "$log"
fi

dotnet build EcsTaskDef.FrameworkCheck.csproj -c Release -nologo -v q || { echo '0 passed, 1 failed, 0 skipped'; exit 1; }
program=bin/Release/net472

# The façades of .NET Standard, which .NET Framework 4.7.2 has: Debian packs them with Mono's compilers. Those of the SDK Mono refuses.
if [ ! -f "$program/netstandard.dll" ]; then
    work=$(mktemp -d)
    (cd "$work" && apt-get download mono-devel && dpkg-deb --fsys-tarfile mono-devel_*.deb | tar -x ./usr/lib/mono/4.5/Facades) > "$work/log" 2>&1 \
        || cannot "apt-get download mono-devel fails; see $work/log."
    cp -n "$work"/usr/lib/mono/4.5/Facades/*.dll "$program/"
    rm -rf "$work"
fi

# Three minutes: a second of work, and processes that a busy machine starts slowly.
timeout -k 10 180 mono "$program/EcsTaskDef.FrameworkCheck.exe"
