#!/usr/bin/env bash
# Sets up Windows' .NET and PowerShell under Wine, from Debian's packages and NuGet alone, without a display. Does nothing where that
# was done before. Exits with 3, and one line that says why, where it cannot be done on this machine.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

cannot() { echo "Windows under Wine cannot be set up: $*"; exit 3; }

mkdir -p "$WINE_FOLDER"
exec 9> "$WINE_FOLDER/.lock"
flock 9

made_by=$(cat "$HERE/setup.sh" "$HERE/environment.sh" "$HERE/host.c" | sha256sum | cut -c 1-16)
if [ "$(cat "$WINE_FOLDER/made-by" 2> /dev/null)" = "$made_by" ] && [ -x "$WINE" ]; then exit 0; fi
rm -f "$WINE_FOLDER/made-by"
log=$WINE_FOLDER/setup.log
: > "$log"

# The machine's own packages: Wine, a C compiler for 50 lines, and script(1).
if ! { [ -x "$WINE" ] && command -v x86_64-w64-mingw32-gcc && command -v script; } > /dev/null; then
    [ "$(uname -m)" = x86_64 ] || cannot "the machine is $(uname -m), not x86_64."
    command -v apt-get > /dev/null || cannot 'Wine is not installed, and there is no apt-get.'
    [ "$(id -u)" = 0 ] || cannot 'Wine is not installed, and installing it needs root: apt-get install wine64 gcc-mingw-w64-x86-64-win32 bsdutils.'
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -y --no-install-recommends \
        wine64 gcc-mingw-w64-x86-64-win32 bsdutils; } >> "$log" 2>&1 || cannot "apt-get fails; see $log."
fi

# Windows 10, or .NET 10 does not start. Wine says that a 32-bit part is missing; nothing here needs it.
rm -rf "$WINEPREFIX"
"$WINE" wineboot -i >> "$log" 2>&1 || true
"$WINE" winecfg -v win10 >> "$log" 2>&1 || cannot "Wine does not start; see $log."

# A dotnet folder as the installer makes it, of NuGet's packs.
packages=${NUGET_PACKAGES:-$HOME/.nuget/packages}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/packs.csproj" << PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup>
    <PackageDownload Include="Microsoft.NETCore.App.Runtime.win-x64" Version="[$RUNTIME_VERSION]" />
    <PackageDownload Include="Microsoft.AspNetCore.App.Runtime.win-x64" Version="[$RUNTIME_VERSION]" />
    <PackageDownload Include="Microsoft.WindowsDesktop.App.Runtime.win-x64" Version="[$RUNTIME_VERSION]" />
  </ItemGroup>
</Project>
PROJECT
dotnet restore "$work/packs.csproj" >> "$log" 2>&1 || cannot "NuGet does not serve the runtime packs for win-x64 $RUNTIME_VERSION; see $log."
dotnet_folder=$WINE_FOLDER/dotnet
rm -rf "$dotnet_folder"
for framework in NETCore AspNetCore WindowsDesktop; do
    pack=$packages/microsoft.${framework,,}.app.runtime.win-x64/$RUNTIME_VERSION/runtimes/win-x64
    shared=$dotnet_folder/shared/Microsoft.$framework.App/$RUNTIME_VERSION
    mkdir -p "$shared"
    find "$pack/native" "$pack"/lib/* -maxdepth 1 -type f ! -name '*.xml' -exec cp -t "$shared" {} +
done
mkdir -p "$dotnet_folder/host/fxr/$RUNTIME_VERSION"
mv "$dotnet_folder/shared/Microsoft.NETCore.App/$RUNTIME_VERSION/hostfxr.dll" "$dotnet_folder/host/fxr/$RUNTIME_VERSION/"
x86_64-w64-mingw32-gcc -municode -O2 -s -o "$dotnet_folder/dotnet.exe" "$HERE/host.c" >> "$log" 2>&1 || cannot "host.c does not compile; see $log."

# PowerShell: the Windows half of the tool, with a pwsh.exe, which the tool does not need.
tool=$packages/powershell/$POWERSHELL_VERSION/tools/net10.0/any/win
if [ ! -d "$tool" ]; then
    (cd "$work" && dotnet tool install PowerShell --version "$POWERSHELL_VERSION" --tool-path "$work/tools") >> "$log" 2>&1 \
        || cannot "NuGet does not serve the tool PowerShell $POWERSHELL_VERSION; see $log."
    tool=$(find "$work/tools/.store" -type d -path "*/tools/net10.0/any/win" | head -1)
fi
rm -rf "$WINE_FOLDER/pwsh"
cp -r --reflink=auto "$tool" "$WINE_FOLDER/pwsh"
cp "$dotnet_folder/dotnet.exe" "$WINE_FOLDER/pwsh/pwsh.exe"

windows_dotnet --list-runtimes >> "$log" 2>&1 || cannot ".NET does not start under Wine; see $log."
windows_pwsh "$WINE_FOLDER/version.txt" -Command '"PowerShell $($PSVersionTable.PSVersion)"' >> "$log" 2>&1 || true
grep -q "^PowerShell $POWERSHELL_VERSION" "$WINE_FOLDER/version.txt" || cannot "PowerShell does not start under Wine; see $log and $WINE_FOLDER/version.txt."
echo "$made_by" > "$WINE_FOLDER/made-by"
