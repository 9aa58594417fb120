// Lists what the stand-ins show and neither the library nor its programs use: a stand-in holds what is used and no more.
//   StandInSurface STANDIN.dll... --users USER.dll... [--planned FILE]
// FILE allows members that later work will use, by prefix: 'prefix  # reason' a line. Exit code 1 if anything else is unused.
using SuperResolution.Tools.StandInSurface;

var options = new Dictionary<string, List<string>> { ["standins"] = [], ["--users"] = [], ["--planned"] = [] };
List<string> current = options["standins"];
foreach (string argument in args)
{
    if (options.TryGetValue(argument, out List<string>? other))
    {
        current = other;
    }
    else
    {
        current.Add(argument);
    }
}

if (options["standins"].Count == 0 || options["--users"].Count == 0 || options["--planned"].Count > 1)
{
    Console.Error.WriteLine("usage: StandInSurface STANDIN.dll... --users USER.dll... [--planned FILE]");
    return 2;
}

List<AssemblyFile> standIns = [.. options["standins"].Select(AssemblyFile.Read)];
List<AssemblyFile> users = [.. options["--users"].Select(AssemblyFile.Read)];
string[] planned =
[
    .. options["--planned"].SelectMany(File.ReadLines).Select(l => l.Split("  #")[0].Trim()).Where(l => l.Length > 0 && l[0] != '#'),
];

var usage = new Usage(standIns, users);
int shown = 0;
var unused = new List<string>();
foreach (TypeEntry type in standIns.SelectMany(a => a.Types).Where(t => t.IsVisible).OrderBy(t => t.Display, StringComparer.Ordinal))
{
    Member[] members = [.. type.Members.Where(m => m.IsVisible && !(type.IsWhole && m.Name == "value__"))];
    shown += 1 + members.Length;
    if (!usage.IsUsed(type))
    {
        unused.Add(type.Display);
    }

    // The members of an unused type are unused with it; one line says so.
    unused.AddRange(members.Where(m => usage.IsUsed(type) && !usage.IsUsed(m)).Select(m => m.FullName).Order(StringComparer.Ordinal));
}

bool IsPlanned(string member) => planned.Any(p => member.StartsWith(p, StringComparison.Ordinal));
string[] superfluous = [.. unused.Where(m => !IsPlanned(m))];
Array.ForEach(superfluous, m => Console.WriteLine("unused: " + m));
foreach (string line in planned.Where(p => !unused.Exists(m => m.StartsWith(p, StringComparison.Ordinal))))
{
    Console.WriteLine($"planned, but used by now or gone: {line}");
}

Console.WriteLine($"{shown} public types and members, {unused.Count - superfluous.Length} planned, {superfluous.Length} neither used nor planned");
return superfluous.Length == 0 ? 0 : 1;
