using Mono.Cecil;

namespace EcsTaskDef.Core.Tests.Laws;

/// <summary>
/// No method that holds a lock has an exception filter. In a Release build the compiler may keep the filter's result in the slot of
/// the <c>lockTaken</c> of a <c>lock</c> statement of the same method, and a filter runs before the inner <c>finally</c>: the lock is
/// never released. Only the IL of the Release build tells.
/// </summary>
public sealed class LockLawTests
{
    private static readonly string[] s_locks =
    [
        "System.Threading.Monitor", "System.Threading.Lock", "System.Threading.ReaderWriterLockSlim", "System.Threading.SemaphoreSlim",
        "System.Threading.Mutex", "System.Threading.SpinLock", "System.Threading.WaitHandle",
    ];

    /// <summary>Every assembly that ships, in every framework.</summary>
    public static TheoryData<string, string> Assemblies => new()
    {
        { "EcsTaskDef.Console", "net10.0" },
        { "EcsTaskDef.Core", "netstandard2.0" },
        { "EcsTaskDef.Core", "net8.0" },
        { "EcsTaskDef.Wire", "netstandard2.0" },
        { "EcsTaskDef.Wire", "net8.0" },
        { "EcsTaskDef.AWSTools", "netstandard2.0" },
        { "EcsTaskDef.AWSTools", "net8.0" },
        { "EcsTaskDef.Remote", "net8.0" },
        { "EcsTaskDef.Server", "net10.0" },
        { "EcsTaskDef.Yaml", "netstandard2.0" },
        { "EcsTaskDef.PostgreSql", "net8.0" },
        { "EcsTaskDef.PowerShell", "netstandard2.0" },
        { "EcsTaskDef.PowerShell", "net8.0" },
    };

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void No_method_that_holds_a_lock_has_an_exception_filter(string project, string framework)
    {
        using ModuleDefinition module = ShippedAssembly.Open(project, framework);
        Assert.Equal("", string.Join(", ", Offenders(module)));
    }

    [Fact]
    public void Every_project_that_ships_is_examined()
    {
        string[] tools = ["EcsTaskDef.AWSTools.Generator", "EcsTaskDef.Help", "EcsTaskDef.Images"];
        Assert.Equal(
            Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(static path => Path.GetFileName(path)!)
                .Except(tools).Order(),
            Assemblies.Select(static row => row.Data.Item1).Distinct().Order());
    }

    [Fact]
    public void Methods_that_break_the_law_are_caught()
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(typeof(LockLawTests).Assembly.Location);
        string[] found = [.. Offenders(module)];
        foreach (string bad in new[] { nameof(Fixture.Statement), nameof(Fixture.Slim), nameof(Fixture.Handle), "<Async>d__" })
            Assert.Contains(found, name => name.Contains(bad, StringComparison.Ordinal));
        Assert.DoesNotContain(found, static name => name.Contains(nameof(Fixture.Split), StringComparison.Ordinal));
        Assert.DoesNotContain(found, static name => name.Contains(nameof(Fixture.Unfiltered), StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Offenders(ModuleDefinition module)
    {
        IReadOnlyList<MethodIL> methods = MethodIL.Of(module);
        Assert.NotEmpty(methods);
        return [.. methods.Where(static method => method.HasFilter && method.Calls.Any(Locks)).Select(static method => method.Name)];
    }

    // The framework's locks by their type; our own are methods that return an IDisposable, which holds until it is disposed of.
    private static bool Locks(MethodIL.Call call) => call.Returns == "System.IDisposable" || s_locks.Contains(call.Type);

    /// <summary>Methods that keep the law, and some that do not.</summary>
    private sealed class Fixture : IDisposable
    {
        private readonly object _gate = new();
        private readonly ReaderWriterLockSlim _slim = new();

        public void Dispose() => _slim.Dispose();

        public int Statement(Func<int> work)
        {
            try
            {
                lock (_gate) return work();
            }
            catch (Exception exception) when (exception is IOException or InvalidDataException)
            {
                return 0;
            }
        }

        public int Slim(Func<int> work)
        {
            _slim.EnterReadLock();
            try
            {
                return work();
            }
            catch (IOException exception) when (exception.HResult > 0)
            {
                return 0;
            }
            finally
            {
                _slim.ExitReadLock();
            }
        }

        public static int Handle(Func<IDisposable> take, Func<int> work)
        {
            try
            {
                using IDisposable held = Take(take);
                return work();
            }
            catch (IOException exception) when (exception.HResult > 0)
            {
                return 0;
            }
        }

        public async System.Threading.Tasks.Task<int> Async(Func<System.Threading.Tasks.Task<int>> work)
        {
            try
            {
                int done = await work();
                lock (_gate) return done;
            }
            catch (IOException exception) when (exception.HResult > 0)
            {
                return 0;
            }
        }

        public int Split(Func<int> work)
        {
            try
            {
                return Unfiltered(work);
            }
            catch (IOException exception) when (exception.HResult > 0)
            {
                return 0;
            }
        }

        public int Unfiltered(Func<int> work)
        {
            lock (_gate) return work();
        }

        private static IDisposable Take(Func<IDisposable> take) => take();
    }
}
