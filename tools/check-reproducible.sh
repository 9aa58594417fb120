#!/usr/bin/env bash
# Packs two fresh clones of the last commit, in folders of different names, and compares the packages byte for byte.
# Takes minutes and is run by hand, before a release.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

commit=$(git rev-parse HEAD)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for tree in one another/one; do
    git clone --quiet . "$work/$tree"
    git -C "$work/$tree" checkout --quiet --detach "$commit"
    TZ=$([ "$tree" = one ] && echo UTC || echo Pacific/Auckland) "$work/$tree/build.sh" pack
done

status=0
for package in "$work"/one/artifacts/local-feed/*.nupkg; do
    cmp "$package" "$work/another/one/artifacts/local-feed/$(basename "$package")" || status=1
done
[ $status -eq 0 ] && echo "check-reproducible: ${commit:0:7} gives the same packages again"
exit $status
