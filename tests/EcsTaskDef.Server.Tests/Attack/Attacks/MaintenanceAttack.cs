using System.Diagnostics;
using System.Text.Json;

namespace EcsTaskDef.Server.Tests.Attack.Attacks;

/// <summary>Nobody means harm: the store's owner maintains it while all use it.</summary>
internal sealed class MaintenanceAttack(string what) : IAttack
{
    public string Name => what + " under load";

    public bool MayFault => false;

    public bool NeedsQuiet => false;

    public async Task<Consequence> RunAsync(Field field)
    {
        Party party = field.Parties[1 + field.Random.Next(2)];
        switch (what)
        {
            case "backup":
                await BackupAsync(field, party);
                return Consequence.None;
            case "restore":
                return await RestoreAsync(field, party);
            case "repair":
                Demand(field, await field.MaintainAsync(party, ".repair", $$"""{"store":{{Field.Quoted(field.Store)}}}"""));
                return Consequence.None;
            case "optimize":
                Demand(field, await field.MaintainAsync(party, ".optimize", """{"region":"eu-west-1"}"""));
                return Consequence.None;
            default:
                return await SetAsync(field, party);
        }
    }

    private static async Task<Consequence> SetAsync(Field field, Party party)
    {
        Reply refused = await field.MaintainAsync(party, ".window", """{"seconds":1200}""");
        if (refused.Outcome is Outcome.Done) field.Findings.Add("A window of 20 minutes was accepted.");
        Demand(field, await field.MaintainAsync(party, ".window", """{"seconds":300}"""));
        return Consequence.None;
    }

    private static void Demand(Field field, Reply reply)
    {
        if (reply.Outcome != Outcome.Done) field.Findings.Add("The store is sound, but is not maintained: " + reply);
    }

    private static async Task<string?> BackupAsync(Field field, Party party)
    {
        string target = Path.Combine(field.Folder, "backup-" + field.NewToken(field.Random));
        Revision[] before = field.Ledger.Current.Where(static one => one.Fate == Fate.Acknowledged && !Consequence.IsRemovable(one))
            .ToArray();
        Reply saved = await field.MaintainAsync(party, ".backup", $$"""{"target":{{Field.Quoted(target)}}}""");
        Demand(field, saved);
        if (saved.Outcome != Outcome.Done) return null;
        Reading read = Reading.Of(
            await field.MaintainAsync(field.Reader, ".read", $$"""{"store":{{Field.Quoted(target)}}}"""), field.Ledger, isOld: true);
        if (read.Faults.Count > 0) field.Findings.Add("The backup cannot be read: " + read.Faults[0]);
        foreach (Revision one in before)
            if (!read.Contains(one.Token) && !Consequence.IsRemovable(one))
                field.Findings.Add($"{one} is not in the backup that was begun after it.");
        return target;
    }

    private static async Task<Consequence> RestoreAsync(Field field, Party party)
    {
        if (await BackupAsync(field, party) is not { } backup) return Consequence.None;
        Reading old = Reading.Of(
            await field.MaintainAsync(field.Reader, ".read", $$"""{"store":{{Field.Quoted(backup)}}}"""), field.Ledger, isOld: true);
        await Task.Delay(field.Random.Next(60, 200));
        long begun = Stopwatch.GetTimestamp();
        field.Ledger.BeginTransition();
        Reply restored = await field.MaintainAsync(party, ".restore", $$"""{"source":{{Field.Quoted(backup)}}}""");
        long ended = Stopwatch.GetTimestamp();
        Demand(field, restored);
        if (restored.Outcome != Outcome.Done) return Consequence.None;
        string? aside = JsonDocument.Parse(restored.Body).RootElement.GetProperty("replaced").GetString();
        if (aside is null) field.Findings.Add("The answer does not say where the store is that was there.");
        return new Consequence { Base = old.All.ToArray(), Begun = begun, Ended = ended, Aside = aside };
    }
}
