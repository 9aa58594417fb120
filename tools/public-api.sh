#!/usr/bin/env bash
# Compares the library's public API with src/SuperResolution/PublicApi.txt; exit code 1 and a diff where they differ.
#   tools/public-api.sh [--write]     --write: write the file anew
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off

file=src/SuperResolution/PublicApi.txt
artifacts=${ARTIFACTS:-$PWD/artifacts}
case ${1:-} in
    "" | --write) ;;
    *) echo "usage: tools/public-api.sh [--write]" >&2; exit 2 ;;
esac

mkdir -p "$artifacts"
log=$artifacts/public-api.log
if ! dotnet build tools/PublicApi --configuration Release -nodeReuse:false --artifacts-path "$artifacts" >"$log" 2>&1; then
    grep -E '(error|warning) ' "$log" | sort -u | head -n 20 >&2 || tail -n 30 "$log" >&2
    echo "public-api: the build failed (whole log: $log)" >&2
    exit 1
fi
now=$(mktemp)
trap 'rm -f "$now"' EXIT
dotnet "$artifacts/bin/PublicApi/release/PublicApi.dll" >"$now"
if [ "${1:-}" = --write ]; then
    cp "$now" "$file"
elif ! diff -u "$file" "$now"; then
    echo "public-api: the public API is not that of $file. If it is meant to change: tools/public-api.sh --write" >&2
    exit 1
fi
