global using Sample = SuperResolution.Tests.Shared.ProgramRun;
