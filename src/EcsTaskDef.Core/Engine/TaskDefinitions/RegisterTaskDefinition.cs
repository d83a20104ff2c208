using System.Runtime.ExceptionServices;
using EcsTaskDef.Comparison;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Rules;
using EcsTaskDef.Engine.TaskDefinitions;
using EcsTaskDef.Registry;
using EcsTaskDef.Rules;
using EcsTaskDef.Rules.Defaults;
using EcsTaskDef.Rules.Refusals;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine;

public sealed partial class LocalRegistry
{
    // By so many bytes at most the answers of one definition differ: time, caller and number.
    private const int MaxVariation = 1024;

    // From so many definitions on another core is worth waking.
    private const int WorthSharing = 32;

    /// <inheritdoc/>
    public async ValueTask<RegisterTaskDefinitionResponse> RegisterTaskDefinitionAsync(
        RegisterTaskDefinitionRequest request, CancellationToken cancellationToken = default)
    {
        RegistrationResult result = await RegisterAsync(request, RegistrationOptions.None, cancellationToken).ConfigureAwait(false);
        return new RegisterTaskDefinitionResponse { TaskDefinition = result.TaskDefinition, Tags = request.Tags };
    }

    /// <inheritdoc/>
    public async ValueTask<RegistrationResult> RegisterAsync(
        RegisterTaskDefinitionRequest request, RegistrationOptions options, CancellationToken cancellationToken = default)
    {
        (string account, StoreSettings settings) = _store.Identity;
        Registration registration = Prepare(request, DemandNote(options), account);
        int? quota = RuntimeOf(settings).RegistrationQuota;
        Dictionary<string, int>? begun = await LatestAsync(quota, [registration], cancellationToken).ConfigureAwait(false);
        return await ChangeAsync(
            (look, change) => Register(look, change, registration, options, quota, begun?[registration.Family] ?? 0), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<RegistrationOutcome>> RegisterManyAsync(
        IReadOnlyList<RegisterTaskDefinitionRequest> requests, RegistrationOptions options, bool stopAtFirstError = false,
        CancellationToken cancellationToken = default)
    {
        if (requests.Count > RegistrationOptions.MaxBatch)
            throw new ArgumentOutOfRangeException(nameof(requests), requests.Count, $"At most {RegistrationOptions.MaxBatch} definitions.");
        (string? note, string account) = (DemandNote(options), Account);
        (Registration? Registration, EcsException? Refusal)[] prepared = PrepareAll(requests, note, account, cancellationToken);
        int refused = stopAtFirstError ? Array.FindIndex(prepared, static one => one.Refusal is not null) : -1;
        if (refused >= 0) Array.Resize(ref prepared, refused + 1);

        // What is refused without a look at the store leaves it alone.
        Registration[] accepted = prepared.Select(static one => one.Registration).OfType<Registration>().ToArray();
        if (accepted.Length == 0) return prepared.Select(static one => new RegistrationOutcome { Error = one.Refusal }).ToArray();

        int? quota = RuntimeSettings.RegistrationQuota;
        Dictionary<string, int>? begun = await LatestAsync(quota, accepted, cancellationToken).ConfigureAwait(false);
        return await ChangeAsync<IReadOnlyList<RegistrationOutcome>>((look, change) =>
        {
            // Those before it in the batch are not somebody else.
            Dictionary<string, int>? latest = begun is null ? null : new(begun, StringComparer.Ordinal);
            List<RegistrationOutcome> outcomes = new(prepared.Length);
            foreach ((Registration? registration, EcsException? refusal) in Each(prepared, cancellationToken))
            {
                RegistrationOutcome outcome = new() { Error = refusal };
                if (registration is not null)
                {
                    int known = 0;
                    latest?.TryGetValue(registration.Family, out known);
                    (RegistrationResult? result, EcsException? error) = Try(() => Register(look, change, registration, options, quota, known));
                    if (latest is not null && result?.Registered == true) latest[registration.Family] = known + 1;
                    outcome = new RegistrationOutcome { Result = result, Error = error };
                }

                outcomes.Add(outcome);
                if (stopAtFirstError && outcome.Error is not null) break;
            }

            return outcomes;
        }, cancellationToken).ConfigureAwait(false);
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
        : await _region.ReadAsync(
            view => registrations.Select(static one => one.Family).Distinct(StringComparer.Ordinal)
                .ToDictionary(static family => family, family => LatestOf(view, family), StringComparer.Ordinal),
            cancellationToken).ConfigureAwait(false);

    /// <summary>What can be done before the critical section: judging, completing, writing.</summary>
    private Registration Prepare(RegisterTaskDefinitionRequest request, string? note, string account)
    {
        TaskDefinition template = DefaultValues.Apply(Judge.Demand(request, new RuleContext(account, Region, Regions.PartitionOf(Region))));
        DocumentDraft draft = new(template, CallerOf(account), ArnPrefixOf(account));
        if (draft.Length > DocumentSizeRule.MaxBytes - MaxVariation && DocumentSizeRule.Check(DocumentWriter.Measure(template, account, Region)) is { } tooLarge)
            throw tooLarge.ToException();
        return new Registration(request, template, draft, account, request.Tags?.ToArray() ?? [], note);
    }

    private RegistrationResult Register(
        Look look, Change change, Registration registration, RegistrationOptions options, int? quota, int begun)
    {
        string family = registration.Family;
        RevisionFact? active = options.IfChanged || options.CopyTags ? LatestActive(look, family) : null;
        IReadOnlyList<Tag> known = active is null ? Array.Empty<Tag>() : look.View.ReadTags(active);
        IReadOnlyList<Tag> wanted = options.CopyTags ? Merge(known, registration.Tags) : registration.Tags;
        if (wanted.Count > TagsRule.MaxTags) throw TagsRule.TooMany("$.tags").ToException();
        if (options.IfChanged && active is not null
            && NormalForm.Of(registration.Completed with { Tags = wanted.Count > 0 ? wanted : null })
                .IsSame(NormalForm.Of(Document(look.View, active), known)))
            return Result(Document(look.View, active), known, registered: false);

        // Where nothing changed ECS would not have been asked, so only now. Nothing is refused after the first event.
        int latest = LatestOf(look.View, family);
        if (latest >= FamilyFact.MaxRevisions) throw EcsErrors.LimitExceeded(Texts.Format(SR.RevisionLimit, family, FamilyFact.MaxRevisions));
        if (quota is { } limit) Admit(look, change, limit, begun, latest);
        return Result(Add(change, registration, latest + 1, wanted), wanted, registered: true);
    }

    private static string? NoteOf(string? given) => string.IsNullOrWhiteSpace(given) ? null : given;

    private static RegistrationResult Result(TaskDefinitionDocument document, IReadOnlyList<Tag> tags, bool registered) =>
        new() { TaskDefinition = document, Tags = tags.Count > 0 ? tags : null, Registered = registered };

    private static RevisionFact? LatestActive(Look look, string family) =>
        look.View.GetLatest(family, RevisionStatus.Active) is { } latest ? look.GetRevision(family, latest) : null;

    private TaskDefinitionDocument Add(Change change, Registration registration, int revision, IReadOnlyList<Tag> tags)
    {
        // A new store has its account from whoever makes it first: it may have got another one meanwhile.
        DocumentDraft draft = registration.Account == Account
            ? registration.Draft
            : new DocumentDraft(registration.Template, CallerOf(Account), ArnPrefix);
        DateTimeOffset now = Now(RuntimeSettings);
        ReadOnlyMemory<byte> json = draft.Complete(now, revision);
        change.Add(new RevisionRegistered(registration.Family, revision, now, json, tags) { Note = registration.Note });
        return new TaskDefinitionDocument(json);
    }

    private static int LatestOf(IRegionView view, string family) => view.GetFamily(family)?.LatestRevision ?? 0;

    // By the host's own clock: a store whose time stands still must not refuse for ever.
    private void Admit(Look look, Change change, int quota, int begun, int latest)
    {
        RuntimeLook runtime = new(look.View, look.Now, RuntimeSettings, Arns, change);
        QuotaFact counted = QuotaRule.Count(runtime.GetQuota(), quota, _clock.GetUtcNow());
        QuotaRule.DemandAlone(begun, latest);
        runtime.Put(counted);
    }

    /// <summary>A definition that was judged, ready to be stored.</summary>
    private sealed record Registration(
        RegisterTaskDefinitionRequest Request, TaskDefinition Template, DocumentDraft Draft, string Account, IReadOnlyList<Tag> Tags, string? Note)
    {
        public string Family => Template.Family!;

        /// <summary>The request with its roles as they are stored, to be compared with a revision.</summary>
        public RegisterTaskDefinitionRequest Completed =>
            Request with { TaskRoleArn = Template.TaskRoleArn, ExecutionRoleArn = Template.ExecutionRoleArn };
    }
}
