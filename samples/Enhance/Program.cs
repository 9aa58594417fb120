using SuperResolution.Samples;
using SuperResolution.Samples.Enhance;

// Makes a picture, or each picture of a folder, larger:  Enhance IN OUT --weights FILE
return await CommandLine.RunAsync(EnhanceCommand.Create(), args);
