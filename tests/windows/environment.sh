# Sourced by the scripts beside it: where Wine and the Windows half of .NET lie, and how Windows programs are called.

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
REPOSITORY=$(cd "$HERE/../.." && pwd)

# What is set up is kept, about 1.5 GB; setup.sh makes it anew when the script itself has changed.
WINE_FOLDER=${ECSTASKDEF_WINE_FOLDER:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/ecs-task-def/wine}
RUNTIME_VERSION=10.0.14
POWERSHELL_VERSION=7.6.9

WINE=/usr/lib/wine/wine64
export WINEPREFIX=$WINE_FOLDER/prefix WINEARCH=win64 WINEDEBUG=-all
# No browser engine and no menu entries. Never disable mscoree: Wine's loader asks it about every managed dll.
export WINEDLLOVERRIDES='mshtml=;winemenubuilder.exe='
# With W^X on the runtime dies under Wine (0x80131506).
export DOTNET_EnableWriteXorExecute=0 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 POWERSHELL_TELEMETRY_OPTOUT=1
export TERM=${TERM:-xterm}

# /a/b -> Z:\a\b
windows_path() { printf 'Z:%s' "${1//\//\\}"; }

# A .NET program.
windows_dotnet() {
    DOTNET_ROOT=$(windows_path "$WINE_FOLDER/dotnet") DOTNET_HOST_PATH=$(windows_path "$WINE_FOLDER/dotnet/dotnet.exe") \
        WINEPATH=$(windows_path "$WINE_FOLDER/dotnet") \
        "$WINE" "$WINE_FOLDER/dotnet/dotnet.exe" "$@" < /dev/null
}

# PowerShell, with its output in a file: it opens the console itself, and script(1) gives it one.
windows_pwsh() {
    local output=$1 command argument
    shift
    command="exec $WINE $WINE_FOLDER/pwsh/pwsh.exe -NoLogo -NoProfile -NonInteractive"
    for argument in "$@"; do command+=" $(printf %q "$argument")"; done
    DOTNET_ROOT=$(windows_path "$WINE_FOLDER/dotnet") WINEPATH="$(windows_path "$WINE_FOLDER/dotnet");$(windows_path "$WINE_FOLDER/pwsh")" \
        script -qfec "$command > $(printf %q "$output") 2>&1" /dev/null < /dev/null
}
