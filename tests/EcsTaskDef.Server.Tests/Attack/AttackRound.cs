using System.Diagnostics;
using EcsTaskDef.StoreWorker;

namespace EcsTaskDef.Server.Tests.Attack;

/// <summary>
/// One store, three processes under load, attacks one after the other. After each everything is read and compared: by the processes that
/// have lived through it, and by one that has just opened the store.
/// </summary>
internal sealed class AttackRound(string folder, int seed, IReadOnlyList<IAttack> attacks, Weakness without = Weakness.None)
{
    private readonly Field _field = new(folder, seed, without);

    public int Done { get; private set; }

    public string Counts => _field.ToString();

    public Field Field => _field;

    /// <summary>Runs until its attacks are done or something is found.</summary>
    public async Task<Findings> RunAsync()
    {
        try
        {
            foreach (Party party in _field.Parties.Append(_field.Reader))
                if (!await party.TryStartAsync()) throw new InvalidOperationException($"{party.Name} does not start: {party.Errors}");
            await LearnAsync();

            // Where a hang is what is to be found, nobody needs to wait for it that long.
            if (without is Weakness.Release or Weakness.Fifo)
                foreach (Party party in _field.Parties) party.Patience = TimeSpan.FromSeconds(10);
            _field.Load = new Load(_field);
            await using (_field.Load)
            {
                await Task.Delay(300);
                foreach (IAttack attack in attacks)
                {
                    await RunAsync(attack);
                    if (!_field.Findings.IsEmpty) break;
                    Done++;
                }
            }
        }
        finally
        {
            foreach (Party party in _field.Parties.Append(_field.Reader)) await party.DisposeAsync();
            _field.Close();
        }

        return _field.Findings;
    }

    // While nothing is wrong yet.
    private async Task LearnAsync()
    {
        Party party = _field.Parties[0];
        Revision revision = new("eu-west-1", "template", "t0000000000000", 10, party.User, 1);
        Reply registered = await party.CallAsync("RegisterTaskDefinition", revision.Region, Template.Request(revision));
        const string Name = """{"taskDefinition":"template:1"}""";
        await party.CallAsync("DeregisterTaskDefinition", revision.Region, Name);
        Reply deregistered = await party.CallAsync("DescribeTaskDefinition", revision.Region, Name);
        _field.Ledger = new Ledger(Template.Learn(revision, registered, deregistered), _field.Findings);
        _field.Ledger.Begin(revision);
        revision.Status.Begin(Revision.Inactive, 1);
        _field.Ledger.End(revision, registered);

        // Each has had both regions before one goes away: a process that never saw one may take an absent region for a new one.
        await _field.RecoverAsync();
    }

    private async Task RunAsync(IAttack attack)
    {
        _field.Attack = attack.Name;
        if (attack.MayFault) _field.BeginTrouble();
        if (attack.NeedsQuiet) await _field.Load.PauseAsync();
        Consequence consequence = await attack.RunAsync(_field);
        if (attack.NeedsQuiet) _field.Load.Resume();
        if (!_field.Findings.IsEmpty) return;
        await _field.RecoverAsync();
        _field.EndTrouble();

        // They go on with what is there now.
        await Task.Delay(60);
        if (_field.Findings.IsEmpty) await AuditAsync(consequence);
    }

    private async Task AuditAsync(Consequence consequence)
    {
        await _field.Load.PauseAsync();
        Reading reading = await ReadAsync(_field.Store);
        if (reading.Faults.Count > 0) _field.Findings.Add("A process that opens the store says: " + reading.Faults[0]);
        Reading? aside = consequence.Aside is null ? null : await ReadAsync(consequence.Aside, isOld: true);
        if (aside?.Faults.Count > 0) _field.Findings.Add("What was put aside cannot be read: " + aside.Faults[0]);
        if (_field.Findings.IsEmpty)
        {
            _field.Ledger.Settle(reading, aside, consequence);
            _field.Ledger.EndTransition(Stopwatch.GetTimestamp());
        }

        if (_field.Findings.IsEmpty) await CompareAsync(reading);
        _field.Load.Resume();
    }

    private async Task<Reading> ReadAsync(string store, bool isOld = false) =>
        Reading.Of(await _field.MaintainAsync(_field.Reader, ".read", $$"""{"store":{{Field.Quoted(store)}}}"""), _field.Ledger, isOld);

    // Nobody writes: all must say the same, and the store must be found sound.
    private async Task CompareAsync(Reading reading)
    {
        Reply tested = await _field.MaintainAsync(_field.Reader, ".test", $$"""{"store":{{Field.Quoted(_field.Store)}}}""");
        if (tested.Text != "[]") _field.Findings.Add("After all was put right the store is not sound: " + tested);
        foreach (Party party in _field.Parties)
        {
            Found[] all = reading.All.ToArray();
            _field.Random.Shuffle(all);
            foreach (Found found in all.Take(12)) await _field.DescribeAsync(party, found.Revision);
        }
    }
}
