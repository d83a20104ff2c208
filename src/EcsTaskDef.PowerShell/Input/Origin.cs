using System.Collections;
using System.Runtime.CompilerServices;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// Where an object is from. What a registry returns has it as properties that no view shows, and so have its copies: Select-Object *, jobs,
/// CLIXML, CSV, JSON. A name that a parameter made of an object has it behind it.
/// </summary>
/// <param name="Store">The store's folder, a full path; null = unknown.</param>
/// <param name="Region">The region; null = unknown.</param>
/// <param name="Account">The account; null = unknown.</param>
internal sealed record Origin(string? Store, string? Region, string? Account)
{
    private const string StoreMember = "Store";
    private const string RegionMember = "Region";
    private const string AccountMember = "Account";
    private const int RegionOfArn = 3, AccountOfArn = 4;

    // What has a place: what a registry keeps or answers about it.
    private static readonly string[] s_rooms =
    {
        typeof(TaskDefinition).Namespace!, typeof(Model.Workloads.ContainerTask).Namespace!, typeof(FamilySummary).Namespace!,
        typeof(TaskDefinitionTag).Namespace!,
    };

    private static readonly ConditionalWeakTable<string, Origin> s_behind = new();

    /// <summary>True for the properties that say where an object is from, beside its region.</summary>
    public static bool IsMember(string name) =>
        string.Equals(name, StoreMember, StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, AccountMember, StringComparison.OrdinalIgnoreCase);

    /// <summary>The origin of an object, or of the definition in it; null where it does not say.</summary>
    public static Origin? Of(object? input)
    {
        object? value = PSValue.Unwrap(input);
        if (value is null or string or ValueType || (value is IEnumerable and not IDictionary)) return null;
        var origin = value is TaskDefinition { TaskDefinitionArn: { } arn }
            ? new Origin(PSValue.Text(input, StoreMember), Part(arn, RegionOfArn), Part(arn, AccountOfArn))
            : new Origin(PSValue.Text(input, StoreMember), PSValue.Text(input, RegionMember), PSValue.Text(input, AccountMember));
        return origin.Store is null && origin.Region is null ? null : origin;
    }

    /// <summary>The name with the origin of the object that it was made of.</summary>
    public static string Keep(string name, object? input)
    {
        if (Of(input) is not { } origin) return name;

        // A text of its own: the same text may be an argument that is from nowhere.
        string own = new(name.ToCharArray());
        s_behind.Add(own, origin);
        return own;
    }

    /// <summary>The origin of the object that a name was made of; null = it was typed.</summary>
    public static Origin? Behind(string? name) =>
        name is { Length: > 0 } && s_behind.TryGetValue(name, out Origin? origin) ? origin : null;

    /// <summary>The object with its origin, where it is one that has a place.</summary>
    public object? Mark(object? value)
    {
        object? bare = PSValue.Unwrap(value);
        if (bare is null || Array.IndexOf(s_rooms, bare.GetType().Namespace) < 0) return value;
        PSObject output = PSObject.AsPSObject(value);

        // To look for what is not there costs as much as to add it, and what has no store has nothing of the rest.
        bool isMarked = output.Properties[StoreMember] is not null;
        Set(output, StoreMember, Store, isMarked);
        Set(output, AccountMember, Account, isMarked);

        // History has no region of its own.
        if (bare is HistoryRecord) Set(output, RegionMember, Region, isMarked);
        return output;
    }

    /// <summary>True unless it is known to be another place.</summary>
    /// <param name="place">The other place.</param>
    /// <param name="fullPath">Makes a path of a store a full one.</param>
    public bool IsAt(Origin place, Func<string, string> fullPath) =>
        (Store is null || string.Equals(fullPath(Store), place.Store, HostEnvironment.PathComparison))
        && (Region is null || Region == place.Region)
        && (Account is null || Account == place.Account);

    /// <summary>As users read it beside another place; the account only where it is the difference.</summary>
    public string Beside(Origin other) => Store == other.Store && Region == other.Region ? $"{this} of account {Account}" : ToString();

    /// <summary>As users read it: <c>eu-west-1 in the store /data</c>.</summary>
    public override string ToString() => (Region, Store) switch
    {
        (null, _) => $"the store {Store}",
        (_, null) => Region,
        _ => $"{Region} in the store {Store}",
    };

    private static void Set(PSObject output, string name, string? value, bool isMarked)
    {
        if (isMarked && output.Properties[name] is { } known)
        {
            if (known is PSNoteProperty) known.Value = value;
            return;
        }

        output.Properties.Add(new PSNoteProperty(name, value), preValidated: true);
    }

    private static string? Part(string arn, int index) => arn.Split(':') is { } parts && parts.Length > index ? parts[index] : null;
}
