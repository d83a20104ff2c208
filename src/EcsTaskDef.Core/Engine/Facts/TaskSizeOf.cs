namespace EcsTaskDef.Engine.Facts;

/// <summary>
/// What a task takes of an instance: its own CPU and memory, or those of its containers together. Source:
/// docs/ECS.md §6.1, RESOURCE:CPU and RESOURCE:MEMORY [doc].
/// </summary>
internal static class TaskSizeOf
{
    public static (int Cpu, int Memory) Of(TaskFact task) => (
        Number(task.Overrides?.Cpu ?? task.Cpu) ?? task.Containers.Sum(static c => c.Cpu ?? 0),
        Number(task.Overrides?.Memory ?? task.Memory) ?? task.Containers.Sum(static c => c.Memory ?? c.MemoryReservation ?? 0));

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
