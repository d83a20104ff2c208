using System.Diagnostics;

namespace EcsTaskDef.Server.Tests.Attack.Attacks;

/// <summary>A file of a region is something else for a moment, and is back under its name afterwards.</summary>
/// <param name="name">Which file: journal, synced, checkpoint, lock.</param>
/// <param name="instead">What lies there meanwhile: nothing, a fifo, a folder, an empty file, half of it.</param>
internal sealed class FileAttack(string name, string instead) : IAttack
{
    public string Name => $"file {name} is {instead}";

    public bool MayFault => true;

    public bool NeedsQuiet => false;

    public async Task<Consequence> RunAsync(Field field)
    {
        string[] regions = StoreFiles.Regions(field.Store);
        if (regions.Length == 0) return Consequence.None;
        string region = regions[field.Random.Next(regions.Length)];
        string file = name switch
        {
            "journal" => StoreFiles.Journal(region)!,
            "checkpoint" => Any(region, "checkpoint-*.*", field.Random) ?? Path.Combine(region, "checkpoint-1.json"),
            _ => Path.Combine(region, name),
        };
        string kept = Path.Combine(field.MountPoint, "kept");
        bool wasThere = File.Exists(file);
        if (wasThere) File.Move(file, kept, overwrite: true);
        await PutAsync(file, kept, wasThere);
        await Task.Delay(field.Random.Next(20, 250));

        // Caches and locks that somebody made anew may stay. A journal may not be another one.
        if (Directory.Exists(file)) Directory.Delete(file);
        if (name == "journal" && instead == "nothing" && File.Exists(file))
            field.Findings.Add("Somebody made another journal where one was.");
        if (wasThere && (name == "journal" || !File.Exists(file) || instead != "nothing")) File.Move(kept, file, overwrite: true);
        else if (instead != "nothing") File.Delete(file);
        return Consequence.None;
    }

    private async Task PutAsync(string file, string kept, bool wasThere)
    {
        try
        {
            switch (instead)
            {
                case "a fifo":
                    using (Process process = Process.Start("mkfifo", [file])) await process.WaitForExitAsync();
                    break;
                case "a folder":
                    Directory.CreateDirectory(file);
                    break;
                case "empty":
                    await File.WriteAllBytesAsync(file, []);
                    break;
                case "half" when wasThere:
                    byte[] all = StoreFiles.Read(kept);
                    await File.WriteAllBytesAsync(file, all[..(all.Length / 2)]);
                    break;
            }
        }
        catch (IOException)
        {
            // Somebody has made one meanwhile.
        }
    }

    private static string? Any(string folder, string pattern, Random random)
    {
        string[] files = Directory.GetFiles(folder, pattern);
        return files.Length == 0 ? null : files[random.Next(files.Length)];
    }
}
