using System.Diagnostics;
using EcsTaskDef.StoreWorker;

namespace EcsTaskDef.Server.Tests.Attack;

/// <summary>The place of an attack: one store, the processes that use it, those who load them, and what they must find.</summary>
internal sealed class Field
{
    private int _tokens;
    private long _troubleEnded;
    private volatile bool _isTrouble;
    private readonly HashSet<Party> _killed = [];

    public Field(string folder, int seed, Weakness without)
    {
        Folder = folder;
        Random = new Random(seed);
        Mounted = Path.Combine(folder, "mounted");
        MountPoint = Path.Combine(folder, "mount");
        Store = Path.Combine(MountPoint, "data", "store");
        Directory.CreateDirectory(Mounted);
        Directory.CreateDirectory(MountPoint);
        IsMounted = Mount.TryBind(Mounted, MountPoint);
        Directory.CreateDirectory(Path.GetDirectoryName(Store)!);
        Parties = without == Weakness.None
            ? [new ServerParty(Store), new WorkerParty("first", Store), new WorkerParty("second", Store)]
            : [
                new WorkerParty("zeroth", Store, without), new WorkerParty("first", Store, without),
                new WorkerParty("second", Store, without),
            ];
        Reader = new WorkerParty("reader", Store, without);
    }

    /// <summary>A folder around the store, for what is to be beside it.</summary>
    public string Folder { get; }

    public string Store { get; }

    /// <summary>The folder that is mounted where the store is, if that is allowed.</summary>
    public string Mounted { get; }

    /// <summary>A folder around the store on the same file system, so that files are renamed and not copied.</summary>
    public string MountPoint { get; }

    public bool IsMounted { get; }

    public Random Random { get; }

    public IReadOnlyList<Party> Parties { get; }

    /// <summary>Reads with a store that it opens anew each time, and takes no part in the load.</summary>
    public Party Reader { get; }

    public Findings Findings { get; } = new();

    public Ledger Ledger { get; set; } = null!;

    public Load Load { get; set; } = null!;

    /// <summary>What the attack is that goes on.</summary>
    public string Attack { get; set; } = "none";

    public int Operations { get; private set; }

    public int Faults { get; private set; }

    public int Kills { get; private set; }

    /// <summary>Faults are understandable from now on.</summary>
    public void BeginTrouble() => _isTrouble = true;

    /// <summary>Everybody who asks from now on must be served.</summary>
    public void EndTrouble()
    {
        Volatile.Write(ref _troubleEnded, Stopwatch.GetTimestamp());
        _isTrouble = false;
    }

    public string NewToken(Random random) =>
        FormattableString.Invariant($"t{Interlocked.Increment(ref _tokens):x5}{random.Next():x8}");

    public Revision NewRevision(string region, string family, int padding, Random random, string user)
    {
        Revision revision = new(region, family, NewToken(random), padding, user, Stopwatch.GetTimestamp());
        Ledger.Begin(revision);
        return revision;
    }

    /// <summary>Any answer: a fault needs a reason, and nobody is kept waiting or dies.</summary>
    public void Judge(Party party, string operation, Reply reply)
    {
        Operations++;
        bool hasReason = _isTrouble || reply.Called <= Volatile.Read(ref _troubleEnded);
        switch (reply.Outcome)
        {
            case Outcome.Hang:
                Findings.Add($"{party.Name} hangs: {operation} has no answer.");
                break;
            case Outcome.Unexpected:
                Findings.Add($"{party.Name} failed unexpectedly at {operation}: {reply} {party.Errors}");
                break;
            case Outcome.Cut when !WasKilled(party):
                Findings.Add($"{party.Name} died at {operation}: {party.Errors}");
                break;
            case Outcome.Refused when reply.IsOfWrongAccount:
                Findings.Add($"{party.Name} judged {operation} by the account of a store.json that does not fit the journals: {reply}");
                break;
            case Outcome.Fault:
                Faults++;
                if (!hasReason) Findings.Add($"{party.Name} says at {operation}, though nothing is wrong any more: {reply}");
                break;
        }
    }

    /// <summary>Asks for a revision that is known, and judges the answer.</summary>
    public async Task DescribeAsync(Party party, Revision revision)
    {
        Reply reply = await party.CallAsync(
            "DescribeTaskDefinition", revision.Region, $$"""{"taskDefinition":"{{revision.Name}}","include":["TAGS"]}""");
        Judge(party, "DescribeTaskDefinition", reply);
        if (reply.Outcome == Outcome.Refused) Ledger.JudgeAbsence(revision, reply);
        else Ledger.JudgeDescription(reply, revision.Region, revision.Family, revision.Number);
    }

    public async Task KillAsync(Party party)
    {
        lock (_killed) _killed.Add(party);
        Kills++;
        await party.KillAsync();
    }

    /// <summary>Starts those that were killed, where the store lets them.</summary>
    public async Task StartKilledAsync()
    {
        foreach (Party party in Parties.Append(Reader))
        {
            if (party.IsUp || !await party.TryStartAsync()) continue;

            // From now on nobody but itself can be to blame.
            lock (_killed) _killed.Remove(party);
        }
    }

    /// <summary>Every process serves again, without being started anew, or it never will.</summary>
    public async Task RecoverAsync()
    {
        await StartKilledAsync();
        foreach (Party party in Parties)
        {
            string said = "";
            Stopwatch waited = Stopwatch.StartNew();
            while (Findings.IsEmpty && !await IsServedAsync(party, text => said = text))
            {
                if (waited.Elapsed > TimeSpan.FromSeconds(10))
                {
                    Findings.Add($"All is well again, but {party.Name} does not go on: {said} {party.Errors}");
                    return;
                }

                await StartKilledAsync();
                await Task.Delay(50);
            }
        }
    }

    /// <summary>Asks the process that takes no part in the load.</summary>
    public async Task<Reply> MaintainAsync(Party party, string operation, string body)
    {
        Reply reply = await party.CallAsync(operation, "eu-west-1", body);
        if (reply.Outcome is Outcome.Hang or Outcome.Unexpected) Findings.Add($"{party.Name}: {operation} ends with {reply}");
        return reply;
    }

    /// <summary>Gives the mount back.</summary>
    public void Close()
    {
        if (IsMounted) Mount.Take(MountPoint);
    }

    public static string Quoted(string path) => System.Text.Json.JsonSerializer.Serialize(path);

    private bool WasKilled(Party party)
    {
        lock (_killed) return _killed.Contains(party);
    }

    private async Task<bool> IsServedAsync(Party party, Action<string> say)
    {
        foreach (string region in new[] { "eu-west-1", "eu-central-1" })
        {
            Revision revision = NewRevision(region, "probe", 20, Random, party.User);
            Reply registered = await party.CallAsync("RegisterTaskDefinition", region, Template.Request(revision));
            Judge(party, "RegisterTaskDefinition", registered);
            Ledger.End(revision, registered);
            say(registered.ToString());
            if (registered.Outcome != Outcome.Done) return false;
            Reply described = await party.CallAsync(
                "DescribeTaskDefinition", region, $$"""{"taskDefinition":"{{revision.Name}}","include":["TAGS"]}""");
            Judge(party, "DescribeTaskDefinition", described);
            Ledger.JudgeDescription(described, region, "probe", revision.Number);
            say(described.ToString());
            if (described.Outcome != Outcome.Done) return false;
        }

        return true;
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Operations} operations, {Ledger.Acknowledged} acknowledged changes, {Ledger.Checked} answers checked, {Faults} faults, "
                + $"{Kills} kills");
}
