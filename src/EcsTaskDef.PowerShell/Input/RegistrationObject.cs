using EcsTaskDef.Rules;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>A registration that was given as an object: nothing in it has a line.</summary>
internal sealed class RegistrationObject : Registration
{
    private readonly RegisterTaskDefinitionRequest _request;
    private readonly IReadOnlyList<EcsException> _faults;
    private readonly bool _hasUnknown;

    /// <param name="request">What could be read.</param>
    /// <param name="faults">ECS's errors for what could not.</param>
    /// <param name="hasUnknown">Whether a member of it is unknown.</param>
    public RegistrationObject(RegisterTaskDefinitionRequest request, IReadOnlyList<EcsException> faults, bool hasUnknown)
    {
        _hasUnknown = hasUnknown;
        _request = request;
        _faults = faults;
    }

    private protected override string? OwnFamily => _request.Family;

    private EcsException[] Faults => _faults.Where(fault => !IsOfReplaced(fault.JsonPath)).ToArray();

    /// <inheritdoc/>
    public override RegisterTaskDefinitionRequest Read() => Faults is [var first, ..] ? throw first : Amend(_request);

    /// <inheritdoc/>
    public override IReadOnlyList<TaskDefinitionFinding> Review(string account, string region) =>
        TaskDefinitionReview.Review(Amend(_request), account, region, Faults);

    /// <inheritdoc/>
    public override IReadOnlyList<TaskDefinitionFinding> FindMisspelt() =>
        _hasUnknown || HasOverrides ? TaskDefinitionReview.FindMisspelt(Amend(_request)) : [];
}
