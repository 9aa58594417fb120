#!/usr/bin/env bash
# Runs the library's tests on the real TorchSharp, its libtorch and PyBridge from the NuGet feed, with ImageSharp's stand-in. They need a newer
# libstdc++ than Debian 12 has, so that the tests run in a Debian 13 of their own, which is made in artifacts/debian13 at first. Needs root.
#   tools/check-real-torch.sh [FILTER]           those whose full name contains FILTER; default: all of SuperResolution.Tests
# Those that tools/real-torch-failures.txt names fail there, for reasons that it says. Any other failure is one, and so is one of these that passes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off DEBIAN_FRONTEND=noninteractive

say() { echo "check-real-torch: $*" >&2; }
fail() { say "$*"; exit 1; }
[ "$(id -u)" -eq 0 ] || fail "needs root, for mounts and chroot"
repository=$PWD shared=$(realpath -m ../shared) debian=$PWD/artifacts/debian13 tree=$PWD/artifacts/real-torch log=$PWD/artifacts/real-torch.log
mkdir -p artifacts

# What .NET needs, the codecs that ImageSharp's stand-in loads, and the oracles of tests.
packages=ca-certificates,libicu76,libgomp1,libpng16-16t64,libjpeg62-turbo,libwebp7,libwebpmux3,libwebpdemux2,libtiff6,python3,python3-numpy,python3-pil,python3-torch
if [ "$(cat "$debian/.made" 2>/dev/null)" != "$packages" ]; then
    command -v debootstrap >/dev/null || { apt-get update && apt-get install -y --no-install-recommends debootstrap; } >"$log" 2>&1 \
        || fail "debootstrap could not be installed (log: $log)"
    say "making a Debian 13 (log: $log)"
    rm -rf "$debian"
    debootstrap --variant=minbase "--include=$packages" trixie "$debian" http://deb.debian.org/debian >"$log" 2>&1 || fail "debootstrap failed (log: $log)"
    echo "$packages" >"$debian/.made"
fi

if ! dotnet build tests/SuperResolution.Tests --configuration Release -nodeReuse:false -p:StandIns=pictures "-p:ArtifactsPath=$tree" >"$log" 2>&1; then
    grep -E '(error|warning) ' "$log" | sort -u | head -n 20 >&2
    fail "the build failed (whole log: $log)"
fi

dotnet=$(dirname "$(readlink -f "$(command -v dotnet)")")
filter=()
[ $# -eq 0 ] || filter=("--TestCaseFilter:FullyQualifiedName~$1")

# At their own paths, in a mount namespace of its own where nothing has to be taken off again. vstest's exit code counts known failures as well:
# what it wrote is judged below, and that it ran at all.
bound=("$repository" "$dotnet")
[ ! -d "$shared" ] || bound+=("$shared")
for path in "${bound[@]}"; do mkdir -p "$debian$path"; done
unshare --mount bash -euc '
    debian=$1 repository=$2 dotnet=$3 count=$4
    shift 4
    for path in "${@:1:count}"; do mount --bind "$path" "$debian$path"; done
    shift "$count"
    mount -t proc proc "$debian/proc"
    mount --rbind /dev "$debian/dev"
    mount --rbind /sys "$debian/sys"
    exec chroot "$debian" env HOME=/root LANG=C.UTF-8 bash -c "cd \"\$1\" && shift && exec \"\$@\"" bash "$repository" "$dotnet/dotnet" "$@"
' bash "$debian" "$repository" "$dotnet" "${#bound[@]}" "${bound[@]}" \
    vstest "$tree/bin/SuperResolution.Tests/release/SuperResolution.Tests.dll" "${filter[@]}" >"$log" 2>&1 || true

grep -E '^(Passed|Failed)!' "$log" || fail "no test ran (whole log: $log)"
failed=$(sed -nE 's/^  Failed (SuperResolution\.Tests\.[A-Za-z0-9_.]+).*/\1/p' "$log" | sort -u)
known=$(grep -v '^#' tools/real-torch-failures.txt | sort -u)
status=0
if unknown=$(comm -23 <(echo "$failed") <(echo "$known") | grep .); then
    printf 'It fails, and should not: %s\n' $unknown
    status=1
fi
if [ $# -eq 0 ] && passed=$(comm -13 <(echo "$failed") <(echo "$known") | grep .); then
    printf 'It passes by now; take it out of tools/real-torch-failures.txt: %s\n' $passed
    status=1
fi
[ $status -eq 0 ] || say "whole log: $log"
exit $status
