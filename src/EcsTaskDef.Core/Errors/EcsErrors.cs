using System.Runtime.CompilerServices;

// The one place where errors are born.
#pragma warning disable RS0030

namespace EcsTaskDef.Errors;

/// <summary>Makes every <see cref="EcsException"/>, with ECS's codes. Texts are in SR.resx.</summary>
public static class EcsErrors
{
    /// <summary>A <c>ClientException</c>: the definition or its name is at fault.</summary>
    public static EcsException Client(string message, string? advice = null, string? jsonPath = null) =>
        new(EcsErrorKind.Refusal, EcsErrorCodes.Client, message, advice, jsonPath);

    /// <summary>An <c>InvalidParameterException</c>: a parameter of the request is at fault.</summary>
    public static EcsException InvalidParameter(string message, string? advice = null, string? jsonPath = null) =>
        new(EcsErrorKind.Refusal, EcsErrorCodes.InvalidParameter, message, advice, jsonPath);

    /// <summary>An <c>InvalidParameterException</c>: a parameter has none of the values that it can have.</summary>
    internal static EcsException NotOneOf(string parameter, IEnumerable<string> values) =>
        InvalidParameter(Texts.Format(SR.EnumParameterInvalid, parameter, string.Join(",", values)));

    /// <summary>A <c>SerializationException</c>: the JSON or the type of a member is at fault.</summary>
    public static EcsException Serialization(string message, string? advice = null, string? jsonPath = null) =>
        new(EcsErrorKind.Refusal, EcsErrorCodes.Serialization, message, advice, jsonPath);

    /// <summary>A refusal with one of ECS's other codes.</summary>
    internal static EcsException Refused(string code, string message, string? advice = null, string? jsonPath = null) =>
        new(EcsErrorKind.Refusal, code, message, advice, jsonPath);

    /// <summary>A <c>LimitExceededException</c>.</summary>
    public static EcsException LimitExceeded(string message, string? advice = null) =>
        new(EcsErrorKind.Refusal, EcsErrorCodes.LimitExceeded, message, advice);

    /// <summary>A <c>ClusterNotFoundException</c>: there is no such cluster, or it is INACTIVE.</summary>
    public static EcsException ClusterNotFound(string message, string? advice = null) =>
        new(EcsErrorKind.Refusal, EcsErrorCodes.ClusterNotFound, message, advice);

    /// <summary>A <c>ServiceNotFoundException</c>; DeleteService's has no text.</summary>
    public static EcsException ServiceNotFound(string message, string? advice = null) =>
        new(EcsErrorKind.Refusal, EcsErrorCodes.ServiceNotFound, message, advice);

    /// <summary>A <c>ServiceNotActiveException</c>: the service is DRAINING or INACTIVE.</summary>
    public static EcsException ServiceNotActive(string message, string? advice = null) =>
        new(EcsErrorKind.Refusal, EcsErrorCodes.ServiceNotActive, message, advice);

    /// <summary>One of the three refusals of DeleteCluster.</summary>
    public static EcsException ClusterInUse(string code, string message) => new(EcsErrorKind.Refusal, code, message);

    /// <summary>A <c>ConflictException</c> with the resources in conflict.</summary>
    public static EcsException Conflict(string message, IReadOnlyList<string> resourceIds) =>
        new(EcsErrorKind.Refusal, EcsErrorCodes.Conflict, message) { ResourceIds = resourceIds };

    /// <summary>The refusal of something that is not there: ECS has a code of its own for few of them.</summary>
    internal static EcsException Missing(string code, MissingResource missing, string message, string? advice = null) =>
        new(EcsErrorKind.Refusal, code, message, advice) { Missing = missing };

    /// <summary>A <c>ThrottlingException</c>.</summary>
    public static EcsException Throttling() => new(EcsErrorKind.Refusal, EcsErrorCodes.Throttling, SR.RateExceeded, SR.AdviceRate);

    /// <summary>
    /// A fault of our own. The code is the resource key of the text, taken from the argument's own spelling
    /// (<c>SR.StoreBusy</c> → <c>StoreBusy</c>).
    /// </summary>
    /// <remarks>A value that is an exception stands for its message, ended by a full stop.</remarks>
    internal static EcsException Fault(
        string text, object?[] values, Exception? inner = null,
        [CallerArgumentExpression(nameof(text))] string expression = "") =>
        new(EcsErrorKind.Fault, expression.Substring(expression.LastIndexOf('.') + 1),
            Texts.Format(text, Array.ConvertAll(values, Sentence)),
            innerException: inner);

    private static object? Sentence(object? value) => value is not Exception exception
        ? value
        : exception.Message.EndsWith(".", StringComparison.Ordinal) ? exception.Message : exception.Message + ".";
}
