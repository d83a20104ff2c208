namespace EcsTaskDef.Stub;

/// <summary>The command line: pairs of an option and its value.</summary>
/// <param name="Url">Where to listen.</param>
/// <param name="Commit"><c>none</c>, <c>each</c> (an append and a sync per request) or <c>group</c> (those that wait share a sync).</param>
/// <param name="Journal">The file that takes what is committed.</param>
/// <param name="Answers">The bytes that stand for each operation, by <c>X-Amz-Target</c>.</param>
/// <param name="Durable">Targets that are committed before they are answered.</param>
internal sealed record StubOptions(
    string Url, string Commit, string Journal, IReadOnlyDictionary<string, byte[]> Answers, IReadOnlySet<string> Durable)
{
    public static StubOptions Parse(string[] args)
    {
        string url = "http://127.0.0.1:0", commit = "none", journal = "";
        Dictionary<string, byte[]> answers = [];
        HashSet<string> durable = [];
        for (int i = 0; i + 1 < args.Length; i += 2)
        {
            string value = args[i + 1];
            switch (args[i])
            {
                case "--urls": url = value; break;
                case "--commit": commit = value; break;
                case "--journal": journal = value; break;
                case "--durable": durable.Add(value); break;
                case "--answer":
                    int end = value.IndexOf('=', System.StringComparison.Ordinal);
                    answers[value[..end]] = File.ReadAllBytes(value[(end + 1)..]);
                    break;
                default: throw new InvalidDataException($"'{args[i]}' is not known.");
            }
        }

        return new StubOptions(url, commit, journal, answers, durable);
    }
}
