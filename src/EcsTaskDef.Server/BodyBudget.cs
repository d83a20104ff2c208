namespace EcsTaskDef.Server;

/// <summary>
/// The memory for bodies under way and for answers that are not read, of all connections together. Where it is used up, the one
/// that has been waiting for its client longest gives way, so that stalled clients cannot keep others out; and large bodies leave
/// a quarter of it to small ones. Safe for concurrent use.
/// </summary>
/// <param name="capacity">Bytes in all.</param>
/// <param name="young">A request that has waited for less than this does not give way.</param>
/// <param name="clock">Where time comes from.</param>
internal sealed class BodyBudget(long capacity, TimeSpan young, TimeProvider clock)
{
    /// <summary>Up to this a body is small: almost every request there is.</summary>
    public const int Small = 64 * 1024;

    private readonly object _gate = new();
    private readonly TimeProvider _clock = clock;
    private readonly LinkedList<Lease> _waiting = [];
    private readonly long _forLarge = capacity - (capacity / 4);
    private long _used;

    /// <summary>The share of one request; its end gives back what it took.</summary>
    public Lease Open() => new(this);

    private bool TryTake(Lease lease, long bytes)
    {
        long limit = lease.Bytes + bytes <= Small ? capacity : _forLarge;
        while (Interlocked.Read(ref _used) + bytes > limit)
        {
            // They are in the order in which they began to wait.
            if (_waiting.First is not { } oldest || oldest.Value == lease || _clock.GetElapsedTime(oldest.Value.Since) < young)
                return false;
            oldest.Value.GiveWay();
        }

        lease.Count(bytes);
        return true;
    }

    /// <summary>What one request has of the budget.</summary>
    internal sealed class Lease(BodyBudget budget) : IDisposable
    {
        private LinkedListNode<Lease>? _node;
        private Action? _giveWay;
        private bool _mayGiveWay;

        /// <summary>The bytes that it counts for.</summary>
        public long Bytes { get; private set; }

        /// <summary>When it began to wait for its client.</summary>
        public long Since { get; private set; }

        /// <summary>Whether it had to give way; what it holds is to be let go of.</summary>
        public bool HasGivenWay { get; private set; }

        /// <summary>Takes more; false = there is no room, or this one gave way.</summary>
        public bool TryTake(long bytes)
        {
            // As long as nobody else can know of it, it needs no lock.
            if (!_mayGiveWay && Interlocked.Add(ref budget._used, bytes) <= budget._forLarge)
            {
                Bytes += bytes;
                return true;
            }

            if (!_mayGiveWay) Interlocked.Add(ref budget._used, -bytes);
            lock (budget._gate) return !HasGivenWay && budget.TryTake(this, bytes);
        }

        /// <summary>Counts for an answer instead, whether there is room or not: it is there.</summary>
        public void Become(long bytes)
        {
            lock (budget._gate) Count(bytes - Bytes);
        }

        /// <summary>From now on it waits for its client, and gives way when others need its room.</summary>
        /// <param name="giveWay">Ends the wait; must return at once.</param>
        public void Wait(Action giveWay)
        {
            _mayGiveWay = true;
            lock (budget._gate)
            {
                _giveWay = giveWay;
                Since = budget._clock.GetTimestamp();
                _node = budget._waiting.AddLast(this);
            }
        }

        /// <summary>Its client has done its part.</summary>
        public void Keep()
        {
            lock (budget._gate) Leave();
        }

        /// <summary>Gives back what it took.</summary>
        public void Dispose()
        {
            if (!_mayGiveWay)
            {
                Count(-Bytes);
                return;
            }

            lock (budget._gate)
            {
                Leave();
                Count(-Bytes);
            }
        }

        internal void Count(long bytes)
        {
            Bytes += bytes;
            Interlocked.Add(ref budget._used, bytes);
        }

        internal void GiveWay()
        {
            Leave();
            HasGivenWay = true;
            Count(-Bytes);
            _giveWay!();
        }

        private void Leave()
        {
            if (_node is null) return;
            budget._waiting.Remove(_node);
            _node = null;
        }
    }
}
