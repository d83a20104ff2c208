namespace EcsTaskDef.Wire;

/// <summary>One AWS JSON 1.1 request, as far as the codec looks at it.</summary>
public readonly record struct WireRequest
{
    /// <summary>The <c>X-Amz-Target</c> header: <c>AmazonEC2ContainerServiceV20141113.&lt;Operation&gt;</c>.</summary>
    public string? Target { get; init; }

    /// <summary>The <c>Authorization</c> header of a signed request.</summary>
    public string? Authorization { get; init; }

    /// <summary>The <c>X-Amz-Credential</c> query parameter of a presigned request, already URL-decoded.</summary>
    public string? QueryCredential { get; init; }

    /// <summary>The body: a JSON object in UTF-8. Empty stands for <c>{}</c>.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }
}
