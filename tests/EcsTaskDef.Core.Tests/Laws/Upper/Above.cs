namespace EcsTaskDef.Core.Tests.Laws.Upper;

/// <summary>Names what <see cref="FloorLawTests"/> is told lies above it.</summary>
internal sealed class Above
{
    public static Lower.Below? Named() => null;
}
