namespace EcsTaskDef.PowerShell.Errors;

/// <summary>
/// Joins JSON text that arrives in pieces: Get-Content without -Raw sends a file line by line. It only counts brackets; the reader
/// decides whether the text is JSON.
/// </summary>
internal sealed class JsonTextCollector
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _inString;
    private bool _escaped;

    /// <summary>True while an object is open.</summary>
    public bool IsOpen => _text.Length > 0;

    /// <summary>True for text that may be the beginning of an object.</summary>
    public static bool Begins(string text) => text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n') is { Length: > 0 } rest && rest[0] == '{';

    /// <summary>Adds a piece. Returns the whole object when this was its last piece, otherwise null.</summary>
    public string? Add(string piece)
    {
        if (_text.Length > 0) _text.Append('\n');
        _text.Append(piece);
        foreach (char c in piece) Count(c);
        return _depth <= 0 && !_inString ? Take() : null;
    }

    /// <summary>Returns the text so far, and starts again.</summary>
    public string Take()
    {
        string all = _text.ToString();
        _text.Clear();
        (_depth, _inString, _escaped) = (0, false, false);
        return all;
    }

    private void Count(char c)
    {
        if (_escaped) _escaped = false;
        else if (_inString && c == '\\') _escaped = true;
        else if (c == '"') _inString = !_inString;
        else if (_inString) return;
        else if (c is '{' or '[') _depth++;
        else if (c is '}' or ']') _depth--;
    }
}
