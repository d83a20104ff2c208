// The composition root: the one file that takes the clock, randomness, the environment, the current directory and the
// console as they are; everything else is handed them.
#pragma warning disable RS0030
using System;
using EcsTaskDef.Server;

return await ServerProgram.RunAsync(args, new ServerSurroundings
{
    EnvironmentVariable = Environment.GetEnvironmentVariable,
    CurrentDirectory = Environment.CurrentDirectory,
    IsWindows = OperatingSystem.IsWindows(),
    Clock = TimeProvider.System,
    NewRequestId = Guid.NewGuid,
    OpenInput = Console.OpenStandardInput,
    Out = Console.Out,
    Error = Console.Error,
});
