using EcsTaskDef.Engine.Region;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Engine.Tasks;

/// <summary>
/// ECS Exec: nothing is running that could be talked to, so ECS's answer to a task whose agent is not running (docs/ECS.md §6.6).
/// </summary>
internal sealed class ExecuteCommand(RegionEngine region)
{
    public static readonly Rule NotRunning = Rule.Parameter(nameof(SR.ExecNotRunning), "[seen 2021…2026 ×6]");

    public ValueTask<ExecuteCommandResponse> RunAsync(ExecuteCommandRequest request, CancellationToken cancellationToken)
    {
        string clusterName = region.Identifiers.Cluster(request.Cluster);
        string id = region.Identifiers.Task(request.Task, clusterName);
        if (string.IsNullOrEmpty(request.Command)) throw Identifiers.Blank.With("Command");
        return region.ReadWorkloadsAsync<ExecuteCommandResponse>(view =>
        {
            string cluster = view.DemandCluster(clusterName).Name;
            throw view.GetTask(cluster, id) is null
                ? EcsErrors.Missing(
                    EcsErrorCodes.InvalidParameter, new MissingResource(MissingResource.Task, id), SR.TaskNotFound, SR.AdviceTask)
                : NotRunning.With();
        }, cancellationToken);
    }
}
