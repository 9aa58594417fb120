using SuperResolution.Samples;
using SuperResolution.Samples.Inspect;

// Says what a file of weights is:  Inspect FILE
return await CommandLine.RunAsync(InspectCommand.Create(), args);
