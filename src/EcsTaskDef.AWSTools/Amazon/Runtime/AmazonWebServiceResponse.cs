using System.Net;

namespace Amazon.Runtime;

/// <summary>What every response has.</summary>
public class AmazonWebServiceResponse
{
    public ResponseMetadata? ResponseMetadata { get; set; }

    public long ContentLength { get; set; }

    public HttpStatusCode HttpStatusCode { get; set; }
}
