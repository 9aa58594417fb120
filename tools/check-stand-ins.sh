#!/usr/bin/env bash
# Checks the built stand-ins from both sides: nothing public that the real packages lack, nothing public that nobody uses.
#   tools/check-stand-ins.sh [release|debug]     which build to look at; default: the newer one
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off

listings=../shared/api
bin=${ARTIFACTS:-$PWD/artifacts}/bin
out=${STAND_INS_OUTPUT:-$PWD/artifacts/check-stand-ins}
flavour=${1:-$(ls -td "$bin"/SuperResolution/*/ 2>/dev/null | head -n 1 | xargs -r basename || true)}
[ -n "$flavour" ] || { echo "check-stand-ins: build the solution first (./build.sh); nothing lies in $bin" >&2; exit 1; }

built() {
    local file="$bin/$1/$flavour/$2.dll"
    [ -f "$file" ] || { echo "check-stand-ins: build the solution first (./build.sh); there is no $file" >&2; exit 1; }
    printf '%s\n' "$file"
}

build() {
    local log="$out/$1.log"
    shift
    if ! dotnet build "$@" -nodeReuse:false >"$log" 2>&1; then
        grep -E '(error|warning) ' "$log" | sort -u | head -n 20 >&2 || tail -n 30 "$log" >&2
        echo "check-stand-ins: building $1 failed (whole log: $log)" >&2
        exit 1
    fi
}

status=0
mkdir -p "$out"
torchsharp=$(built TorchSharp.StandIn TorchSharp)
pybridge=$(built TorchSharp.PyBridge.StandIn TorchSharp.PyBridge)
imagesharp=$(built SixLabors.ImageSharp.StandIn SixLabors.ImageSharp)
file=$(built SuperResolution SuperResolution)
users=("$file")
for project in samples/*/*.csproj benchmarks/*/*.csproj; do
    name=$(basename "$project" .csproj)
    file=$(built "$name" "$name")
    users+=("$file")
done

if [ -d "$listings" ]; then
    rm -rf "$out/apicheck"
    mkdir -p "$out/apicheck"
    cp -r "$listings/ApiCheck/." "$out/apicheck/"
    chmod -R u+w "$out/apicheck"
    # The copy is not this project's code: its rules do not apply to it.
    echo '<Project />' | tee "$out/apicheck/Directory.Build.props" "$out/apicheck/Directory.Build.targets" "$out/apicheck/Directory.Packages.props" >/dev/null
    build apicheck "$out/apicheck" --output "$out/apicheck/bin"
    for pair in "$torchsharp TorchSharp-0.107" "$pybridge TorchSharp.PyBridge-1.4.3" "$imagesharp SixLabors.ImageSharp-3.1"; do
        read -r assembly listing <<<"$pair"
        dotnet "$out/apicheck/bin/ApiCheck.dll" check "$assembly" "$listings/$listing.txt" || status=1
    done
else
    echo "check-stand-ins: comparison with the real packages' API skipped, its listings are not here ($listings)"
fi

build surface tools/StandInSurface --artifacts-path "$out/build"
dotnet "$out/build/bin/StandInSurface/debug/StandInSurface.dll" "$torchsharp" "$pybridge" "$imagesharp" \
    --users "${users[@]}" --planned tools/StandInSurface/planned.txt || status=1
exit $status
