using System.Collections;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// Turns a length of time (<c>5s</c>, for every state) or a hashtable (<c>@{ Pending = '5s' }</c>, 0 for the others) into the
/// delays of tasks.
/// </summary>
public sealed class TaskDelayTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] s_states =
    {
        nameof(TaskDelays.Provisioning), nameof(TaskDelays.Pending), nameof(TaskDelays.Activating),
        nameof(TaskDelays.Deactivating), nameof(TaskDelays.Stopping), nameof(TaskDelays.Deprovisioning),
    };

    private static readonly DurationTransformationAttribute s_duration = new();

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = PSValue.Unwrap(inputData);
        if (value is null) return new TaskDelays();
        if (value is TaskDelays delays) return delays;
        if (value is IDictionary map)
        {
            foreach (object name in map.Keys)
            {
                if (!s_states.Contains(name.ToString(), StringComparer.OrdinalIgnoreCase))
                    throw ArgumentRefusal.Of($"'{name}' is no state with a delay. They are {string.Join(", ", s_states)}.");
            }

            return Of(state => PSValue.Member(map, state));
        }

        return Of(_ => inputData);

        TaskDelays Of(Func<string, object?> lengthOf)
        {
            TimeSpan Delay(string state) => s_duration.Transform(engineIntrinsics, lengthOf(state)) as TimeSpan? ?? TimeSpan.Zero;
            return new TaskDelays
            {
                Provisioning = Delay(nameof(TaskDelays.Provisioning)),
                Pending = Delay(nameof(TaskDelays.Pending)),
                Activating = Delay(nameof(TaskDelays.Activating)),
                Deactivating = Delay(nameof(TaskDelays.Deactivating)),
                Stopping = Delay(nameof(TaskDelays.Stopping)),
                Deprovisioning = Delay(nameof(TaskDelays.Deprovisioning)),
            };
        }
    }
}
