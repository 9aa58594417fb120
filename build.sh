#!/usr/bin/env bash
# The one door: installs the Debian packages that are missing, builds, and runs what is asked for. `./build.sh help` lists it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
caller=$OLDPWD

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off
configuration=${CONFIGURATION:-Release}
flavour=$(echo "$configuration" | tr '[:upper:]' '[:lower:]')

build_packages=(cmake make g++ libtorch-dev libopenblas0-pthread libpng-dev libjpeg62-turbo-dev libwebp-dev libtiff-dev)
peer_packages=(python3-torch python3-numpy python3-pil)     # the oracle of tests and a peer of benchmarks
bench_packages=(python3-opencv)                 # a peer of benchmarks
node_packages=(nodejs npm)                      # for another, unless they are there from elsewhere
onnxruntime_node=onnxruntime-node@1.30.0        # one that npm has
browser_packages=(chromium)                     # tries the web sample's page
demo_photo=$PWD/docs/images/dog.png              # CC0: gb82-image-set, made 4 times smaller

# A training has the machine to itself, and each step takes the same memory: threads that wait longer and a heap that gives nothing back
# make it a tenth to a third faster. What the caller has set stands.
training_environment=(OMP_WAIT_POLICY=passive GOMP_SPINCOUNT=30000 MALLOC_ARENA_MAX=1 MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=17179869184)

usage() {
    cat <<'TEXT'
./build.sh                         build everything
./build.sh demo [PHOTO] [--model NAME | --weights FILE]
                                   make a photo 4 times larger and say where it lies
./build.sh test [FILTER]           build and run all tests, or those whose full name contains FILTER
./build.sh enhance IN OUT [...]    make a picture or a folder of them larger; --help lists the options
./build.sh web [--model NAME | --weights FILE [--weights-scale N]] [--urls http://127.0.0.1:5080]
                                   serve a page that makes photos larger
./build.sh evaluate --hr DIR --scale N [--weights FILE ...] [--metrics NAMES] [--markdown|--csv|--json FILE]
                                   PSNR, SSIM and more on folders of high-resolution images; --help lists the options
./build.sh inspect FILE [--json]    say what a file of weights is: network, sizes, ranges, licence
./build.sh train --recipe NAME --data DIR --out DIR [--steps N | --hours H] [--resume]
                                   train a network on a folder of images; --help lists the options
./build.sh bench [--quick] [--json FILE]
                                   time the networks beside their peers
./build.sh fuzz [SECONDS] [TARGET ...]
                                   give changed files to the readers of weights and pictures; --help lists the options
./build.sh pack                    write the package, on stand-ins, and these to artifacts/local-feed
./build.sh pack --publishable      write the package for nuget.org to artifacts/publishable; needs the real packages
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
    say "Building $1 (the first time takes minutes; log: $log)"
    if ! dotnet build "$1" --configuration "$configuration" -nodeReuse:false >"$log" 2>&1; then
        grep -E 'error|warning' "$log" | sort -u | head -n 40 >&2 || cat "$log" >&2
        die "the build failed (whole log: $log)"
    fi
}

# Runs a program, given by its folder or project file, in the folder that build.sh was called from.
run() {
    local project=$1 name setting
    shift
    name=$(basename "$project" .csproj)
    build "$project"
    if [ "$project" = samples/Train ]; then
        for setting in "${training_environment[@]}"; do
            [ -n "$(printenv "${setting%%=*}")" ] || export "${setting?}"
        done
    fi
    (cd "$caller" && exec dotnet "$OLDPWD/artifacts/bin/$name/$flavour/$name.dll" "$@")
}

run_demo() {
    local photo=$demo_photo network=() large=artifacts/demo/large.png compare=artifacts/demo/compare.png
    while [ $# -gt 0 ]; do
        case $1 in
            --weights) [ $# -ge 2 ] || die "--weights needs a file"; network+=(--weights "$(cd "$caller" && realpath "$2")"); shift 2 ;;
            --model) [ $# -ge 2 ] || die "--model needs faithful or photographic"; network+=(--model "$2"); shift 2 ;;
            -*) die "demo knows no option $1; it takes [PHOTO] [--model NAME | --weights FILE]; enhance takes more" ;;
            *) photo=$(cd "$caller" && realpath "$1"); shift ;;
        esac
    done
    [ ${#network[@]} -le 2 ] || die "demo takes --model or --weights, not both"
    mkdir -p artifacts/demo
    caller=$PWD
    run samples/Enhance "$photo" "$large" --compare "$compare" "${network[@]}"
    echo "The photo:          $photo"
    echo "Made 4x larger:     $PWD/$large"
    echo "Beside bicubic:     $PWD/$compare"
}

run_bench() {
    need "${peer_packages[@]}" "${bench_packages[@]}"
    command -v npm >/dev/null || need "${node_packages[@]}"
    export ONNXRUNTIME_NODE=$PWD/artifacts/peers
    if [ ! -d "$ONNXRUNTIME_NODE/node_modules/onnxruntime-node" ]; then
        # Its script would fetch libraries for GPUs.
        npm install --ignore-scripts --no-audit --no-fund --prefix "$ONNXRUNTIME_NODE" "$onnxruntime_node" >&2 || die "npm could not install $onnxruntime_node"
    fi
    TRAINING_ENVIRONMENT="${training_environment[*]}" run benchmarks/SuperResolution.Benchmarks "$@"
}

run_web() {
    local defaults=()
    [[ " $*" == *" --urls"* ]] || defaults+=(--urls http://127.0.0.1:5080)
    run samples/Web "${defaults[@]}" "$@"
}

run_tests() {
    need "${peer_packages[@]}" "${browser_packages[@]}"
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
    case ${1:-} in
        "") pack_with_stand_ins ;;
        --publishable) pack_publishable ;;
        *) die "pack knows no option $1; it takes --publishable" ;;
    esac
}

# Packs what was built (src/Pack.proj) into an emptied folder: FOLDER, then more for MSBuild.
pack_into() {
    local folder=$PWD/$1 log=artifacts/pack.log
    shift
    rm -rf "$folder"
    dotnet msbuild src/Pack.proj -nologo -verbosity:minimal -nodeReuse:false "-p:Configuration=$configuration" "-p:PackageOutputPath=$folder" "$@" >"$log" 2>&1 \
        || { grep -E 'error|warning' "$log" | sort -u >&2 || cat "$log" >&2; die "packing failed (whole log: $log)"; }
    ls "$folder"/*.nupkg
}

pack_with_stand_ins() {
    build src/SuperResolution
    pack_into artifacts/local-feed
    say "To use it, in a project outside this folder: dotnet new nugetconfig; dotnet nuget add source $PWD/artifacts/local-feed --name superresolution-local; dotnet add package SuperResolution --prerelease"
    local version cached
    version=$(basename artifacts/local-feed/SuperResolution.[0-9]*.nupkg .nupkg)
    cached=${NUGET_PACKAGES:-$HOME/.nuget/packages}/superresolution
    [ ! -d "$cached/${version#SuperResolution.}" ] \
        || say "NuGet keeps an earlier package of this version and would take that one. Remove it: rm -r $cached*/${version#SuperResolution.}"
}

# The package to publish: on the real packages, in a build tree of its own.
pack_publishable() {
    local tree=$PWD/artifacts/publishable-build log=artifacts/publishable.log missing
    local real=(-p:StandIns=false "-p:ArtifactsPath=$tree")
    mkdir -p artifacts
    if ! dotnet restore src/SuperResolution "${real[@]}" >"$log" 2>&1; then
        # Not there at all, or (NU1603) in other versions alone. That grep finds neither is no error: the next line says what failed then.
        missing=$({ grep -oE 'Unable to find (a stable )?package [^ ]+|but [^ ]+ [^ ]+ was not found' "$log" || true; } \
            | sed -E 's/^Unable to find (a stable )?package //; s/^but (.*) was not found$/\1/; s/\.$//' | sort -u | paste -sd, | sed 's/,/, /g')
        [ -n "$missing" ] || { tail -n 20 "$log" >&2; die "restoring the four packages failed (whole log: $log)"; }
        die "the publishable package is built on packages that the NuGet feed lacks in these versions or at all: $missing (wanted: Directory.Packages.props, asked: nuget.config). Without --publishable it is packed on stand-ins."
    fi
    if ! dotnet build src/SuperResolution --no-restore --configuration "$configuration" -nodeReuse:false "${real[@]}" >"$log" 2>&1; then
        grep -E 'error|warning' "$log" | sort -u | head -n 40 >&2 || cat "$log" >&2
        die "the build failed (whole log: $log)"
    fi
    pack_into artifacts/publishable "${real[@]}"
}

command=${1:-build}
[ $# -eq 0 ] || shift
case $command in
    build) build SuperResolution.sln ;;
    demo) run_demo "$@" ;;
    test) run_tests "$@" ;;
    enhance) run samples/Enhance "$@" ;;
    web) run_web "$@" ;;
    evaluate) run samples/Evaluate "$@" ;;
    inspect) run samples/Inspect "$@" ;;
    train) run samples/Train "$@" ;;
    bench) run_bench "$@" ;;
    fuzz) run tests/Fuzz/SuperResolution.Fuzz.csproj "$@" ;;
    pack) run_pack "$@" ;;
    help | --help | -h) usage ;;
    *) usage >&2; die "there is no command \"$command\"" ;;
esac
