using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsTaskDef.Errors;
using EcsTaskDef.Model;
using EcsTaskDef.Rules;
using EcsTaskDef.Runtime;

namespace EcsTaskDef.Registry;

// Tags of clusters, services, tasks and instances (ECS semantics §4.7).
public sealed partial class LocalRegistry
{
    private static readonly string[] s_taggedTypes = ["cluster", "service", "task", "container-instance"];

    /// <summary>True for an ARN of something that runs.</summary>
    private static bool IsRuntimeArn(string? arn) => RuntimeType(arn) is not null;

    private static string? RuntimeType(string? arn)
    {
        string[] parts = (arn ?? "").Split([':'], 6);
        if (parts.Length < 6 || parts[0] != "arn" || parts[2] != "ecs") return null;
        return Array.Find(s_taggedTypes, t => parts[5].StartsWith(t + "/", StringComparison.Ordinal));
    }

    private ValueTask<IReadOnlyList<Tag>> ReadRuntimeTagsAsync(string arn, CancellationToken cancellationToken) =>
        ReadRuntimeAsync(look => FindTagged(look, arn).Tags, cancellationToken);

    private async ValueTask ChangeRuntimeTagsAsync(
        string arn, Func<IReadOnlyList<Tag>, IReadOnlyList<Tag>> edit, CancellationToken cancellationToken) =>
        await ChangeRuntimeAsync((_, look) =>
        {
            (IFact fact, IReadOnlyList<Tag> before) = FindTagged(look, arn);
            IReadOnlyList<Tag> after = edit(before);
            if (after.Count > TagsRule.MaxTags) throw TagsRule.TooMany("$.tags").ToException();
            if (after.SequenceEqual(before)) return false;
            look.Put(fact switch
            {
                ClusterFact cluster => cluster with { Tags = after },
                ServiceFact service => service with { Tags = after },
                TaskFact task => task with { Tags = after },
                InstanceFact instance => instance with { Tags = after },
                _ => fact,
            });
            return true;
        }, cancellationToken).ConfigureAwait(false);

    // The texts are captured for clusters and tasks, derived for services, and ours for instances (ECS semantics §4.7).
    private (IFact Fact, IReadOnlyList<Tag> Tags) FindTagged(RuntimeLook look, string arn)
    {
        string type = RuntimeType(arn)!;
        if (arn.Split(':')[4] != Account) throw EcsErrors.InvalidParameter(SR.AccountIdsMismatch, SR.Format(SR.AdviceOtherAccount, Account, arn.Split(':')[4]));
        (string Name, string? Cluster)? parsed = look.Arns.Parse(arn, type);
        switch (type)
        {
            case "cluster":
                ClusterFact cluster = (parsed is { Cluster: null } c ? look.GetCluster(c.Name) : null)
                    ?? throw EcsErrors.ClusterNotFound(SR.ClusterNotFound);
                return cluster.IsActive ? (cluster, cluster.Tags) : throw EcsErrors.InvalidParameter(SR.TagClusterInactive);
            case "service":
                ServiceFact service = (parsed is { Cluster: { } at } s ? look.GetService(at, s.Name) : null)
                    ?? throw EcsErrors.InvalidParameter(SR.TagServiceUnknown);
                return service.DeletedAt is null ? (service, service.Tags) : throw EcsErrors.InvalidParameter(SR.TagServiceInactive);
            case "task":
                TaskFact task = (parsed is { Cluster: { } on } t ? look.GetTask(on, t.Name) : null)
                    ?? throw EcsErrors.InvalidParameter(SR.TagTaskUnknown);
                return TaskClock.IsStopped(task, look.Now) ? throw EcsErrors.InvalidParameter(SR.TagTaskStopped) : (task, task.Tags);
            default:
                InstanceFact instance = (parsed is { Cluster: { } of } i ? look.GetInstance(of, i.Name) : null)
                    ?? throw EcsErrors.InvalidParameter(SR.TagInstanceUnknown);
                return instance.DeregisteredAt is null ? (instance, instance.Tags) : throw EcsErrors.InvalidParameter(SR.TagInstanceInactive);
        }
    }
}
