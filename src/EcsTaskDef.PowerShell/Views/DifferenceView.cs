using EcsTaskDef.Comparison;

namespace EcsTaskDef.PowerShell.Views;

/// <summary>
/// How a difference looks. Colours are what <c>$PSStyle</c> has, which knows whether the host wants any; without it, as in
/// Windows PowerShell, there are none.
/// </summary>
public static class DifferenceView
{
    /// <summary>+, -, ~ or =.</summary>
    public static string Mark(TaskDefinitionDifference difference) => difference.Kind switch
    {
        DifferenceKind.Added => "+",
        DifferenceKind.Removed => "-",
        DifferenceKind.Changed => "~",
        _ => "=",
    };

    /// <summary>The left value: what is not there any more.</summary>
    /// <param name="difference">The difference.</param>
    /// <param name="colour">The colour of what differs; null = none.</param>
    /// <param name="reset">What ends it.</param>
    public static string Left(TaskDefinitionDifference difference, string? colour, string? reset) =>
        Paint(difference, difference.Left, colour, reset);

    /// <summary>The right value: what is there instead.</summary>
    /// <param name="difference">The difference.</param>
    /// <param name="colour">The colour of what differs; null = none.</param>
    /// <param name="reset">What ends it.</param>
    public static string Right(TaskDefinitionDifference difference, string? colour, string? reset) =>
        Paint(difference, difference.Right, colour, reset);

    private static string Paint(TaskDefinitionDifference difference, string? value, string? colour, string? reset)
    {
        if (value is null) return "";
        bool isPlain = difference.Kind == DifferenceKind.Equal || string.IsNullOrEmpty(colour);
        return isPlain ? value : colour + value + reset;
    }
}
