using EcsTaskDef.Core.Tests.Storage.Fire;
using EcsTaskDef.Engine;
using EcsTaskDef.Maintenance;
using EcsTaskDef.Registry;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;
using EcsTaskDef.StoreWorker;

namespace EcsTaskDef.Core.Tests.Fuzz;

/// <summary>
/// Whatever lies in a store's files, it opens with what was there, or with a clear error, and no name leads out of its folder.
/// Each harness is also run on what was broken on purpose, and must notice.
/// </summary>
[Trait("Suite", "Fire")]
public sealed class HostileStoreTests
{
    private const string Folder = "/data/store";
    private const string Region = "eu-west-1";
    private const string Journal = Region + "/journal-1.jsonl";

    private static readonly string[] s_tokens =
    [
        "\"seq\":", "\"synced\":", "\"events\":[", "\"event\":\"registered\"", "\"event\":\"status\"", "\"event\":\"tags\"",
        "\"event\":\"resource\"", "\"family\":\"web\"", "\"revision\":1",
        "\"document\":{}", "\"length\":2", "\"kind\":\"cluster\"", "\"key\":\"a\"", "\"index\":[\"x\"]", "\"status\":\"INACTIVE\"",
        "\"status\":\"REMOVED\"", "\"time\":\"2026-01-01T00:00:00.000Z\"",
        "\"at\":\"9999-12-31T23:59:59.999Z\"", "\"lost\":true", ",\"crc\":\"00000000\"}", "\n", "\"format\":2", "\"generation\":2",
        "\"account\":\"111111111111\"", "\"store\":\"x\"",
        "\"runs\":[", "\"file\":\"../../outside\"", "\"pages\":-1", "\"pages\":1", "\"offset\":", "\"chain\":\"00000000\"",
        "\"tags\":[{\"key\":\"a\",\"value\":\"b\"}]", "\"removalDelaySeconds\":", "\"runtime\":{}",
    ];

    [Fact]
    public void Lines_marks_manifests_and_pages_are_read_or_refused()
    {
        Fuzzer fuzzer = new("lines of the store", Lines(), s_tokens);
        fuzzer.Run(
            Effort.Of(60_000, 3_000_000), static input => ReadLine(input, static line => ChangeReader.Read(line, 0, []).Sequence));
    }

    [Fact]
    public void A_reader_of_lines_that_fails_otherwise_is_caught() => HostileInputTests.Caught(() =>
        new Fuzzer("a broken reader of lines", Lines(), s_tokens).Run(200_000, static input => ReadLine(input, static line =>
        {
            // As one would that takes it for granted that a revision's number follows.
            int at = line.IndexOf("\"revision\":"u8);
            return at < 0 ? 0 : line[at + 11] == (byte)'"' ? line[line.Length] : 1;
        })));

    [Fact]
    public void Damaged_files_give_what_was_there_or_a_clear_error() =>
        Stores("damaged stores", Whole.Small, "")
            .Run(Effort.Of(1_000, 100_000), static input => Damaged(Whole.Small, input, static bytes => bytes));

    [Fact]
    public void Damaged_checkpoints_change_no_answer() =>
        Stores("damaged checkpoints", Whole.Large, "checkpoint")
            .Run(Effort.Of(40, 1_500), static input => Damaged(Whole.Large, input, static bytes => bytes));

    [Fact]
    public void A_store_whose_checksums_fit_everything_is_caught() => HostileInputTests.Caught(() =>
        Stores("stores without checksums", Whole.Small, "")
            .Run(20_000, static input => Damaged(Whole.Small, input, static bytes => Reseal.Journal(bytes))));

    [Fact]
    public void Forged_files_end_in_an_answer_or_a_clear_error() =>
        Stores("forged stores", Whole.Small, "").Run(Effort.Of(1_000, 100_000), static input => Forged(Whole.Small, input));

    [Fact]
    public void Forged_checkpoints_end_in_an_answer_or_a_clear_error() =>
        Stores("forged checkpoints", Whole.Large, "checkpoint").Run(Effort.Of(40, 1_500), static input => Forged(Whole.Large, input));

    [Theory]
    [InlineData(""" "events" : [{"event":"status","family":"web","revision":1,"status":"INACTIVE"}],"":""}, """)]
    [InlineData(""" "events":[],"events":[{"event":"status","family":"web","revision":1,"status":"INACTIVE"}]} """)]
    [InlineData(""" "events":[{"event":"status","family":"web","revision":1,"status":"INACTIVE"}],"events":[]} """)]
    [InlineData(""" "events":{"event":"status","family":"web","revision":1,"status":"INACTIVE"}} """)]
    [InlineData(""" "events":"registered"} """)]
    public void A_line_as_nobody_writes_it_ends_in_an_answer_or_a_clear_error(string events)
    {
        string line = "{\"seq\":1,\"synced\":0,\"time\":\"2026-09-16T12:00:00.693Z\"," + events.Trim()[..^1] + ",\"crc\":\"00000000\"}\n";
        string header = Encoding.UTF8.GetString(Whole.Small.Files[Journal]).Split('\n')[0];
        Assert.StartsWith(Journal, Forged(Whole.Small, Encoding.UTF8.GetBytes($"{Journal}\n{header}\n{line}")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_far_ahead_does_not_make_a_long_journal()
    {
        Machine machine = Whole.Small.Copy();
        string text = Encoding.UTF8.GetString(Whole.Small.Files[Journal]);
        Whole.Put(
            machine, Journal,
            Reseal.Journal(Encoding.UTF8.GetBytes(text.Replace("\"seq\":6,", "\"seq\":777777,", StringComparison.Ordinal))));
        Repair(machine);
        Assert.Equal("opens", Read(machine, out _));
        Assert.True(new MachineProcess(machine).DirectorySize($"{Folder}/{Region}") < text.Length + 2_000_000);
    }

    [Fact]
    public void Regions_families_and_accounts_never_become_paths_unchecked() =>
        Names("names").Run(Effort.Of(4_000, 300_000), static input => Named(input, static region => region));

    [Fact]
    public void A_path_that_nobody_checks_is_caught()
    {
        FuzzFailure caught = HostileInputTests.Caught(() => Names("unchecked names").Run(20_000, static input => Named(input, Unchecked)));

        // As a store would that takes a region's name as it comes.
        static string Unchecked(string region)
        {
            new MachineProcess(Whole.Small.Copy()) { Fence = Folder }.FileExists(Path.Combine(Folder, region, "journal-1.jsonl"));
            return region;
        }
        Assert.Contains("is outside the store", caught.Message, StringComparison.Ordinal);
    }

    // The name of a file, a line end, and what lies in it.
    private static Fuzzer Stores(string name, Whole whole, string files) => new(
        name, whole.Files.Where(f => f.Key.Contains(files, StringComparison.Ordinal)).Select(static f => Input(f.Key, f.Value)), s_tokens)
    {
        // Buffers of a journal, the pages and the files of a machine of its own, four times over.
        Allowance = (64 << 20, 4000),
    };

    private static Fuzzer Names(string name) => new(
        name,
        Mutator.Bytes(
            "eu-west-1\nweb\n000000000000", "us-gov-west-1\na-b_C\n123456789012", "eu-west-1\n..\n../../../etc/", "../eu-west-1\n/\n",
            "lock\nx\n1", "store.json\nnul\nCOM1"),
        "..", "../", "/etc/passwd", "\0", "eu-west-1", "c:\\", "~", ".", "damaged-", "us-east-1/../..", "\u202e", "con", "journal-1.jsonl")
    {
        Allowance = (16 << 20, 4000),
    };

    private static byte[] Input(string file, byte[] bytes) => [.. Encoding.UTF8.GetBytes(file + "\n"), .. bytes];

    private static IEnumerable<byte[]> Lines()
    {
        foreach ((string file, byte[] bytes) in Whole.Large.Files.Concat(Whole.Small.Files)
            .OrderBy(static f => f.Key, StringComparer.Ordinal))
        {
            if (file.EndsWith(".run", StringComparison.Ordinal)) yield return bytes[..SortedRun.PageSize];
            else if (!file.EndsWith("journal-1.jsonl", StringComparison.Ordinal)) yield return bytes;
            else foreach (string line in Encoding.UTF8.GetString(bytes).Split('\n').Where(static line => line.Length < 4096))
                yield return Encoding.UTF8.GetBytes(line);
        }
    }

    private delegate long LineReader(ReadOnlySpan<byte> line);

    // As it is, and with a checksum that fits, which lets through what the checksum would keep away.
    private static string ReadLine(byte[] input, LineReader change)
    {
        byte[] line = input.Length > 18 ? Sealed(input[..^18]) : input;
        string word = JournalFormat.ReadHeader(line, out _) is { } header ? $"header {header.Format}" : "";
        word += CheckpointManifest.Read(line) is { } manifest ? $" manifest {manifest.Runs.Count}" : "";
        word += CheckpointManifest.Read(input) is null ? "" : " as it is";
        word += SyncedMark.Read("id", input) > 0 ? " mark" : "";
        word += JournalFormat.TryCheck(input, 0, out _) ? " sound" : "";
        try
        {
            return $"{word} change {HostileInputTests.Size(change(line))}";
        }
        catch (InvalidDataException refusal)
        {
            return word + HostileInputTests.Letters(refusal.InnerException?.Message ?? refusal.Message, 50);
        }
    }

    private static byte[] Sealed(byte[] body)
    {
        EcsTaskDef.Text.ByteBuffer line = new(body.Length + 32);
        line.Write(body);
        JournalFormat.Seal(line, 0, 0);
        return line.Written.ToArray()[..^1];
    }

    private static (string File, byte[] Bytes)? Split(Whole whole, byte[] input)
    {
        int end = input.AsSpan().IndexOf((byte)'\n');
        if (end < 0) return null;
        string file = Encoding.UTF8.GetString(input, 0, end);
        return whole.Files.ContainsKey(file) ? (file, input[(end + 1)..]) : null;
    }

    // Checksums vouch for journal and checkpoint: what opens is what was there. The other two only say whose it is and how far.
    private static string Damaged(Whole whole, byte[] input, Func<byte[], byte[]> seal)
    {
        if (Split(whole, input) is not var (file, bytes)) return "";
        Machine machine = whole.Copy();
        Whole.Put(machine, file, file == Journal ? seal(bytes) : bytes);
        string word = file + " " + Read(machine, out Answers? seen);
        if (seen is not null && !(seen.Facts == whole.Says.Facts && seen.Documents.SequenceEqual(whole.Says.Documents)))
            throw new InvalidDataException($"With another {file} it opens, and says: {seen.Facts}");

        word += Test(machine, out bool isWell);

        // What opens whole and tells of no error may still have a cache that is not.
        if (isWell && seen is null)
            throw new InvalidDataException($"With another {file} it does not open ({word}), and Test has nothing to say.");
        if (Repair(machine) is { } refusal) return word + refusal;
        word += " repaired " + Read(machine, out Answers? left);
        if (left is null && file == Journal) throw new InvalidDataException($"Repaired it does not open: {word}");
        string? made = left?.Documents.FirstOrDefault(document => !whole.Says.Documents.Contains(document));
        return made is null ? word : throw new InvalidDataException($"Repaired it says {made}, which was not there.");
    }

    // Checksums that fit: nothing vouches for what is in there, but it must end as everything does.
    private static string Forged(Whole whole, byte[] input)
    {
        if (Split(whole, input) is not var (file, bytes)) return "";
        Machine machine = whole.Copy();
        if (file == Journal) bytes = Reseal.Journal(bytes);
        else if (file.EndsWith(".run", StringComparison.Ordinal)) SealPages(bytes);
        else if (file.Contains("checkpoint", StringComparison.Ordinal) && bytes.Length > 18)
            bytes = Sealed(bytes[..^(bytes[^1] == '\n' ? 19 : 18)]);
        Whole.Put(machine, file, bytes);
        return $"{file} {Read(machine, out _)} {Test(machine, out _)} {Repair(machine)} {Read(machine, out _)}";
    }

    private static void SealPages(byte[] bytes)
    {
        for (int page = 0; (page + 1) * SortedRun.PageSize <= bytes.Length; page++)
        {
            Span<byte> one = bytes.AsSpan(page * SortedRun.PageSize, SortedRun.PageSize);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(one, Checksum.Append((uint)page, one[4..]));
        }
    }

    private static string Read(Machine machine, out Answers? everything)
    {
        everything = null;
        try
        {
            using JsonStore store = JsonStore.Open(Options(), new MachineProcess(machine) { Fence = Folder });
            using RegistryHost host = new(store, new TestClock());
            everything = Whole.Ask(store);
            _ = host.GetRegistry(Region, "").ListTaskDefinitionFamiliesAsync(new() { Status = "ALL" }).AsTask().GetAwaiter().GetResult();
            return "opens";
        }
        catch (EcsException told)
        {
            return told.Code;
        }
    }

    private static string Test(Machine machine, out bool isWell)
    {
        isWell = false;
        try
        {
            IReadOnlyList<StoreFinding> findings = new StoreCare(Options(), new MachineProcess(machine) { Fence = Folder }).Test();
            isWell = findings.All(static f => f.Severity != FindingSeverity.Error);
            return " found " + string.Join(',', findings.Select(static f => f.Code).Distinct());
        }
        catch (EcsException told)
        {
            return " test " + told.Code;
        }
    }

    private static string? Repair(Machine machine)
    {
        try
        {
            new StoreCare(Options(), new MachineProcess(machine) { Fence = Folder }).Repair(apply: true);
            return null;
        }
        catch (EcsException told)
        {
            return " repair " + told.Code;
        }
    }

    // A region, a family and an account: asked for, and written where they are taken.
    private static string Named(byte[] input, Func<string, string> check)
    {
        string[] names = Encoding.UTF8.GetString(input).Split('\n', 3);
        (string region, string family, string account) = (names[0], names.ElementAtOrDefault(1) ?? "", names.ElementAtOrDefault(2) ?? "");
        Machine machine = Whole.Empty();
        StringBuilder word = new();
        foreach (string? owner in new[] { null, account })
        {
            try
            {
                using JsonStore store = JsonStore.Open(Options() with { Account = owner }, new MachineProcess(machine) { Fence = Folder });
                using RegistryHost host = new(store, new TestClock());
                IRegistry registry = host.GetRegistry(check(region), account);
                word.Append(registry.ListTaskDefinitionsAsync(new() { FamilyPrefix = family }).AsTask().GetAwaiter().GetResult(
                    ).TaskDefinitionArns.Count);
                registry.RegisterTaskDefinitionAsync(new RegisterTaskDefinitionRequest
                {
                    Family = family,
                    ContainerDefinitions = [new ContainerDefinition { Name = "web", Image = "nginx", Memory = 64 }],
                }).AsTask().GetAwaiter().GetResult();
                word.Append(" written ").Append(store.GetRegions().Count);
            }
            catch (EcsException told)
            {
                word.Append(HostileInputTests.Word(told));
            }
        }

        // A region's folder, and nothing else, is called as somebody said.
        Machine.Folder folder = (Machine.Folder?)machine.Find(Folder) ?? new Machine.Folder();
        string[] strangers = folder.Seen.Keys.Where(
            name => name is not ("store.json" or "lock") && !(name == region && Regions.IsSafeName(name))).ToArray();
        if (strangers.Length > 0 || ((Machine.Folder)machine.Find("/data")!).Seen.Count > 1)
            throw new InvalidDataException($"There is {string.Join(", ", strangers)}.");
        return word.ToString();
    }

    private static RegistryHostOptions Options() => new() { StorePath = Folder, Clock = new TestClock() };

    /// <summary>A store with a bit of everything, its files, and all that can be asked of it.</summary>
    private sealed record Whole(IReadOnlyDictionary<string, byte[]> Files, Answers Says)
    {
        /// <summary>Some lines of every sort, and no checkpoint.</summary>
        public static Whole Small { get; } = Make(0);

        /// <summary>Enough for a checkpoint.</summary>
        public static Whole Large { get; } = Make(2500);

        public static Machine Empty()
        {
            Machine machine = new(0);
            machine.Root.Seen["data"] = machine.Root.Durable["data"] = new Machine.Folder();
            return machine;
        }

        public Machine Copy()
        {
            Machine machine = Empty();
            foreach ((string file, byte[] bytes) in Files) Put(machine, file, bytes);
            return machine;
        }

        public static void Put(Machine machine, string file, byte[] bytes)
        {
            MachineProcess disk = new(machine);
            string path = $"{Folder}/{file}";
            disk.CreateDirectory(Path.GetDirectoryName(path)!);
            using DiskFile target = disk.OpenWrite(path);
            target.SetLength(0);
            target.Write(0, bytes, 0, bytes.Length);
        }

        public static Answers Ask(JsonStore store) => store.GetRegions().Contains(Region)
            ? store.OpenRegion(Region).ReadAsync(Ask, default).AsTask().GetAwaiter().GetResult()
            : new Answers("", []);

        private static Answers Ask(IRegionView view)
        {
            StringBuilder facts = new();
            List<string> documents = [];
            facts.Append(view.Totals).Append('\n');
            foreach (bool active in new[] { true, false })
                facts.AppendJoin('\n', view.ListFamilies(active, "", null).Select(view.GetFamily)).Append('\n');
            foreach (RevisionStatus status in new[] { RevisionStatus.Active, RevisionStatus.Inactive, RevisionStatus.DeleteInProgress })
            {
                foreach ((string family, int number) in view.ListRevisions(status, null, null, false))
                {
                    // An index that was forged may list what it does not have.
                    if (view.GetRevision(family, number) is not { } fact) continue;
                    facts.Append(fact with { Document = default, Tags = default }).AppendJoin(' ', view.ReadTags(fact)).Append('\n');
                    documents.Add($"{family}:{number} {Encoding.UTF8.GetString(view.ReadDocument(fact).Span)}");
                }
            }

            return new Answers(facts.ToString(), documents);
        }

        private static Whole Make(int many)
        {
            Machine machine = Empty();
            using (JsonStore store = JsonStore.Open(Options(), new MachineProcess(machine)))
            using (RegistryHost host = new(
                store, new TestClock(), overrideRuntime: static settings => settings with { SimulatedInstances = true }))
            {
                WireTarget.Furnish(host.GetRegistry(Region, "tester"));
                store.OpenRegion(Region).ChangeAsync((_, change) =>
                {
                    for (int i = 1; i <= many; i++) change.Add(Storage.Json.Shop.Registered("many", i, 0));
                    return many;
                }, default).AsTask().Wait();
            }

            // Who reads so much writes a checkpoint.
            using JsonStore reader = JsonStore.Open(Options(), new MachineProcess(machine));
            Answers says = Ask(reader);
            Dictionary<string, byte[]> files = new(StringComparer.Ordinal);
            Collect((Machine.Folder)machine.Find(Folder)!, "", files);
            Assert.True(
                many > 0 == files.Keys.Any(static f => f.EndsWith(".run", StringComparison.Ordinal)), string.Join(", ", files.Keys));
            return new Whole(files, says);
        }

        private static void Collect(Machine.Folder folder, string path, Dictionary<string, byte[]> files)
        {
            foreach ((string name, Machine.Node node) in folder.Seen)
            {
                if (node is Machine.Folder inner) Collect(inner, path + name + "/", files);
                else if (((Machine.Inode)node).Seen.Length > 0) files[path + name] = ((Machine.Inode)node).Seen.Span.ToArray();
            }
        }
    }

    /// <summary>All that can be asked of a store: the documents, and the rest.</summary>
    private sealed record Answers(string Facts, IReadOnlyList<string> Documents);
}
