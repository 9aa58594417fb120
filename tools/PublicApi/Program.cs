// Prints the public API of an assembly: each public or protected type and member, in C#, in an order that stays.
//   PublicApi [ASSEMBLY.dll]     default: SuperResolution.dll beside this program; what it refers to lies beside it
using SuperResolution.Tools.PublicApi;

if (args.Length > 1)
{
    Console.Error.WriteLine("usage: PublicApi [ASSEMBLY.dll]");
    return 2;
}

try
{
    Console.Out.Write(AssemblyApi.Read(args.FirstOrDefault() ?? Path.Combine(AppContext.BaseDirectory, "SuperResolution.dll")));
    return 0;
}
catch (Exception e) when (e is FileNotFoundException or BadImageFormatException)
{
    Console.Error.WriteLine($"PublicApi: {e.Message}");
    return 1;
}
