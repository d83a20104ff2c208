namespace EcsTaskDef.Rules.Vocabulary;

/// <summary>A definition under judgement, with what several rules ask of it, found out once.</summary>
internal sealed class Candidate
{
    public Candidate(RegisterTaskDefinitionRequest request, RuleContext context)
    {
        Request = request;
        Context = context;
        Containers = request.ContainerDefinitions ?? Array.Empty<ContainerDefinition>();
        Volumes = request.Volumes ?? Array.Empty<Volume>();
        Cpu = request.Cpu is { } cpu ? TaskSize.ParseCpu(cpu) : null;
        Memory = request.Memory is { } memory ? TaskSize.ParseMemory(memory) : null;
        AsksFargate = Asks(Compatibilities.Fargate);
        IsWindows = request.RuntimePlatform?.OperatingSystemFamily?.StartsWith("WINDOWS", StringComparison.Ordinal) == true;
        ExecutionRole = string.IsNullOrEmpty(request.ExecutionRoleArn) ? null : request.ExecutionRoleArn;
        TaskRole = string.IsNullOrEmpty(request.TaskRoleArn) ? null : request.TaskRoleArn;
    }

    public RegisterTaskDefinitionRequest Request { get; }

    public RuleContext Context { get; }

    /// <summary>The containers; empty when there are none.</summary>
    public IReadOnlyList<ContainerDefinition> Containers { get; }

    /// <summary>The volumes; empty when there are none.</summary>
    public IReadOnlyList<Volume> Volumes { get; }

    /// <summary>The task's CPU units; null when not given or not readable.</summary>
    public long? Cpu { get; }

    /// <summary>The task's MiB; null when not given or not readable.</summary>
    public long? Memory { get; }

    public bool AsksFargate { get; }

    public bool IsWindows { get; }

    /// <summary>The execution role; null when empty, too.</summary>
    public string? ExecutionRole { get; }

    /// <summary>The task role; null when empty, too.</summary>
    public string? TaskRole { get; }

    public bool IsAwsVpc => Request.NetworkMode == NetworkModes.AwsVpc;

    public bool IsHost => Request.NetworkMode == NetworkModes.Host;

    /// <summary>Bridge is what ECS takes when nothing is said (docs/ECS.md §11, 7).</summary>
    public bool IsBridge => Request.NetworkMode is null or "" or NetworkModes.Bridge;

    public bool Asks(string compatibility)
    {
        if (Request.RequiresCompatibilities is not { } asked) return false;
        for (int i = 0; i < asked.Count; i++)
        {
            if (asked[i] == compatibility) return true;
        }

        return false;
    }

    /// <summary>How ECS writes an absent name in its texts: <c>Unknown volume 'null'.</c> [seen].</summary>
    public const string Absent = "null";

    /// <summary>The index of the container of a name; -1 when there is none, or no name.</summary>
    public int IndexOf(string? name)
    {
        if (name is null) return -1;
        for (int i = 0; i < Containers.Count; i++)
        {
            if (Containers[i].Name == name) return i;
        }

        return -1;
    }

    public static string Path(int container) => $"$.containerDefinitions[{container}]";
}
