using Amazon.Runtime;

namespace EcsTaskDef.AWSTools;

/// <summary>
/// A cmdlet of AWS.Tools.ECS whose operation is not offered. It is there to say so: a runbook that calls it must not be answered by
/// the real one, on AWS.
/// </summary>
public abstract class MissingCommand : ServiceCommand
{
    private protected MissingCommand(string operation)
        : base(operation, typeof(AmazonWebServiceResponse), null)
    {
    }

    /// <summary>Whatever the real one accepts.</summary>
    [Parameter(ValueFromRemainingArguments = true, ValueFromPipeline = true)]
    public object[]? Argument { get; set; }
}
