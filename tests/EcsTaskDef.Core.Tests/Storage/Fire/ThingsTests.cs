using EcsTaskDef.StoreWorker;

namespace EcsTaskDef.Core.Tests.Storage.Fire;

/// <summary>
/// Everything that is kept beside definitions, clusters, services, task sets, daemons, settings and the rest, changed by many processes at
/// once, and by processes that are killed: what they were answered must be explained by operations that took effect one after the other.
/// </summary>
[Trait("Suite", "Fire")]
public sealed class ThingsTests : IDisposable
{
    private const int Each = 2;

    // Changes that the harness of task definitions makes (MixedWork).
    private static readonly string[] s_definitions = ["RegisterTaskDefinition", "DeregisterTaskDefinition", "DeleteTaskDefinitions"];

    // What answers and changes nothing, and what is not offered.
    private static readonly string[] s_without = ["ExecuteCommand", "DiscoverPollEndpoint"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_operation_that_changes_something_is_done_here() => Assert.Equal(
        Fuzz.WireTarget.Operations
            .Where(static n => !n.StartsWith("Describe", StringComparison.Ordinal) && !n.StartsWith("List", StringComparison.Ordinal)
                && !n.StartsWith("Get", StringComparison.Ordinal))
            .Except(s_definitions).Except(s_without).Order(StringComparer.Ordinal),
        Things.Operations.Values.SelectMany(static o => o).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_kind_of_thing_is_in_the_model() => Assert.All(Things.Kinds, static kind => Assert.All(
        kind.Value.Words, word => Assert.NotNull(ThingModel.Verbs.SingleOrDefault(v => v == word.Split(' ')[0]))));

    [Theory]
    [InlineData(4, 2)]
    [InlineData(1, 16)]
    public void Every_answer_about_a_thing_has_its_moment(int processes, int threads)
    {
        (string Thing, Operation Operation)[] all = Run(processes, threads, Effort.Of(5, 20), Breakage.None);
        TestContext.Current.TestOutputHelper!.WriteLine($"{processes} processes of {threads} threads: {all.Length} operations");

        // A harness whose requests are all refused would find nothing. A machine that is busy does not come to all of them.
        if (all.Length < 3000) return;
        string[] done = [.. all.Where(static o => !o.Operation.Answer.StartsWith("no", StringComparison.Ordinal))
            .Select(static o => $"{KindOf(o.Thing)} {o.Operation.What.Split(' ')[0]}").Distinct()];
        Assert.Empty(Things.Kinds.SelectMany(static k => k.Value.Words.Select(w => $"{k.Key} {w.Split(' ')[0]}")).Except(done));
    }

    [Fact]
    public void A_store_without_locks_is_caught()
    {
        Exception? caught = null;
        for (int attempt = 0; attempt < 3 && caught is null; attempt++)
            caught = Record.Exception(() => Run(4, 4, 4, Breakage.Lock));
        Assert.NotNull(caught);
    }

    [Fact]
    public void The_model_knows_histories_that_cannot_be()
    {
        Assert.NotNull(Check("service", new(1, 2, "create 1", "1"), new(3, 4, "create 2", "2")));
        Assert.NotNull(Check("tag", new(1, 2, "put 1", "ok"), new(3, 4, "get", "-")));
        Assert.NotNull(Check("fleet", new(1, 2, "add", "ok"), new(3, 4, "take", "ok"), new(5, 6, "take", "ok")));
        Assert.NotNull(Check("agent", new(1, 2, "next", "1"), new(3, 4, "next", "1")));
        Assert.NotNull(Check("rollout", new(1, 2, "deploy", "ok"), new(3, 4, "continue", "ok"), new(5, 6, "stop", "ok")));
        Operation[] two = [new(1, 2, "deploy", "ok"), new(3, 9, "continue", "ok"), new(3, 9, "stop", "no"), new(10, 11, "get", "S")];
        Assert.Null(Check("rollout", two));
    }

    [Fact]
    public void What_was_answered_survives_its_process_and_what_was_not_is_there_whole_or_not_at_all()
    {
        Furnish();
        Dictionary<string, HashSet<string>> possible = new(StringComparer.Ordinal);
        int kills = Effort.Of(6, 60), answered = 0;
        Random random = new(20261129);
        for (int kill = 0; kill < kills; kill++)
        {
            string[] lines;
            using (Worker worker = new("things-crash", "store=" + _folder.Location, $"seed={kill}", $"each={Each}"))
            {
                while (!worker.HasSaid && !worker.Process.HasExited) Thread.Sleep(2);
                Thread.Sleep(random.Next(200, 700));
                worker.Kill();
                lines = worker.Lines;
            }

            for (int i = 0; i < lines.Length; i += 2)
            {
                string[] begun = lines[i].Split(' ', 3);
                (string thing, string what) = (begun[1], begun[2]);
                HashSet<string> before = possible.GetValueOrDefault(thing) ?? [Things.Kinds[KindOf(thing)].First];
                if (i + 1 < lines.Length)
                {
                    string answer = lines[i + 1]["done ".Length..];
                    HashSet<string> after = [.. before.Select(s => ThingModel.After(s, what, answer)).OfType<string>()];
                    Assert.True(after.Count > 0, $"{kill}: '{thing} {what}' was answered {answer} in {string.Join(" or ", before)}.");
                    possible[thing] = after;
                    answered++;
                }
                else
                {
                    possible[thing] = [.. before, .. before.SelectMany(s => ThingModel.Any(s, what))];
                }
            }
        }

        // Who opens the store now sees one of the states that can be.
        using Things things = Open();
        foreach ((string thing, HashSet<string> states) in possible)
        {
            string look = Things.Kinds[KindOf(thing)].Words[^1], answer = things.Do(thing, look);
            Assert.True(
                states.Any(s => ThingModel.After(s, look, answer) is not null), $"{thing} is {answer}, not {string.Join(" or ", states)}.");
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{kills} kills, {answered} answers");
    }

    private static string? Check(string kind, params Operation[] history) =>
        FamilyHistory.Check(history, ThingModel.After, Things.Kinds[kind].First);

    private static string KindOf(string thing) => thing.TrimEnd("0123456789".ToCharArray());

    private Things Open() => new(new Options(["store=" + _folder.Location]));

    private void Furnish()
    {
        using Things things = Open();
        things.Furnish(Each);
    }

    private (string Thing, Operation Operation)[] Run(int processes, int threads, int seconds, Breakage breakage)
    {
        if (!Directory.Exists(_folder.Location)) Furnish();
        string go = Path.Combine(_folder.Root, Guid.NewGuid().ToString("N"));
        string[] files = Enumerable.Range(0, processes).Select(_ => Path.Combine(_folder.Root, Guid.NewGuid().ToString("N"))).ToArray();
        Worker[] workers = files.Select((file, number) => new Worker(
            "things", "store=" + _folder.Location, "history=" + file, $"threads={threads}", $"seconds={seconds}", $"seed={number}",
            "go=" + go, $"each={Each}", "breakage=" + breakage)).ToArray();
        try
        {
            while (workers.Any(static w => !w.HasSaid && !w.Process.HasExited)) Thread.Sleep(5);
            File.WriteAllText(go, "");
            foreach (Worker worker in workers) Assert.True(worker.End(seconds + 120) == 0, worker.Errors);
        }
        finally
        {
            foreach (Worker worker in workers) worker.Dispose();
        }

        (string Thing, Operation Operation)[] all = files.SelectMany(File.ReadAllLines).Select(Operation.Parse).ToArray();
        if (all.FirstOrDefault(static o => o.Operation.Answer.StartsWith("fault", StringComparison.Ordinal)).Operation is { } fault)
            Assert.Fail($"'{fault.What}' was answered: {fault.Answer}");
        foreach (var history in all.GroupBy(static o => o.Thing, static o => o.Operation))
        {
            if (Check(KindOf(history.Key), [.. history]) is { } wrong) Assert.Fail($"{history.Key}: {wrong}");
        }

        return all;
    }
}

/// <summary>A thing by itself: its state is its value, a number, or "-" where it is not there; of revisions a letter each.</summary>
internal static class ThingModel
{
    private const string Open = "P", Settled = "S", Gone = "-";

    public static string[] Verbs { get; } =
        ["create", "set", "put", "drop", "get", "more", "add", "take", "next", "end", "latest", "deploy", "continue", "stop"];

    /// <summary>The state after an operation that got this answer; null when it cannot have got it in this state.</summary>
    public static string? After(string state, string what, string answer)
    {
        string[] words = what.Split(' ');
        string value = words.Length > 1 ? words[1] : "";
        bool refused = answer == "no" || answer.StartsWith("no ", StringComparison.Ordinal);
        switch (words[0])
        {
            case "create":
                // Some are answered as they are when they are there already. A service that still drains is refused.
                if (state != Gone) return refused || answer == state ? state : null;
                return answer == value ? value : refused && answer.Contains("Draining", StringComparison.Ordinal) ? state : null;
            case "set":
                return refused == (state == Gone) ? refused ? state : value : null;
            case "put":
                return refused ? null : value;
            case "more":
                return refused == (state == Gone) ? refused ? state : Number(state, 1) : null;
            case "drop":
                return state == Gone || !refused ? Gone : null;
            case "add":
                // Of task sets five.
                return !refused ? Number(state, 1) : state == "5" ? state : null;
            case "take":
                return refused ? state : state == "0" ? null : Number(state, -1);
            case "next":
                return answer == (state.Length + 1).ToString(CultureInfo.InvariantCulture) ? state + "A" : null;
            case "end":
                int revision = int.Parse(value, CultureInfo.InvariantCulture);
                bool isActive = state.Length >= revision && state[revision - 1] == 'A';
                return isActive == refused ? null : refused ? state : state[..(revision - 1)] + "D" + state[revision..];
            case "latest":
                int latest = state.LastIndexOf('A') + 1;
                return (latest == 0 ? refused : answer == latest.ToString(CultureInfo.InvariantCulture)) ? state : null;
            case "deploy":
                return refused ? null : Open;
            case "continue" or "stop":
                return refused ? state : state == Open ? Settled : null;
            default:
                return answer == state || (refused && state == Gone) ? state : null;
        }
    }

    /// <summary>What may be after an operation that nobody got an answer of.</summary>
    public static IEnumerable<string> Any(string state, string what)
    {
        string[] words = what.Split(' ');
        string[] answers = ["ok", words.Length > 1 ? words[1] : "ok", (state.Length + 1).ToString(CultureInfo.InvariantCulture), "no"];
        return answers.Select(answer => After(state, what, answer)).OfType<string>();
    }

    private static string Number(string state, int more) =>
        (int.Parse(state, CultureInfo.InvariantCulture) + more).ToString(CultureInfo.InvariantCulture);
}
