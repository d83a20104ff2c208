using EcsTaskDef.Rules;
using EcsTaskDef.Engine.TaskDefinitions;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>A registration that was given as an object: nothing in it has a line.</summary>
internal sealed class RegistrationObject : Registration
{
    private readonly RegisterTaskDefinitionRequest _request;
    private readonly IReadOnlyList<EcsException> _faults;

    /// <param name="request">What could be read.</param>
    /// <param name="faults">ECS's errors for what could not.</param>
    public RegistrationObject(RegisterTaskDefinitionRequest request, IReadOnlyList<EcsException> faults)
    {
        _request = request;
        _faults = faults;
    }

    /// <inheritdoc/>
    public override string? Family => _request.Family;

    /// <inheritdoc/>
    public override Registration With(string? family, IReadOnlyList<Tag>? tags)
    {
        RegisterTaskDefinitionRequest request = _request;
        IEnumerable<EcsException> faults = _faults;
        if (family is { Length: > 0 })
        {
            request = request with { Family = family };
            faults = faults.Where(static fault => !IsAt(fault.JsonPath, FamilyName));
        }

        // Tags that cannot be read are what is wrong then.
        if (tags is not null && !_faults.Any(static fault => IsAt(fault.JsonPath, Tags)))
            request = request with { Tags = Merge(request.Tags ?? Array.Empty<Tag>(), tags) };
        return new RegistrationObject(request, faults.ToArray());
    }

    /// <inheritdoc/>
    public override RegisterTaskDefinitionRequest Read() => _faults.Count == 0 ? _request : throw _faults[0];

    /// <inheritdoc/>
    public override IReadOnlyList<TaskDefinitionFinding> Review(string account, string region) =>
        TaskDefinitionReview.Review(_request, account, region, _faults);
}
