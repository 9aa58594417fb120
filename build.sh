#!/usr/bin/env bash
# The one door: installs the Debian packages that are missing, builds, and runs what is asked for. `./build.sh help` lists it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
caller=$OLDPWD

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off
configuration=${CONFIGURATION:-Release}
flavour=$(echo "$configuration" | tr '[:upper:]' '[:lower:]')

build_packages=(cmake make g++ libtorch-dev libpng-dev libjpeg62-turbo-dev libwebp-dev libtiff-dev)
demo_packages=(python-matplotlib-data)          # holds the demo's photo
peer_packages=(python3-torch python3-numpy)     # the oracle of tests and the peer of benchmarks
demo_photo=/usr/share/matplotlib/mpl-data/sample_data/grace_hopper.jpg

usage() {
    cat <<'TEXT'
./build.sh                         build everything
./build.sh demo [PHOTO] [--weights FILE]
                                   make a photo 4 times larger and say where it lies
./build.sh test [FILTER]           build and run all tests, or those whose full name contains FILTER
./build.sh enhance IN OUT [...]    make a picture or a folder of them larger; --help lists the options
./build.sh evaluate --hr DIR --scale N [--weights FILE ...] [--json FILE]
                                   PSNR and SSIM on folders of high-resolution images; --help lists the options
./build.sh bench [--quick] [--json FILE]
                                   time the networks beside their peers
./build.sh pack                    write the packages to artifacts/local-feed
CONFIGURATION=Debug chooses another configuration than Release.
TEXT
}

say() { printf '%s\n' "$*" >&2; }
die() { say "build.sh: $*"; exit 1; }

need() {
    local package missing=()
    command -v dpkg-query >/dev/null || { say "build.sh: no dpkg here; make sure that the equivalents of these are installed: $*"; return; }
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    say "Installing Debian packages: ${missing[*]}"
    local as_root=(env DEBIAN_FRONTEND=noninteractive)
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null || die "not root, and sudo asks for a password; run yourself: sudo apt-get install ${missing[*]}"
        as_root=(sudo -n env DEBIAN_FRONTEND=noninteractive)
    fi
    local log
    log=$(mktemp)
    if ! { "${as_root[@]}" apt-get update && "${as_root[@]}" apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=300 "${missing[@]}"; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        die "apt-get could not install ${missing[*]} (log: $log)"
    fi
    rm -f "$log"
}

build() {
    command -v dotnet >/dev/null || die "the .NET SDK 10 is missing: https://dotnet.microsoft.com/download"
    need "${build_packages[@]}"
    local log=artifacts/build.log
    mkdir -p artifacts
    if ! dotnet build "$1" --configuration "$configuration" -nodeReuse:false >"$log" 2>&1; then
        grep -E 'error|warning' "$log" | sort -u | head -n 40 >&2 || cat "$log" >&2
        die "the build failed (whole log: $log)"
    fi
}

# Runs a program of samples/ or benchmarks/ in the folder that build.sh was called from.
run() {
    local project=$1 name
    shift
    name=$(basename "$project")
    build "$project"
    (cd "$caller" && exec dotnet "$OLDPWD/artifacts/bin/$name/$flavour/$name.dll" "$@")
}

run_demo() {
    local photo=$demo_photo weights=() large=artifacts/demo/large.png compare=artifacts/demo/compare.png
    while [ $# -gt 0 ]; do
        case $1 in
            --weights) [ $# -ge 2 ] || die "--weights needs a file"; weights=(--weights "$(cd "$caller" && realpath "$2")"); shift 2 ;;
            -*) die "demo knows no option $1; it takes [PHOTO] [--weights FILE]" ;;
            *) photo=$(cd "$caller" && realpath "$1"); shift ;;
        esac
    done
    [ "$photo" != "$demo_photo" ] || need "${demo_packages[@]}"
    mkdir -p artifacts/demo
    caller=$PWD
    if [ ${#weights[@]} -eq 0 ]; then
        say "The package has no weights of its own yet and none were given (--weights FILE): this picture is made by BICUBIC interpolation, not by a network."
        weights=(--resample bicubic)
    fi
    run samples/Enhance "$photo" "$large" --compare "$compare" "${weights[@]}"
    echo "The photo:          $photo"
    echo "Made 4x larger:     $PWD/$large"
    echo "Beside bicubic:     $PWD/$compare"
}

run_tests() {
    need "${peer_packages[@]}"
    build SuperResolution.sln
    local log=artifacts/test.log filter=() status=0
    [ $# -eq 0 ] || filter=(--filter "FullyQualifiedName~$1")
    dotnet test SuperResolution.sln --no-build --configuration "$configuration" --logger "console;verbosity=normal" "${filter[@]}" >"$log" 2>&1 || status=$?
    # The skipped with their reasons, the failed with their messages, then the sums.
    awk '/^\[xUnit.net/ {sub(/^\[xUnit.net [0-9:.]+\] ? ? ?/, "")
             if (/\[SKIP\]/) {left = 1; print}
             else if (/\[FAIL\]/) {left = 12; print}
             else if (left > 0) {left--; print}}' "$log"
    awk '/^ *Passed: /{p+=$2} /^ *Failed: /{f+=$2} /^ *Skipped: /{s+=$2}
         END {printf "%d passed, %d failed, %d skipped\n", p, f, s; exit !(p > 0 && f == 0)}' "$log" || status=1
    [ $status -eq 0 ] || say "Tests failed (whole log: artifacts/test.log)"
    return $status
}

run_pack() {
    build src/SuperResolution
    rm -rf artifacts/local-feed
    local project
    for project in src/SuperResolution src/StandIns/*/; do
        dotnet pack "$project" --no-build --configuration "$configuration" --output artifacts/local-feed >>artifacts/build.log 2>&1 \
            || { tail -n 20 artifacts/build.log >&2; die "packing $project failed"; }
    done
    ls artifacts/local-feed
}

command=${1:-build}
[ $# -eq 0 ] || shift
case $command in
    build) build SuperResolution.sln ;;
    demo) run_demo "$@" ;;
    test) run_tests "$@" ;;
    enhance) run samples/Enhance "$@" ;;
    evaluate) run samples/Evaluate "$@" ;;
    bench) need "${peer_packages[@]}"; run benchmarks/SuperResolution.Benchmarks "$@" ;;
    pack) run_pack ;;
    help | --help | -h) usage ;;
    *) usage >&2; die "there is no command \"$command\"" ;;
esac
