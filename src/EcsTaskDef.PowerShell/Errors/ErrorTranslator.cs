namespace EcsTaskDef.PowerShell.Errors;

/// <summary>
/// The one place where an exception becomes an <see cref="ErrorRecord"/>: its id is ECS's code, with an id of ours behind it for what is
/// missing; its target the user's input, its message the subject, ECS's text and the advice.
/// </summary>
internal static class ErrorTranslator
{
    /// <param name="exception">The exception.</param>
    /// <param name="target">The user's input that it is about; null = the command as a whole.</param>
    /// <param name="advice">What to do next; null = the error's own advice.</param>
    public static ErrorRecord Translate(Exception exception, object? target, string? advice = null)
    {
        EcsException error = ErrorText.Explain(exception), shown = ErrorText.Visible(error);
        string? subject = ErrorSubject.Of(target) ?? error.Missing?.Name;
#pragma warning disable RS0030 // This is the place that may.
        ErrorRecord record = new(ErrorText.Named(shown, subject), IdOf(shown), CategoryOf(error), target)
#pragma warning restore RS0030
        {
            // The advice is part of the message: some hosts would repeat a RecommendedAction, others never show it.
            ErrorDetails = new ErrorDetails(VisibleText.Of(ErrorText.Compose(error, subject, advice))),
        };

        // Hosts show the name of the target too. The target itself stays as it is.
        record.CategoryInfo.TargetName = VisibleText.Of(record.CategoryInfo.TargetName);
        return record;
    }

    // ECS has one code for much; what is missing has an id of its own beside it.
    private static string IdOf(EcsException error) =>
        error.Missing is { } missing && missing.Id != error.Code ? $"{error.Code},{missing.Id}" : error.Code;

    private static ErrorCategory CategoryOf(EcsException error) => error.Code switch
    {
        _ when error.Missing is not null => ErrorCategory.ObjectNotFound,
        EcsErrorCodes.AccessDenied => ErrorCategory.PermissionDenied,
        EcsErrorCodes.ClusterNotFound or EcsErrorCodes.ServiceNotFound => ErrorCategory.ObjectNotFound,
        EcsErrorCodes.InvalidParameter => ErrorCategory.InvalidArgument,
        EcsErrorCodes.LimitExceeded => ErrorCategory.LimitsExceeded,
        EcsErrorCodes.Serialization => ErrorCategory.InvalidData,
        nameof(Faults.AccessRefused) => ErrorCategory.PermissionDenied,
        nameof(Faults.FileNotReadable) => ErrorCategory.ReadError,
        nameof(Faults.FileExists) => ErrorCategory.ResourceExists,
        nameof(Faults.NobodyToAsk) => ErrorCategory.InvalidOperation,
        nameof(Faults.YamlNotReadable) or nameof(Faults.JsonNotReadable) or nameof(Faults.JsonIncomplete) or nameof(Faults.JsonCutOff)
            or nameof(Faults.TextNotJson)
            or nameof(Faults.MemberTwice) or nameof(Faults.ArchiveIncomplete) or nameof(Faults.ArchiveTextInvalid)
            or nameof(Faults.FileNameUnsafe) => ErrorCategory.InvalidData,
        nameof(Faults.WaitTimedOut) => ErrorCategory.OperationTimeout,
        nameof(Faults.WaitHopeless) or nameof(Faults.ClockHeld) => ErrorCategory.InvalidOperation,
        nameof(Faults.Unexpected) => ErrorCategory.NotSpecified,
        var code when Faults.IsAbsence(code) => ErrorCategory.ObjectNotFound,
        var code when Faults.IsAboutInput(code) => ErrorCategory.InvalidArgument,
        _ => error.Kind == EcsErrorKind.Refusal ? ErrorCategory.InvalidOperation : ErrorCategory.ResourceUnavailable,
    };
}
