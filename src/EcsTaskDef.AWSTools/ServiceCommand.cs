using System.Collections;
using EcsTaskDef.Model;
using EcsTaskDef.PowerShell.Progress;
using EcsTaskDef.Settings;
using EcsTaskDef.Wire;

namespace EcsTaskDef.AWSTools;

/// <summary>
/// A cmdlet of AWS.Tools.ECS: its parameters become the request of an operation, the session's registry answers it, and what -Select
/// selects of the response goes to the pipeline.
/// </summary>
public abstract class ServiceCommand : VisibleCommand, IDisposable
{
    private readonly string _operation;
    private readonly Type _response;
    private readonly string? _select;
    private readonly OperationRunner _runner;

    /// <param name="operation">The operation.</param>
    /// <param name="response">The class of its response.</param>
    /// <param name="select">What it returns where -Select says nothing; null = nothing.</param>
    private protected ServiceCommand(string operation, Type response, string? select)
    {
        (_operation, _response, _select) = (operation, response, select);
        _runner = new OperationRunner(new ProgressScreen(this), warning => WriteWarning(warning.Message));
        Select = select ?? "*";
    }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RegionToCall")]
    public object? Region { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string Select { get; set; }

    // The store asks for no credentials and has no address: what says them is accepted and not used.
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StoredCredentials", "AWSProfileName")]
    public string? ProfileName { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    public string? ProfileLocation { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AK")]
    public string? AccessKey { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SK", "SecretAccessKey")]
    public string? SecretKey { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ST")]
    public string? SessionToken { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Credential { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public PSCredential? NetworkCredential { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? EndpointUrl { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? ClientConfig { get; set; }

    /// <summary>Whether the operation changes something.</summary>
    private protected virtual bool IsChange => false;

    protected override void BeginProcessing() => _runner.Begin();

    protected override void ProcessRecord()
    {
        if (!IsConfirmed()) return;
        Selection selection = Selection.Of(this, _response, WasBound(nameof(Select)) ? Select : _select);
        foreach (string name in RequestBody.NullsOf(this))
            WriteWarning($"You are passing $null as a value for parameter {name} which is marked as required.");
        foreach (object response in Answers(RequestBody.Of(this)))
        {
            if (!selection.IsParameter) Emit(selection.From(response));
        }

        if (selection.IsParameter) Emit(selection.From(this));
    }

    protected override void EndProcessing()
    {
        while (EngineWarnings.TryTake(out EcsTaskDef.Errors.EcsException? warning)) WriteWarning(warning!.Message);
        _runner.End();
    }

    protected sealed override void StopProcessing() => _runner.Stop();

    /// <summary>Whether the change may be made.</summary>
    private protected virtual bool IsConfirmed() => true;

    /// <summary>The responses to a request: one, or one for each page.</summary>
    private protected virtual IEnumerable<object> Answers(IDictionary<string, object?> request)
    {
        yield return Call(request);
    }

    /// <summary>Calls the operation; a refusal ends the command as AWS.Tools' do.</summary>
    private protected object Call(IDictionary<string, object?> request)
    {
        LocalEndpoint endpoint = Require(Open);
        byte[] body = ModelJson.Write(request);
        WireResponse answer = IsChange
            ? _runner.Run(token => endpoint.HandleAsync(_operation, body, token))
            : _runner.Ask(token => endpoint.HandleAsync(_operation, body, token));
        if (answer.Status >= 400) ThrowTerminatingError(ServiceFault.RecordOf(answer, this));
        return ModelJson.ReadResponse(answer, _response);
    }

    private protected bool WasBound(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) _runner.Dispose();
    }

    private LocalEndpoint Open()
    {
        if (!Regions.MatchesPartition(RegionName)) throw Faults.RegionUnknown(RegionName, Regions.Nearest(RegionName));
        string path = StorePath.Resolve(SessionState.Path, null);

        // They stand for AWS, and never go there: for that there are the real ones.
        if (RegistryLocation.Parse(path).IsRemote) throw Faults.OnlyOnDisk(MyInvocation.MyCommand.Name, path);
        if (StorePath.WarningOf(path, null) is { } warning) WriteWarning(warning);
        var endpoint = new LocalEndpoint(HostCache.Get(path, StorePath.AccountOf(path, null)), RegionName);
        WriteVerbose($"{_operation} is answered by EcsTaskDef. The store is {path}, the region {endpoint.Region}.");
        return endpoint;
    }

    // A runbook names its region with -Region or Set-DefaultAWSRegion; what the test chose for the session stands behind both.
    private string RegionName
    {
        get
        {
            string? given = StoredRegion.Read(Region);
            if (string.IsNullOrWhiteSpace(given)) given = StoredRegion.Read(GetVariableValue(StoredRegion.VariableName));
            return RegionChoice.Choose(given, SessionDefaults.Current.Region, null, HostEnvironment.Variable).Name;
        }
    }

    private void Emit(object? output)
    {
        if (output is null) return;
        IEnumerator? items = LanguagePrimitives.GetEnumerator(output);
        if (items is null) WriteObject(output);
        while (items?.MoveNext() == true) WriteObject(items.Current);
    }
}
