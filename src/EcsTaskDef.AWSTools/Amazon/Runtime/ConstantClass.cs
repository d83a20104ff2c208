namespace Amazon.Runtime;

/// <summary>A text with known values, as the SDK has it: it compares like its text, and any other text is accepted.</summary>
public abstract class ConstantClass
{
    protected ConstantClass(string value) => Value = value;

    public string Value { get; }

    public static implicit operator string?(ConstantClass? constant) => constant?.Value;

    public static bool operator ==(ConstantClass? left, ConstantClass? right) => Equals(left, right);

    public static bool operator !=(ConstantClass? left, ConstantClass? right) => !Equals(left, right);

    public override string ToString() => Value;

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    public override bool Equals(object? obj) =>
        StringComparer.OrdinalIgnoreCase.Equals(Value, (obj as ConstantClass)?.Value ?? obj as string);
}
