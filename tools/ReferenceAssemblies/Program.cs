// Turns the listings of the real packages' public API into packages of reference assemblies: what compiles against them compiles
// against the real ones, as far as the listings go.
//   ReferenceAssemblies LISTINGS_DIR FEED_DIR                          writes three packages into FEED_DIR, the assemblies beside them in FEED_DIR/lib
//   ReferenceAssemblies LISTINGS_DIR FEED_DIR --self-check LISTER.dll  also lists what it wrote with LISTER.dll and compares, line by line
using System.Diagnostics;
using SuperResolution.Tools.ReferenceAssemblies.Listings;
using SuperResolution.Tools.ReferenceAssemblies.Metadata;
using SuperResolution.Tools.ReferenceAssemblies.Packages;

string? lister = args is [_, _, "--self-check", var given] ? given : null;
if (args.Length != 2 && lister is null)
{
    Console.Error.WriteLine("usage: ReferenceAssemblies LISTINGS_DIR FEED_DIR [--self-check LISTER.dll]");
    return 2;
}

// A listing is named after the package and the version that it was read from; a feed needs a full version.
(string Package, string Listing, string Version, string[] Needs)[] packages =
[
    ("TorchSharp", "TorchSharp-0.107.txt", "0.107.0", []),
    ("TorchSharp.PyBridge", "TorchSharp.PyBridge-1.4.3.txt", "1.4.3", ["TorchSharp"]),
    ("SixLabors.ImageSharp", "SixLabors.ImageSharp-3.1.txt", "3.1.12", []),
];

UnlistedFacts facts = UnlistedFacts.Read(Embedded("unlisted.txt"));
List<ListedAssembly> assemblies =
[
    .. packages.Select(p => new ListedAssembly(
        p.Package, Version.Parse(p.Version + ".0"), ListingReader.Read(File.ReadLines(Path.Combine(args[0], p.Listing)), facts))),
];
var universe = new TypeUniverse(assemblies, facts, NullabilityFacts.Read(Embedded("nullability.txt")));
string library = Directory.CreateDirectory(Path.Combine(args[1], "lib")).FullName;
int differing = 0;
foreach (var ((package, listing, version, needs), assembly) in packages.Zip(assemblies))
{
    byte[] image = AssemblyWriter.Write(assembly, universe);
    string path = Path.Combine(library, package + ".dll");
    File.WriteAllBytes(path, image);
    Console.WriteLine(PackageFeed.Write(args[1], package, version, image, needs.Select(n => (n, packages.Single(p => p.Package == n).Version))));
}

foreach (var (package, listing, _, _) in lister is null ? [] : packages)
{
    string[] wanted = [.. File.ReadLines(Path.Combine(args[0], listing))];
    string[] written = List(lister!, Path.Combine(library, package + ".dll"));
    string[] lost = [.. wanted.Except(written)];
    string[] added = [.. written.Except(wanted)];
    bool sameOrder = wanted.SequenceEqual(written);
    differing += lost.Length + added.Length + (sameOrder ? 0 : 1);
    Array.ForEach(lost, l => Console.WriteLine("- " + l));
    Array.ForEach(added, l => Console.WriteLine("+ " + l));
    Console.WriteLine($"{package}: {wanted.Length} lines listed, {lost.Length} lost, {added.Length} added, {(sameOrder ? "the same sequence" : "another sequence")}");
}

return differing == 0 ? 0 : 1;

static string[] Embedded(string name)
{
    using var reader = new StreamReader(typeof(UnlistedFacts).Assembly.GetManifestResourceStream(name)!);
    return reader.ReadToEnd().Split('\n');
}

static string[] List(string lister, string assembly)
{
    using Process process = Process.Start(new ProcessStartInfo("dotnet", [lister, "list", assembly]) { RedirectStandardOutput = true })!;
    string output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return process.ExitCode == 0
        ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        : throw new InvalidOperationException($"The lister failed with exit code {process.ExitCode} on {assembly}.");
}
