using System.Diagnostics;
using EcsTaskDef.Server.Tests.Attack.Attacks;
using EcsTaskDef.StoreWorker;

namespace EcsTaskDef.Server.Tests.Attack;

/// <summary>Rounds of attacks, each on a new store, until the time is over or something is found.</summary>
/// <param name="seed">Which attacks in which order, and where; the processes' own pace is not in it.</param>
/// <param name="say">Takes a line about each round.</param>
/// <param name="without">The check that the processes do without.</param>
internal sealed class AttackSeries(int seed, Action<string> say, Weakness without = Weakness.None)
{
    private const int PerRound = 12;

    private readonly SortedDictionary<string, int> _done = new(StringComparer.Ordinal);
    private int _operations, _kills, _faults;
    private long _acknowledged, _checked;

    /// <summary>Every attack that there is.</summary>
    public static IReadOnlyList<IAttack> All { get; } =
    [
        .. from part in new[]
        {
            "document", "image", "family", "number", "status", "tags", "seq", "synced", "time", "crc", "header", "end", "anything"
        }
           from meanwhile in new[] { "wait", "read", "optimize", "start", "backup" }
           select new FlipAttack(part, meanwhile),
        new DeleteLocksAttack(),
        .. from how in new[] { "in place", "anew", "reset", "renamed" }
           from changes in new[] { 0, 1, 7 }
           select new CopyAttack(how, changes),
        .. from how in new[] { "in place", "anew", "reset", "renamed" } select new TwinAttack(how),
        .. from how in new[] { "store", "region", "parent", "parent replaced", "mount" } select new AbsenceAttack(how),
        .. from what in new[]
           {
               "missing", "missing, repaired", "garbage", "empty", "half", "flipped", "of another store", "of another account",
               "of a newer version", "a refused setting",
               "a folder",
           }
           select new SettingsAttack(what),
        .. from what in new[] { "backup", "restore", "repair", "optimize", "settings" } select new MaintenanceAttack(what),
        .. from name in new[] { "journal", "synced", "checkpoint", "lock" }
           from instead in new[] { "nothing", "a fifo", "a folder", "empty", "half" }
           select new FileAttack(name, instead),
        .. from lines in new[] { 1, 5 } from isWhole in new[] { true, false } select new CutAttack(lines, isWhole),
        .. from part in new[] { "document", "image", "family", "number", "status", "tags", "seq", "time", "crc", "end" }
            select new RepairAttack(part),
    ];

    /// <summary>Those beside which one of the processes is killed.</summary>
    public static IReadOnlyList<IAttack> WithKill { get; } = All
        .Where(static one => one is DeleteLocksAttack or FlipAttack or AbsenceAttack or SettingsAttack or MaintenanceAttack or FileAttack)
        .Select(static one => new KillAttack(one)).ToArray();

    public int Attacks => _done.Values.Sum();

    /// <summary>Which attack of which seed found something.</summary>
    public string Failed { get; private set; } = "";

    public string Counts => string.Create(CultureInfo.InvariantCulture,
        $"{Attacks} attacks, {_operations} operations, {_acknowledged} acknowledged changes, {_checked} answers checked, {_faults} "
            + $"faults, {_kills} kills: ")
        + string.Join(
            ", ",
            _done.GroupBy(static one => one.Key.Split(',')[0]).Select(static group => $"{group.Key} {group.Sum(static one => one.Value)}"));

    public Task<Findings> RunAsync(TimeSpan time) => RunAsync(time, [.. All, .. WithKill]);

    public async Task<Findings> RunAsync(TimeSpan time, IReadOnlyList<IAttack> attacks)
    {
        Stopwatch watch = Stopwatch.StartNew();
        Findings findings = new();

        // Each kind as often as any other, however many ways there are to do it.
        IAttack[][] kinds = attacks.GroupBy(static one => one.Name.Split(' ')[0]).Select(static group => group.ToArray()).ToArray();
        for (int round = 0; watch.Elapsed < time && findings.IsEmpty; round++)
        {
            Random random = new(seed + round);
            IAttack[] chosen = Enumerable.Range(0, PerRound).Select(_ => kinds[random.Next(kinds.Length)])
                .Select(kind => kind[random.Next(kind.Length)]).ToArray();
            using TemporaryFolder folder = new(mayStayInUse: true);
            AttackRound one = new(folder.Root, seed + round, chosen, without);
            TimeSpan begun = watch.Elapsed;
            findings = await one.RunAsync();
            Count(one, chosen);
            say(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"seed {seed + round}: {one.Done} attacks in {(watch.Elapsed - begun).TotalSeconds:F1} s, {one.Counts}"));
            if (!findings.IsEmpty)
                Failed = string.Create(
                    CultureInfo.InvariantCulture, $"'{one.Field.Attack}' found something, number {one.Done + 1} of seed {seed + round}:");
        }

        return findings;
    }

    private void Count(AttackRound round, IAttack[] chosen)
    {
        foreach (IAttack attack in chosen.Take(round.Done)) _done[attack.Name] = _done.GetValueOrDefault(attack.Name) + 1;
        _operations += round.Field.Operations;
        _kills += round.Field.Kills;
        _faults += round.Field.Faults;
        _acknowledged += round.Field.Ledger?.Acknowledged ?? 0;
        _checked += round.Field.Ledger?.Checked ?? 0;
    }
}
