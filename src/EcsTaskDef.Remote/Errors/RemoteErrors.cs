using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using EcsTaskDef.Remote.Calls;
using EcsTaskDef.Wire;

// The one place where errors of this project are born.
#pragma warning disable RS0030

namespace EcsTaskDef.Remote.Errors;

/// <summary>
/// Makes an error of what went wrong on the way: ECS's own code and text where it answered one, and a sentence on what to do. Texts are
/// ours but for those that ECS answered.
/// </summary>
internal static class RemoteErrors
{
    public const string OutcomeUnknown = "RemoteOutcomeUnknown";

    /// <summary>Translates what a call threw.</summary>
    /// <param name="exception">What it threw.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="place">Where it was sent, in words.</param>
    public static EcsException Of(Exception exception, string operation, RemotePlace place) => exception switch
    {
        EcsException known => known,
        EcsServiceException answer => Answered(answer, operation),
        AmazonServiceException answer when IsOfCredentials(answer) => Credentials(answer, place),
        AmazonServiceException { ErrorCode: { Length: > 0 } } answer => Answered(answer, operation, WireMessages.DecodeError(default)),
        _ when Find<ProfileNotFoundException>(exception) is { } missing => Fault(
            "RemoteProfileMissing", missing.Message, "Name a profile of ~/.aws/config or ~/.aws/credentials, as in aws:prod.", exception),
        _ when Network(exception, operation, place) is { } fault => fault,
        AmazonUnmarshallingException cut => AnswerUnreadable(operation, place, cut),
        AmazonClientException client => Credentials(client, place),
        _ when Mfa(exception) is { } needed => needed,
        AmazonServiceException answer => Failed((int)answer.StatusCode, null, answer.Message, operation, answer),
        _ => Credentials(exception, place),
    };

    /// <summary>A change where only reading is allowed.</summary>
    public static EcsException ReadOnly(string operation, RemotePlace place) => Fault(
        "StoreReadOnly", $"{operation} was not sent: the session uses {place.Name} read-only.",
        "Set-TaskDefinitionStore without -ReadOnly allows changes.");

    /// <summary>Credentials of another account than the one asked for.</summary>
    public static EcsException AnotherAccount(string asked, string found, RemotePlace place) => Fault(
        "StoreAccountMismatch", $"The credentials of {place.Name} are of account {found}, not of {asked}. Nothing was sent.",
        "Name the profile of the account, or leave -Account out.");

    /// <summary>A change that may have taken place, or not.</summary>
    public static EcsException Unknown(string operation, string what, Exception cause) => Fault(
        OutcomeUnknown, $"Whether {operation} took place is not known: {what}", "Look before you repeat it.", cause);

    /// <summary>What a registry of our own has, and ECS has not.</summary>
    public static EcsException NotAvailable(string what, RemotePlace place) => Fault(
        "NotAvailableHere", $"{what} not available at {place.Name}: only a store on disk has that.", null);

    /// <summary>Users of revisions that could not be seen.</summary>
    public static EcsException UsageIncomplete(IReadOnlyList<string> missing) => Fault(
        "UsageIncomplete", $"Not all that use revisions could be seen: {string.Join("; ", missing)}",
        "Nothing was changed. Allow the caller to list and describe clusters, services and tasks, and try again.");

    /// <summary>An item that was not sent because one before it failed.</summary>
    public static EcsException NotTried(EcsException cause) => Fault(
        "RemoteNotTried", $"It was not sent, because of an error before it: {cause.Message}", null, cause);

    /// <summary>An answer that is none of the service's.</summary>
    public static EcsException AnswerUnreadable(string operation, RemotePlace place, Exception cause) => Fault(
        "RemoteAnswerCut", $"The answer to {operation} of {place.Name} broke off, or is no answer of AWS.",
        "Try again; if it happens again, check the address and what lies between.", cause);

    /// <summary>A reason that ECS gives for one item of many.</summary>
    public static EcsException Failure(Failure failure) => new(
        EcsErrorKind.Refusal, EcsErrorCodes.Client, failure.Reason + (failure.Detail is null ? "" : $" {failure.Detail}"));

    private static EcsException Answered(EcsServiceException answer, string operation) =>
        Answered(answer, operation, WireMessages.DecodeError(answer.Body));

    private static EcsException Answered(AmazonServiceException answer, string operation, EcsException? decoded)
    {
        string code = decoded?.Code ?? answer.ErrorCode ?? EcsErrorCodes.Server;
        int status = (int)answer.StatusCode;
        if (status >= 500 || (decoded is null && string.IsNullOrEmpty(answer.ErrorCode)))
            return Failed(status, code, decoded?.Message ?? answer.Message, operation, answer);
        return new EcsException(
            EcsErrorKind.Refusal, code, decoded?.Message ?? answer.Message ?? "", AdviceOf(code, operation, decoded?.Message),
                innerException: answer)
        {
            ResourceIds = decoded?.ResourceIds ?? [],
        };
    }

    private static EcsException Failed(int status, string? code, string? message, string operation, Exception cause) => Fault(
        code is { Length: > 0 } ? code : EcsErrorCodes.Server, $"{operation} failed at the other end (HTTP {status}): {message}",
        "Try again in a moment.", cause);

    private static string? AdviceOf(string code, string operation, string? message) => code switch
    {
        EcsErrorCodes.AccessDenied or "AccessDenied" or "UnauthorizedOperation" =>
            message?.Contains($":{operation}", StringComparison.Ordinal) == true
                ? "The caller needs the permission that is named there."
                : $"The caller needs the permission {ServiceOf(operation)}:{operation}.",
        "UnrecognizedClientException" or "InvalidClientTokenId" or "InvalidAccessKeyId" or "MissingAuthenticationTokenException" =>
            "The access key is not known there. Check the profile or the variables that it comes from.",
        "ExpiredTokenException" or "ExpiredToken" or "RequestExpired" =>
            "The session has expired. Sign in again (aws sso login), or set new credentials.",
        "InvalidSignatureException" or "SignatureDoesNotMatch" or "RequestTimeTooSkewed" =>
            "The secret does not belong to the access key, or this machine's clock is wrong.",
        "OptInRequired" or "SubscriptionRequiredException" => "The region or the service is not enabled for this account.",
        EcsErrorCodes.Throttling or "Throttling" or "TooManyRequestsException" => "AWS is asked too often at the moment. Try again later.",
        _ => null,
    };

    private static string ServiceOf(string operation) => operation switch
    {
        "LookupEvents" => "cloudtrail",
        "GetCallerIdentity" => "sts",
        _ => "ecs",
    };

    // What signing in and assuming roles answers comes from other services.
    private static bool IsOfCredentials(AmazonServiceException answer) =>
        answer.GetType().Namespace?.StartsWith("Amazon.SecurityToken", StringComparison.Ordinal) == true
        || answer.GetType().Namespace?.StartsWith("Amazon.SSO", StringComparison.Ordinal) == true;

    private static EcsException Credentials(Exception exception, RemotePlace place)
    {
        if (Mfa(exception) is { } needed) return needed;
        string text = Texts(exception);
        if (place.Profile is { } profile && text.Contains($"\"{profile}\" profile", StringComparison.Ordinal))
        {
            return Fault("RemoteProfileMissing", $"There is no usable profile '{profile}': {Reasons(exception)}",
                "Name a profile of ~/.aws/config or ~/.aws/credentials, as in aws:prod.", exception);
        }

        if (text.Contains("SSO", StringComparison.Ordinal))
        {
            return Fault("RemoteSignInDue", $"The sign-in for {place.Name} is missing or has expired: {Reasons(exception)}",
                $"Sign in with: aws sso login{(place.Profile is null ? "" : $" --profile {place.Profile}")}", exception);
        }

        return Fault("RemoteCredentialsMissing", $"There are no usable AWS credentials for {place.Name}: {Reasons(exception)}",
            "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile as in aws:PROFILE.", exception);
    }

    private static EcsException? Mfa(Exception exception) => Texts(exception).Contains("Mfa", StringComparison.OrdinalIgnoreCase)
        ? Fault("RemoteMfaNeeded", "The profile's role asks for a code of a multi-factor device, which is not asked for here.",
            "Get a session yourself (aws sts get-session-token or aws sso login), and use its credentials.", exception)
        : null;

    private static EcsException? Network(Exception exception, string operation, RemotePlace place)
    {
        if (Find<AuthenticationException>(exception) is { } tls)
        {
            return Fault("RemoteTlsFailed", $"No secure connection to {place.Name} came about: {Sentence(tls)}",
                "Trust the certificate of the endpoint, or of the proxy between, on this machine.", exception);
        }

        if (Find<HttpRequestException>(exception) is { } http)
        {
            switch (http.HttpRequestError)
            {
                case HttpRequestError.NameResolutionError:
                    return Fault("RemoteUnreachable", $"{place.Name} is not found: {Sentence(http)}",
                        "Check the network, the spelling of the region or address, and the proxy (HTTPS_PROXY).", exception);
                case HttpRequestError.ProxyTunnelError:
                    return Fault("RemoteProxyFailed", $"The proxy does not let {operation} through to {place.Name}: {Sentence(http)}",
                        "Check HTTPS_PROXY, HTTP_PROXY and NO_PROXY.", exception);
                case HttpRequestError.ConnectionError:
                    return Fault("RemoteUnreachable", $"{place.Name} does not answer: {Sentence(http)}",
                        "Check the address, the network and the proxy (HTTPS_PROXY).", exception);
            }
        }

        if (Find<TimeoutException>(exception) is not null || Find<OperationCanceledException>(exception) is not null)
        {
            return Fault("RemoteTimeout", $"{place.Name} did not answer {operation} in time.",
                "Try again; if it happens again, check the network and the proxy.", exception);
        }

        return Find<IOException>(exception) is not null || Find<SocketException>(exception) is not null
                || Find<HttpRequestException>(exception) is not null
            ? Fault("RemoteConnectionLost", $"The connection to {place.Name} broke during {operation}.", "Try again.", exception)
            : null;
    }

    private static T? Find<T>(Exception? exception) where T : Exception
    {
        for (; exception is not null; exception = exception.InnerException)
            if (exception is T found) return found;
        return null;
    }

    private static string Texts(Exception? exception)
    {
        StringBuilder all = new();
        for (; exception is not null; exception = exception.InnerException) all.AppendLine(exception.Message);
        return all.ToString();
    }

    // What another service answered stands behind what failed for it.
    private static string Reasons(Exception exception)
    {
        List<string> reasons = [];
        for (Exception? one = exception; one is not null; one = one.InnerException)
        {
            string reason = Sentence(one);
            if (!reasons.Exists(known => known.Contains(reason, StringComparison.Ordinal))) reasons.Add(reason);
        }

        return string.Join(" ", reasons);
    }

    // The SDK's messages have several lines; ours have one.
    private static string Sentence(Exception exception) => string.Join(
        ' ', exception.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) is { Length: > 0 } text
            ? text : exception.GetType().Name;

    private static EcsException Fault(string code, string message, string? advice, Exception? cause = null) =>
        new(EcsErrorKind.Fault, code, message, advice, innerException: cause);
}
