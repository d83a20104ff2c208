namespace EcsTaskDef.Storage.Index;

/// <summary>What a view says that is not in the layers of its index.</summary>
internal interface IViewSource
{
    /// <summary>As <see cref="IRegionView.HostTime"/>.</summary>
    DateTimeOffset? HostTime { get; }

    /// <summary>As <see cref="IRegionView.HasQueues"/>.</summary>
    bool HasQueues { get; }

    /// <summary>As <see cref="IRegionView.Queues"/>.</summary>
    QueueState Queues { get; }

    /// <summary>As <see cref="IRegionView.Totals"/>, before the change that a view shows beside it.</summary>
    RegionTotals CountTotals();
}
