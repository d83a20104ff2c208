using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>A refusal by ECS; those of the API's model have classes of their own.</summary>
public class AmazonECSException : AmazonServiceException
{
    public AmazonECSException(string message)
        : base(message)
    {
    }

    public AmazonECSException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
