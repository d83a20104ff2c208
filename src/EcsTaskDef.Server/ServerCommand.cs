namespace EcsTaskDef.Server;

/// <summary>What a command line asks for.</summary>
internal abstract record ServerCommand
{
    private ServerCommand()
    {
    }

    /// <summary>Serve.</summary>
    public sealed record Run(ServerOptions Options) : ServerCommand;

    /// <summary>Print the help text.</summary>
    public sealed record ShowHelp : ServerCommand;

    /// <summary>Print the version.</summary>
    public sealed record ShowVersion : ServerCommand;

    /// <summary>The command line cannot be understood; the text says why in one line.</summary>
    public sealed record Refuse(string Reason) : ServerCommand;
}
