using System.Net;
using System.Text.Json;
using Amazon.ECS;
using EcsTaskDef.Wire;

namespace EcsTaskDef.AWSTools;

/// <summary>
/// Turns an error of the endpoint into what AWS.Tools throws: the exception of the SDK inside of an InvalidOperationException.
/// </summary>
internal static class ServiceFault
{
    public static ErrorRecord RecordOf(WireResponse answer, object source)
    {
        AmazonECSException fault = Of(answer);
        var exception = new InvalidOperationException(VisibleText.Of(fault.Message), fault);
#pragma warning disable RS0030 // The one other place that may: these errors are AWS.Tools', not ours.
        return new ErrorRecord(exception, fault.GetType().ToString(), ErrorCategory.InvalidOperation, source);
#pragma warning restore RS0030
    }

    private static AmazonECSException Of(WireResponse answer)
    {
        using JsonDocument error = JsonDocument.Parse(answer.Body);
        string code = error.RootElement.GetProperty("__type").GetString() ?? "";
        string text = error.RootElement.TryGetProperty("message", out JsonElement message) ? message.GetString() ?? "" : "";

        // A fault of the store: clients of the endpoint are sent to a log, but here is the one who can do something about it.
        if (answer.Fault is { } cause) text = ErrorText.Compose(ErrorText.Explain(cause), null, null);
        Type? known = typeof(ServiceFault).Assembly.GetType("Amazon.ECS.Model." + code);
        AmazonECSException fault = known is not null && typeof(AmazonECSException).IsAssignableFrom(known)
            ? (AmazonECSException)Activator.CreateInstance(known, text, answer.Fault)!
            : new AmazonECSException(text, answer.Fault);
        ModelJson.Fill(fault, error.RootElement);
        fault.ErrorCode = code;
        fault.RequestId = answer.RequestId.ToString();
        fault.StatusCode = (HttpStatusCode)answer.Status;
        return fault;
    }
}
