using System.Text.Json;

namespace EcsTaskDef.Comparison;

/// <summary>
/// A task definition without everything that makes no difference to ECS: what it would fill in itself, empty lists, the
/// order of what has names, other spellings of a size, and what only answers have. Two that are the same in this form
/// would run the same. <c>Comparison/DefinitionShape.cs</c> has the reasons, member by member.
/// </summary>
public sealed class NormalForm
{
    private readonly NormalNode _definition;
    private readonly NormalNode? _tags;
    private readonly bool _hasTags;
    private readonly bool _isRevision;

    private NormalForm(RegisterTaskDefinitionRequest request, IReadOnlyList<Tag>? tags, bool isRevision)
    {
        using (JsonDocument document = Parse(request with { Tags = null }))
        {
            JsonElement root = document.RootElement;
            _definition = NormalNode.Of(root, DefinitionShape.Definition, root, root)!;
        }

        if (tags is not null)
        {
            using JsonDocument document = Parse(new RegisterTaskDefinitionRequest { Tags = tags });
            _tags = NormalNode.Of(document.RootElement.GetProperty("tags"), DefinitionShape.Tags, document.RootElement,
                document.RootElement);
        }

        _hasTags = tags is not null;
        _isRevision = isRevision;
    }

    /// <summary>A definition to register; without tags it says nothing about those of a revision.</summary>
    /// <param name="request">The definition.</param>
    /// <param name="isRevision">It was read from a revision: without tags, they are not known.</param>
    public static NormalForm Of(RegisterTaskDefinitionRequest request, bool isRevision = false) =>
        new(request, request.Tags, isRevision);

    /// <summary>A registered revision.</summary>
    /// <param name="revision">The revision, in any state.</param>
    /// <param name="tags">Its tags, empty when it has none; null = not known, and not compared.</param>
    public static NormalForm Of(TaskDefinitionDocument revision, IReadOnlyList<Tag>? tags = null) =>
        new(EcsJson.Read<RegisterTaskDefinitionRequest>(revision.Utf8Json), tags, isRevision: true);

    /// <summary>True when the two make no difference to ECS. Tags count when both have or know them.</summary>
    public bool IsSame(NormalForm other) => Compare(other).Count == 0;

    /// <summary>
    /// The differences to another definition, by path. Tags are compared when both are known; two definitions to register
    /// have those that they state.
    /// </summary>
    /// <param name="right">The other one; this is the left one.</param>
    /// <param name="includeEqual">Gives also what both have and is the same.</param>
    /// <param name="showSecrets">Gives values that look like secrets, not a mask.</param>
    public IReadOnlyList<TaskDefinitionDifference> Compare(NormalForm right, bool includeEqual = false, bool showSecrets = false)
    {
        DifferenceFinder finder = new(includeEqual, showSecrets);
        finder.Find(_definition, right._definition, "", "");
        bool bothState = _hasTags && right._hasTags;
        if (bothState || !(_isRevision || right._isRevision)) finder.Find(_tags, right._tags, "tags", "tags");
        return finder.Differences;
    }

    /// <summary>The normal form as JSON, members in alphabetical order, without tags; secrets as they are.</summary>
    public override string ToString()
    {
        StringBuilder json = new();
        _definition.Write(json, "", null);
        return json.ToString();
    }

    private static JsonDocument Parse(RegisterTaskDefinitionRequest request) => 
        JsonDocument.Parse(StructureWriter.ToUtf8(request), JsonText.DocumentOptions);
}
