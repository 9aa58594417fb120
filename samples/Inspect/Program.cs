using System.CommandLine;
using SuperResolution.Samples.Inspect;

// Says what a file of weights is:  Inspect FILE
return await InspectCommand.Create().Parse(args).InvokeAsync();
