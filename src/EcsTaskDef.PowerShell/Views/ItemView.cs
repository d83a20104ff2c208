using System.Collections;

namespace EcsTaskDef.PowerShell.Views;

/// <summary>
/// What the views show of an object: its hidden member <c>PSView.Item</c>. It reads the object by its members' names, so that copies
/// from jobs and other machines look the same; a member that is not there shows nothing. All of its texts can be shown
/// (<see cref="VisibleText"/>): whatever a definition holds, no terminal obeys it.
/// </summary>
public sealed partial class ItemView
{
    private readonly Func<object, string, object?> _member;
    private readonly object _item;
    private readonly Palette _palette;
    private readonly DateTimeOffset _now;
    private readonly CultureInfo _culture;

    internal ItemView(object item, Func<object, string, object?> member, Palette palette, DateTimeOffset now, CultureInfo culture) =>
        (_item, _member, _palette, _now, _culture) = (item, member, palette, now, culture);

    public string Status => Painted(Text("Status"));

    public string PlainStatus => Text("Status") ?? "";

    /// <summary>A revision's name; of everything else its text.</summary>
    public string Caption => Text("Family") is not null && Text("Revision") is not null ? Name : VisibleText.Of(_item.ToString()) ?? "";

    public string LastStatus => Painted(Text("LastStatus"));

    /// <summary>What a limit does with a revision, in its colour.</summary>
    public string Action => Text("Action") switch
    {
        "Deregister" => _palette.Paint("Deregister", _palette.Moving),
        "Delete" => _palette.Paint("Delete", _palette.Gone),
        var action => action ?? "",
    };

    public string Severity => Text("Severity") switch
    {
        "Error" => _palette.Paint("Error", _palette.Error),
        "Warning" => _palette.Paint("Warning", _palette.Warning),
        var severity => severity ?? "",
    };

    /// <summary>When it was registered, in short.</summary>
    public string Registered => Short("RegisteredAt");

    /// <summary>When it changed last, in short.</summary>
    public string Changed => Short("LastChangedAt");

    public string WholeTime => Whole("Time");

    /// <summary>Date and time for a column of a table.</summary>
    public string TableTime => TimeOf("Time") is { } time ? ShortTime.InTable(time, _culture) : "";

    public string RegisteredAt => Whole("RegisteredAt");

    public string DeregisteredAt => Whole("DeregisteredAt");

    public string LastChangedAt => Whole("LastChangedAt");

    public string CreatedAt => Whole("CreatedAt");

    public string StartedAt => Whole("StartedAt");

    public string StoppingAt => Whole("StoppingAt");

    public string StoppedAt => Whole("StoppedAt");

    /// <summary>The images of a revision without their registries.</summary>
    public string Image => string.Join(", ", List("ContainerDefinitions").Select(one => Last(TextOf(one, "Image"))));

    public string Containers => string.Join(
        ", ", List("ContainerDefinitions").Select(one => $"{TextOf(one, "Name")} ({TextOf(one, "Image")})"));

    public string Tags => string.Join(", ", TagTexts);

    /// <summary>The revision's name, <c>web:3</c>; of what has a name of its own that one.</summary>
    public string Name => Text("Name") ?? $"{Text("Family")}:{Text("Revision")}";

    public string Volumes => string.Join(", ", List("Volumes").Select(one => TextOf(one, "Name")));

    public string Settings => Pairs("Settings");

    public string Statistics => Pairs("Statistics");

    public string Deployments => string.Join(", ", List("Deployments").Select(one =>
        $"{TextOf(one, "Status")} {TextOf(one, "RolloutState")} {Last(TextOf(one, "TaskDefinition"))} "
        + $"({TextOf(one, "RunningCount")} of {TextOf(one, "DesiredCount")} running)"));

    public string? LastEvent => List("Events").Select(one => TextOf(one, "Message")).FirstOrDefault();

    public string RunningContainers => string.Join(", ", List("Containers").Select(one =>
        $"{TextOf(one, "Name")} ({TextOf(one, "Image")}) {TextOf(one, "LastStatus")}"));

    /// <summary>Every member that has a value, a line each; lists in braces.</summary>
    public string AllMembers
    {
        get
        {
            var members = PSObject.AsPSObject(_item).Properties.Where(static one => one.IsGettable)
                .Select(one => (Name: VisibleText.Of(one.Name), Value: ShownValue(_member(_item, one.Name))))
                .Where(static one => one.Value is not null).ToList();
            int width = members.Select(static one => one.Name.Length).DefaultIfEmpty().Max();
            return string.Join("\n", members.Select(one => $"{one.Name.PadRight(width)} : {one.Value}"));
        }
    }

    public string Task => Last(Text("TaskArn"));

    /// <summary>The revision that a service or task has, <c>web:3</c>; of an Express service that of its PRIMARY deployment.</summary>
    public string TaskDefinition => Last(Text("TaskDefinition") ?? Text("TaskDefinitionArn") ?? List("Deployments")
        .Where(one => TextOf(one, "Status") == "PRIMARY").Select(one => TextOf(one, "TaskDefinition")).FirstOrDefault());

    /// <summary>Who uses a revision: services first, then what no service keeps; below, a line each, what is wrong.</summary>
    public string UsedBy
    {
        get
        {
            var users = List("Services")
                .Select(one => $"{TextOf(one, "Cluster")}/{TextOf(one, "Service")} "
                    + $"{TextOf(one, "RunningCount")}/{TextOf(one, "DesiredCount")}").ToList();
            int own = List("Tasks").Count(one => string.IsNullOrEmpty(TextOf(one, "Service")));
            if (own > 0) users.Add(own == 1 ? "1 task" : $"{own} tasks");
            var lines = List("Broken").Select(one => _palette.Paint($"! {TextOf(one, "Message")}", _palette.Warning)).ToList();
            if (users.Count > 0) lines.Insert(0, string.Join(", ", users));
            else if (_member(_item, "InUse") is not true) lines.Insert(0, "-");
            return string.Join("\n", lines);
        }
    }

    /// <summary>Who did it: the last part of an ARN; - where nobody asked.</summary>
    public string By => Text("By") is { } caller ? Last(caller) : "-";

    /// <summary>The remark on something that happened; below, a line each, what it changed.</summary>
    public string Detail => string.Join("\n", new[] { Remark }.Concat(Changes).Where(static line => line.Length > 0));

    /// <summary>The note of something that happened, or the tags that there were from then on.</summary>
    public string Remark => Text("Note") ?? (_member(_item, "Tags") is null ? "" : TagTexts.Any() ? string.Join(" ", TagTexts) : "no tags");

    /// <summary>What a registration changed, a line each.</summary>
    public string[] Changes => List("Changes").Select(one => MarkOf(TextOf(one, "Kind")) switch
    {
        "+" => $"+ {TextOf(one, "Path")}: {TextOf(one, "Right")}",
        "-" => $"- {TextOf(one, "Path")}: {TextOf(one, "Left")}",
        var mark => $"{mark} {TextOf(one, "Path")}: {TextOf(one, "Left")} -> {TextOf(one, "Right")}",
    }).ToArray();

    private IEnumerable<string> TagTexts => List("Tags").Select(one => $"{TextOf(one, "Key")}={TextOf(one, "Value")}");

    /// <summary>What kind of difference it is: +, -, ~ or =.</summary>
    public string Mark => MarkOf(Text("Kind"));

    /// <summary>The left value of a difference: what is not there any more.</summary>
    public string Left => Side("Left", _palette.Gone);

    /// <summary>The right value of a difference: what is there instead.</summary>
    public string Right => Side("Right", _palette.Good);

    private static string MarkOf(string? kind) => kind switch
    {
        "Added" => "+",
        "Removed" => "-",
        "Changed" => "~",
        _ => "=",
    };

    private string Side(string name, string? colour) => _palette.Paint(Text(name), Mark == "=" ? null : colour);

    private string Painted(string? status) => _palette.Paint(status, status switch
    {
        "ACTIVE" or "RUNNING" => _palette.Good,
        "INACTIVE" or "STOPPED" => _palette.Idle,
        _ => _palette.Moving,
    });

    private string Short(string name) => TimeOf(name) is { } time ? ShortTime.Of(time, _now, _culture) : "";

    private string Whole(string name) => TimeOf(name) is { } time ? ShortTime.Whole(time, _culture) : "";

    private DateTimeOffset? TimeOf(string name) => _member(_item, name) switch
    {
        DateTimeOffset time => time,
        DateTime time => time,
        _ => null,
    };

    private static string? ShownValue(object? value) => value switch
    {
        null => null,
        IEnumerable list and not string =>
            "{" + string.Join(", ", list.Cast<object?>().Select(static one => VisibleText.Of(one?.ToString()))) + "}",
        _ => VisibleText.Of(value.ToString()),
    };

    private string Pairs(string name) => string.Join(", ", List(name).Select(one => $"{TextOf(one, "Name")}={TextOf(one, "Value")}"));

    private string[] Texts(string name) => List(name).Select(static one => VisibleText.Of(one.ToString()) ?? "").ToArray();

    private IEnumerable<object> List(string name) =>
        _member(_item, name) is IEnumerable list and not string ? list.Cast<object?>().OfType<object>() : Array.Empty<object>();

    private string? Text(string name) => TextOf(_item, name);

    // The one way from a member to a view.
    private string? TextOf(object item, string name) => VisibleText.Of(_member(item, name)?.ToString());

    private static string Last(string? name) => name is null ? "" : name.Substring(name.LastIndexOf('/') + 1);
}
