using Amazon.Runtime;

namespace EcsTaskDef.Remote.Calls;

/// <summary>A request of any operation, encoded.</summary>
internal sealed class EcsCall : AmazonWebServiceRequest
{
    /// <summary>The service.</summary>
    public WireService Service { get; init; } = WireService.Ecs;

    /// <summary>The operation's name.</summary>
    public required string Operation { get; init; }

    /// <summary>Its body.</summary>
    public required byte[] Body { get; init; }
}

/// <summary>The answer of any operation, as it came.</summary>
internal sealed class EcsAnswer : AmazonWebServiceResponse
{
    /// <summary>Its body.</summary>
    public byte[] Body { get; set; } = [];
}
