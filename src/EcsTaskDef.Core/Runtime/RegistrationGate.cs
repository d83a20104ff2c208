using System;
using EcsTaskDef.Errors;

namespace EcsTaskDef.Runtime;

/// <summary>
/// Lets so many registrations through in a second of this process (<see cref="RuntimeSettings.RegistrationQuota"/>), by
/// the host's own clock: a store whose time stands still must not refuse for ever.
/// </summary>
internal sealed class RegistrationGate
{
    private readonly object _gate = new();
    private readonly TimeProvider _clock;
    private long _second;
    private int _count;

    public RegistrationGate(TimeProvider clock) => _clock = clock;

    public void Enter(int? quota)
    {
        if (quota is not { } limit) return;
        long second = _clock.GetUtcNow().ToUnixTimeSeconds();
        lock (_gate)
        {
            if (second != _second) (_second, _count) = (second, 0);
            if (_count >= limit) throw EcsErrors.Throttling();
            _count++;
        }
    }
}
