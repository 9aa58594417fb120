using System.CommandLine;
using SuperResolution.Samples.Enhance;

// Makes a picture, or each picture of a folder, larger:  Enhance IN OUT --weights FILE
return await EnhanceCommand.Create().Parse(args).InvokeAsync();
