namespace EcsTaskDef.Core.Tests.Fuzz;

/// <summary>
/// Feeds a target with mutated inputs. What the target answers is a word for how it behaved; an input that shows a word not
/// heard before is kept, and mutated further. Everything follows from the seed.
/// </summary>
internal sealed class Fuzzer
{
    private const int MostKept = 4096;

    // As much as a thread of the server has on the smallest of systems: deep nesting must not need more.
    private const int Stack = 1024 * 1024;

    private const string SeedVariable = "ECSTASKDEF_SEED";

    private readonly string _name;
    private readonly int _seed;
    private readonly List<byte[]> _corpus;
    private readonly IReadOnlyList<byte[]> _tokens;
    private readonly HashSet<string> _heard = new(StringComparer.Ordinal);

    private long _inputs;
    private long _calls;
    private long _dearest;
    private byte[] _current = [];

    public Fuzzer(string name, IEnumerable<byte[]> corpus, params string[] tokens)
    {
        _name = name;
        _corpus = corpus.ToList();
        _tokens = Mutator.Bytes(tokens);

        // The short form is the same every time; the long one another every time, unless it shall repeat one.
        _seed = int.TryParse(
            Environment.GetEnvironmentVariable(SeedVariable), NumberStyles.None, CultureInfo.InvariantCulture, out int seed) ? seed
            : Effort.IsLong ? Environment.TickCount & int.MaxValue : 20261122;
    }

    /// <summary>
    /// What a target may allocate for an input: so much, and so much for each of its bytes. Once in a while a table of remembered
    /// answers doubles, which takes more than a megabyte.
    /// </summary>
    public (long Fixed, long PerByte) Allowance { get; init; } = (4 << 20, 400);

    /// <summary>A target that takes as long as so many ticks has hung. A tick is a moment in which this process was running.</summary>
    public (int Count, TimeSpan Length) Patience { get; init; } = (120, TimeSpan.FromSeconds(1));

    /// <summary>Feeds so many inputs to a target.</summary>
    /// <param name="inputs">How many.</param>
    /// <param name="target">Takes an input, and answers the word; what it throws is a failure.</param>
    /// <exception cref="FuzzFailure">With the input, cut down, and the seed that leads to it.</exception>
    public void Run(int inputs, Func<byte[], string> target)
    {
        Exception? failure = null;
        Thread thread = new(() => failure = Record.Exception(() => Feed(inputs, target)), Stack) { IsBackground = true, Name = _name };
        thread.Start();
        long last = -1;
        for (int idle = 0; !thread.Join(Patience.Length);)
        {
            long now = Interlocked.Read(ref _calls);
            idle = now == last ? idle + 1 : 0;
            last = now;
            if (idle > Patience.Count) throw Failure("it does not end", _current, null);
        }

        if (failure is not null) throw failure;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{_name}: {_inputs:N0} inputs, {_heard.Count:N0} behaviours, {_corpus.Count:N0} kept, at most {_dearest >> 10:N0} KiB "
                + $"allocated for one, seed {_seed}"));
    }

    private void Feed(int inputs, Func<byte[], string> target)
    {
        Mutator mutator = new(new Random(_seed), _corpus, _tokens);
        byte[][] own = [.. _corpus];

        // What a process does once, static constructors and tables that are made at first use, is no cost of an input.
        if (own.Length > 0) _ = Record.Exception(() => Call(target, own[0]));
        for (int i = 0; i < inputs; i++)
        {
            // First the corpus as it is: what is right must be right here too.
            byte[] input = i < own.Length ? own[i] : mutator.Next();
            string word = Try(target, input);
            _inputs++;
            if (_heard.Add(word) && i >= own.Length && _corpus.Count < MostKept) _corpus.Add(input);
        }
    }

    private string Try(Func<byte[], string> target, byte[] input)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        string word;
        try
        {
            word = Call(target, input);
        }
        catch (Exception exception)
        {
            throw Failure($"{exception.GetType().Name}: {exception.Message}", Shrink(target, input, exception.GetType()), exception);
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > Allowance.Fixed + Allowance.PerByte * input.Length)
            throw Failure($"{allocated:N0} bytes were allocated for an input of {input.Length:N0}", input, null);
        _dearest = Math.Max(_dearest, allocated);
        return word;
    }

    // Leaves parts of the input out for as long as it still fails in the same way.
    private byte[] Shrink(Func<byte[], string> target, byte[] input, Type failure)
    {
        // Calls that are dear are made less often.
        int tries = Math.Clamp(2_000_000 / Math.Max(input.Length, 1), 60, 2000);
        for (int part = input.Length / 2; part > 0; part /= 2)
        {
            for (int at = 0; at + part <= input.Length && tries-- > 0;)
            {
                byte[] less = [.. input[..at], .. input[(at + part)..]];
                if (Record.Exception(() => Call(target, less))?.GetType() == failure) input = less;
                else at += part;
            }
        }

        return input;
    }

    private string Call(Func<byte[], string> target, byte[] input)
    {
        Interlocked.Increment(ref _calls);
        _current = input;
        return target(input);
    }

    private FuzzFailure Failure(string what, byte[] input, Exception? inner)
    {
        string text = Encoding.Latin1.GetString(input.AsSpan(0, Math.Min(input.Length, 2000)));
        return new(
            $"{_name}, input {_inputs}: {what}. {SeedVariable}={_seed} repeats it.\n{input.Length} bytes: {text}\nBase64: "
            + Convert.ToBase64String(input.AsSpan(0, Math.Min(input.Length, 4000))),
            inner);
    }
}
