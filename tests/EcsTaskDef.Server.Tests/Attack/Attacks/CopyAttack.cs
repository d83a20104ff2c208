using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace EcsTaskDef.Server.Tests.Attack.Attacks;

/// <summary>
/// Somebody sets the store back to what it was, beside processes that have it open and ask for nothing in that moment: what suites of
/// tests do between two runs.
/// </summary>
/// <param name="how">
/// in place (<c>cp -r</c> over it: the same files have another content), anew (<c>cp --remove-destination</c>, <c>rsync</c>: other files under the same
/// names), reset (<c>rm -rf</c>, then <c>cp</c>), renamed (the copy takes the folder's place).
/// </param>
/// <param name="changes">How much is registered between copy and reset: at 0 all lengths are the same.</param>
/// <param name="again">Whether each of those that lived through it writes again before it is compared.</param>
internal sealed class CopyAttack(string how, int changes, bool again = true) : IAttack
{
    public string Name => $"copy {how}, {changes} changes back{(again ? "" : ", read only")}";

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
        Put(field, copy);
        StoreFiles.DeleteFolder(copy);
        return new Consequence(then.All.ToArray(), begun, Stopwatch.GetTimestamp(), null);
    }

    private void Put(Field field, string copy)
    {
        switch (how)
        {
            case "in place":
                DeleteSurplus(copy, field.Store);
                Overwrite(copy, field.Store);
                break;
            case "anew":
                DeleteSurplus(copy, field.Store);
                Replace(copy, field.Store);
                break;
            case "reset":
                StoreFiles.DeleteFolder(field.Store);
                StoreFiles.Copy(copy, field.Store);
                break;
            default:
                StoreFiles.Copy(copy, field.Store + ".new");
                Directory.Move(field.Store, field.Store + ".old");
                Directory.Move(field.Store + ".new", field.Store);
                StoreFiles.DeleteFolder(field.Store + ".old");
                break;
        }
    }

    private static async Task RegisterAsync(Field field, Party party)
    {
        Revision revision = field.NewRevision("eu-west-1", "between", field.Random, party.User);
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
