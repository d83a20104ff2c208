namespace EcsTaskDef.Model;

/// <summary>Application protocols of a port, for Service Connect. Source: ECS API model.</summary>
public static class ApplicationProtocols
{
    /// <summary>HTTP.</summary>
    public const string Http = "http";

    /// <summary>HTTP/2.</summary>
    public const string Http2 = "http2";

    /// <summary>gRPC.</summary>
    public const string Grpc = "grpc";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Http, Http2, Grpc];
}
