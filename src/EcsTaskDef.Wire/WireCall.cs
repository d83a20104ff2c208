namespace EcsTaskDef.Wire;

/// <summary>A request whose head is in order: which operation, in which region, for whom.</summary>
public readonly record struct WireCall
{
    internal WireCall(WireOperation operation, string region, string user)
    {
        Operation = operation;
        Region = region;
        User = user;
    }

    internal WireOperation Operation { get; }

    internal string Region { get; }

    internal string User { get; }
}
