using EcsTaskDef.Benchmarks.Load;

namespace EcsTaskDef.Benchmarks.Sections;

/// <summary>The endpoint beside the stubs, and beside the peer where it is there.</summary>
internal sealed class EndpointSpeed(BenchOptions options, Report report, Programs programs)
{
    private const string Register = "RegisterTaskDefinition";
    private const string Describe = "DescribeTaskDefinition";

    private readonly List<string[]> _rows = [];

    /// <summary>Registrations, beside the stubs that commit.</summary>
    public async Task WriteAsync()
    {
        await RegisterAsync();
        Table("writing");
    }

    /// <summary>Descriptions and lists, beside the stub that does nothing else.</summary>
    public async Task ReadAsync()
    {
        await DescribeAndListAsync();
        Table("reading");
    }

    private void Table(string what)
    {
        report.Table(
            "Requests a second, and what they cost: " + what,
            ["work", "connections", "who", "requests a second", "processor time per request, µs", "the load program's, of one core"],
            _rows);
        _rows.Clear();
    }

    private Task RegisterAsync()
    {
        byte[][] requests = [.. Enumerable.Range(0, 64).Select(static n => WireBytes.Request(Register, StoreOf.Json(StoreOf.Family(n))))];
        string folder = Path.Combine(options.WorkFolder, "register-" + Guid.NewGuid().ToString("N"));
        using Endpoint ours = programs.Server(folder);
        byte[] answer = ours.Call(requests[0]);
        using Endpoint sync = programs.Stub("each", (Register, answer, true));
        using Endpoint group = programs.Stub("group", (Register, answer, true));

        Standing[] one = Contest.Run(options, 1, new("EcsTaskDef", ours, requests), new("sync stub", sync, requests));
        Keep("register", 1, one);
        Promise("register over the endpoint, durable, 1 connection", "60 % of the sync stub", one[0].To(one[1]), 0.60);

        Standing[] many = Contest.Run(options, 64, new("EcsTaskDef", ours, requests), new("group stub", group, requests));
        Keep("register", 64, many);
        Promise("register over the endpoint, durable, 64 connections", "50 % of the group stub", many[0].To(many[1]), 0.50);

        using Endpoint? moto = Programs.Moto();
        if (moto is null)
        {
            report.Promise(
                "register against moto's server", "1 connection 12 ×, 8 connections 40 ×", "moto's server is not installed here", false);
            return Task.CompletedTask;
        }

        // It opens its door before it is ready.
        moto.Call(requests[0]);
        foreach ((int connections, double target, Contestant stub) in
            new[] { (1, 12.0, new Contestant("sync stub", sync, requests)), (8, 40.0, new Contestant("group stub", group, requests)) })
        {
            // The stub tells what the disk would let anybody reach.
            Standing[] all = Contest.Run(options, connections, new("EcsTaskDef", ours, requests), new("moto", moto, requests), stub);
            Keep("register", connections, all);
            Series ratio = all[0].To(all[1]);
            report.Promise(
                $"register against moto's server, {connections} connection{(connections > 1 ? "s" : "")}", $"{target} × its rate",
                FormattableString.Invariant($"{ratio.Text("N1")} ×; the {stub.Name} reaches {all[2].To(all[1]).Median:N1} ×"),
                ratio.Median >= target);
        }

        return Task.CompletedTask;
    }

    private async Task DescribeAndListAsync()
    {
        string smallFolder = await StoreOf.OfAsync(options, 1000), largeFolder = await StoreOf.OfAsync(options, options.Large);
        using Endpoint small = programs.Server(smallFolder), large = programs.Server(largeFolder);

        byte[][] describe = [
            .. Enumerable.Range(0, 1000).Select(
                static n => WireBytes.Request(Describe, $$"""{"taskDefinition":"{{StoreOf.Family(n * 7 % StoreOf.Families)}}:1"}""")),
        ];
        (string Operation, string What, byte[] Request)[] lists =
        [
            ("ListTaskDefinitions", "first page of ListTaskDefinitions", WireBytes.Request("ListTaskDefinitions", "{}")),
            (
                "ListTaskDefinitions", "first page of ListTaskDefinitions, INACTIVE where all are ACTIVE",
                WireBytes.Request("ListTaskDefinitions", """{"status":"INACTIVE"}""")),
            (
                "ListTaskDefinitionFamilies", "first page of ListTaskDefinitionFamilies",
                WireBytes.Request("ListTaskDefinitionFamilies", "{}")),
        ];

        using (Endpoint plain = programs.Stub("none", (Describe, large.Call(describe[0]), false)))
        {
            Standing[] standings = Contest.Run(options, 8, new("EcsTaskDef", large, describe), new("plain stub", plain, describe));
            Keep($"describe, {options.Large:N0} revisions", 8, standings);
            Promise("describe over the endpoint, 8 connections", "75 % of the plain stub", standings[0].To(standings[1]), 0.75);
        }

        foreach ((string operation, string what, byte[] request) in lists)
        {
            using Endpoint plain = programs.Stub("none", (operation, large.Call(request), false));
            Standing[] standings = Contest.Run(
                options, 8, new("EcsTaskDef, 1,000 revisions", small, [request]),
                new(string.Create(CultureInfo.InvariantCulture, $"EcsTaskDef, {options.Large:N0} revisions"), large, [request]),
                new("plain stub", plain, [request]));
            Keep(what, 8, standings);
            Series sizes = standings[1].To(standings[0]), stub = standings[1].To(standings[2]);
            report.Promise(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what}, {options.Large:N0} revisions to 1,000"), "within 30 %", sizes.Text("P0"), sizes.Median is >= 0.7 and <= 1.3);
            Promise($"{what}, 8 connections", "60 % of the plain stub", stub, 0.60);
        }
    }

    private void Promise(string work, string toReach, Series ratio, double target) =>
        report.Promise(work, "at least " + toReach, ratio.Text("P0"), ratio.Median >= target);

    private void Keep(string work, int connections, Standing[] standings)
    {
        foreach (Standing standing in standings)
        {
            _rows.Add(
            [
                work, $"{connections}", standing.Name, standing.Rate.Text("N0"), standing.Cpu.Text("N0"),
                standing.LoadCpuShare.ToString("P0", CultureInfo.InvariantCulture),
            ]);
        }
    }
}
