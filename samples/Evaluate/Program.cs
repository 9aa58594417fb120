using SuperResolution.Samples;
using SuperResolution.Samples.Evaluate;

// Measures networks on folders of high-resolution images:  Evaluate --hr Set5/HR --scale 4 --weights FILE
return await CommandLine.RunAsync(EvaluateCommand.Create(), args);
