using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules;

/// <summary>
/// What is wrong with the text before any rule can judge: JSON and types, all of them, where ECS names only the first.
/// What could not be read is taken as it was meant where that is plain ("512" for 512, one object for a list of one), and
/// as absent elsewhere, so that the rest can be judged. Evidence: docs/ECS.md §3.2, 1; texts §1.3.
/// </summary>
internal static class ReadingRule
{
    public static readonly Rule NotJson = Rule.CannotBeRead(nameof(SR.InputNotJson), "code [guess], text ours");
    public static readonly Rule TypeWrong = Rule.CannotBeRead(
        nameof(SR.MemberTypeWrong), "texts of docs/ECS.md §1.3 [seen], some by pattern [guess]");

    // More than anyone mends at once, and a bound on the work.
    private const int MaxFaults = 100;

    /// <summary>
    /// Reads a registration; null when nothing of it can be read. What is wrong is added to the findings, with paths in
    /// the text; <paramref name="absent"/> gets the paths of what was taken as absent.
    /// </summary>
    public static RegisterTaskDefinitionRequest? Read(ReadOnlyMemory<byte> text, List<Finding> findings, ISet<string> absent)
    {
        HashSet<string> faults = new(StringComparer.Ordinal);
        ReadOnlyMemory<byte> current = text;
        while (true)
        {
            try
            {
                return EcsJson.Read<RegisterTaskDefinitionRequest>(current);
            }
            catch (EcsException exception) when (exception.Kind == EcsErrorKind.Refusal)
            {
                string path = exception.JsonPath!;
                if (path == "$")
                {
                    findings.Add(Found(NotJson, exception, path));
                    return null;
                }

                bool isNew = faults.Add(path);
                if (isNew) findings.Add(Found(TypeWrong, exception, path));
                if (faults.Count > MaxFaults || new JsonPlaces(current, absent).FindValue(path) is not { } place) return null;
                byte[]? meant = isNew ? Meant(current.Span.Slice(place.Start, place.Length), exception.Message) : null;
                if (meant is null && !absent.Add(path)) return null;
                current = Splice(current.Span, place, meant ?? s_null);
            }
        }
    }

    // ECS gives some of these no text; a finding always has one.
    private static Finding Found(Rule rule, EcsException exception, string path) =>
        new(rule, exception.Message.Length > 0 ? exception.Message : rule.Text, exception.Advice ?? rule.Fix, path);

    private static readonly byte[] s_null = Encoding.ASCII.GetBytes("null");

    // The value as it was meant; null when that is not plain.
    private static byte[]? Meant(ReadOnlySpan<byte> value, string message)
    {
        string text = Encoding.UTF8.GetString(value.ToArray());
        if (message == SR.ListExpected && value[0] is (byte)'{' or (byte)'"') return Encoding.UTF8.GetBytes("[" + text + "]");
        if (value[0] == (byte)'"')
        {
            string inner = text.Substring(1, text.Length - 2).Trim();
            return inner is "true" or "false" || int.TryParse(inner, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
                ? Encoding.ASCII.GetBytes(inner) : null;
        }

        return value[0] is (byte)'{' or (byte)'[' ? null : Encoding.UTF8.GetBytes("\"" + text + "\"");
    }

    private static ReadOnlyMemory<byte> Splice(ReadOnlySpan<byte> text, (int Start, int Length) place, byte[] value)
    {
        ByteBuffer buffer = new(text.Length + value.Length);
        buffer.Write(text.Slice(0, place.Start));
        buffer.Write(value);
        buffer.Write(text.Slice(place.Start + place.Length));
        return buffer.Written;
    }
}
