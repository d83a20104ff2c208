using System.Security.Cryptography;
using EcsTaskDef.Server;

// The composition root: the one file that takes the clock, randomness, the environment, the current directory and the
// console as they are; everything else is handed them.
#pragma warning disable RS0030

return await ServerProgram.RunAsync(args, new ServerSurroundings
{
    EnvironmentVariable = Environment.GetEnvironmentVariable,
    CurrentDirectory = Environment.CurrentDirectory,
    IsWindows = OperatingSystem.IsWindows(),
    UserName = Environment.UserName is { Length: > 0 } name ? name : "unknown",
    Clock = TimeProvider.System,
    NewRequestId = NewRequestId,
    NewToken = static () => RandomNumberGenerator.GetHexString(32, lowercase: true),
    OpenInput = Console.OpenStandardInput,
    ReadCredentials = SecretFile.Read,
    ReadFile = static path => File.ReadAllBytes(path),
    OpenFileLimit = OpenFiles.Limit(),
    Out = Console.Out,
    Error = Console.Error,
});

// Ids have to differ, not to be secret: Guid.NewGuid asks the system for each of them.
static Guid NewRequestId()
{
    Span<byte> id = stackalloc byte[16];
    Random.Shared.NextBytes(id);
    id[6] = (byte)((id[6] & 0x0F) | 0x40);
    id[8] = (byte)((id[8] & 0x3F) | 0x80);
    return new Guid(id, bigEndian: true);
}
