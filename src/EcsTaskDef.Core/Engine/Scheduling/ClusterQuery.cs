using System.Text.RegularExpressions;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Engine.Scheduling;

/// <summary>
/// An expression of the cluster query language, parsed: <c>attribute:ecs.instance-type =~ t3.* and not(task:group == database)</c>
/// (docs/ECS.md §6.5 [doc]).
/// </summary>
internal sealed class ClusterQuery
{
    public static readonly Rule Invalid = Rule.Parameter(nameof(SR.ClusterQueryInvalid), "rule [doc], text [guess]");

    // ECS API model: the length of an expression.
    private const int MaxLength = 2000;
    private const int MaxDepth = 50;

    // Somebody else's pattern must not keep the registry busy.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(100);

    private static readonly string[] s_equality = ["==", "!=", "in", "!in", "=~", "!~", "exists", "!exists"];
    private static readonly string[] s_order = ["==", "!=", ">", ">=", "<", "<="];

    // The subjects, and the operators that each has.
    private static readonly Dictionary<string, string[]> s_subjects = new(StringComparer.Ordinal)
    {
        ["agentConnected"] = s_equality,
        ["agentVersion"] = s_order,
        ["ec2InstanceId"] = s_equality,
        ["registeredAt"] = s_order,
        ["runningTasksCount"] = s_order,
        ["task:group"] = s_equality,
    };

    // Each operator's other spelling.
    private static readonly Dictionary<string, string> s_spellings = new(StringComparer.Ordinal)
    {
        ["equals"] = "==", ["not_equals"] = "!=", ["greater_than"] = ">", ["greater_than_equal"] = ">=", ["less_than"] = "<",
        ["less_than_equal"] = "<=", ["not_exists"] = "!exists", ["not_in"] = "!in", ["matches"] = "=~", ["not_matches"] = "!~",
    };

    private readonly string _text;
    private int _at;
    private int _depth;

    private ClusterQuery(string text) => _text = text;

    /// <summary>Which instances an expression selects.</summary>
    /// <exception cref="EcsException">It is none; the text says where and why.</exception>
    public static Func<IQueried, bool> Parse(string text)
    {
        ClusterQuery query = new(text);
        if (text.Length > MaxLength) throw query.Fault($"it has more than {MaxLength} characters");
        Func<IQueried, bool> all = query.Or();
        query.SkipBlanks();
        return query._at == text.Length ? all : throw query.Fault("expected 'and', 'or' or the end");
    }

    /// <summary>The same; null for what is none.</summary>
    public static Func<IQueried, bool>? TryParse(string text)
    {
        try
        {
            return Parse(text);
        }
        catch (EcsException)
        {
            return null;
        }
    }

    private Func<IQueried, bool> Or()
    {
        Func<IQueried, bool> left = And();
        while (Take("or") || Take("||"))
        {
            Func<IQueried, bool> first = left, second = And();
            left = i => first(i) || second(i);
        }

        return left;
    }

    private Func<IQueried, bool> And()
    {
        Func<IQueried, bool> left = Not();
        while (Take("and") || Take("&&"))
        {
            Func<IQueried, bool> first = left, second = Not();
            left = i => first(i) && second(i);
        }

        return left;
    }

    private Func<IQueried, bool> Not()
    {
        if (++_depth > MaxDepth) throw Fault("it is nested too deeply");
        Func<IQueried, bool> result;
        if (Take("not") || Take("!"))
        {
            Func<IQueried, bool> inner = Not();
            result = i => !inner(i);
        }
        else if (Take("("))
        {
            result = Or();
            if (!Take(")")) throw Fault("expected ')'");
        }
        else
        {
            result = Condition();
        }

        _depth--;
        return result;
    }

    private Func<IQueried, bool> Condition()
    {
        string subject = Word("a subject");
        string[] allowed = s_subjects.TryGetValue(subject, out string[]? known) ? known
            : subject.StartsWith("attribute:", StringComparison.Ordinal) && subject.Length > "attribute:".Length ? s_equality
            : throw Fault($"'{subject}' is no subject");
        string name = Operator();
        if (!allowed.Contains(name)) throw Fault($"'{subject}' has no operator '{name}'");
        switch (name)
        {
            case "exists": return i => i.ValuesOf(subject).Any();
            case "!exists": return i => !i.ValuesOf(subject).Any();
            case "in": case "!in":
                List<string> list = Items();
                return i => i.ValuesOf(subject).Any(list.Contains) == (name == "in");
            case "=~": case "!~":
                Regex pattern = Pattern(Word("a pattern"));
                return i => i.ValuesOf(subject).Any(v => Matches(pattern, v)) == (name == "=~");
            case "==": case "!=":
                string value = Word("a value");
                return i => i.ValuesOf(subject).Any(v => Compare(v, value) == 0) == (name == "==");
            default:
                string limit = Word("a value");
                return i => i.ValuesOf(subject).Any(v => Compare(v, limit) is var sign && name switch
                {
                    ">" => sign > 0,
                    ">=" => sign >= 0,
                    "<" => sign < 0,
                    _ => sign <= 0,
                });
        }
    }

    private string Operator()
    {
        foreach (string symbol in new[] { "==", "!=", ">=", "<=", "=~", "!~", ">", "<", "!exists", "!in" }) if (Take(symbol)) return symbol;
        int start = _at;
        string word = Word("an operator");
        if (word is "in" or "exists") return word;
        if (s_spellings.TryGetValue(word, out string? symbolOf)) return symbolOf;
        _at = start;
        throw Fault($"'{word}' is no operator");
    }

    private List<string> Items()
    {
        if (!Take("[")) throw Fault("expected '['");
        List<string> items = new();
        do items.Add(Word("a value"));
        while (Take(","));
        return Take("]") ? items : throw Fault("expected ',' or ']'");
    }

    // A word, or anything in single or double quotation marks.
    private string Word(string expected)
    {
        SkipBlanks();
        if (_at < _text.Length && _text[_at] is '\'' or '"')
        {
            int end = _text.IndexOf(_text[_at], _at + 1);
            if (end < 0) throw Fault("a quotation mark is not closed");
            string quoted = _text.Substring(_at + 1, end - _at - 1);
            _at = end + 1;
            return quoted;
        }

        int start = _at, open = 0;
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at])
            && (open > 0 || _text[_at] is not (',' or ']' or ')' or '=' or '!' or '<' or '>')))
        {
            // A pattern may have brackets of its own.
            if (_text[_at] is '(' or '[') open++;
            else if (_text[_at] is ')' or ']') open--;
            _at++;
        }

        return _at > start ? _text.Substring(start, _at - start) : throw Fault($"expected {expected}");
    }

    // Takes a symbol, or a word that ends where it ends.
    private bool Take(string token)
    {
        SkipBlanks();
        if (string.CompareOrdinal(_text, _at, token, 0, token.Length) != 0) return false;
        int end = _at + token.Length;
        bool isWord = char.IsLetter(token[token.Length - 1]);
        if (isWord && end < _text.Length && !char.IsWhiteSpace(_text[end]) && _text[end] is not ('(' or '[' or ')')) return false;
        if (token == "!" && end < _text.Length && _text[end] is '=' or '~') return false;
        _at = end;
        return true;
    }

    private Regex Pattern(string text)
    {
        try
        {
            return new Regex($"^(?:{text})$", RegexOptions.CultureInvariant, s_patience);
        }
        catch (ArgumentException)
        {
            throw Fault($"'{text}' is no pattern");
        }
    }

    private static bool Matches(Regex pattern, string value)
    {
        try
        {
            return pattern.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    // Numbers and versions by their numbers, times by their time, all else as it stands.
    private static int Compare(string one, string other)
    {
        if (Version.TryParse(Padded(one), out Version? left) && Version.TryParse(Padded(other), out Version? right))
            return left.CompareTo(right);
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(one, CultureInfo.InvariantCulture, Utc, out DateTimeOffset first)
            && DateTimeOffset.TryParse(other, CultureInfo.InvariantCulture, Utc, out DateTimeOffset second)
            ? first.CompareTo(second)
            : string.CompareOrdinal(one, other);

        static string Padded(string text) => text.IndexOf('.') < 0 ? text + ".0" : text;
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
    }

    private EcsException Fault(string what) => Invalid.With(what, _at + 1);
}

/// <summary>What expressions ask.</summary>
internal interface IQueried
{
    /// <summary>The values of a subject: none where there is none, several for the groups of an instance's tasks.</summary>
    IEnumerable<string> ValuesOf(string subject);
}
