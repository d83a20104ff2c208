using EcsTaskDef.Benchmarks.Load;

namespace EcsTaskDef.Benchmarks.Sections;

/// <summary>Mixed operations at a fixed rate, ours and the group stub in turns of some seconds.</summary>
internal sealed class MixedSpeed(BenchOptions options, Report report, Programs programs)
{
    private const int PerSecond = 5000;
    private const int Connections = 64;
    private const double IndexBytes = 120;

    private static readonly TimeSpan s_turn = TimeSpan.FromSeconds(5);

    public async Task RunAsync()
    {
        // It changes: a store of its own, which ends with the run.
        string folder = Path.Combine(options.WorkFolder, "mixed-" + Guid.NewGuid().ToString("N"));
        StoreOf.Copy(await StoreOf.OfAsync(options, 1000), folder);

        // What is deleted is due for removal one round later, at the same moment of the turn: at the rate at which it was deleted.
        using Endpoint ours = programs.Server(
            folder, "--removal-delay", FormattableString.Invariant($"{2 * s_turn.TotalSeconds}s")), stub = Stub(ours);
        using PacedLoad ourLoad = new(ours.Address, Connections), stubLoad = new(stub.Address, Connections);
        ourLoad.Run(PerSecond, s_turn, keep: false);
        stubLoad.Run(PerSecond, s_turn, keep: false);

        List<double> memory = [];
        for (double done = 0; done < options.MixedSeconds; done += s_turn.TotalSeconds)
        {
            ourLoad.Run(PerSecond, s_turn, keep: true);
            stubLoad.Run(PerSecond, s_turn, keep: true);
            memory.Add(ours.PrivateBytes / 1048576.0);
        }

        List<string[]> rows = [];
        IReadOnlyList<Series> ourTimes = ourLoad.Latencies, stubTimes = stubLoad.Latencies;
        for (int i = 0; i < PacedLoad.Operations.Count; i++)
        {
            Series a = ourTimes[i], b = stubTimes[i];
            double ratio = a.Quantile(0.99) / b.Quantile(0.99);
            report.Promise(
                FormattableString.Invariant(
                    $"p99 of {PacedLoad.Operations[i]} among {PerSecond:N0} mixed operations a second for {options.MixedSeconds} s"),
                "at most 2 × the stub's", FormattableString.Invariant($"{ratio:N2} ×"), ratio <= 2);
            rows.Add([PacedLoad.Operations[i], Text(a), Text(b)]);
        }

        // What is set aside at the beginning is no growth: it is counted from the second tenth on.
        int tenth = Math.Max(memory.Count / 10, 1);
        double first = memory.Skip(tenth).Take(tenth).Average(), last = memory.TakeLast(tenth).Average();
        double index = ourTimes[PacedLoad.Register].Count * IndexBytes / 1048576.0;
        report.Promise(
            FormattableString.Invariant(
                $"resident memory over {options.MixedSeconds} s of mixed operations"), "flat beyond the index (120 bytes a registration)",
            FormattableString.Invariant($"{first:N0} to {last:N0} MiB; the index may take {index:N0}"), last - first <= index);
        report.Table("Mixed operations: p50, p99, p99.9 in ms", ["operation", "EcsTaskDef", "stub"], rows);
    }

    // The stub commits what changes, in groups.
    private Endpoint Stub(Endpoint ours)
    {
        byte[] registered = ours.Call(WireBytes.Request("RegisterTaskDefinition", StoreOf.Json("stub")));
        byte[] deregistered = ours.Call(WireBytes.Request("DeregisterTaskDefinition", """{"taskDefinition":"stub:1"}"""));
        return programs.Stub(
            "group",
            ("RegisterTaskDefinition", registered, true),
            ("DeregisterTaskDefinition", deregistered, true),
            ("DeleteTaskDefinitions", ours.Call(WireBytes.Request("DeleteTaskDefinitions", """{"taskDefinitions":["stub:1"]}""")), true),
            (
                "DescribeTaskDefinition",
                ours.Call(WireBytes.Request("DescribeTaskDefinition", $$"""{"taskDefinition":"{{StoreOf.Family(0)}}:1"}""")), false),
            ("ListTaskDefinitions", ours.Call(WireBytes.Request("ListTaskDefinitions", "{}")), false),
            ("ListTaskDefinitionFamilies", ours.Call(WireBytes.Request("ListTaskDefinitionFamilies", "{}")), false));
    }

    private static string Text(Series series) =>
        FormattableString.Invariant($"{series.Median:N2}, {series.Quantile(0.99):N2}, {series.Quantile(0.999):N2}");
}
