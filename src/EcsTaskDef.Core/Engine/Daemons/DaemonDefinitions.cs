using System.Text.Json;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Rules;
using EcsTaskDef.Rules.Defaults;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Engine.Daemons;

/// <summary>Daemon task definitions: registered, described, listed and deleted (docs/ECS.md §7.5).</summary>
internal sealed class DaemonDefinitions(RegionEngine region)
{
    public static readonly Rule Unknown = Rule.Client(nameof(SR.DaemonDefinitionUnknown), "text [guess]");
    public static readonly Rule NotActive = Rule.Client(nameof(SR.DaemonDefinitionNotActive), "rule [model], text [guess]");

    private const string Active = "ACTIVE", Deleting = "DELETE_IN_PROGRESS", Deleted = "DELETED";

    private static readonly string[] s_statuses = [Active, Deleting, "ALL"];
    private static readonly string[] s_modes = ["none", "shared"];

    public ValueTask<DaemonTaskDefinitionArnResponse> RegisterAsync(
        RegisterDaemonTaskDefinitionRequest request, CancellationToken cancellationToken)
    {
        if (request.PidMode is not null && !s_modes.Contains(request.PidMode)) throw EcsErrors.NotOneOf("pidMode", s_modes);
        if (request.IpcMode is not null && !s_modes.Contains(request.IpcMode)) throw EcsErrors.NotOneOf("ipcMode", s_modes);

        // Containers, volumes, sizes and roles are judged as those of a task definition are [kind].
        RuleContext context = new(region.Account, region.Region, Regions.PartitionOf(region.Region));
        Judge.Demand(new RegisterTaskDefinitionRequest
        {
            ContainerDefinitions = request.ContainerDefinitions, Cpu = request.Cpu, ExecutionRoleArn = request.ExecutionRoleArn,
            Family = request.Family, Memory = request.Memory, Tags = request.Tags, TaskRoleArn = request.TaskRoleArn,
            Volumes = request.Volumes,
        }, context);
        JsonElement document = Document(new DaemonTaskDefinition
        {
            ContainerDefinitions = request.ContainerDefinitions!.Select(static c => c with { Essential = c.Essential ?? true }).ToArray(),
            Cpu = request.Cpu,
            ExecutionRoleArn = DefaultValues.RoleArn(request.ExecutionRoleArn, context),
            Family = request.Family,
            IpcMode = request.IpcMode,
            Memory = request.Memory,
            PidMode = request.PidMode,
            TaskRoleArn = DefaultValues.RoleArn(request.TaskRoleArn, context),
            Volumes = request.Volumes,
        });
        return region.ChangeWorkloadsAsync(view =>
        {
            DaemonDefinitionFact definition = new()
            {
                Family = request.Family!,
                Revision = All(view, request.Family! + "/").Select(static d => d.Revision).DefaultIfEmpty().Max() + 1,
                RegisteredAt = view.Now,
                RegisteredBy = region.CallerOf(view.Arns.Account),
                Tags = request.Tags ?? [],
                Document = document,
            };
            view.Put(definition);
            return new DaemonTaskDefinitionArnResponse { DaemonTaskDefinitionArn = view.Arns.DaemonTaskDefinition(definition.Name) };
        }, cancellationToken);
    }

    public ValueTask<DescribeDaemonTaskDefinitionResponse> DescribeAsync(
        DescribeDaemonTaskDefinitionRequest request, CancellationToken cancellationToken)
    {
        TaskDefinitionReference reference = region.Identifiers.DaemonTaskDefinition(request.DaemonTaskDefinition);
        return region.ReadWorkloadsAsync(
            view => new DescribeDaemonTaskDefinitionResponse { DaemonTaskDefinition = Answer(view, Find(view, reference)) },
            cancellationToken);
    }

    public ValueTask<DaemonTaskDefinitionArnResponse> DeleteAsync(
        DeleteDaemonTaskDefinitionRequest request, CancellationToken cancellationToken)
    {
        TaskDefinitionReference reference = region.Identifiers.DaemonTaskDefinition(request.DaemonTaskDefinition);
        return region.ChangeWorkloadsAsync(view =>
        {
            DaemonDefinitionFact definition = Find(view, reference);
            if (definition.DeleteRequestedAt is not null) throw NotActive.With(definition.Name);
            view.Put(definition with { DeleteRequestedAt = view.Now });
            return new DaemonTaskDefinitionArnResponse { DaemonTaskDefinitionArn = view.Arns.DaemonTaskDefinition(definition.Name) };
        }, cancellationToken);
    }

    public ValueTask<ListDaemonTaskDefinitionsResponse> ListAsync(
        ListDaemonTaskDefinitionsRequest request, CancellationToken cancellationToken)
    {
        if (request.Status is not null && !s_statuses.Contains(request.Status)) throw EcsErrors.NotOneOf("status", s_statuses);
        if (request.Sort is not (null or "ASC" or "DESC")) throw EcsErrors.NotOneOf("sort", ["ASC", "DESC"]);
        if (request.Revision is not (null or "LAST_REGISTERED")) throw EcsErrors.NotOneOf("revision", ["LAST_REGISTERED"]);
        int size = Paging.Size(request.MaxResults);
        (string Text, string Key)? after = Paging.ReadToken(request.NextToken);
        return region.ReadWorkloadsAsync(view =>
        {
            IEnumerable<DaemonDefinitionFact> all = All(view, request.FamilyPrefix ?? request.Family ?? "")
                .Where(d => request.Family is null || d.Family == request.Family);
            if (request.Revision is not null)
                all = all.GroupBy(static d => d.Family).Select(static g => g.OrderByDescending(static d => d.Revision).First());
            string status = request.Status ?? Active;
            all = all.Where(d => status == "ALL" || Status(view, d) == status)
                .OrderBy(static d => d.Family, StringComparer.Ordinal).ThenBy(static d => d.Revision);
            if (request.Sort == "DESC") all = all.Reverse();
            if (after is { } last) all = all.SkipWhile(d => d.Key != last.Key).Skip(1);
            (IReadOnlyList<DaemonDefinitionFact> page, string? token) = Paging.Of(all, size, static d => Paging.WriteToken("", d.Key));
            return new ListDaemonTaskDefinitionsResponse
            {
                DaemonTaskDefinitions = page.Select(d => new DaemonTaskDefinitionSummary
                {
                    Arn = view.Arns.DaemonTaskDefinition(d.Name), DeleteRequestedAt = d.DeleteRequestedAt, RegisteredAt = d.RegisteredAt,
                    RegisteredBy = d.RegisteredBy, Status = Status(view, d),
                }).ToArray(),
                NextToken = token,
            };
        }, cancellationToken);
    }

    /// <summary>A revision that is ACTIVE, for a new deployment.</summary>
    public static DaemonDefinitionFact DemandActive(WorkloadView view, TaskDefinitionReference reference)
    {
        DaemonDefinitionFact definition = Find(view, reference);
        return definition.DeleteRequestedAt is null ? definition : throw NotActive.With(definition.Name);
    }

    /// <summary>The images of its containers.</summary>
    public static IReadOnlyList<ContainerImage> Images(DaemonDefinitionFact definition) =>
        (Read(definition).ContainerDefinitions ?? [])
            .Select(static c => new ContainerImage { ContainerName = c.Name, Image = c.Image }).ToArray();

    private static IEnumerable<DaemonDefinitionFact> All(WorkloadView view, string prefix) =>
        view.Stored.ListResources(DaemonDefinitionFact.KindName, prefix, after: null).Select(view.GetDaemonDefinition)
            .OfType<DaemonDefinitionFact>();

    // A bare family is its latest ACTIVE revision.
    private static DaemonDefinitionFact Find(WorkloadView view, TaskDefinitionReference reference) =>
        (reference.Revision is { } revision
            ? view.GetDaemonDefinition(DaemonDefinitionFact.KeyOf(reference.Family, revision))
            : All(view, reference.Family + "/").Where(static d => d.DeleteRequestedAt is null).OrderByDescending(static d => d.Revision)
                .FirstOrDefault())
        ?? throw EcsErrors.Missing(
            EcsErrorCodes.Client, new MissingResource(MissingResource.TaskDefinition, reference.ToString()), SR.DaemonDefinitionUnknown);

    // A daemon that uses it holds on to it [model].
    private static string Status(WorkloadView view, DaemonDefinitionFact definition) =>
        definition.DeleteRequestedAt is null ? Active
        : view.Stored.ListByIndex(DaemonFact.KindName, IndexText.Of("use", definition.Key)).Any() ? Deleting
        : Deleted;

    private static DaemonTaskDefinition Answer(WorkloadView view, DaemonDefinitionFact definition) => Read(definition) with
    {
        DaemonTaskDefinitionArn = view.Arns.DaemonTaskDefinition(definition.Name),
        DeleteRequestedAt = definition.DeleteRequestedAt,
        RegisteredAt = definition.RegisteredAt,
        RegisteredBy = definition.RegisteredBy,
        Revision = definition.Revision,
        Status = Status(view, definition),
    };

    private static DaemonTaskDefinition Read(DaemonDefinitionFact definition) =>
        EcsJson.Read<DaemonTaskDefinition>(Encoding.UTF8.GetBytes(definition.Document.GetRawText()));

    /// <summary>A definition as it is kept.</summary>
    public static JsonElement Document(DaemonTaskDefinition definition)
    {
        ByteBuffer buffer = new(1024);
        using (Utf8JsonWriter writer = new(buffer, JsonText.WriterOptions)) EcsJson.Write(writer, definition);
        using JsonDocument document = JsonDocument.Parse(buffer.Written);
        return document.RootElement.Clone();
    }
}
