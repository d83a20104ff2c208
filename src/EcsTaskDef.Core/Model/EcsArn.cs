namespace EcsTaskDef.Model;

/// <summary>The parts of an ARN, as they stand there: <c>arn:{partition}:{service}:{region}:{account}:{resource}</c>.</summary>
internal readonly record struct EcsArn(string Partition, string Service, string Region, string Account, string Resource)
{
    /// <summary>Null for what does not begin as an ARN, or has too few parts for one.</summary>
    public static EcsArn? Read(string text)
    {
        if (!text.StartsWith("arn:", StringComparison.Ordinal)) return null;
        string[] parts = text.Split([':'], 6);
        return parts.Length == 6 ? new EcsArn(parts[1], parts[2], parts[3], parts[4], parts[5]) : null;
    }

    /// <summary>What stands before the first slash of the resource: its type; empty where there is no slash.</summary>
    public string Type => Resource.Substring(0, Math.Max(0, Resource.IndexOf('/')));

    /// <summary>What stands behind it.</summary>
    public string Rest => Resource.Substring(Resource.IndexOf('/') + 1);
}
