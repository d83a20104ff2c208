namespace EcsTaskDef.PowerShell.Errors;

/// <summary>
/// Joins JSON text that arrives in pieces: Get-Content without -Raw sends a file line by line. It only counts brackets, outside of texts
/// and comments; the reader decides whether the text is JSON.
/// </summary>
internal sealed class JsonTextCollector
{
    private static readonly char[] s_space = ['\uFEFF', ' ', '\t', '\r', '\n'];

    private readonly StringBuilder _text = new();
    private int _depth;
    private Place _place;
    private bool _hasContent;
    private char _before;

    private enum Place
    {
        Json,
        Text,
        LineComment,
        BlockComment,
    }

    /// <summary>True while an object or a comment is open.</summary>
    public bool IsOpen => _hasContent || _place == Place.BlockComment;

    /// <summary>True before the first piece, comments included.</summary>
    public bool IsEmpty => _text.Length == 0;

    /// <summary>True for text that may be the beginning of an object, behind comments or not.</summary>
    public static bool Begins(string text)
    {
        while (true)
        {
            text = text.TrimStart(s_space);
            if (text.Length == 0 || text[0] == '{') return text.Length > 0;
            int end = text.StartsWith("//", StringComparison.Ordinal) ? text.IndexOf('\n')
                : text.StartsWith("/*", StringComparison.Ordinal) ? text.IndexOf("*/", 2, StringComparison.Ordinal) + 1 : -1;
            if (end <= 0) return false;
            text = text.Substring(end + 1);
        }
    }

    /// <summary>True for text that is a comment at least at its beginning: an object may follow in the next piece.</summary>
    public static bool BeginsComment(string text) =>
        text.TrimStart(s_space) is { } rest
        && (rest.StartsWith("//", StringComparison.Ordinal) || rest.StartsWith("/*", StringComparison.Ordinal));

    /// <summary>Adds a piece. Returns the whole object when this was its last piece, otherwise null.</summary>
    public string? Add(string piece)
    {
        if (_text.Length > 0)
        {
            _text.Append('\n');
            Count('\n');
        }

        _text.Append(piece);
        foreach (char c in piece) Count(c);
        return _hasContent && _depth <= 0 && _place is (Place.Json or Place.LineComment) ? Take() : null;
    }

    /// <summary>Returns the text so far, and starts again.</summary>
    public string Take()
    {
        string all = _text.ToString();
        _text.Clear();
        (_depth, _place, _hasContent, _before) = (0, Place.Json, false, '\0');
        return all;
    }

    private void Count(char c)
    {
        // What stands before a character counts once: the second slash of a comment begins no other.
        char before = _before;
        _before = c;
        switch (_place)
        {
            case Place.LineComment:
                if (c is '\n' or '\r') _place = Place.Json;
                break;
            case Place.BlockComment:
                if (before == '*' && c == '/') (_place, _before) = (Place.Json, '\0');
                break;
            case Place.Text:
                if (before == '\\') _before = '\0';
                else if (c == '"') _place = Place.Json;
                break;
            case Place.Json when before == '/' && c is ('/' or '*'):
                (_place, _before) = (c == '/' ? Place.LineComment : Place.BlockComment, '\0');
                break;
            default:
                CountBracket(c);
                break;
        }
    }

    private void CountBracket(char c)
    {
        if (c == '"') (_place, _before) = (Place.Text, '\0');
        else if (c is '{' or '[') _depth++;
        else if (c is '}' or ']') _depth--;
        _hasContent |= c != '/' && Array.IndexOf(s_space, c) < 0;
    }
}
