using System.Collections.Concurrent;
using EcsTaskDef.Planning;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Copies the registry of a region from AWS, an endpoint or a folder to a folder, or to an endpoint.</summary>
[Cmdlet(VerbsCommon.Copy, "TaskDefinitionStore", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RegistryCopy))]
public sealed class CopyTaskDefinitionStoreCommand : RegistryCommand
{
    private const int MostNamed = 5;

    private readonly ConcurrentQueue<(string Name, EcsException Error)> _refused = new();

    [Parameter]
    [Alias("Source")]
    public override string? Store { get; set; }

    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = null!;

    [Parameter]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Family { get; set; }

    [Parameter]
    [ValidateSet(
        TaskDefinitionStatuses.Active, TaskDefinitionStatuses.Inactive, TaskDefinitionStatuses.DeleteInProgress, FamilyStatuses.Any)]
    public string[] Status { get; set; } = [TaskDefinitionStatuses.Active, TaskDefinitionStatuses.Inactive];

    [Parameter]
    public SwitchParameter WithRuntime { get; set; }

    [Parameter]
    public SwitchParameter MaskSecret { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    public new string[]? Region { get; set; }

    private protected override IReadOnlyList<string>? RegionsGiven => Region;

    // The source is only read; what is changed is the destination.
    private protected override bool ChangesStore => false;

    private protected override bool OnlyReads => true;

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (RemoteStore is not null) return;
        Require(() => Ask(token => OpenStore.DescribeAsync(token)).Exists ? true : throw Faults.NoStore(PathOfStore));
    }

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        string target = Require(() => DemandDestination(FullPath(Destination)));
        InEachRegion(() =>
        {
            if (Confirmed(target, $"Copy the task definitions of {PathOfStore}, {PlaceName}")
                && Try(Destination, () => Copy(target), out RegistryCopy copy))
                Write(copy);
        });
    }

    private string DemandDestination(string target) => target switch
    {
        _ when string.Equals(target, PathOfStore, HostEnvironment.PathComparison) => throw Faults.CopyToItself(target),
        _ when RegistryLocation.Parse(target).Kind == RegistryLocationKind.Aws => throw Faults.CopyToAws(target),
        _ when SessionDefaults.Current.IsReadOnly(target) => throw Faults.StoreReadOnly(target),
        _ => target,
    };

    private RegistryCopy Copy(string target)
    {
        // ARNs stay as they are, so the copy is of the same account; an endpoint has its own.
        IRegistry source = Registry;
        string? account = RegistryLocation.Parse(target).IsRemote || source.Account.Length == 0 ? null : source.Account;
        IRegistry destination = HostCache.Get(target, account).GetRegistry(source.Region, HostEnvironment.UserName);
        if (!RegistryCopier.KeepsEverything(destination))
            WriteWarning($"{target} gives numbers, times and callers of its own; those of {PathOfStore} are not kept there.");
        Func<string, bool>[]? wanted = Family?.Select(static name => NameWildcard.Of(name) ?? (one => one == name)).ToArray();
        var options = new CopyOptions
        {
            Source = source,
            SourceName = PathOfStore,
            Destination = destination,
            DestinationName = target,
            FamilyPrefix = Family is { Length: 1 } ? FamilyStream.PrefixOf(Family[0]) : null,
            WantsFamily = wanted is null ? null : name => Array.Exists(wanted, matches => matches(name)),
            Statuses = RevisionQuery.StatusesOf(Status)!,
            WithRuntime = WithRuntime,
            MasksSecrets = MaskSecret,
            Refused = (name, error) => _refused.Enqueue((name, error)),
            Progress = ProgressRelay.Instance,
        };
        return Run(token => RegistryCopier.RunAsync(options, token));
    }

    private void Write(RegistryCopy copy)
    {
        while (_refused.TryDequeue(out (string Name, EcsException Error) one)) WriteError(one.Error, one.Name);
        if (copy.FamilyCount == 0 && Family is not null)
            WriteWarning($"{copy.Source} has no family {string.Join(", ", Family)} in {copy.Region}.");
        if (copy.Diverged.Count > 0)
        {
            string more = copy.Diverged.Count > MostNamed ? $" and {copy.Diverged.Count - MostNamed} more" : "";
            string names = string.Join(", ", copy.Diverged.Take(MostNamed));
            WriteWarning($"Changed in the copy itself, and left as they are: {names}{more}. Copy to a new folder to begin anew.");
        }

        if (RemoteStore is null && copy.HistoryOmitted is { } omitted) WriteWarning($"{copy.Region}: {omitted}");
        WriteObject(copy);
    }
}
