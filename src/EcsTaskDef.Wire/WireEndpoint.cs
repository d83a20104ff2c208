using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EcsTaskDef.Errors;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Wire;

/// <summary>
/// AWS JSON 1.1 for ECS: takes a request's headers and body, finds the operation, the caller and the region, and
/// answers what ECS answers (ECS semantics §1). Knows no HTTP hosting and no rule of ECS. Safe for concurrent use.
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
    public async ValueTask<WireResponse> HandleAsync(WireRequest request, CancellationToken cancellationToken = default)
    {
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

        try
        {
            ITaskDefinitionRegistry registry = _registries.GetRegistry(region, caller.User);
            ReadOnlyMemory<byte> body = request.Body.IsEmpty ? s_emptyObject : request.Body;
            return Respond(200, await operation.InvokeAsync(registry, body, cancellationToken).ConfigureAwait(false), name);
        }
        catch (EcsException refusal) when (refusal.Kind == EcsErrorKind.Refusal)
        {
            return Error(400, refusal.Code, refusal.Message, refusal.ResourceIds) with { Operation = name };
        }
        catch (EcsException fault)
        {
            return Error(500, EcsErrorCodes.Server, fault.Message) with { Operation = name, Fault = fault };
        }
        catch (Exception fault)
            when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Nothing about the unexpected leaves the house: it is for the log.
            return Error(500, EcsErrorCodes.Server, WireTexts.Unexpected) with { Operation = name, Fault = fault };
        }
    }

    /// <summary>An error as ECS answers it; for hosts too, about requests that never reach an operation.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The error code, which becomes <c>__type</c>.</param>
    /// <param name="message">The text; null or empty leaves the member out.</param>
    public WireResponse Error(int status, string code, string? message) => Error(status, code, message, []);

    private WireResponse Error(int status, string code, string? message, IReadOnlyList<string> resourceIds) =>
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
        }));

    private WireResponse Respond(int status, byte[] body, string? operation = null) =>
        new() { Status = status, Body = body, RequestId = _newRequestId(), Operation = operation };

    // The operation a target names, whether offered or not; null when ECS has none of that name.
    private static string? OperationOf(string? target)
    {
        if (target is null || !target.StartsWith(TargetPrefix, StringComparison.Ordinal)) return null;
        string name = target[TargetPrefix.Length..];
        return EcsOperationNames.All.Contains(name) ? name : null;
    }
}
