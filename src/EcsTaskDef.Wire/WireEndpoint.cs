using EcsTaskDef.Registry;

namespace EcsTaskDef.Wire;

/// <summary>
/// AWS JSON 1.1 for ECS: takes a request's headers and body, finds the operation, the caller and the region, and
/// answers what ECS answers (docs/ECS.md §1). Knows no HTTP hosting and no rule of ECS. Safe for concurrent use.
/// </summary>
public sealed class WireEndpoint
{
    /// <summary>What <c>X-Amz-Target</c> begins with.</summary>
    public const string TargetPrefix = "AmazonEC2ContainerServiceV20141113.";

    private static readonly ReadOnlyMemory<byte> s_emptyObject = "{}"u8.ToArray();

    private readonly IWireRegistries _registries;
    private readonly string _defaultRegion;
    private readonly Func<Guid> _newRequestId;

    /// <summary>Makes an endpoint.</summary>
    /// <param name="registries">Where it finds the registries.</param>
    /// <param name="defaultRegion">The region of requests that carry none.</param>
    /// <param name="newRequestId">Gives a fresh id for every response.</param>
    public WireEndpoint(IWireRegistries registries, string defaultRegion, Func<Guid> newRequestId)
    {
        _registries = registries;
        _defaultRegion = defaultRegion;
        _newRequestId = newRequestId;
    }

    /// <summary>Answers one request. Throws only when <paramref name="cancellationToken"/> asks for it.</summary>
    public ValueTask<WireResponse> HandleAsync(WireRequest request, CancellationToken cancellationToken = default) =>
        Refuse(request, out WireCall call) is { } refusal ? new(refusal) : HandleAsync(call, request.Body, cancellationToken);

    /// <summary>
    /// Refuses what no body could make right: no operation, one that is not offered, a region that no partition could have. Null,
    /// and the call to go on with, when the body decides. A host asks this before it reads a body.
    /// </summary>
    /// <param name="request">The request; its body is not looked at.</param>
    /// <param name="call">What <see cref="HandleAsync(WireCall, ReadOnlyMemory{byte}, CancellationToken)"/> wants.</param>
    public WireResponse? Refuse(WireRequest request, out WireCall call)
    {
        call = default;
        string? name = OperationOf(request.Target);
        if (name is null) return Error(400, EcsErrorCodes.UnknownOperation, null);

        WireOperation? operation = OperationTable.Find(name);
        if (operation is null)
        {
            string text = WireTexts.NotOffered(name, OperationTable.Names);
            return Error(400, EcsErrorCodes.Client, text) with { Operation = name };
        }

        WireCaller caller = WireCaller.Of(request);
        string region = caller.Region ?? _defaultRegion;
        if (!Regions.MatchesPartition(region))
        {
            string text = WireTexts.UnknownRegion(region);
            return Error(400, EcsErrorCodes.InvalidParameter, text) with { Operation = name };
        }

        call = new WireCall(operation, region, caller.User);
        return null;
    }

    /// <summary>Answers a request whose head was not refused. Throws only when <paramref name="cancellationToken"/> asks for it.</summary>
    /// <param name="call">What <see cref="Refuse"/> gave.</param>
    /// <param name="body">The body: a JSON object in UTF-8. Empty stands for <c>{}</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<WireResponse> HandleAsync(
        WireCall call, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default)
    {
        string name = call.Operation.Name;
        try
        {
            ITaskDefinitionRegistry registry = _registries.GetRegistry(call.Region, call.User);
            byte[] answer = await call.Operation.InvokeAsync(registry, body.IsEmpty ? s_emptyObject
                : body, cancellationToken).ConfigureAwait(false);
            return Respond(200, answer, name);
        }
        catch (EcsException refusal) when (refusal.Kind == EcsErrorKind.Refusal)
        {
            return Error(400, refusal.Code, refusal.Message, refusal.ResourceIds) with { Operation = name };
        }
        catch (Exception fault)
            when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return Fault(fault) with { Operation = name };
        }
    }

    /// <summary>An error as ECS answers it; for hosts too, about requests that never reach an operation.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The error code, which becomes <c>__type</c>.</param>
    /// <param name="message">The text; null or empty leaves the member out.</param>
    public WireResponse Error(int status, string code, string? message) => Error(status, code, message, []);

    /// <summary>
    /// Turns a fault of ours into an answer; for hosts too. The fault's text names files of this machine, so it is for the log: the
    /// caller gets its kind, and the request id that finds it there.
    /// </summary>
    /// <param name="fault">What went wrong.</param>
    public WireResponse Fault(Exception fault)
    {
        Guid requestId = _newRequestId();
        string text = fault is EcsException known ? WireTexts.Fault(known.Code, requestId) : WireTexts.Unexpected(requestId);
        return Error(500, EcsErrorCodes.Server, text, [], requestId) with { Fault = fault };
    }

    private WireResponse Error(int status, string code, string? message, IReadOnlyList<string> resourceIds, Guid? requestId = null) =>
        Respond(status, AnswerJson.Write((code, message, resourceIds), static (json, error) =>
        {
            json.WriteStartObject();
            json.WriteString("__type"u8, error.code);
            if (!string.IsNullOrEmpty(error.message)) json.WriteString("message"u8, error.message);
            if (error.resourceIds.Count > 0)
            {
                json.WriteStartArray("resourceIds"u8);
                foreach (string resourceId in error.resourceIds) json.WriteStringValue(resourceId);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }), requestId: requestId);

    private WireResponse Respond(int status, byte[] body, string? operation = null, Guid? requestId = null) =>
        new() { Status = status, Body = body, RequestId = requestId ?? _newRequestId(), Operation = operation };

    // The operation a target names, whether offered or not; null when ECS has none of that name.
    private static string? OperationOf(string? target)
    {
        if (target is null || !target.StartsWith(TargetPrefix, StringComparison.Ordinal)) return null;
        string name = target[TargetPrefix.Length..];
        return EcsOperationNames.All.ContainsKey(name) ? name : null;
    }
}
