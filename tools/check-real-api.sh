#!/usr/bin/env bash
# Builds the whole solution against reference assemblies that are made from the listings of the real packages' public API,
# and packs the library on them, to see what the publishable package depends on.
# The made packages bear the real names, so they stay below artifacts/real-api and never enter the user's package folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off

listings=../shared/api
out=${REAL_API_OUTPUT:-$PWD/artifacts/real-api}
if [ ! -d "$listings" ]; then
    echo "check-real-api: skipped, the listings of the real packages' API are not here ($listings)"
    exit 0
fi

build() {
    local log=$1
    shift
    mkdir -p "$(dirname "$log")"
    if ! dotnet build "$@" -nodeReuse:false >"$log" 2>&1; then
        grep -E '(error|warning) ' "$log" | sed -E 's/ \[[^]]*\]$//' | sort -u | head -n 60 >&2 || tail -n 30 "$log" >&2
        echo "check-real-api: building $1 failed (whole log: $log)" >&2
        return 1
    fi
}

rm -rf "$out/feed" "$out/packages" "$out/apicheck"
mkdir -p "$out/apicheck"
cp -r "$listings/ApiCheck/." "$out/apicheck/"
chmod -R u+w "$out/apicheck"
# The copy is not this project's code: its rules do not apply to it.
echo '<Project />' | tee "$out/apicheck/Directory.Build.props" "$out/apicheck/Directory.Build.targets" "$out/apicheck/Directory.Packages.props" >/dev/null
build "$out/apicheck.log" "$out/apicheck" --output "$out/apicheck/bin"
build "$out/tool.log" tools/ReferenceAssemblies --artifacts-path "$out/build"
dotnet "$out/build/bin/ReferenceAssemblies/debug/ReferenceAssemblies.dll" "$listings" "$out/feed" --self-check "$out/apicheck/bin/ApiCheck.dll"

# With a mapping, the three come from this feed alone and everything else from the usual one.
cat >"$out/nuget.config" <<TEXT
<configuration>
  <packageSources>
    <clear />
    <add key="nuget.org" value="https://api.nuget.org/v3/index.json" protocolVersion="3" />
    <add key="real-api" value="$out/feed" />
  </packageSources>
  <packageSourceMapping>
    <packageSource key="nuget.org"><package pattern="*" /></packageSource>
    <packageSource key="real-api">
      <package pattern="TorchSharp" />
      <package pattern="TorchSharp.PyBridge" />
      <package pattern="SixLabors.ImageSharp" />
    </packageSource>
  </packageSourceMapping>
</configuration>
TEXT
# All but the stand-ins: whoever deletes them must have a working library.
projects=$(dotnet sln SuperResolution.sln list | tr '\\' '/' | grep '\.csproj$' | grep -vE '^(src/StandIns|tools)/' | sed 's/.*/"&"/' | paste -sd,)
echo "{\"solution\":{\"path\":\"$(realpath --relative-to="$out" SuperResolution.sln)\",\"projects\":[$projects]}}" >"$out/WithoutStandIns.slnf"
real=(--artifacts-path "$out/build" -p:StandIns=false "-p:RestoreConfigFile=$out/nuget.config" "-p:RestorePackagesPath=$out/packages")
build "$out/build.log" "$out/WithoutStandIns.slnf" "${real[@]}"
# The pages' blocks of C# are compiled by a test, with what it was built with.
if ! SUPERRESOLUTION_ROOT=$PWD dotnet test "$out/build/bin/Docs.Tests/debug/Docs.Tests.dll" --filter "FullyQualifiedName~CSharpBlocksTests" >"$out/docs.log" 2>&1; then
    grep -E '\.md\([0-9,]+\): ' "$out/docs.log" >&2 || tail -n 30 "$out/docs.log" >&2
    echo "check-real-api: the pages' examples fail (whole log: $out/docs.log)" >&2
    exit 1
fi
echo "check-real-api: library, samples, benchmarks, tests and the pages' examples compile against the listed API of the real packages"

rm -rf "$out/publishable"
if ! dotnet pack src/SuperResolution --no-build --configuration Debug --output "$out/publishable" "${real[@]}" >"$out/pack.log" 2>&1; then
    tail -n 20 "$out/pack.log" >&2
    echo "check-real-api: packing the library failed (whole log: $out/pack.log)" >&2
    exit 1
fi
package=$(basename "$out"/publishable/*.nupkg .nupkg)
wanted=$(sed -n '/Label="The four packages of the library"/,/ItemGroup>$/s/.*Include="\([^"]*\)" Version="\([^"]*\)".*/\1 \2/p' Directory.Packages.props | sort)
found=$(sed -n 's/.*<dependency id="\([^"]*\)" version="\([^"]*\)".*/\1 \2/p' "$out/build/obj/SuperResolution/Debug/$package.nuspec" | sort)
if [ "$found" != "$wanted" ] || [[ ! $package =~ ^SuperResolution\.[0-9]+\.[0-9]+\.[0-9]+$ ]]; then
    printf 'check-real-api: the publishable package is %s and depends on\n%s\nbut should bear no suffix and depend on\n%s\n' "$package" "$found" "$wanted" >&2
    exit 1
fi
echo "check-real-api: the publishable package, $package, depends on the four packages and on nothing else"
