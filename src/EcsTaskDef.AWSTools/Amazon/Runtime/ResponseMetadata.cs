namespace Amazon.Runtime;

/// <summary>What every response carries beside its members.</summary>
public class ResponseMetadata
{
    public string? RequestId { get; set; }
}
