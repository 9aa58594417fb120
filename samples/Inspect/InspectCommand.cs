using System.CommandLine;

namespace SuperResolution.Samples.Inspect;

/// <summary>The command line.</summary>
internal static class InspectCommand
{
    public static RootCommand Create()
    {
        Argument<string> file = new("file") { Description = "A file of weights: .pth, .pt or .safetensors." };
        Option<bool> json = new("--json") { Description = "As JSON instead of lines." };
        RootCommand command = new("Says what a file of weights is: the network, its sizes, scale and ranges, how the file is written, and its licence where that is known.")
        {
            file, json,
        };
        command.SetAction((parsed, _) => Errors.ReportAsync(async () =>
        {
            WeightsFile facts = await Task.Run(() => WeightsFile.Read(parsed.GetValue(file)!));
            Console.Write(parsed.GetValue(json) ? FactsAsJson.Write(facts) : FactsAsText.Write(facts));
            if (facts.Generator is not null)
            {
                return 0;
            }

            await Console.Error.WriteLineAsync(facts.NoGenerator);
            return 1;
        }));
        return command;
    }
}
