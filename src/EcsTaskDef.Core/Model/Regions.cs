using System.Text.RegularExpressions;

namespace EcsTaskDef.Model;

/// <summary>
/// AWS's partitions and regions (docs/ECS.md §9.1, the list of 2026-08). A region outside the list is fine where it
/// matches a partition's pattern.
/// </summary>
public static class Regions
{
    private static readonly Partition[] s_partitions =
    {
        new("aws", @"^(us|eu|ap|sa|ca|me|af|il|mx)\-\w+\-\d+$", new[]
        {
            ("af-south-1", "Africa (Cape Town)"),
            ("ap-east-1", "Asia Pacific (Hong Kong)"),
            ("ap-east-2", "Asia Pacific (Taipei)"),
            ("ap-northeast-1", "Asia Pacific (Tokyo)"),
            ("ap-northeast-2", "Asia Pacific (Seoul)"),
            ("ap-northeast-3", "Asia Pacific (Osaka)"),
            ("ap-south-1", "Asia Pacific (Mumbai)"),
            ("ap-south-2", "Asia Pacific (Hyderabad)"),
            ("ap-southeast-1", "Asia Pacific (Singapore)"),
            ("ap-southeast-2", "Asia Pacific (Sydney)"),
            ("ap-southeast-3", "Asia Pacific (Jakarta)"),
            ("ap-southeast-4", "Asia Pacific (Melbourne)"),
            ("ap-southeast-5", "Asia Pacific (Malaysia)"),
            ("ap-southeast-6", "Asia Pacific (New Zealand)"),
            ("ap-southeast-7", "Asia Pacific (Thailand)"),
            ("ca-central-1", "Canada (Central)"),
            ("ca-west-1", "Canada West (Calgary)"),
            ("eu-central-1", "Europe (Frankfurt)"),
            ("eu-central-2", "Europe (Zurich)"),
            ("eu-north-1", "Europe (Stockholm)"),
            ("eu-south-1", "Europe (Milan)"),
            ("eu-south-2", "Europe (Spain)"),
            ("eu-west-1", "Europe (Ireland)"),
            ("eu-west-2", "Europe (London)"),
            ("eu-west-3", "Europe (Paris)"),
            ("il-central-1", "Israel (Tel Aviv)"),
            ("me-central-1", "Middle East (UAE)"),
            ("me-south-1", "Middle East (Bahrain)"),
            ("mx-central-1", "Mexico (Central)"),
            ("sa-east-1", "South America (Sao Paulo)"),
            ("us-east-1", "US East (N. Virginia)"),
            ("us-east-2", "US East (Ohio)"),
            ("us-west-1", "US West (N. California)"),
            ("us-west-2", "US West (Oregon)"),
        }),
        new("aws-cn", @"^cn\-\w+\-\d+$", new[]
        {
            ("cn-north-1", "China (Beijing)"),
            ("cn-northwest-1", "China (Ningxia)"),
        }),
        new("aws-eusc", @"^eusc\-(de)\-\w+\-\d+$", new[]
        {
            ("eusc-de-east-1", "AWS European Sovereign Cloud (Germany)"),
        }),
        new("aws-iso", @"^us\-iso\-\w+\-\d+$", new[]
        {
            ("us-iso-east-1", "US ISO East"),
            ("us-iso-west-1", "US ISO WEST"),
        }),
        new("aws-iso-b", @"^us\-isob\-\w+\-\d+$", new[]
        {
            ("us-isob-east-1", "US ISOB East (Ohio)"),
            ("us-isob-west-1", "US ISOB West"),
        }),
        new("aws-iso-e", @"^eu\-isoe\-\w+\-\d+$", new[]
        {
            ("eu-isoe-west-1", "EU ISOE West"),
        }),
        new("aws-iso-f", @"^us\-isof\-\w+\-\d+$", new[]
        {
            ("us-isof-east-1", "US ISOF EAST"),
            ("us-isof-south-1", "US ISOF SOUTH"),
        }),
        new("aws-us-gov", @"^us\-gov\-\w+\-\d+$", new[]
        {
            ("us-gov-east-1", "AWS GovCloud (US-East)"),
            ("us-gov-west-1", "AWS GovCloud (US-West)"),
        }),
    };

    /// <summary>Every listed region, by partition and name.</summary>
    public static IReadOnlyList<RegionInfo> All { get; } = ListAll().AsReadOnly();

    // Every request asks several times, and nearly always about a listed one: no need to match patterns then.
    private static readonly Dictionary<string, string> s_partitionOfListed = FindPartitions();

    /// <summary>True for a region on the list.</summary>
    public static bool IsListed(string region) => s_partitionOfListed.ContainsKey(region);

    /// <summary>
    /// True for what may stand as a region at all: it becomes a folder's name, so 1 to 40 lower-case letters, digits
    /// and single hyphens, beginning with a letter, and no device of Windows (<c>con</c>, <c>com1</c>).
    /// </summary>
    public static bool IsSafeName(string? region) => region is { Length: > 0 and <= 40 }
        && (IsListed(region)
            || (Regex.IsMatch(region, "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\z", RegexOptions.CultureInvariant) && !FileNames.IsDevice(region)));

    /// <summary>True when the region matches a partition's pattern, listed or not.</summary>
    public static bool MatchesPartition(string region) =>
        IsSafeName(region) && (IsListed(region) || s_partitions.Any(p => p.Matches(region)));

    /// <summary>The partition whose pattern the region matches; <c>aws</c> where none does.</summary>
    public static string PartitionOf(string region) =>
        s_partitionOfListed.TryGetValue(region, out string? partition)
            ? partition
            : Array.Find(s_partitions, p => p.Matches(region))?.Id ?? "aws";

    /// <summary>The listed regions most like a mistyped one, nearest first.</summary>
    public static IReadOnlyList<string> Nearest(string region, int count = 3) =>
        NearNames.Nearest(region, All.Select(static r => r.Name)).Take(count).ToArray();

    // Loops, for LINQ's own types take a new process longer to load than this.
    private static List<RegionInfo> ListAll()
    {
        List<RegionInfo> all = new();
        foreach (Partition partition in s_partitions) all.AddRange(partition.Regions);
        return all;
    }

    private static Dictionary<string, string> FindPartitions()
    {
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (RegionInfo region in All) found.Add(region.Name, region.Partition);
        return found;
    }

    private sealed class Partition
    {
        private readonly string _pattern;
        private Regex? _regex;

        public Partition(string id, string pattern, (string Name, string Description)[] regions)
        {
            Id = id;
            Regions = new RegionInfo[regions.Length];
            for (int i = 0; i < regions.Length; i++) Regions[i] = new RegionInfo(regions[i].Name, regions[i].Description, id);
            _pattern = pattern;
        }

        public string Id { get; }

        public RegionInfo[] Regions { get; }

        // Made when it is needed: listed regions need none.
        public bool Matches(string region) => (_regex ??= new Regex(_pattern, RegexOptions.CultureInvariant)).IsMatch(region);
    }
}
