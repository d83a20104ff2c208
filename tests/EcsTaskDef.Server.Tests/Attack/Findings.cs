using System.Text.RegularExpressions;

namespace EcsTaskDef.Server.Tests.Attack;

/// <summary>What went wrong; the first finding ends a round, for what comes after it may be its consequence.</summary>
internal sealed class Findings
{
    private readonly List<string> _all = [];

    public bool IsEmpty
    {
        get
        {
            lock (_all) return _all.Count == 0;
        }
    }

    public void Add(string what)
    {
        // The padding tells nothing.
        what = Regex.Replace(what, "x{8,}", "x…x");
        lock (_all)
            if (_all.Count < 20) _all.Add(what.Length > 1500 ? what[..1500] + "…" : what);
    }

    public string First
    {
        get
        {
            lock (_all) return _all[0];
        }
    }

    public override string ToString()
    {
        lock (_all) return string.Join(Environment.NewLine, _all);
    }
}
