namespace EcsTaskDef.Storage;

/// <summary>
/// What a view shows, in a form to compare without a look: two views with equal stamps show the same. The default is the stamp of a
/// view that says nothing of the kind, and equals no other's.
/// </summary>
/// <param name="Source">The source of the numbers; another one as soon as a number could be given twice.</param>
/// <param name="Sequence">The last change in the view.</param>
internal readonly record struct ViewStamp(object? Source, long Sequence)
{
    public bool IsNone => Source is null;
}
