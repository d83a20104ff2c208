#!/usr/bin/env bash
# Runs the tests as Windows programs under Wine, on the Release build, and ends with the line "N passed, N failed, N skipped".
#   run.sh lean    what touches Windows most: the store, the server's process, kills, and six files of the Pester suite; some six minutes
#   run.sh full    every class of the Core and server tests in a process of its own, and every file of the Pester suite; about an hour
#   run.sh full 'KillTests|Pester.Story'     only the parts whose name matches that
# Exits with 0 where all passed, 1 where something failed, 3 (and one line that says why) where Wine cannot be set up here.
# Logs lie in $WINDOWS_LOGS, by default tests/windows/obj.
set -uo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

form=${1:-lean} only=${2:-}
logs=${WINDOWS_LOGS:-$HERE/obj}
pester=${PESTER_VERSION:-5.9.1}

# A part that takes longer hangs: several times what the longest takes on two busy cores.
case $form in full) patience=1800 ;; *) patience=600 ;; esac
patience=${WINDOWS_PATIENCE:-$patience}
idle=${WINDOWS_IDLE:-60}

"$HERE/setup.sh" || exit $?
rm -rf "$logs"
mkdir -p "$logs"

# One run at a time: they share the prefix.
exec 8> "$WINE_FOLDER/.run"
flock 8

build() {
    local project
    for project in tests/EcsTaskDef.Core.Tests tests/EcsTaskDef.Server.Tests; do
        dotnet build "$REPOSITORY/$project" -c Release -nologo -v q || return 1
    done
    package=$(find "$logs/package/EcsTaskDef" -mindepth 1 -maxdepth 1 2> /dev/null | head -1)
    [ -n "$package" ] && return 0
    (cd "$REPOSITORY" && dotnet tool restore && dotnet pwsh -NoProfile -File ./build.ps1 -Task Package -Image win-x64 -OutputPath "$logs/package" \
        && dotnet msbuild tests/pester/Pester.csproj -restore -t:Modules -v:q) || return 1
}
if ! build > "$logs/build.log" 2>&1; then
    tail -20 "$logs/build.log"
    echo 'The build for Windows failed.'
    echo '0 passed, 1 failed, 0 skipped'
    exit 1
fi
package=$(find "$logs/package/EcsTaskDef" -mindepth 1 -maxdepth 1 | head -1)

# NAME PASSED FAILED SKIPPED SECONDS
record() { printf '%s %s %s %s %s\n' "$@" | tee -a "$logs/results" | awk '{ printf "%5d passed %3d failed %3d skipped %4ds  %s\n", $2, $3, $4, $5, $1 }'; }

selected() { [ -z "$only" ] || [[ $1 =~ $only ]]; }

# end_idle GROUP: waits for a group of processes, and ends it once it has taken no processor time for $idle seconds: it hangs.
end_idle() {
    local group=$1 used=0 now since=$SECONDS look=0
    while kill -0 "$group" 2> /dev/null; do
        sleep 0.3
        [ $((look++ % 16)) = 0 ] || continue
        now=$(cat /proc/[0-9]*/stat 2> /dev/null \
            | awk -v group="$group" '{ sub(/.*\) /, ""); if ($3 == group) ticks += $12 + $13 } END { print ticks + 0 }')
        if [ "$now" -gt $((used + 5)) ] || [ "$now" -lt "$used" ]; then used=$now since=$SECONDS; fi
        [ $((SECONDS - since)) -lt "$idle" ] && continue
        echo "Ended: it has taken no processor time for $idle seconds."
        kill -KILL -- "-$group"
        return
    done
}

# xunit NAME PROJECT CLASS...: these classes in one process, without the methods whose names follow a '!'. What did not end with its summary
# has failed.
xunit() {
    local name=$1 project=$2 class arguments=() log begin status line
    shift 2
    selected "$name" || return 0
    for class in "$@"; do
        case $class in
            '!'*) arguments+=(-method- "${class#!}") ;;
            *) arguments+=(-class "$class") ;;
        esac
    done
    log=$logs/$name.log begin=$SECONDS
    (cd "$REPOSITORY/tests/$project/bin/Release/net10.0" && export ECSTASKDEF_SHARED= \
        && exec timeout -k 10 "$patience" bash -c '. "$0/environment.sh"; windows_dotnet "$@"' "$HERE" \
            "$project.dll" -noColor "${arguments[@]}") > "$log" 2>&1 &
    end_idle $! >> "$log"
    wait $!
    status=$?
    line=$(tr -d '\r' < "$log" | grep -oE 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+' | tail -1)
    if [ -z "$line" ]; then
        echo "No summary; exit code $status." >> "$log"
        record "$name" 0 1 0 $((SECONDS - begin))
        return
    fi
    # shellcheck disable=SC2046 # four numbers
    set -- $(grep -oE '[0-9]+' <<< "$line")
    record "$name" $(($1 - $2 - $3 - $4)) $(($2 + $3)) "$4" $((SECONDS - begin))
}

# pester NAME: one file of the suite; the longest takes a minute or two. No -ResultPath: the report asks the machine's WMI, which hangs under Wine.
pester() {
    local name=$1 log=$logs/Pester.$1.log begin=$SECONDS line
    selected "Pester.$name" || return 0
    (cd "$REPOSITORY" && timeout -k 10 600 bash -c '. "$0/environment.sh"; windows_pwsh "$@"' "$HERE" "$log" \
        -File "$(windows_path "$REPOSITORY/tests/pester/Run-Pester.ps1")" -ModulePath "$(windows_path "$package")" -Edition Core \
        -PesterFolder "$(windows_path "$REPOSITORY/tests/pester/obj/modules/$pester")" -Name "$name") > "$log.console" 2>&1
    line=$(sed 's/\x1b\[[0-9;]*m//g' "$log" | tr -d '\r' | grep '^Tests Passed: ' | tail -1)
    # shellcheck disable=SC2046 # three numbers
    if [ -n "$line" ]; then set -- $(grep -oE '[0-9]+' <<< "$line"); else set -- 0 1 0; fi
    record "Pester.$name" "$1" "$2" "$3" $((SECONDS - begin))
}

# Every class with a test in a project, by asking the project itself.
classes() {
    (cd "$REPOSITORY/tests/$1/bin/Release/net10.0" && windows_dotnet "$1.dll" -list classes -noColor 2> /dev/null) | tr -d '\r' | grep '^EcsTaskDef' | sort -u
}

lean_core() {
    local storage=EcsTaskDef.Core.Tests.Storage
    xunit Core.Windows EcsTaskDef.Core.Tests "$storage.Windows.*"
    xunit Core.Settings EcsTaskDef.Core.Tests "$storage.Fire.SettingsKillTests"
    xunit Core.Store EcsTaskDef.Core.Tests "$storage.Json.JsonStoreTests" "$storage.Json.DiskFaultTests" "$storage.Json.CheckpointTests"
    # Each byte of a journal in turn is for Linux: Wine takes a tenth of a second for each.
    xunit Core.Care EcsTaskDef.Core.Tests "*.Maintenance.StoreCareTests" "$storage.Json.CompactionTests" '!*.Any_byte_flipped_*'
    xunit Core.Conformance EcsTaskDef.Core.Tests "$storage.JsonStoreConformanceTests"
    xunit Core.Processes EcsTaskDef.Core.Tests "$storage.Json.ProcessTests"
}

lean_rest() {
    local file
    for file in Story Register-TaskDefinition Errors Restore-TaskDefinitionStore Repair-TaskDefinitionStore Start-TaskDefinitionServer; do pester "$file"; done
    xunit Server.Process EcsTaskDef.Server.Tests EcsTaskDef.Server.Tests.ServerProcessTests
}

full_core() {
    local class
    for class in $(classes EcsTaskDef.Core.Tests); do xunit "${class#EcsTaskDef.}" EcsTaskDef.Core.Tests "$class"; done
}

full_rest() {
    local class file
    for class in $(classes EcsTaskDef.Server.Tests); do xunit "${class#EcsTaskDef.}" EcsTaskDef.Server.Tests "$class"; done
    for file in "$REPOSITORY"/tests/pester/*.Tests.ps1; do pester "$(basename "$file" .Tests.ps1)"; done
}

# Between two programs Wine would end, and a program that begins in that moment would end with it.
"${WINE%/*}/wineserver64" -p
trap '"${WINE%/*}/wineserver64" -k' EXIT

# Two at a time: one alone leaves a core idle while Wine starts programs.
"${form}_core" & core=$!
"${form}_rest" & rest=$!
wait "$core" "$rest"

awk '$3 > 0 { print "FAILED " $1 }' "$logs/results" | sort
awk -v form="$form" -v seconds="$SECONDS" '{ p += $2; f += $3; s += $4 } END {
    printf "Windows code under Wine, %s form, %d s:\n%d passed, %d failed, %d skipped\n", form, seconds, p, f, s; exit p == 0 || f > 0 }' "$logs/results"
