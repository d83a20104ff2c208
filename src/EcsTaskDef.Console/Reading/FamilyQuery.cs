namespace EcsTaskDef.Console.Reading;

/// <summary>Which families, in which order.</summary>
/// <param name="Prefix">Only names that begin so; null = all.</param>
/// <param name="Status">ACTIVE, INACTIVE or ALL.</param>
/// <param name="Sort">The column, with a minus in front for the other direction.</param>
/// <param name="After">By name: only those after this one; null = from the start.</param>
/// <param name="Page">By other columns: the page, from 1.</param>
internal sealed record FamilyQuery(string? Prefix, string Status, string Sort, string? After, int Page);
