using System.Text.RegularExpressions;

namespace EcsTaskDef.Server.Tests.Attack;

/// <summary>A store's files, seen from outside: nothing of the product is used (docs/STORE.md).</summary>
internal static partial class StoreFiles
{
    public static string[] Regions(string store) =>
        Directory.Exists(store) ? Directory.GetDirectories(store).Where(static folder => Journal(folder) is not null).ToArray() : [];

    /// <summary>The journal that counts in a region's folder; null when there is none.</summary>
    public static string? Journal(string region) =>
        Directory.GetFiles(region, "journal-*.jsonl").OrderByDescending(Generation).FirstOrDefault();

    public static int Generation(string journal) =>
        int.TryParse(
            Path.GetFileNameWithoutExtension(journal)["journal-".Length..], NumberStyles.None, CultureInfo.InvariantCulture,
            out int number) ? number : 0;

    /// <summary>Reads a file that others write to.</summary>
    public static byte[] Read(string path)
    {
        using FileStream stream = OpenAny(path, FileAccess.Read);
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static FileStream OpenAny(string path, FileAccess access) =>
        new(path, FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);

    /// <summary>Deletes a folder that others make files in.</summary>
    public static void DeleteFolder(string path)
    {
        while (Directory.Exists(path))
        {
            try
            {
                Directory.Delete(path, recursive: true);
            }
            catch (IOException)
            {
                // Somebody made a file meanwhile.
            }
        }
    }

    /// <summary>Copies as <c>cp -a</c> to a place where nothing is.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from))
        {
            string target = Path.Combine(to, Path.GetFileName(file));
            File.Copy(file, target, overwrite: true);
            File.SetLastWriteTimeUtc(target, File.GetLastWriteTimeUtc(file));
        }

        foreach (string folder in Directory.GetDirectories(from)) Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    /// <summary>Where something lies in a journal that ends with a whole line; null when there is none.</summary>
    public static (long Offset, int Length)? Find(byte[] journal, string what, Random random)
    {
        int end = Array.LastIndexOf(journal, (byte)'\n') + 1;
        if (end == 0) return null;
        string text = Encoding.Latin1.GetString(journal, 0, end);
        (string Begin, string End) = what switch
        {
            "document" => ("\"document\":{", "}]}"),
            "image" => ("registry.example/", ":1\""),
            "family" => ("\"family\":\"", "\""),
            "number" => ("\"revision\":", ","),
            "status" => ("\"status\":\"", "\""),
            "tags" => ("\"tags\":[{", "}]"),
            "seq" => ("{\"seq\":", ","),
            "synced" => ("\"synced\":", ","),
            "time" => ("\"time\":\"", "\""),
            "crc" => ("\"crc\":\"", "\""),
            "header" => ("{\"format\":1", "\n"),
            "end" => ("\"}", "\n"),
            _ => ("", ""),
        };
        if (Begin.Length == 0) return (random.Next(end), 1);
        List<int> places = [];
        for (int at = 0; (at = text.IndexOf(Begin, at, StringComparison.Ordinal)) >= 0; at++) places.Add(at + Begin.Length);
        if (places.Count == 0) return null;
        int start = places[random.Next(places.Count)], stop = text.IndexOf(End, start, StringComparison.Ordinal);
        if (what == "end") return (start, 1);
        return stop <= start ? null : (start, stop - start);
    }

    /// <summary>Tokens and names of the revisions that a line tells of, and of those in the next one where what ends it is meant.</summary>
    public static HashSet<string> Tokens(byte[] journal, int offset)
    {
        int start = offset == 0
            ? 0
            : Array.LastIndexOf(journal, (byte)'\n', offset - 1) + 1, end = Array.IndexOf(journal, (byte)'\n', offset);
        if (end == offset && end + 1 < journal.Length) end = Array.IndexOf(journal, (byte)'\n', end + 1);
        if (end < 0) end = journal.Length;
        string line = Encoding.Latin1.GetString(journal, start, end - start);
        return Token().Matches(line).Select(static one => one.Value)
            .Concat(Name().Matches(line).Select(static one => $"{one.Groups[1].Value}:{one.Groups[2].Value}")).ToHashSet();
    }

    [GeneratedRegex("t[0-9a-f]{13}")]
    private static partial Regex Token();

    [GeneratedRegex("\"family\":\"([^\"]+)\",\"revision\":([0-9]+)")]
    private static partial Regex Name();
}
