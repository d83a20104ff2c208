namespace EcsTaskDef.Engine.Facts;

/// <summary>
/// The texts under which resources are found: words and names between slashes, times as milliseconds in fifteen digits, so
/// that they sort.
/// <code>
/// cluster/{c}/{end}  launch/{c}/{type}/{end}  family/{c}/{family}/{end}     tasks; {end} = live/{running since},
/// service/{c}/{s}/{end}  by/{c}/{started by}/{end}  instance/{c}/{i}/{end}         or stop/{asked to stop}
/// use/{family}:{revision}/live   use/{family}:{revision}/stop/{until}       tasks and services that hold on to a revision
/// active…  draining/{c}/{until}  short/{c}                                  clusters, services, instances
/// due/{time}                                                                services with a task that ends by itself
/// expiry/{time}                                                             whatever is forgotten one day
/// </code>
/// </summary>
internal static class IndexText
{
    private const int MaxPart = 72;

    public static string Of(params string[] parts) => string.Join("/", parts.Select(Part));

    public static string Time(DateTimeOffset time) =>
        time.ToUnixTimeMilliseconds().ToString("D15", CultureInfo.InvariantCulture);

    /// <summary>The time at a text's end.</summary>
    public static DateTimeOffset ParseTime(string text) => DateTimeOffset.FromUnixTimeMilliseconds(
        long.Parse(text.Substring(text.LastIndexOf('/') + 1), NumberStyles.None, CultureInfo.InvariantCulture));

    public static string Expiry(DateTimeOffset time) => $"expiry/{Time(time)}";

    public static string Due(DateTimeOffset time) => $"due/{Time(time)}";

    public static string Use(string family, int revision) => Use(family) + revision.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the texts of a family's revisions begin with.</summary>
    public static string Use(string family) => Of("use", family) + ":";

    // A text that is long, or has characters that names have not, is replaced by its hash.
    private static string Part(string part)
    {
        bool plain = part.All(static c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_' or ':');
        return plain && part.Length <= MaxPart ? part : "~" + Ids.Hex(part);
    }
}
