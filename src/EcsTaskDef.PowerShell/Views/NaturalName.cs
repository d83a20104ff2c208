namespace EcsTaskDef.PowerShell.Views;

/// <summary>
/// The name of a revision, or of whatever something happened to, as the property <c>Name</c> has it: its text is <c>web:9</c>, and
/// Sort-Object puts it before <c>web:13</c>, which it does with no text.
/// </summary>
#pragma warning disable CA1036 // PowerShell compares by the interface; it knows no operators of types.
public sealed class NaturalName : IComparable, IEquatable<NaturalName>
{
#pragma warning restore CA1036
    private readonly string _text;

    private NaturalName(string text) => _text = text;

    /// <summary>The name of one of our objects.</summary>
    public static NaturalName Of(PSObject instance) =>
        new(instance.BaseObject is HistoryRecord record ? record.Name : instance.BaseObject.ToString() ?? "");

    /// <inheritdoc/>
    public int CompareTo(object? obj) => NaturalOrder.Instance.Compare(_text, obj?.ToString());

    /// <inheritdoc/>
    public bool Equals(NaturalName? other) => other is not null && other._text == _text;

    /// <summary>Equal to a name, and to a text: <c>$_.Name -eq 'web:3'</c>.</summary>
    public override bool Equals(object? obj) => Equals(obj as NaturalName) || (obj is string text && text == _text);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    /// <inheritdoc/>
    public override string ToString() => _text;
}
