namespace EcsTaskDef.Errors;

/// <summary>
/// Finds and fills the texts of SR.resx; the build generates a property for each. The comment beside a text says whether it is ECS's,
/// with the
/// evidence, or ours.
/// </summary>
internal static class Texts
{
    /// <summary>A text with its values, culture-invariant.</summary>
    public static string Format(string text, params object?[] values) => string.Format(CultureInfo.InvariantCulture, text, values);

    /// <summary>A text by its key.</summary>
    public static string Of(string key) => SR.ResourceManager.GetString(key, CultureInfo.InvariantCulture)!;
}
