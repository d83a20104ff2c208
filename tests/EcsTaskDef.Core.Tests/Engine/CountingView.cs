using System.Reflection;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Core.Tests.Engine;

// The proxy derives from it.
#pragma warning disable CA1852
/// <summary>A view that counts its calls by name, and under <c>listed</c> the revisions that its lists gave.</summary>
internal class CountingView : DispatchProxy
#pragma warning restore CA1852
{
    private IRegionView _inner = null!;
    private Dictionary<string, int> _calls = null!;

    public static IRegionView Of(IRegionView inner, Dictionary<string, int> calls)
    {
        IRegionView view = Create<IRegionView, CountingView>();
        ((CountingView)(object)view)._inner = inner;
        ((CountingView)(object)view)._calls = calls;
        return view;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Count(targetMethod!.Name);
        object? answer = targetMethod.Invoke(_inner, args);
        return answer is IEnumerable<(string, int)> listed ? listed.Select(Counted) : answer;
    }

    private (string, int) Counted((string, int) one)
    {
        Count("listed");
        return one;
    }

    private void Count(string name) => _calls[name] = _calls.GetValueOrDefault(name) + 1;
}
