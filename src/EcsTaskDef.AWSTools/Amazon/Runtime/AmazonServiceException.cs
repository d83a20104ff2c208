using System.Net;

namespace Amazon.Runtime;

/// <summary>A refusal by a service.</summary>
public class AmazonServiceException : Exception
{
    public AmazonServiceException(string message)
        : base(message)
    {
    }

    public AmazonServiceException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public string? ErrorCode { get; set; }

    public string? RequestId { get; set; }

    public HttpStatusCode StatusCode { get; set; }
}
