using System.Collections;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Progress;
using EcsTaskDef.PowerShell.Queries;
using EcsTaskDef.Rules;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Returns revisions: all that are ACTIVE, those of a family, or named ones in any state.</summary>
[Cmdlet(VerbsCommon.Get, "TaskDefinition", DefaultParameterSetName = NameSet, SupportsPaging = true)]
[OutputType(typeof(TaskDefinition))]
public sealed class GetTaskDefinitionCommand : PipedCommand
{
    private const string NameSet = "Name";
    private const string FamilySet = "Family";

    private readonly DescribedAhead _ahead = new();
    private ulong _toSkip;
    private ulong _toGive;
    private RevisionQuery _query = null!;
    private RevisionFilter _filter = null!;
    private ProgressCount? _count;
    private bool _isUnseenTold;

    [Parameter(ParameterSetName = NameSet, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskDefinitionArn", "Arn")]
    [RevisionNameTransformation]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    public string[]? TaskDefinition { get; set; }

    [Parameter(ParameterSetName = FamilySet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    public string[]? Family { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    [ValidateRange(1, int.MaxValue)]
    public int[]? Revision { get; set; }

    [Parameter]
    [ValidateSet(
        TaskDefinitionStatuses.Active, TaskDefinitionStatuses.Inactive, TaskDefinitionStatuses.DeleteInProgress, FamilyStatuses.Any)]
    public string[]? Status { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Image { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public object[]? Tag { get; set; }

    [Parameter]
    [MomentTransformation]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public Moment? RegisteredAfter { get; set; }

    [Parameter]
    [MomentTransformation]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public Moment? RegisteredBefore { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? SecretFrom { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? RoleArn { get; set; }

    [Parameter]
    public SwitchParameter InUse { get; set; }

    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    [ValidateNotNullOrEmpty]
    public IDictionary? Where { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Finding { get; set; }

    [Parameter]
    public SwitchParameter Latest { get; set; }

    [Parameter]
    public SwitchParameter Descending { get; set; }

    [Parameter]
    [Alias("IncludeTags")]
    public SwitchParameter IncludeTag { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    public new string[]? Region { get; set; }

    private protected override IReadOnlyList<string>? RegionsGiven => Region;

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _toSkip = PagingParameters.Skip;
        _toGive = PagingParameters.First;
        _query = new RevisionQuery
        {
            Statuses = RevisionQuery.StatusesOf(Status),
            Numbers = Revision,
            Latest = Latest,
            Descending = Descending,
            PageSize = _toGive < RevisionQuery.LargestPage && _toSkip < RevisionQuery.LargestPage
                ? (int)Math.Max(1, Math.Min(RevisionQuery.LargestPage, _toGive + _toSkip))
                : RevisionQuery.LargestPage,
            WildcardOf = NameWildcard.Of,
        };
        _filter = Require(FilterAskedFor);
    }

    private RevisionFilter FilterAskedFor()
    {
        // Unlike a family's name, other values are not case-sensitive.
        var filter = new RevisionFilter(NameWildcard.InAnyCase)
        {
            InUse = MyInvocation.BoundParameters.ContainsKey(nameof(InUse)) ? InUse.ToBool() : null,
        };
        if (Image is not null) filter.AddImage(Image);
        if (SecretFrom is not null) filter.AddSecret(SecretFrom);
        if (RoleArn is not null) filter.AddRole(RoleArn);
        if (RegisteredAfter is { } after) filter.AddAfter(after.From(OpenStore.CurrentTime));
        if (RegisteredBefore is { } before) filter.AddBefore(before.From(OpenStore.CurrentTime));
        foreach (object? one in Tag ?? Array.Empty<object>()) AddTags(filter, PSValue.Unwrap(one));
        foreach (DictionaryEntry entry in Where ?? new Hashtable())
        {
            string path = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "";
            MemberPath member = MemberPath.Parse(path);
            if (!member.IsKnown)
                WriteWarning($"This version knows no member '{path}' of a task definition; only definitions that have one so spelt match.");
            filter.AddMember(member, PSValue.Unwrap(entry.Value));
        }

        if (Finding is not null) filter.AddFinding(Finding.Select(RuleAskedFor).ToArray(), RulesBroken);
        return filter;
    }

    // A misspelt rule would find nothing, and an audit be content.
    private static string RuleAskedFor(string pattern)
    {
        Func<string, bool> matches = NameWildcard.InAnyCase(pattern);
        return TaskDefinitionReview.RuleNames.Any(matches) ? pattern : throw Faults.RuleUnknown(pattern);
    }

    private IEnumerable<string> RulesBroken(ReadOnlyMemory<byte> definition, IReadOnlyList<Tag> tags) => RegistrationReader
        .OfJson(definition).With(null, tags.Count > 0 ? tags : null).Review(Registry.Account, Registry.Region)
        .Select(static finding => finding.Rule);

    private static void AddTags(RevisionFilter filter, object? given)
    {
        if (given is not IDictionary map)
        {
            filter.AddTag(Convert.ToString(given, CultureInfo.InvariantCulture) ?? "", null);
            return;
        }

        foreach (DictionaryEntry entry in map)
        {
            object? value = PSValue.Unwrap(entry.Value);
            IReadOnlyList<string>? patterns = value is null ? null : LanguagePrimitives.ConvertTo<string[]>(value);
            filter.AddTag(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "", patterns);
        }
    }

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        string?[] names = NamesAskedFor();
        bool isStream = MyInvocation.ExpectingInput;
        if (PagingParameters.IncludeTotalCount)
        {
            bool isComplete = true;
            ulong total = 0;
            InEachRegion(() =>
            {
                isComplete &= Try(null, () => Count(names), out ulong some);
                total += some;
            });
            if (!isComplete) return;

            // Other items of the pipeline are not known yet.
            WriteObject(PagingParameters.NewTotalCount(total, isStream ? 0.5 : 1));
        }

        InEachRegion(() =>
        {
            _count ??= new ProgressCount(
                "Reading task definitions", "revisions", isStream || HasSeveralRegions ? null : () => Expected(names));
            foreach (string? name in Placed(names)) WriteAll(name);
        });
    }

    // A variable that is empty does not mean everything: null is a blank name, which ECS refuses.
    private string?[] NamesAskedFor()
    {
        if (ParameterSetName == FamilySet) return Family!;
        if (TaskDefinition is not null) return TaskDefinition.Select(static name => name ?? "").ToArray();
        bool isGiven = MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(TaskDefinition));
        return new[] { isGiven ? "" : null };
    }

    // A list returns ARNs of existing revisions. A number appended to a family may not exist, and a filter has to see the revision.
    private bool IsCertain(RevisionCandidate candidate) =>
        candidate.IsListed && _filter.IsEmpty && RevisionName.Parse(candidate.Name).IsArn;

    private ulong Count(string?[] names) => (ulong)Placed(names)
        .SelectMany(name => _query.Find(name, Registry, this))
        .LongCount(candidate => IsCertain(candidate) || Exists(candidate));

    // A refused name is no revision; its error is written in its turn.
    private bool Exists(RevisionCandidate candidate)
    {
        try
        {
            return Describe(candidate) is not null;
        }
        catch (EcsException refusal) when (refusal.Kind == EcsErrorKind.Refusal)
        {
            return false;
        }
    }

    // A filter may have to see all to return a few.
    private long? Expected(string?[] names)
    {
        long? sum = 0;
        foreach (string? name in names) sum += _query.Expect(name, Registry, DescribeRegion, this);
        ulong most = _filter.IsEmpty ? unchecked(_toSkip + _toGive + (ulong)_count!.Done) : ulong.MaxValue;
        return sum is { } all && most < (ulong)all ? (long)most : sum;
    }

    private void WriteAll(string? name)
    {
        if (_toGive == 0) return;
        foreach (RevisionCandidate candidate in Each(
            name, () => _ahead.Of(_query.Find(name, Registry, this), Registry, NeedsTags, WantedAtMost, this)))
        {
            WriteOne(candidate);
            Advance(_count!);
            if (_toGive == 0) return;
        }
    }

    private void WriteOne(RevisionCandidate candidate)
    {
        // Listing is cheap and describing is not: skipped revisions are not described.
        bool certain = IsCertain(candidate);
        if (certain && Skipped()) return;

        string name = candidate.Name;
        if (!Try(name, () => Describe(candidate), out DescribeTaskDefinitionResponse? answer, error => Hint(error, name))
            || answer is null || (!certain && Skipped()))
            return;

        TaskDefinition definition = answer.TaskDefinition.Value;
        if (!Try(name, () => CountsAsUsed(definition), out bool inUse)) return;

        _toGive--;
        WriteObject(TaggedRevision.Of(definition, IncludeTag ? answer.Tags : null, inUse));
    }

    // A filter may have to see all to return a few.
    private ulong WantedAtMost() => _filter.IsEmpty && _toGive < ulong.MaxValue - _toSkip ? _toGive + _toSkip : ulong.MaxValue;

    private bool Skipped()
    {
        if (_toSkip == 0) return false;
        _toSkip--;
        return true;
    }

    private bool IsInUse(TaskDefinition definition) =>
        Ask(token => Registry.IsInUseAsync(definition.Family!, definition.Revision!.Value, token));

    // A script that drops what is not in use must not drop what nobody could look at.
    private bool CountsAsUsed(TaskDefinition definition)
    {
        try
        {
            return IsInUse(definition);
        }
        catch (EcsException unseen) when (unseen.Code == "UsageIncomplete")
        {
            if (!_isUnseenTold) WriteWarning($"Revisions without a user that is seen count as in use. {unseen.Message}");
            return _isUnseenTold = true;
        }
    }

    private bool NeedsTags => IncludeTag || _filter.NeedsTags;

    // Null where it was not asked for.
    private DescribeTaskDefinitionResponse? Describe(RevisionCandidate candidate)
    {
        DescribeTaskDefinitionResponse? answer = _ahead.Describe(candidate, Registry, NeedsTags, this);
        return answer is not null && _filter.Matches(answer.TaskDefinition.Utf8Json, answer.Tags) && IsWanted(answer.TaskDefinition.Value)
            ? answer : null;
    }

    private bool IsWanted(TaskDefinition definition) =>
        _query.Wants(definition.Status)
        && _filter.MatchesTime(definition.RegisteredAt)
        && (_filter.InUse is not { } inUse || IsInUse(definition) == inUse);

    // ECS has one text for everything that does not exist; the registry knows more.
    private string? Hint(EcsException error, string text)
    {
        RevisionName name = RevisionName.Parse(text);
        if (error.Missing is null || name.IsArn || Ask(token => Registry.GetFamilyAsync(name.Family, token)) is not { } family) return null;

        string quoted = PowerShellText.Argument(family.Family);
        return name.Revision is null
            ? $"'{family}' has no ACTIVE revision; see the others with: Get-TaskDefinition {quoted} -Status INACTIVE, DELETE_IN_PROGRESS"
            : $"See which there are with: Get-TaskDefinition {quoted} -Status ACTIVE, INACTIVE";
    }
}
