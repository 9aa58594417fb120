#!/usr/bin/env bash
# Runs the library's tests on the real TorchSharp, its libtorch and PyBridge from the NuGet feed, with ImageSharp's stand-in. They need a newer
# libstdc++ than Debian 12 has, so that the tests run in a Debian 13 of their own, which is made in artifacts/debian13 at first. Needs root.
#   tools/check-real-torch.sh [FILTER]           those whose full name contains FILTER; default: all of SuperResolution.Tests
# Tests that count tensors after disposing networks fail there: Tensor.TotalCount of TorchSharp 0.107 keeps one for each Parameter (docs/decisions.md).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off

say() { echo "check-real-torch: $*" >&2; }
[ "$(id -u)" -eq 0 ] || { say "needs root, for mounts and chroot"; exit 1; }
repository=$PWD debian=$PWD/artifacts/debian13 tree=$PWD/artifacts/real-torch log=$PWD/artifacts/real-torch.log
mkdir -p artifacts

# The codecs that ImageSharp's stand-in loads, what .NET needs, and the oracles of tests.
packages=ca-certificates,libicu76,libgomp1,libpng16-16t64,libjpeg62-turbo,libwebp7,libwebpmux3,libwebpdemux2,libtiff6,python3,python3-numpy,python3-pil,python3-torch
if [ ! -e "$debian/.made" ]; then
    command -v debootstrap >/dev/null || apt-get install -y --no-install-recommends debootstrap >"$log" 2>&1 || { tail -n 5 "$log" >&2; exit 1; }
    say "making a Debian 13 (log: $log)"
    rm -rf "$debian"
    debootstrap --variant=minbase "--include=$packages" trixie "$debian" http://deb.debian.org/debian >"$log" 2>&1 || { tail -n 5 "$log" >&2; exit 1; }
    touch "$debian/.made"
fi

if ! dotnet build tests/SuperResolution.Tests --configuration Release -nodeReuse:false -p:StandIns=pictures "-p:ArtifactsPath=$tree" >"$log" 2>&1; then
    grep -E '(error|warning) ' "$log" | sort -u | head -n 20 >&2
    say "the build failed (whole log: $log)"
    exit 1
fi

dotnet=$(dirname "$(readlink -f "$(command -v dotnet)")")
filter=()
[ $# -eq 0 ] || filter=("--TestCaseFilter:FullyQualifiedName~$1")

# In a mount namespace of its own, where nothing has to be taken off again.
above=$(dirname "$repository")
mkdir -p "$debian$above" "$debian$dotnet"
status=0
unshare --mount bash -euc '
    debian=$1 above=$2 repository=$3 dotnet=$4
    shift 4
    mount --rbind "$above" "$debian$above"
    mount --bind "$dotnet" "$debian$dotnet"
    mount -t proc proc "$debian/proc"
    mount --rbind /dev "$debian/dev"
    mount --rbind /sys "$debian/sys"
    exec chroot "$debian" env HOME=/root LANG=C.UTF-8 bash -c "cd \"\$1\" && shift && exec \"\$@\"" bash "$repository" "$dotnet/dotnet" "$@"
' bash "$debian" "$above" "$repository" "$dotnet" vstest "$tree/bin/SuperResolution.Tests/release/SuperResolution.Tests.dll" "${filter[@]}" >"$log" 2>&1 || status=$?
grep -E '^  Failed |^(Passed|Failed)!' "$log" || tail -n 20 "$log"
exit $status
