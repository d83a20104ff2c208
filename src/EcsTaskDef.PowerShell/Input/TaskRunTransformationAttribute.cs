using System.Collections;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// Turns a hashtable of families and containers (<c>@{ migrate = @{ RunTime = '5s'; ExitCode = 1 } }</c>, or <c>'5s 1'</c> in short) into
/// the runs that a store sets for its tasks.
/// </summary>
public sealed class TaskRunTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] s_members =
    {
        nameof(TaskRun.RunTime), nameof(TaskRun.ExitCode), nameof(TaskRun.Reason), nameof(TaskRun.StopCode), nameof(TaskRun.Health),
        nameof(TaskRun.HealthAfter),
    };

    private static readonly DurationTransformationAttribute s_duration = new();

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = PSValue.Unwrap(inputData);
        if (value is null or IReadOnlyDictionary<string, TaskRun>) return value;
        if (value is not IDictionary map)
            throw ArgumentRefusal.Of("Give a hashtable with a family, a family/container or * for each run: @{ migrate = '5s 1' }.");
        Dictionary<string, TaskRun> runs = new(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in map) runs[entry.Key.ToString()!] = Run(engineIntrinsics, entry.Key, PSValue.Unwrap(entry.Value));
        return runs;
    }

    private static TaskRun Run(EngineIntrinsics engineIntrinsics, object name, object? given)
    {
        if (given is TaskRun run) return run;
        if (given is string text)
        {
            return TaskRun.TryParse(text)
                ?? throw ArgumentRefusal.Of(
                    $"'{text}' is no run for {name}. Give a run time, an exit code and a reason: '5s 1 out of disk'.");
        }

        if (given is not IDictionary members)
            throw ArgumentRefusal.Of($"Give a hashtable for {name}: @{{ RunTime = '5s'; ExitCode = 1 }}.");
        foreach (object member in members.Keys)
        {
            if (!s_members.Contains(member.ToString(), StringComparer.OrdinalIgnoreCase))
                throw ArgumentRefusal.Of($"'{member}' is no member of a run. They are {string.Join(", ", s_members)}.");
        }

        TimeSpan? Time(string member) => s_duration.Transform(engineIntrinsics, PSValue.Member(members, member)) as TimeSpan?;
        return new TaskRun
        {
            RunTime = Time(nameof(TaskRun.RunTime)),
            ExitCode = LanguagePrimitives.ConvertTo<int>(PSValue.Member(members, nameof(TaskRun.ExitCode))),
            Reason = PSValue.Text(members, nameof(TaskRun.Reason)),
            StopCode = PSValue.Text(members, nameof(TaskRun.StopCode)),
            Health = PSValue.Text(members, nameof(TaskRun.Health))?.ToUpperInvariant(),
            HealthAfter = Time(nameof(TaskRun.HealthAfter)) ?? TimeSpan.Zero,
        };
    }
}
