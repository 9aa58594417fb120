using SuperResolution.Fuzz;

// Gives changed files to the library's readers:  ./build.sh fuzz [SECONDS] [TARGET]
return FuzzCommand.Create().Parse(args).Invoke();
