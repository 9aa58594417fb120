using SuperResolution.Samples;
using SuperResolution.Samples.Train;

// Trains a generator on a folder of images:  Train --recipe faithful --data DIR --out DIR
// After Ctrl+C or SIGTERM the step that runs is ended and a checkpoint written, however long that takes.
return await CommandLine.RunAsync(TrainCommand.Create(), args, patience: TimeSpan.FromMinutes(10));
