namespace EcsTaskDef.Comparison;

/// <summary>Walks through two normal forms side by side.</summary>
internal sealed class DifferenceFinder
{
    private readonly List<TaskDefinitionDifference> _differences = new();
    private readonly bool _includeEqual;
    private readonly bool _showSecrets;

    public DifferenceFinder(bool includeEqual, bool showSecrets) => (_includeEqual, _showSecrets) = (includeEqual, showSecrets);

    /// <summary>What was found, by path.</summary>
    public IReadOnlyList<TaskDefinitionDifference> Differences => _differences;

    /// <summary>Compares two values; null = absent.</summary>
    /// <param name="left">The left one.</param>
    /// <param name="right">The right one.</param>
    /// <param name="path">Where they are.</param>
    /// <param name="name">The name of the member, or the key of the item.</param>
    public void Find(NormalNode? left, NormalNode? right, string path, string name)
    {
        if (AsPair(left) is { } leftPair && (right is null || AsPair(right) is not null)) left = leftPair;
        if (AsPair(right) is { } rightPair && (left is null || left.Children is null)) right = rightPair;
        if (left is null && right is null) return;
        if (left?.Children is not null && right?.Children is not null && left.Shape.Kind == right.Shape.Kind)
        {
            bool isNamed = left.Shape.Kind is ShapeKind.Items or ShapeKind.Map;
            foreach (string child in left.Children.Keys.Union(right.Children.Keys).OrderBy(static key => key, StringComparer.Ordinal))
            {
                // The items have the same name, or they would not be beside each other.
                if (!isNamed && left.Shape.Keys.Contains(child)) continue;
                left.Children.TryGetValue(child, out NormalNode? leftChild);
                right.Children.TryGetValue(child, out NormalNode? rightChild);
                Find(leftChild, rightChild, isNamed ? $"{path}[{child}]" : path.Length == 0 ? child : $"{path}.{child}", child);
            }

            return;
        }

        Add(left, right, path, name);
    }

    private void Add(NormalNode? left, NormalNode? right, string path, string name)
    {
        string? plainLeft = left?.Show(name, null) ?? right!.Default;
        string? plainRight = right?.Show(name, null) ?? left!.Default;
        bool isSame = plainLeft == plainRight && (left is null || right is null || left.IsString == right.IsString);
        if (!isSame && left?.Text is { } one && right?.Text is { } other) isSame = left.Shape.MeansSame?.Invoke(one, other) == true;
        if (isSame && !_includeEqual) return;

        SecretMask mask = new(_showSecrets);
        _differences.Add(new TaskDefinitionDifference
        {
            Path = path,
            Kind = isSame ? DifferenceKind.Equal
                : plainLeft is null ? DifferenceKind.Added
                : plainRight is null ? DifferenceKind.Removed
                : DifferenceKind.Changed,
            Left = left?.Show(name, mask) ?? plainLeft,
            Right = right?.Show(name, mask) ?? plainRight,
            IsSecret = mask.Covered,
        });
    }

    // An item that is a name and a value is compared as its value.
    private static NormalNode? AsPair(NormalNode? node) =>
        node is { Shape: { Kind: ShapeKind.Structure, Pair: { } value } shape, Children: { } children }
        && children.TryGetValue(value, out NormalNode? pair) && children.Keys.All(key => key == value || shape.Keys.Contains(key))
            ? pair
            : null;
}
