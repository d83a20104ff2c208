using System.Diagnostics;

namespace EcsTaskDef.Server.Tests.Attack.Attacks;

/// <summary>
/// Somebody sets the store back to what it was, beside processes that have it open and ask for nothing in that moment: what suites of
/// tests do between two runs.
/// </summary>
/// <param name="how">
/// in place (<c>cp -r</c> over it: the same files have another content), anew (<c>cp --remove-destination</c>, <c>rsync</c>: other files
/// under the same
/// names), reset (<c>rm -rf</c>, then <c>cp</c>), renamed (the copy takes the folder's place).
/// </param>
/// <param name="changes">How much is registered between copy and reset: at 0 all lengths are the same.</param>
internal sealed class CopyAttack(string how, int changes) : IAttack
{
    public string Name => $"copy {how}, {changes} changes back";

    public bool MayFault => false;

    public bool NeedsQuiet => true;

    public async Task<Consequence> RunAsync(Field field)
    {
        string copy = Path.Combine(field.Folder, "copy-" + field.NewToken(field.Random));
        StoreFiles.Copy(field.Store, copy);
        Reply saved = await field.MaintainAsync(field.Reader, ".read", $$"""{"store":{{Field.Quoted(field.Store)}}}""");
        Reading then = Reading.Of(saved, field.Ledger);
        for (int i = 0; i < changes; i++) await RegisterAsync(field, field.Parties[i % 3]);

        long begun = Stopwatch.GetTimestamp();
        field.Ledger.BeginTransition();
        Put(how, copy, field.Store);
        StoreFiles.DeleteFolder(copy);
        return new Consequence { Base = then.All.ToArray(), Begun = begun, Ended = Stopwatch.GetTimestamp() };
    }

    /// <summary>Puts a copy in a store's place.</summary>
    public static void Put(string how, string copy, string store)
    {
        switch (how)
        {
            case "in place":
                DeleteSurplus(copy, store);
                Overwrite(copy, store);
                break;
            case "anew":
                DeleteSurplus(copy, store);
                Replace(copy, store);
                break;
            case "reset":
                StoreFiles.DeleteFolder(store);
                StoreFiles.Copy(copy, store);
                break;
            default:
                StoreFiles.Copy(copy, store + ".new");
                Directory.Move(store, store + ".old");
                Directory.Move(store + ".new", store);
                StoreFiles.DeleteFolder(store + ".old");
                break;
        }
    }

    /// <summary>Registers while nobody else asks for anything.</summary>
    public static async Task RegisterAsync(Field field, Party party)
    {
        Revision revision = field.NewRevision("eu-west-1", "between", 300, field.Random, party.User);
        Reply reply = await party.CallAsync("RegisterTaskDefinition", revision.Region, Template.Request(revision));
        field.Judge(party, "RegisterTaskDefinition", reply);
        field.Ledger.End(revision, reply);
    }

    // As cp does: the file is emptied and filled.
    private static void Overwrite(string from, string to)
    {
        foreach (string file in Directory.GetFiles(from))
        {
            string target = Path.Combine(to, Path.GetFileName(file));
            using FileStream stream = new(target, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            stream.Write(File.ReadAllBytes(file));
        }

        foreach (string folder in Directory.GetDirectories(from)) Overwrite(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    // As rsync does: beside it, with the times of the original, then renamed.
    private static void Replace(string from, string to)
    {
        foreach (string file in Directory.GetFiles(from))
        {
            string target = Path.Combine(to, Path.GetFileName(file)), temporary = Path.Combine(to, "." + Path.GetFileName(file) + ".Xy12");
            File.Copy(file, temporary);
            File.SetLastWriteTimeUtc(temporary, File.GetLastWriteTimeUtc(file));
            File.Move(temporary, target, overwrite: true);
        }

        foreach (string folder in Directory.GetDirectories(from)) Replace(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    private static void DeleteSurplus(string copy, string store)
    {
        foreach (string file in Directory.GetFiles(store, "*", SearchOption.AllDirectories))
            if (!File.Exists(Path.Combine(copy, Path.GetRelativePath(store, file)))) File.Delete(file);
    }
}
