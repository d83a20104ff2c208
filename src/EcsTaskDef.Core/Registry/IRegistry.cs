namespace EcsTaskDef.Registry;

/// <summary>
/// The registry of one region: ECS's operations, and what a registry of our own can do beyond them. Doors are given this and see nothing
/// below it. Implementations are safe for concurrent use.
/// </summary>
public interface IRegistry
    : ITaskDefinitionRegistry, IClusterRegistry, IServiceRegistry, ITaskRegistry, IContainerInstanceRegistry, IOperationRegistry
{
    /// <summary>
    /// This registry without consequences: each operation sees what is there, answers or is refused as it would be now, and
    /// changes nothing. So a door can tell beforehand what would be refused.
    /// </summary>
    IRegistry Rehearsal { get; }

    /// <summary>
    /// Registers the next revision of a family, by ECS's rules. With <see cref="RegistrationOptions.IfChanged"/> it compares
    /// and registers in one step: however many ask at once, in however many processes, one revision comes of it.
    /// </summary>
    /// <exception cref="EcsException">
    /// ECS refuses the definition, whether it changed or not; or the note is too long (<c>NoteTooLong</c>).
    /// </exception>
    ValueTask<RegistrationResult> RegisterAsync(
        RegisterTaskDefinitionRequest request, RegistrationOptions options, CancellationToken cancellationToken = default);

    /// <summary>
    /// Registers many definitions in one change of the store: a crash leaves all of it or nothing, and it waits for the disk
    /// once. Each is judged by itself, after those before it: two of one family get two numbers, and what is asked for on
    /// condition is compared with what the batch has registered so far.
    /// </summary>
    /// <param name="requests">At most <see cref="RegistrationOptions.MaxBatch"/> definitions.</param>
    /// <param name="options">How to register; the same for all.</param>
    /// <param name="stopAtFirstError">
    /// Ends with the first that is refused: those before it are kept, those behind it are not tried.
    /// </param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>One outcome for each that was tried, in their order.</returns>
    /// <exception cref="EcsException">The note is too long (<c>NoteTooLong</c>), or the store fails: nothing is registered.</exception>
    ValueTask<IReadOnlyList<RegistrationOutcome>> RegisterManyAsync(
        IReadOnlyList<RegisterTaskDefinitionRequest> requests, RegistrationOptions options, bool stopAtFirstError = false,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Turns many revisions INACTIVE in one change, each judged by itself as DeregisterTaskDefinition would: a crash leaves all of it or
    /// nothing.
    /// </summary>
    /// <param name="taskDefinitions"><c>family:revision</c> or ARNs.</param>
    /// <param name="stopAtFirstError">
    /// Ends with the first that is refused: those before it are kept, those behind it are not tried.
    /// </param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>One outcome for each that was tried, in their order.</returns>
    ValueTask<IReadOnlyList<RevisionOutcome>> DeregisterManyAsync(
        IReadOnlyList<string> taskDefinitions, bool stopAtFirstError = false, CancellationToken cancellationToken = default);

    /// <summary>
    /// Submits INACTIVE revisions for deletion, as DeleteTaskDefinitions does with ten. What it calls a failure, which has
    /// a reason and no code, is a <c>ClientException</c> here.
    /// </summary>
    /// <inheritdoc cref="DeregisterManyAsync"/>
    ValueTask<IReadOnlyList<RevisionOutcome>> DeleteManyAsync(
        IReadOnlyList<string> taskDefinitions, bool stopAtFirstError = false, CancellationToken cancellationToken = default);

    /// <summary>One page of family summaries in ordinal order of their names.</summary>
    /// <param name="prefix">Only families whose name begins with this; null or empty = all.</param>
    /// <param name="status">ACTIVE, INACTIVE or ALL (null = ALL), as ListTaskDefinitionFamilies has it.</param>
    /// <param name="after">Only families after this name (exclusive); null = from the start.</param>
    /// <param name="maxResults">1 to 1000.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    ValueTask<IReadOnlyList<FamilySummary>> GetFamiliesAsync(
        string? prefix, string? status, string? after, int maxResults, CancellationToken cancellationToken = default);

    /// <summary>One family's summary, by its exact name; null when no revision of it can be seen.</summary>
    ValueTask<FamilySummary?> GetFamilyAsync(string family, CancellationToken cancellationToken = default);

    /// <summary>
    /// The newest revisions of a family, the highest number first. No definition is read: it costs the same in any store.
    /// </summary>
    /// <param name="family">The family's exact name.</param>
    /// <param name="digits">Only numbers that begin with these (<c>45</c>: 45, 450 to 459, 4500 to 4599 …); null or empty = all.</param>
    /// <param name="statuses">The states, each once.</param>
    /// <param name="maxResults">1 to 1000.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    ValueTask<IReadOnlyList<RevisionSummary>> GetNewestRevisionsAsync(
        string family, string? digits, IReadOnlyList<string> statuses, int maxResults, CancellationToken cancellationToken = default);

    /// <summary>
    /// Whether a task that is not STOPPED, a service that is not INACTIVE, or one of its deployments uses the revision; one
    /// look-up, however many do. False for a revision that there is not.
    /// </summary>
    ValueTask<bool> IsInUseAsync(string family, int revision, CancellationToken cancellationToken = default);

    /// <summary>
    /// Who uses one revision in any state, or a family's latest ACTIVE one, named as in DescribeTaskDefinition and refused
    /// like there. Tasks and services that refer to a revision that is gone are reported as well: its status is null then.
    /// </summary>
    ValueTask<TaskDefinitionUsage> GetUsageAsync(string taskDefinition, CancellationToken cancellationToken = default);

    /// <summary>
    /// Who uses the revisions of a family, whatever their states: one page, by revision number. Its cost does not grow with the number of
    /// tasks and services that use other revisions.
    /// </summary>
    /// <param name="family">The family's exact name.</param>
    /// <param name="after">Only revisions above this number; 0 = from the start.</param>
    /// <param name="maxResults">1 to 1000.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    ValueTask<IReadOnlyList<TaskDefinitionUsage>> GetFamilyUsageAsync(
        string family, int after, int maxResults, CancellationToken cancellationToken = default);

    /// <summary>
    /// What a limit would drop of a family, and why: every ACTIVE and INACTIVE revision, the newest first. Never one in use and never the
    /// latest ACTIVE one. Empty when there is none.
    /// </summary>
    /// <param name="family">The family's exact name.</param>
    /// <param name="limit">How much is to stay.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    ValueTask<IReadOnlyList<FamilyLimitItem>> PlanLimitAsync(
        string family, FamilyLimit limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Carries a plan out in one change: a crash leaves the family untouched or finished. The plan is made anew where nobody can
    /// interfere, and done is only what both plans say: what came into use in between stays.
    /// </summary>
    /// <param name="family">The family's exact name.</param>
    /// <param name="limit">How much is to stay.</param>
    /// <param name="plan">What <see cref="PlanLimitAsync"/> answered.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>The items that were done, the newest first, with their new status.</returns>
    ValueTask<IReadOnlyList<FamilyLimitItem>> ApplyLimitAsync(
        string family, FamilyLimit limit, IReadOnlyList<FamilyLimitItem> plan, CancellationToken cancellationToken = default);

    /// <summary>Revisions of a family in any state, by number: one page.</summary>
    /// <param name="family">The family's exact name.</param>
    /// <param name="after">Only revisions above this number; 0 = from the start.</param>
    /// <param name="maxResults">1 to 1000.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    ValueTask<IReadOnlyList<ArchivedRevision>> ReadFamilyAsync(
        string family, int after, int maxResults, CancellationToken cancellationToken = default);

    /// <summary>
    /// Puts a family back with its numbers, states, times, tags and notes, in one change: a crash leaves all of it or nothing. ARNs
    /// get this registry's region and account. Names, images, size, tags, notes and times are judged as at a registration; a definition's
    /// other members are not: what was accepted once is kept.
    /// </summary>
    /// <param name="family">The family; no revision of it may ever have been registered here.</param>
    /// <param name="latestRevision">The highest number ever given; 0 = that of the last revision.</param>
    /// <param name="revisions">Its revisions. Those without a time of registration get the present; so do other times.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>The revisions as they are now, by number.</returns>
    /// <exception cref="EcsException">
    /// <c>RestoreFamilyNotEmpty</c>; <c>RestoreRevisionInvalid</c>: a revision has no number, is there twice, or is no whole
    /// revision of the family; <c>RestoreTooLarge</c>: more than 256 MiB of definitions.
    /// </exception>
    ValueTask<IReadOnlyList<TaskDefinitionDocument>> RestoreFamilyAsync(
        string family, int latestRevision, IReadOnlyList<ArchivedRevision> revisions, CancellationToken cancellationToken = default);

    /// <summary>
    /// One page of the history: who registered, deregistered, tagged and deleted what, when and from where. The page's size is bounded by
    /// the store, whatever the history's; changes of other processes are in it from the moment that they are made.
    /// </summary>
    /// <param name="query">What is asked for; the same for every page.</param>
    /// <param name="cursor">Of the page before; null = begin.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    ValueTask<HistoryPage> GetHistoryAsync(
        HistoryQuery query, HistoryCursor? cursor = null, CancellationToken cancellationToken = default);
}
