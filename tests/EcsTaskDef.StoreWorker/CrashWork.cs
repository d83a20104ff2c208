using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.StoreWorker;

/// <summary>
/// Changes a family of its own and one that all have, and says before each change what it is and after it that it was
/// acknowledged, on a pipe: what is in there survives its writer.
/// </summary>
internal static class CrashWork
{
    public const string Shared = "shared";

    public static int Run(Options options)
    {
        string own = options.Text("family");
        Random random = new(options.Number("seed", 0));
        using Stream output = Console.OpenStandardOutput();
        try
        {
            using JsonStore store = JsonStore.Open(
                new RegistryHostOptions { StorePath = options.Store, Clock = TimeProvider.System }, options.Disk());
            IRegionStore region = store.OpenRegion(options.Region);
            for (int i = 0; i < options.Number("changes", int.MaxValue); i++)
            {
                string change = AnyChange(own, random);
                Say(output, "begin " + change);
                int latest = Do(region, change);
                Say(output, $"done {latest.ToString(CultureInfo.InvariantCulture)}");
            }

            return 0;
        }
        catch (EcsException exception)
        {
            Say(output, $"fault {exception.Code} {exception.Message}");
            return 3;
        }
    }

    /// <summary>The ledger after a change of these words, and its events.</summary>
    public static (Ledger After, List<StoreEvent> Events) Apply(Ledger ledger, string change)
    {
        string[] words = change.Split(' ');
        int number = int.Parse(words[2], CultureInfo.InvariantCulture), size = int.Parse(words[3], CultureInfo.InvariantCulture);
        int[] revisions = ledger.Revisions(words[1]);
        return words[0] switch
        {
            "register" => ledger.Register(words[1], number, size),
            "deregister" when revisions.Length > 0 => ledger.Deregister(words[1], revisions[number % revisions.Length]),
            "remove" when revisions.Length > 0 => ledger.Remove(words[1], revisions),
            _ => (ledger, []),
        };
    }

    private static string AnyChange(string own, Random random) => random.Next(10) switch
    {
        < 4 => $"register {Shared} 1 {random.Next(200)}",
        < 7 => $"register {own} 1 {random.Next(900)}",
        7 => $"register {own} 40 {random.Next(1200, 2500)}",
        8 => $"deregister {own} {random.Next(1000)} 0",
        _ => $"remove {own} 0 0",
    };

    private static int Do(IRegionStore region, string change) => region.ChangeAsync((view, events) =>
    {
        string family = change.Split(' ')[1];

        // The shared family grows and grows: its number is all that is needed.
        Ledger before = family == Shared
            ? new Ledger(
                Ledger.Empty.Facts.Add(
                    "family " + family, (view.GetFamily(family)?.LatestRevision ?? 0).ToString(CultureInfo.InvariantCulture)))
            : Ledger.Of(view, family);
        (Ledger after, List<StoreEvent> all) = Apply(before, change);
        foreach (StoreEvent one in all) events.Add(one);
        return after.Latest(family);
    }, CancellationToken.None).AsTask().GetAwaiter().GetResult();

    // One write each: a line is in the pipe or not.
    private static void Say(Stream output, string line)
    {
        output.Write(Encoding.UTF8.GetBytes(line + "\n"));
        output.Flush();
    }
}
