namespace EcsTaskDef.Server.Tests.Attack.Attacks;

/// <summary>
/// <c>store.json</c> is missing, or something else, for a moment; then the right one is back. Nobody makes another identity over journals.
/// </summary>
/// <param name="what">What lies there.</param>
internal sealed class SettingsAttack(string what) : IAttack
{
    public string Name => "store.json " + what;

    public bool MayFault => true;

    public bool NeedsQuiet => false;

    public async Task<Consequence> RunAsync(Field field)
    {
        string file = Path.Combine(field.Store, "store.json"), kept = Path.Combine(field.MountPoint, "store.json.kept"), other = file
            + ".other";
        byte[] right = File.ReadAllBytes(file);
        if (Content(field, right) is { } content)
        {
            File.Copy(file, kept, overwrite: true);
            File.WriteAllBytes(other, content);
            File.Move(other, file, overwrite: true);
        }
        else
        {
            File.Move(file, kept, overwrite: true);
            if (what == "a folder") Directory.CreateDirectory(file);
        }

        // Those that have just been started see only what is there now.
        if (field.Random.Next(3) == 0) await RestartAsync(field);
        await Task.Delay(field.Random.Next(30, 300));
        if (what == "missing, repaired") return await RepairAsync(field, kept, right);
        if (what == "missing" && File.Exists(file))
            field.Findings.Add("Somebody made another store.json over the journals: " + File.ReadAllText(file));
        if (Directory.Exists(file)) Directory.Delete(file);
        File.Move(kept, file, overwrite: true);

        // The time of its last change is another: as when somebody puts back a copy.
        if (field.Random.Next(2) == 0) File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMilliseconds(3));
        return Consequence.None;
    }

    private static async Task RestartAsync(Field field)
    {
        Party party = field.Parties[1];
        await field.KillAsync(party);
        await field.StartKilledAsync();

        // The load may come too late for what is there only for a moment.
        if (party.IsUp) await CopyAttack.RegisterAsync(field, party);
    }

    // Null where there is none.
    private byte[]? Content(Field field, byte[] right)
    {
        string text = Encoding.ASCII.GetString(right);
        return what switch
        {
            "garbage" => Encoding.ASCII.GetBytes("This is no JSON"),
            "empty" => [],
            "half" => right[..(right.Length / 2)],
            "flipped" => Flipped(right, field.Random),
            "of another store" => Encoding.ASCII.GetBytes(text.Replace("\"id\": \"", "\"id\": \"0123", StringComparison.Ordinal)),
            "of another account" => Encoding.ASCII.GetBytes(text.Replace("000000000000", "000000000001", StringComparison.Ordinal)),
            "of a newer version" => Encoding.ASCII.GetBytes(text.Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal)),
            "a refused setting" => Encoding.ASCII.GetBytes(text.Replace(
                "\"account\"", "\"runtime\":{\"propagationWindowSeconds\":1200},\"account\"", StringComparison.Ordinal)),
            _ => null,
        };
    }

    private static byte[] Flipped(byte[] bytes, Random random)
    {
        byte[] flipped = bytes.ToArray();
        flipped[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    // As the table of errors says, without the right one; its settings are the default ones then.
    private static async Task<Consequence> RepairAsync(Field field, string kept, byte[] right)
    {
        Reply repaired = await field.MaintainAsync(field.Reader, ".repair", $$"""{"store":{{Field.Quoted(field.Store)}}}""");
        string file = Path.Combine(field.Store, "store.json");
        string id = Encoding.ASCII.GetString(right).Split("\"id\": \"")[1].Split('"')[0];
        if (!File.Exists(file) || !File.ReadAllText(file).Contains(id, StringComparison.Ordinal))
            field.Findings.Add($"Repair did not make store.json {id} again: {repaired}");
        File.Delete(kept);
        return Consequence.None;
    }
}
