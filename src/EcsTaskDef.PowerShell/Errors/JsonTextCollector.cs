namespace EcsTaskDef.PowerShell.Errors;

/// <summary>
/// Finds the JSON values in text that arrives in pieces: Get-Content without -Raw sends a file line by line. The result is the same
/// however the lines arrive. It only counts brackets, outside of texts and comments; the reader decides whether a value is JSON.
/// </summary>
internal sealed class JsonTextCollector
{
    private readonly StringBuilder _text = new();
    private State _state;
    private Comment _comment;
    private int _lines;
    private int _depth;
    private bool _inString;
    private bool _escaped;

    private enum State
    {
        Between,
        InValue,
        BehindValue,
        InOther,
    }

    private enum Comment
    {
        None,
        Line,
        Block,
    }

    /// <summary>True while a value or a comment is open.</summary>
    public bool IsOpen => _state == State.InValue || _comment == Comment.Block;

    /// <summary>
    /// True for text that begins with an object or a list of them, behind comments or not; a path may begin with a bracket too.
    /// </summary>
    public static bool Begins(string text) => Begins(text, 0);

    /// <summary>True for text that is a comment at least at its beginning: an object may follow in the next piece.</summary>
    public static bool BeginsComment(string text) => CommentAt(text, SkipSpace(text, 0)) != Comment.None;

    /// <summary>
    /// Adds a line, or several. Returns the values that are complete, in order, and lines that belong to none. What follows a value on its
    /// line is part of it, unless it is another value or a comment.
    /// </summary>
    public IReadOnlyList<string> Add(string piece)
    {
        List<string> whole = [];
        if (_state == State.InValue) _text.Append('\n');
        for (int i = 0; i < piece.Length; i++)
        {
            char c = piece[i];
            if (c == '\n') EndLine(whole, c);
            else if (_comment != Comment.None) i += Pass(piece, i);
            else if (_state != State.InOther && !_inString && CommentAt(piece, i) is var begun and not Comment.None)
            {
                // Its two characters count once: the second slash begins no other.
                Keep(c);
                Keep(piece[++i]);
                _comment = begun;
            }
            else if (_state == State.InValue) Count(c);
            else if (_state == State.InOther || !IsBlank(c)) Begin(piece, i, whole);
            else if (c != '\uFEFF') _text.Append(c);
        }

        if (_state == State.Between) DropLines();
        EndLine(whole, null);
        return whole;
    }

    /// <summary>Returns the text so far, and starts again.</summary>
    public string Take()
    {
        string all = Cut();
        _comment = Comment.None;
        return all;
    }

    private static bool Begins(string text, int at)
    {
        int first = Skip(text, at);
        if (first == text.Length || text[first] is not '[') return first < text.Length && text[first] == '{';
        int second = Skip(text, first + 1);
        return second == text.Length || text[second] is '{' or '[' or ']' or '"';
    }

    // Space and comments.
    private static int Skip(string text, int at)
    {
        while (true)
        {
            at = SkipSpace(text, at);
            Comment comment = CommentAt(text, at);
            if (comment == Comment.None) return at;
            int end = comment == Comment.Line ? text.IndexOf('\n', at) : text.IndexOf("*/", at + 2, StringComparison.Ordinal);
            if (end < 0) return text.Length;
            at = comment == Comment.Line ? end : end + 2;
        }
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && (text[at] == '\n' || IsBlank(text[at]))) at++;
        return at;
    }

    private static Comment CommentAt(string text, int at) =>
        at + 1 >= text.Length || text[at] != '/' ? Comment.None
        : text[at + 1] == '/' ? Comment.Line
        : text[at + 1] == '*' ? Comment.Block : Comment.None;

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\uFEFF';

    // A character of a comment; returns how many more of the piece belong to its end.
    private int Pass(string piece, int at)
    {
        Keep(piece[at]);
        bool isEnd = _comment == Comment.Block && piece[at] == '*' && at + 1 < piece.Length && piece[at + 1] == '/';
        if (!isEnd) return 0;
        Keep('/');
        _comment = Comment.None;
        return 1;
    }

    // A comment outside a value is nobody's; space keeps what follows at its place.
    private void Keep(char c) => _text.Append(_state == State.InValue ? c : ' ');

    private string Cut()
    {
        string all = _text.ToString();
        _text.Clear();
        (_state, _lines, _depth, _inString, _escaped) = (State.Between, 0, 0, false, false);
        return all;
    }

    // Lines before a value count when somebody speaks of a line of it, not what was in them.
    private void DropLines()
    {
        for (int i = 0; i < _text.Length; i++)
        {
            if (_text[i] == '\n') _lines++;
        }

        _lines++;
        _text.Clear();
    }

    // A character that no open value takes.
    private void Begin(string piece, int at, List<string> whole)
    {
        if (_state != State.InOther && Begins(piece, at))
        {
            if (_state == State.BehindValue) whole.Add(Cut());
            _state = State.InValue;
            _text.Insert(0, "\n", _lines);
            Count(piece[at]);
            return;
        }

        _state = State.InOther;
        _text.Append(piece[at]);
    }

    private void Count(char c)
    {
        _text.Append(c);
        if (_escaped) _escaped = false;
        else if (_inString && c == '\\') _escaped = true;
        else if (c == '"') _inString = !_inString;
        else if (_inString) return;
        else if (c is '{' or '[') _depth++;
        else if (c is '}' or ']' && --_depth == 0) _state = State.BehindValue;
    }

    // No text of JSON goes on in the next line: a quote that is not closed is a fault of this value, not of all that follow.
    private void EndLine(List<string> whole, char? separator)
    {
        (_inString, _escaped) = (false, false);
        if (_comment == Comment.Line) _comment = Comment.None;
        if (_state is State.BehindValue or State.InOther) whole.Add(Cut());
        else if (separator is { } c) _text.Append(c);
    }
}
