using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Engine.Instances;

/// <summary>The attributes of container instances (docs/ECS.md §6.5).</summary>
internal sealed class InstanceAttributes(RegionEngine region)
{
    public static readonly Rule Missing = Rule.Parameter(nameof(SR.AttributesMissing), "rule [model], text [guess]");
    public static readonly Rule Name = Rule.Parameter(nameof(SR.AttributeName), "rule [model], text [guess]");
    public static readonly Rule Value = Rule.Parameter(nameof(SR.AttributeValue), "rule [model], text [guess]");
    public static readonly Rule Target = Rule.Of(
        nameof(SR.AttributeTarget), EcsErrorCodes.TargetNotFound, "code [model], text [guess]");

    public static readonly Rule TooMany = Rule.Of(
        nameof(SR.AttributesTooMany), EcsErrorCodes.AttributeLimitExceeded, "limit and code [model], text [guess]");

    // ECS API model, all of them.
    private const int MaxOfRequest = 10;
    private const int MaxCustom = 10;
    private const int MaxLength = 128;

    public ValueTask<AttributesResponse> PutAsync(PutAttributesRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(request.Cluster, request.Attributes, static (before, sent) =>
        {
            EcsAttribute kept = new() { Name = sent.Name, Value = sent.Value };
            return before.Any(a => a.Name == sent.Name)
                ? before.Select(a => a.Name == sent.Name ? kept : a).ToArray()
                : before.Append(kept).ToArray();
        }, cancellationToken);

    public ValueTask<AttributesResponse> DeleteAsync(DeleteAttributesRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(request.Cluster, request.Attributes, static (before, sent) =>
            before.Where(a => a.Name != sent.Name).ToArray(), cancellationToken);

    public ValueTask<ListAttributesResponse> ListAsync(ListAttributesRequest request, CancellationToken cancellationToken)
    {
        string clusterName = region.Identifiers.Cluster(request.Cluster);
        if (request.TargetType is not (null or TargetTypes.ContainerInstance))
            throw EcsErrors.NotOneOf("targetType", [TargetTypes.ContainerInstance]);
        int size = Paging.Size(request.MaxResults);
        (string Text, string Key)? after = Paging.ReadToken(request.NextToken);
        return region.ReadWorkloadsAsync(view =>
        {
            ClusterFact cluster = view.DemandCluster(clusterName);
            IEnumerable<(InstanceFact Instance, EcsAttribute Attribute)> all = view.Instances(cluster.Name)
                .SelectMany(static i => i.Attributes.OrderBy(static a => a.Name, StringComparer.Ordinal), static (i, a) => (i, a))
                .Where(e => (request.AttributeName is null || e.a.Name == request.AttributeName)
                    && (request.AttributeValue is null || e.a.Value == request.AttributeValue))
                .Where(e => after is not { } last || string.CompareOrdinal(e.i.Id, last.Key) > 0
                    || (e.i.Id == last.Key && string.CompareOrdinal(e.a.Name, last.Text) > 0));
            (IReadOnlyList<(InstanceFact Instance, EcsAttribute Attribute)> page, string? token) =
                Paging.Of(all, size, static e => Paging.WriteToken(e.Attribute.Name ?? "", e.Instance.Id));
            return new ListAttributesResponse
            {
                Attributes = page.Select(e => Answer(view, e.Instance, e.Attribute)).ToArray(), NextToken = token,
            };
        }, cancellationToken);
    }

    private ValueTask<AttributesResponse> ChangeAsync(
        string? clusterIdentifier, IReadOnlyList<EcsAttribute>? attributes,
        Func<IReadOnlyList<EcsAttribute>, EcsAttribute, IReadOnlyList<EcsAttribute>> edit, CancellationToken cancellationToken)
    {
        string clusterName = region.Identifiers.Cluster(clusterIdentifier);
        if (attributes is not { Count: > 0 and <= MaxOfRequest }) throw Missing.With(MaxOfRequest);
        string[] ids = attributes.Select(a => region.Identifiers.Instance(a.TargetId, clusterName, "Target Id")).ToArray();
        foreach (EcsAttribute attribute in attributes) Demand(attribute);
        return region.ChangeWorkloadsAsync(view =>
        {
            ClusterFact cluster = view.DemandCluster(clusterName);
            List<EcsAttribute> answered = new();
            for (int i = 0; i < ids.Length; i++)
            {
                InstanceFact instance = view.GetInstance(cluster.Name, ids[i]) is { DeregisteredAt: null } known
                    ? known
                    : throw Target.With(view.Arns.Instance(cluster.Name, ids[i]));
                IReadOnlyList<EcsAttribute> after = edit(instance.Attributes, attributes[i]);
                if (after.Count > instance.Attributes.Count && after.Count(static a => !IsOfEcs(a)) > MaxCustom)
                    throw TooMany.With(MaxCustom);
                EcsAttribute gone = instance.Attributes.FirstOrDefault(a => a.Name == attributes[i].Name) ?? attributes[i];
                answered.Add(Answer(view, instance, after.FirstOrDefault(a => a.Name == attributes[i].Name) ?? gone));
                view.Put(instance with { Attributes = after, Version = instance.Version + 1 });
            }

            return new AttributesResponse { Attributes = answered };
        }, cancellationToken);
    }

    private static void Demand(EcsAttribute attribute)
    {
        if (attribute.TargetType is not (null or TargetTypes.ContainerInstance))
            throw EcsErrors.NotOneOf("targetType", [TargetTypes.ContainerInstance]);
        if (string.IsNullOrEmpty(attribute.Name)) throw Identifiers.Blank.With("Name");
        if (attribute.Name!.Length > MaxLength || !AreAll(attribute.Name, "/\\."))
            throw Name.With(attribute.Name, MaxLength);
        if (attribute.Value is { } value && (value.Length > MaxLength || value != value.Trim(' ')
            || !AreAll(value, ".@/\\: ")))
            throw Value.With(value, MaxLength);
    }

    private static bool AreAll(string text, string others) =>
        text.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' || others.Contains(c));

    private static bool IsOfEcs(EcsAttribute attribute) => attribute.Name is { } name
        && (name.StartsWith("ecs.", StringComparison.Ordinal) || name.StartsWith("com.amazonaws.ecs.", StringComparison.Ordinal));

    private static EcsAttribute Answer(WorkloadView view, InstanceFact instance, EcsAttribute attribute) => new()
    {
        Name = attribute.Name, TargetId = view.Arns.Instance(instance.Cluster, instance.Id), Value = attribute.Value,
    };
}
