using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Rules.Refusals;

namespace EcsTaskDef.Engine;

// What the operations on clusters, services, tasks and instances share.
public sealed partial class LocalRegistry
{
    private static readonly string[] s_sweptKinds =
        [TaskFact.KindName, ServiceFact.KindName, ClusterFact.KindName, InstanceFact.KindName, TokenFact.KindName];

    private Arns Arns => new(Region, Account);

    private ValueTask<T> ReadRuntimeAsync<T>(Func<RuntimeLook, T> read, CancellationToken cancellationToken) =>
        ReadAsync(look => read(new RuntimeLook(look.View, look.Now, RuntimeSettings, Arns)), cancellationToken);

    private ValueTask<T> ChangeRuntimeAsync<T>(Func<Look, RuntimeLook, T> decide, CancellationToken cancellationToken) =>
        ChangeAsync((look, change) =>
        {
            RuntimeLook runtime = new(look.View, look.Now, RuntimeSettings, Arns, change);
            Forget(runtime);
            return decide(look, runtime);
        }, cancellationToken);

    // What nobody can see any more leaves the store with the next change.
    private static void Forget(RuntimeLook look)
    {
        foreach (string kind in s_sweptKinds)
        {
            string now = IndexText.Expiry(look.Now);
            List<string> keys = look.View.ListByIndex(kind, "expiry/")
                .TakeWhile(e => string.CompareOrdinal(e.Text, now) <= 0).Take(MaxSweep).Select(static e => e.Key).ToList();
            foreach (string key in keys) look.Delete(kind, key);
        }
    }

    /// <summary>The ACTIVE cluster of that name.</summary>
    private static ClusterFact DemandCluster(RuntimeLook look, string name)
    {
        ClusterFact cluster = DemandKnownCluster(look, name);
        return cluster.IsActive ? cluster : throw EcsErrors.ClusterNotFound(SR.ClusterInactive, SR.AdviceClusterInactive);
    }

    /// <summary>The cluster of that name, ACTIVE or not.</summary>
    private static ClusterFact DemandKnownCluster(RuntimeLook look, string name) => look.GetCluster(name)
        ?? throw EcsErrors.ClusterNotFound(SR.ClusterNotFound, Texts.Format(SR.AdviceCluster, name));

    private static ServiceFact DemandService(RuntimeLook look, ClusterFact cluster, string name) => look.GetService(cluster.Name, name)
        ?? throw EcsErrors.ServiceNotFound(SR.ServiceNotFound, Texts.Format(SR.AdviceService, cluster.Name));

    private static void DemandInclude(IReadOnlyList<string>? include, params string[] allowed)
    {
        if (include is not null && include.Any(i => !allowed.Contains(i))) throw OneOf("include", allowed);
    }

    // Null values are an InvalidParameterException here (docs/ECS.md §4.7 [captured] on clusters).
    private static void DemandTags(IReadOnlyList<Tag>? tags)
    {
        if (tags is { Count: > 0 } && TagsRule.Check(tags, "$.tags") is { } finding)
            throw EcsErrors.InvalidParameter(finding.Message, finding.Advice, finding.JsonPath);
    }

    /// <summary>A list that must be there and has a limit; ECS has words of its own for each (docs/ECS.md §1.4).</summary>
    private static IReadOnlyList<string> DemandList(IReadOnlyList<string>? list, EcsException empty, string words, int limit)
    {
        if (list is null or { Count: 0 }) throw empty;
        return list.Count > limit ? throw EcsErrors.InvalidParameter(Texts.Format(SR.ListTooLong, words, limit)) : list;
    }

    private static void DemandLaunchType(string? launchType)
    {
        // The list has a value that the model has not (docs/ECS.md §1.4 [captured]).
        if (launchType is not null && !LaunchTypes.All.Contains(launchType))
            throw EcsErrors.InvalidParameter(SR.LaunchTypeInvalid);
    }

    /// <summary>A page of what is listed, and the token of the next one.</summary>
    private static (IReadOnlyList<T> Items, string? Token) Page<T>(IEnumerable<T> items, int size, Func<T, string> token)
    {
        List<T> page = items.Take(size + 1).ToList();
        if (page.Count <= size) return (page, null);
        page.RemoveAt(size);
        return (page, token(page[size - 1]));
    }

    // A token is the place in the index of the last item of its page; opaque to clients, as ECS's own.
    private static string WriteToken(string text, string key) =>
        Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text + "\n" + key));

    private static (string Text, string Key)? ReadToken(string? token)
    {
        if (token is null) return null;
        try
        {
            string[] parts = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(token)).Split('\n');
            if (parts.Length == 2 && parts.All(static p => p.IndexOf('\0') < 0)) return (parts[0], parts[1]);
        }
        catch (FormatException)
        {
            // Not one of ours.
        }

        throw EcsErrors.InvalidParameter(SR.TokenInvalid, SR.AdviceToken);
    }
}
