using System.Runtime.ExceptionServices;
using EcsTaskDef.Comparison;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Tags;
using EcsTaskDef.Registry;
using EcsTaskDef.Rules;
using EcsTaskDef.Rules.Defaults;
using EcsTaskDef.Rules.Refusals;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.TaskDefinitions;

/// <summary>Registers the next revision of a family, one or many in one change (docs/ECS.md §3).</summary>
internal sealed class RegisterTaskDefinition(RegionEngine region)
{
    /// <summary>Documents of one definition differ by at most this many bytes: time, caller and number.</summary>
    public const int MaxVariation = 1024;

    // With this many definitions another core is worth waking.
    private const int WorthSharing = 32;

    public async ValueTask<RegisterTaskDefinitionResponse> RunAsync(
        RegisterTaskDefinitionRequest request, CancellationToken cancellationToken)
    {
        RegistrationResult result = await RunAsync(request, RegistrationOptions.None, cancellationToken).ConfigureAwait(false);
        return new RegisterTaskDefinitionResponse { TaskDefinition = result.TaskDefinition, Tags = request.Tags };
    }

    public async ValueTask<RegistrationResult> RunAsync(
        RegisterTaskDefinitionRequest request, RegistrationOptions options, CancellationToken cancellationToken)
    {
        StoreIdentity store = region.Identify();
        Registration registration = Prepare(request, DemandNote(options), store.Account);
        int? quota = region.SettingsOf(store).RegistrationQuota;
        Dictionary<string, int>? begun = await LatestAsync(quota, [registration], cancellationToken).ConfigureAwait(false);
        return await region.ChangeAsync(
            (view, change) => Register(view, change, registration, options, quota, begun?[registration.Family] ?? 0),
            PlanOf([registration], options, quota), cancellationToken)
            .ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<RegistrationOutcome>> RunManyAsync(
        IReadOnlyList<RegisterTaskDefinitionRequest> requests, RegistrationOptions options, bool stopAtFirstError,
        CancellationToken cancellationToken)
    {
        if (requests.Count > RegistrationOptions.MaxBatch)
            throw new ArgumentOutOfRangeException(nameof(requests), requests.Count, $"At most {RegistrationOptions.MaxBatch} definitions.");
        (string? note, string account) = (DemandNote(options), region.Account);
        (Registration? Registration, EcsException? Refusal)[] prepared = PrepareAll(requests, note, account, cancellationToken);
        int refused = stopAtFirstError ? Array.FindIndex(prepared, static one => one.Refusal is not null) : -1;
        if (refused >= 0) Array.Resize(ref prepared, refused + 1);

        // What is refused without a look at the store leaves it alone.
        Registration[] accepted = prepared.Select(static one => one.Registration).OfType<Registration>().ToArray();
        if (accepted.Length == 0) return prepared.Select(static one => new RegistrationOutcome { Error = one.Refusal }).ToArray();

        int? quota = region.Settings.RegistrationQuota;
        Dictionary<string, int>? begun = await LatestAsync(quota, accepted, cancellationToken).ConfigureAwait(false);
        return await region.ChangeAsync<IReadOnlyList<RegistrationOutcome>>((view, change) =>
        {
            // Those before it in the batch are not somebody else.
            Dictionary<string, int>? latest = begun is null ? null : new(begun, StringComparer.Ordinal);
            List<RegistrationOutcome> outcomes = new(prepared.Length);
            foreach ((Registration? registration, EcsException? refusal) in region.Each(prepared, cancellationToken))
            {
                RegistrationOutcome outcome = new() { Error = refusal };
                if (registration is not null)
                {
                    int known = 0;
                    latest?.TryGetValue(registration.Family, out known);
                    (RegistrationResult? result, EcsException? error) =
                        Try(() => Register(view, change, registration, options, quota, known));
                    if (latest is not null && result?.Registered == true) latest[registration.Family] = known + 1;
                    outcome = new RegistrationOutcome { Result = result, Error = error };
                }

                outcomes.Add(outcome);
                if (stopAtFirstError && outcome.Error is not null) break;
            }

            return outcomes;
        }, PlanOf(accepted, options, quota), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Registers the next revision of a family, as a part of another operation's change.</summary>
    public TaskDefinition Add(RevisionView view, Change change, RegisterTaskDefinitionRequest request)
    {
        Registration registration = Prepare(request, note: null, view.Stored.Store.Account);
        int latest = LatestOf(view.Stored, registration.Family);
        DemandNumber(registration.Family, latest);
        return Add(view, change, registration, latest + 1, registration.Tags).Value;
    }

    /// <summary>Whether a registration would be the same as a revision.</summary>
    public bool IsSame(RevisionView view, RevisionFact revision, RegisterTaskDefinitionRequest request) =>
        NormalForm.Of(Prepare(request, note: null, view.Stored.Store.Account).Completed)
            .IsSame(NormalForm.Of(new TaskDefinitionDocument(view.Stored.ReadDocument(revision))));

    private static ReadPlan PlanOf(IReadOnlyList<Registration> registrations, RegistrationOptions options, int? quota)
    {
        string[] families = registrations.Select(static one => one.Family).Distinct(StringComparer.Ordinal).ToArray();
        return new ReadPlan
        {
            Families = families,
            Revisions = options.IfChanged || options.CopyTags ? Array.ConvertAll(families, static family => (family, (int?)null)) : null,
            Resources = quota is not null,
        };
    }

    // Each is prepared without regard to the others, so all cores do.
    private (Registration? Registration, EcsException? Refusal)[] PrepareAll(
        IReadOnlyList<RegisterTaskDefinitionRequest> requests, string? note, string account, CancellationToken cancellationToken)
    {
        (Registration?, EcsException?)[] prepared = new (Registration?, EcsException?)[requests.Count];
        if (requests.Count < WorthSharing)
        {
            for (int i = 0; i < prepared.Length; i++) PrepareOne(i);
            return prepared;
        }

        try
        {
            Parallel.For(0, prepared.Length, PrepareOne);
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Capture(exception.InnerExceptions[0]).Throw();
        }

        return prepared;

        void PrepareOne(int number)
        {
            cancellationToken.ThrowIfCancellationRequested();
            prepared[number] = Try(() => Prepare(requests[number], note, account));
        }
    }

    private static (T? Value, EcsException? Refusal) Try<T>(Func<T> work) where T : class
    {
        try
        {
            return (work(), null);
        }
        catch (EcsException refusal) when (refusal.Kind == EcsErrorKind.Refusal)
        {
            return (null, refusal);
        }
    }

    private static string? DemandNote(RegistrationOptions options)
    {
        string? note = NoteOf(options.Note);
        return note is { Length: > RegistrationOptions.MaxNoteLength }
            ? throw EcsErrors.Fault(SR.NoteTooLong, [note.Length, RegistrationOptions.MaxNoteLength])
            : note;
    }

    // The families' latest revisions before anything is decided; nobody asks where there is no quota.
    private async ValueTask<Dictionary<string, int>?> LatestAsync(
        int? quota, IReadOnlyList<Registration> registrations, CancellationToken cancellationToken) => quota is null ? null
        : await region.ReadStoredAsync(
            stored => registrations.Select(static one => one.Family).Distinct(StringComparer.Ordinal)
                .ToDictionary(static family => family, family => LatestOf(stored, family), StringComparer.Ordinal),
            cancellationToken).ConfigureAwait(false);

    /// <summary>What can be done before the critical section: judging, completing, writing.</summary>
    private Registration Prepare(RegisterTaskDefinitionRequest request, string? note, string account)
    {
        string name = region.Region;
        TaskDefinition template = DefaultValues.Apply(Judge.Demand(request, new RuleContext(account, name, Regions.PartitionOf(name))));
        DocumentDraft draft = new(template, region.CallerOf(account), new Arns(name, account).TaskDefinitions);
        if (draft.Length > DocumentSizeRule.MaxBytes - MaxVariation
            && DocumentSizeRule.Check(DocumentWriter.Measure(template, account, name)) is { } tooLarge)
            throw tooLarge.ToException();
        return new Registration(request, template, draft, account, request.Tags?.ToArray() ?? [], note);
    }

    private RegistrationResult Register(
        RevisionView view, Change change, Registration registration, RegistrationOptions options, int? quota, int begun)
    {
        string family = registration.Family;
        RevisionFact? active = options.IfChanged || options.CopyTags ? view.LatestActive(family) : null;
        IReadOnlyList<Tag> known = active is null ? Array.Empty<Tag>() : view.Stored.ReadTags(active);
        IReadOnlyList<Tag> wanted = options.CopyTags ? ResourceTags.Merge(known, registration.Tags) : registration.Tags;
        if (wanted.Count > TagsRule.MaxTags) throw TagsRule.TooMany("$.tags").ToException();
        if (options.IfChanged && active is not null
            && NormalForm.Of(registration.Completed with { Tags = wanted.Count > 0 ? wanted : null })
                .IsSame(NormalForm.Of(view.Document(active), known)))
            return Result(view.Document(active), known, registered: false);

        // Where nothing changed ECS would not have been asked, so only now. Nothing is refused after the first event.
        int latest = LatestOf(view.Stored, family);
        DemandNumber(family, latest);
        if (quota is { } limit) Admit(view, change, limit, begun, latest);
        return Result(Add(view, change, registration, latest + 1, wanted), wanted, registered: true);
    }

    /// <summary>A note; null for a blank one.</summary>
    public static string? NoteOf(string? given) => string.IsNullOrWhiteSpace(given) ? null : given;

    private static RegistrationResult Result(TaskDefinitionDocument document, IReadOnlyList<Tag> tags, bool registered) =>
        new() { TaskDefinition = document, Tags = tags.Count > 0 ? tags : null, Registered = registered };

    private TaskDefinitionDocument Add(RevisionView view, Change change, Registration registration, int revision, IReadOnlyList<Tag> tags)
    {
        // The first process to create a store sets its account, which may differ by now.
        DocumentDraft draft = registration.Account == view.Stored.Store.Account
            ? registration.Draft
            : new DocumentDraft(registration.Template, region.CallerOf(view.Arns.Account), view.Arns.TaskDefinitions);
        DateTimeOffset now = region.NowIn(view.Stored);
        ReadOnlyMemory<byte> json = draft.Complete(now, revision);
        change.Add(new RevisionRegistered(registration.Family, revision, now, json, tags) { Note = registration.Note });
        return new TaskDefinitionDocument(json);
    }

    private static void DemandNumber(string family, int latest)
    {
        if (latest >= FamilyFact.MaxRevisions)
            throw EcsErrors.LimitExceeded(Texts.Format(SR.RevisionLimit, family, FamilyFact.MaxRevisions));
    }

    private static int LatestOf(IRegionView stored, string family) => stored.GetFamily(family)?.LatestRevision ?? 0;

    // By the host's own clock: a store whose time stands still must not refuse for ever.
    private void Admit(RevisionView view, Change change, int quota, int begun, int latest)
    {
        WorkloadView workloads = region.Workloads(view, change);
        QuotaFact counted = QuotaRule.Count(workloads.GetQuota(), quota, region.HostTimeIn(view.Stored));
        QuotaRule.DemandAlone(begun, latest);
        workloads.Put(counted);
    }

    /// <summary>A definition that was judged, ready to be stored.</summary>
    private sealed record Registration(
        RegisterTaskDefinitionRequest Request, TaskDefinition Template, DocumentDraft Draft, string Account, IReadOnlyList<Tag> Tags,
        string? Note)
    {
        public string Family => Template.Family!;

        /// <summary>The request with its roles as they are stored, to be compared with a revision.</summary>
        public RegisterTaskDefinitionRequest Completed =>
            Request with { TaskRoleArn = Template.TaskRoleArn, ExecutionRoleArn = Template.ExecutionRoleArn };
    }
}
