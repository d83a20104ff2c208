using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Core.Tests.Storage.Json;

[Trait("Category", "Fast")]
public sealed class JournalFormatTests
{
    private static readonly DateTimeOffset s_time = DateTimeOffset.FromUnixTimeMilliseconds(1789551556693);

    [Fact]
    public void A_header_goes_there_and_back()
    {
        JournalHeader header = new(1, "store \" id", "123456789012", "eu-west-1", 7);
        byte[] line = JournalFormat.WriteHeader(header, out uint chain);
        Assert.Equal((byte)'\n', line[^1]);
        Assert.Equal(header, JournalFormat.ReadHeader(line.AsSpan(0, line.Length - 1), out uint read));
        Assert.Equal(chain, read);
        line[5] ^= 1;
        Assert.Null(JournalFormat.ReadHeader(line.AsSpan(0, line.Length - 1), out _));
        Assert.Null(JournalFormat.ReadHeader([], out _));
    }

    [Fact]
    public void A_change_goes_there_and_back_with_the_places_of_its_documents_and_tags()
    {
        byte[] document = Encoding.UTF8.GetBytes("{\"a\":\"\\\"crc\\\":\\\"00000000\\\"} é\"}");
        StoreEvent[] events =
        [
            new RevisionRegistered("web", 1, s_time.AddMilliseconds(-5), document, [new Tag { Key = "k", Value = "v" }]),
            new RevisionRegistered("web", 2, s_time, document, []) { Note = "why \"so\"\n" },
            new RevisionStatusChanged("web", 1, s_time, RevisionStatus.Inactive),
            new RevisionTagsChanged("web", 1, s_time, [new Tag { Key = "é", Value = "" }]),
            new RevisionTagsChanged("web", 2, s_time, []),
        ];
        ChangeLine head = new(42, 41, "arn:\"x\"", "höst", 4711);
        ByteBuffer output = new();
        output.Write("before"u8);
        uint chain = 123;
        (Extent Document, Extent Tags)[] places = ChangeWriter.Write(output, 1000, head, events, ref chain);
        byte[] line = output.Written.Slice(6, output.Length - 7).ToArray();

        Assert.True(JournalFormat.TryCheck(line, 123, out uint read));
        Assert.Equal(chain, read);
        Assert.False(JournalFormat.TryCheck(line, 124, out _));
        List<JournalEvent> parsed = [];
        Assert.Equal(head, ChangeReader.Read(line, 1006, parsed, forIndex: true));
        Assert.Equal(places, parsed.Select(static p => (p.Document, p.Tags)));
        Assert.Equal(Checksum.Append(0, document), places[0].Document.Checksum);
        Assert.Equal([null, "why \"so\"\n"], parsed.Select(static p => p.Event).OfType<RevisionRegistered>().Select(static e => e.Note));
        Assert.Equal(
            events.Cast<RevisionFactEvent>().Select(static e => (e.GetType(), e.Family, e.Revision, e.At)),
            parsed.Select(static p => (RevisionFactEvent)p.Event).Select(static e => (e.GetType(), e.Family, e.Revision, e.At)));
        Assert.Equal(document, line.AsSpan((int)places[0].Document.Offset - 1006, places[0].Document.Length));
        Assert.Equal(
            "[{\"key\":\"k\",\"value\":\"v\"}]",
            Encoding.UTF8.GetString(line.AsSpan((int)places[0].Tags.Offset - 1006, places[0].Tags.Length)));
        Assert.True(places[1].Tags.IsEmpty && places[4].Tags.IsEmpty && places[2].Document.IsEmpty);

        // And for a stranger.
        JObject value = JObject.Parse(Encoding.UTF8.GetString(line));
        Assert.Equal(5, value["events"]!.Count());
        Assert.Equal(document.Length, (int)value["events"]![0]!["length"]!);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"seq":"x","events":[]}""")]
    [InlineData("""{"seq":1,"events":[{"event":"status","family":"web","revision":1,"status":"GONE"}]}""")]
    [InlineData("""{"seq":1,"events":[{"event":"newer","family":"web","revision":1}]}""")]
    [InlineData("""{"seq":1,"events":[{"event":"tags","revision":1}]}""")]
    [InlineData("""{"seq":1,"events":[{"event":"tags","family":"web","revision":0}]}""")]
    [InlineData("""{"seq":1,"time":"yesterday","events":[]}""")]
    [InlineData("""{"seq":1,"events":[{"event":"tags""")]
    public void A_line_that_this_software_cannot_have_written_is_told_as_such(string line)
    {
        List<JournalEvent> events = [];
        if (line == "{}") Assert.Equal(0, ChangeReader.Read(Encoding.UTF8.GetBytes(line), 0, events).Sequence);
        else Assert.Throws<InvalidDataException>(() => ChangeReader.Read(Encoding.UTF8.GetBytes(line), 0, events));
    }

    [Theory]
    [InlineData(""","crc":"0123abcd"}""", true)]
    [InlineData(""","crc":"0123ABCD"}""", false)]
    [InlineData(""","crc":"0123abc"}""", false)]
    [InlineData(""","crc":"0123abcg"}""", false)]
    [InlineData(""","crc":"0123abcd" }""", false)]
    [InlineData("", false)]
    public void A_stated_checksum_is_eight_lower_case_digits(string end, bool isOne) =>
        Assert.Equal(isOne, JournalFormat.TryReadStatedChain(Encoding.ASCII.GetBytes("{\"a\":1" + end), out _));

    [Fact]
    public void A_manifest_goes_there_and_back_and_nothing_else_does()
    {
        CheckpointManifest manifest = new("store", 3, 1L << 40, 77, 0xDEADBEEF, [("checkpoint-3-a.run", 12), ("b", 0)]);
        byte[] bytes = manifest.Write();
        CheckpointManifest read = CheckpointManifest.Read(bytes)!;
        Assert.Equal(manifest with { Runs = read.Runs }, read);
        Assert.Equal(manifest.Runs, read.Runs);
        for (int i = 0; i < bytes.Length - 1; i++)
        {
            byte[] broken = (byte[])bytes.Clone();
            broken[i] ^= 0x11;
            Assert.Null(CheckpointManifest.Read(broken));
            Assert.Null(CheckpointManifest.Read(bytes.AsSpan(0, i)));
        }
    }
}
