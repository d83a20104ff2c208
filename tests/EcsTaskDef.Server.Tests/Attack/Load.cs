using System.Text.Json;

namespace EcsTaskDef.Server.Tests.Attack;

/// <summary>
/// Callers of all processes who register, describe, list, tag, deregister and delete, and have every answer judged. What one of
/// them registered it alone changes, so that it knows what must be there.
/// </summary>
internal sealed class Load : IAsyncDisposable
{
    private const int Callers = 2, Families = 4;

    private static readonly string[] s_regions = ["eu-west-1", "eu-west-1", "eu-west-1", "eu-central-1"];

    private readonly Field _field;
    private readonly List<Task> _running = [];
    private readonly SemaphoreSlim _turnstile = new(1);
    private volatile bool _isOver;
    private int _inside;

    public Load(Field field)
    {
        _field = field;
        int seed = field.Random.Next();
        foreach (Party party in field.Parties)
            for (int i = 0; i < Callers; i++) _running.Add(new Caller(field, party, new Random(seed++)).RunAsync(this));
    }

    /// <summary>Returns when nobody is waiting for an answer; nobody asks until <see cref="Resume"/>.</summary>
    public async Task PauseAsync()
    {
        await _turnstile.WaitAsync();
        while (Volatile.Read(ref _inside) > 0) await Task.Delay(1);
    }

    public void Resume() => _turnstile.Release();

    /// <summary>Ends it; not while it is paused.</summary>
    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        await Task.WhenAll(_running);
        _turnstile.Dispose();
    }

    public static string AnyRegion(Random random) => s_regions[random.Next(s_regions.Length)];

    public static string AnyFamily(Random random) => "family" + random.Next(Families).ToString(CultureInfo.InvariantCulture);

    private sealed class Caller(Field field, Party party, Random random)
    {
        private readonly List<Revision> _own = [];

        public async Task RunAsync(Load load)
        {
            while (!load._isOver && field.Findings.IsEmpty)
            {
                await load._turnstile.WaitAsync();
                Interlocked.Increment(ref load._inside);
                load._turnstile.Release();
                try
                {
                    if (party.IsUp) await AskAsync();
                }
                catch (Exception exception)
                {
                    field.Findings.Add("The harness itself failed: " + exception);
                }
                finally
                {
                    Interlocked.Decrement(ref load._inside);
                }

                await Task.Delay(party.IsUp ? random.Next(6) : 20);
            }
        }

        private Task AskAsync()
        {
            _own.RemoveAll(static one => one.Fate != Fate.Acknowledged);
            return random.Next(20) switch
            {
                < 6 => RegisterAsync(),
                < 11 => DescribeAsync(),
                < 12 => LatestAsync(),
                < 14 => ListAsync(),
                < 16 => TagAsync(),
                < 18 => DeregisterAsync(),
                _ => DeleteAsync(),
            };
        }

        private async Task<Reply> CallAsync(string operation, string region, string body)
        {
            Reply reply = await party.CallAsync(operation, region, body);
            field.Judge(party, operation, reply);
            return reply;
        }

        private async Task RegisterAsync()
        {
            // Some fat enough that removals bring on compaction.
            int padding = random.Next(random.Next(4) == 0 ? 6000 : 900);
            Revision revision = field.NewRevision(Load.AnyRegion(random), Load.AnyFamily(random), padding, random, party.User);
            Reply reply = await CallAsync("RegisterTaskDefinition", revision.Region, Template.Request(revision));
            field.Ledger.End(revision, reply);
            if (revision.Fate == Fate.Acknowledged) _own.Add(revision);
        }

        private async Task DescribeAsync()
        {
            IReadOnlyList<Revision> current = field.Ledger.Current;
            if (current.Count > 0) await field.DescribeAsync(party, current[random.Next(current.Count)]);
        }

        private async Task LatestAsync()
        {
            string region = Load.AnyRegion(random), family = Load.AnyFamily(random);
            Reply reply = await CallAsync("DescribeTaskDefinition", region, $$"""{"taskDefinition":"{{family}}","include":["TAGS"]}""");
            int least = field.Ledger.NewestActive(region, family, reply.Called, reply.Returned);
            Revision? latest = field.Ledger.JudgeDescription(reply, region, family);
            if (reply.Outcome is Outcome.Done or Outcome.Refused && least > (latest?.Number ?? 0))
                field.Findings.Add($"The newest of {region} {family} is {latest?.Number}, but {least} was acknowledged before. {reply}");
        }

        private async Task ListAsync()
        {
            string region = Load.AnyRegion(random), family = Load.AnyFamily(random);
            List<string> arns = [];
            string? next = null;
            long called = 0;
            do
            {
                Reply reply = await CallAsync("ListTaskDefinitions", region,
                    $"{{\"familyPrefix\":\"{family}\",\"maxResults\":100{(next is null ? "" : $",\"nextToken\":\"{next}\"")}}}");
                if (called == 0) called = reply.Called;
                if (reply.Outcome != Outcome.Done) return;
                field.Ledger.Judge(reply, root =>
                {
                    arns.AddRange(root.GetProperty("taskDefinitionArns").EnumerateArray().Select(static arn => arn.GetString()!));
                    next = root.TryGetProperty("nextToken", out JsonElement token) ? token.GetString() : null;
                });
                if (next is null) field.Ledger.JudgeList(region, family, arns, called, reply.Returned);
            }
            while (next is not null && field.Findings.IsEmpty);
        }

        private async Task TagAsync()
        {
            if (AnyOwn(Revision.Active) is not { } revision) return;
            string value = field.NewToken(random);
            string arn = $"arn:aws:ecs:{revision.Region}:000000000000:task-definition/{revision.Name}";
            Write write = field.Ledger.Begin(revision, revision.Tag, value);
            Reply reply = await CallAsync("TagResource", revision.Region, $$"""{"resourceArn":"{{arn}}","tags":[{"key":"mark","value":"{{value}}"}]}""");
            field.Ledger.End(write, reply);
            Keep(revision, write, reply);
        }

        private async Task DeregisterAsync()
        {
            if (_own.Count < 8 || AnyOwn(Revision.Active) is not { } revision) return;
            Write write = field.Ledger.Begin(revision, revision.Status, Revision.Inactive);
            Reply reply = await CallAsync("DeregisterTaskDefinition", revision.Region, $$"""{"taskDefinition":"{{revision.Name}}"}""");
            field.Ledger.JudgeDescription(reply, revision.Region, revision.Family, revision.Number);
            field.Ledger.End(write, reply);
            Keep(revision, write, reply);
        }

        private async Task DeleteAsync()
        {
            if (AnyOwn(Revision.Inactive) is not { } revision) return;
            Write write = field.Ledger.Begin(revision, revision.Status, Revision.Deleting);
            Reply reply = await CallAsync("DeleteTaskDefinitions", revision.Region, $$"""{"taskDefinitions":["{{revision.Name}}"]}""");
            field.Ledger.End(write, reply, field.Ledger.JudgeDefinitions(reply));
            _own.Remove(revision);
        }

        // A change that may or may not be there is the last one: what comes after it would not be certain either.
        private void Keep(Revision revision, Write write, Reply reply)
        {
            if (write.Fate != Fate.Acknowledged) _own.Remove(revision);
            if (reply.Outcome == Outcome.Refused) field.Ledger.JudgeAbsence(revision, reply);
        }

        private Revision? AnyOwn(string status)
        {
            Revision[] own = _own.Where(one => one.Status.Last == status).ToArray();
            return own.Length == 0 ? null : own[random.Next(own.Length)];
        }
    }
}
