namespace EcsTaskDef.PowerShell.Errors;

/// <summary>
/// The one place where an exception becomes an <see cref="ErrorRecord"/>: ECS's code is its id, the user's input its
/// target, ECS's text and what to do next its message.
/// </summary>
internal static class ErrorTranslator
{
    /// <summary>Translates.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="target">The user's input that it is about.</param>
    /// <param name="advice">What to do next, where the cmdlet knows better than the error.</param>
    public static ErrorRecord Translate(Exception exception, object? target, string? advice = null)
    {
        EcsException error = ErrorText.Explain(exception), shown = ErrorText.Visible(error);
#pragma warning disable RS0030 // This is the place that may.
        ErrorRecord record = new(shown, shown.Code, CategoryOf(error), target)
#pragma warning restore RS0030
        {
            // What to do next stands in the message: as RecommendedAction some hosts would show it again, others never.
            ErrorDetails = new ErrorDetails(VisibleText.Of(ErrorText.Compose(error, target as string, advice))),
        };

        // Hosts show the target's name and the exception's text too; the target itself stays what it was.
        record.CategoryInfo.TargetName = VisibleText.Of(record.CategoryInfo.TargetName);
        return record;
    }

    private static ErrorCategory CategoryOf(EcsException error) => error.Code switch
    {
        EcsErrorCodes.AccessDenied => ErrorCategory.PermissionDenied,
        EcsErrorCodes.ClusterNotFound or EcsErrorCodes.ServiceNotFound => ErrorCategory.ObjectNotFound,
        EcsErrorCodes.InvalidParameter => ErrorCategory.InvalidArgument,
        EcsErrorCodes.LimitExceeded => ErrorCategory.LimitsExceeded,
        EcsErrorCodes.Serialization => ErrorCategory.InvalidData,
        nameof(Faults.AccessRefused) => ErrorCategory.PermissionDenied,
        nameof(Faults.FileNotReadable) => ErrorCategory.ReadError,
        nameof(Faults.FileExists) => ErrorCategory.ResourceExists,
        nameof(Faults.NobodyToAsk) => ErrorCategory.InvalidOperation,
        nameof(Faults.JsonNotReadable) or nameof(Faults.JsonIncomplete) or nameof(Faults.JsonCutOff) or nameof(Faults.TextNotJson)
            or nameof(Faults.MemberTwice) or nameof(Faults.ArchiveIncomplete) or nameof(Faults.ArchiveTextInvalid)
            or nameof(Faults.FileNameUnsafe) => ErrorCategory.InvalidData,
        nameof(Faults.Unexpected) => ErrorCategory.NotSpecified,
        var code when Faults.IsAbsence(code) => ErrorCategory.ObjectNotFound,
        var code when Faults.IsAboutInput(code) => ErrorCategory.InvalidArgument,
        _ => error.Kind == EcsErrorKind.Refusal ? ErrorCategory.InvalidOperation : ErrorCategory.ResourceUnavailable,
    };
}
