using System.Text.Json;

namespace EcsTaskDef.PowerShell.Errors;

/// <summary>The text of an error: the part of the translation that needs no PowerShell.</summary>
internal static class ErrorText
{
    /// <summary>Any exception as one of ours, so that users see no raw .NET error.</summary>
    public static EcsException Explain(Exception exception) => exception switch
    {
        EcsException own => own,
        AggregateException { InnerExceptions.Count: 1 } several => Explain(several.InnerExceptions[0]),
        UnauthorizedAccessException => Faults.AccessRefused(exception),
        FileNotFoundException { FileName: { Length: > 0 } file } => Faults.FileNotFound(file),
        IOException => Faults.FileNotReadable(exception),
        WildcardPatternException => Faults.WildcardInvalid(exception),
        JsonException => Faults.JsonNotReadable(exception),
        _ => Faults.Unexpected(exception),
    };

    /// <summary>The error with hidden characters made visible; the same one where it has none.</summary>
    public static EcsException Visible(EcsException error)
    {
        bool hasVisibleCause = true;
        for (Exception? cause = error.InnerException; cause is not null; cause = cause.InnerException)
            hasVisibleCause &= VisibleText.IsVisible(cause.Message);
        string[] texts =
            [error.Code, error.Message, error.Advice ?? "", error.JsonPath ?? "", error.Missing?.Id ?? "", error.Missing?.Name ?? ""];
        return hasVisibleCause && texts.All(VisibleText.IsVisible)
            ? error
            : new EcsException(
                error.Kind,
                VisibleText.Of(error.Code),
                VisibleText.Of(error.Message),
                VisibleText.Of(error.Advice),
                VisibleText.Of(error.JsonPath),
                hasVisibleCause ? error.InnerException : null)
            {
                Missing = error.Missing is { } missing
                    ? new MissingResource(VisibleText.Of(missing.Id), VisibleText.Of(missing.Name)) : null,
                ResourceIds = error.ResourceIds,
            };
    }

    /// <summary>
    /// The error as a record carries it: its message is never empty and begins with its subject. ECS's exact text is the message of the
    /// exception inside.
    /// </summary>
    /// <param name="error">The error, visible.</param>
    /// <param name="subject">What it is about; null = the command as a whole.</param>
    public static EcsException Named(EcsException error, string? subject)
    {
        string text = VisibleText.Of(Prefix(error, subject)) + (error.Message.Length == 0 ? error.Code : error.Message);
        return text == error.Message ? error : new EcsException(error.Kind, error.Code, text, error.Advice, error.JsonPath, error)
        {
            Missing = error.Missing,
            ResourceIds = error.ResourceIds,
        };
    }

    /// <summary>
    /// The message: the subject, ECS's exact text, the place in the input, and the advice.
    /// </summary>
    /// <param name="error">The error.</param>
    /// <param name="subject">Its subject (<c>web:3</c>, a file); null = the command as a whole.</param>
    /// <param name="advice">What to do next; null = the error's own advice.</param>
    public static string Compose(EcsException error, string? subject, string? advice)
    {
        var text = new StringBuilder(Prefix(error, subject));

        // Some errors of ECS have no text; show at least the code.
        string? next = advice ?? error.Advice;
        bool saysNothing = error.Message.Length == 0 && string.IsNullOrEmpty(next);
        AppendSentence(text, saysNothing ? error.Code : error.Message);
        if (error.JsonPath is { Length: > 1 } path && next?.Contains(path) != true) AppendSentence(text, $"At {path}");
        return text.Append(next).ToString().TrimEnd();
    }

    private static string Prefix(EcsException error, string? subject)
    {
        // A file is named by its last part; its folders are in the target.
        if (subject is not { Length: > 0 and <= 1024 } || subject.Trim().Length == 0 || JsonTextCollector.Begins(subject)) return "";
        string name = Path.IsPathRooted(subject) ? Path.GetFileName(subject) : subject;
        return error.Message.Contains(name) ? "" : name + ": ";
    }

    private static void AppendSentence(StringBuilder text, string sentence)
    {
        if (sentence.Length == 0) return;
        text.Append(sentence);
        if (sentence[sentence.Length - 1] is not ('.' or '!' or '?')) text.Append('.');
        text.Append(' ');
    }
}
