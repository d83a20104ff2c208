using EcsTaskDef.Wire;

namespace EcsTaskDef.Remote.Calls;

/// <summary>A service of AWS that speaks AWS JSON 1.1.</summary>
/// <param name="Id">The id that <c>AWS_ENDPOINT_URL_…</c> and the sections of a profile go by.</param>
/// <param name="Prefix">What its host names begin with, and what requests are signed for.</param>
/// <param name="Version">The version of its API.</param>
/// <param name="Target">What stands before the operation in <c>X-Amz-Target</c>.</param>
internal sealed record WireService(string Id, string Prefix, string Version, string Target)
{
    public static WireService Ecs { get; } = new("ECS", "ecs", "2014-11-13", WireMessages.TargetOf(""));

    public static WireService CloudTrail { get; } =
        new("CloudTrail", "cloudtrail", "2013-11-01", "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.");
}
