namespace EcsTaskDef.Remote.Tests.Hosting;

/// <summary>What a proxy does to a request.</summary>
internal enum WireFault
{
    None,

    /// <summary>Answers ThrottlingException; the server does not see it.</summary>
    Throttle,

    /// <summary>Answers 500; the server does not see it.</summary>
    ServerError,

    /// <summary>Answers 503; the server does not see it.</summary>
    Unavailable,

    /// <summary>Resets the connection; the server does not see it.</summary>
    ResetBefore,

    /// <summary>The server takes it; then the connection is reset.</summary>
    ResetAfter,

    /// <summary>The server takes it; half of the answer comes through.</summary>
    HalfAnswer,

    /// <summary>The server takes it; the answer comes too late.</summary>
    Slow,

    /// <summary>Answers ExpiredTokenException; the server does not see it.</summary>
    ExpiredToken,

    /// <summary>Answers AccessDeniedException; the server does not see it.</summary>
    AccessDenied,
}
