using System.Text.Json;
using EcsTaskDef.Rules.Refusals;

namespace EcsTaskDef.Rules;

/// <summary>Writes a definition as it is stored and answered.</summary>
internal static class DocumentWriter
{
    /// <summary>
    /// The size that counts against the limit: that of the stored definition, with a fixed time, caller and number, so that
    /// one file does not pass today and fail tomorrow.
    /// </summary>
    public static int Measure(TaskDefinition definition, string account, string region)
    {
        const int AnyRevision = 1;
        string partition = Regions.PartitionOf(region);
        return Serialize(definition with
        {
            RegisteredAt = DateTimeOffset.FromUnixTimeMilliseconds(1_789_551_556_693),
            RegisteredBy = $"arn:{partition}:iam::{account}:user/any",
            Revision = AnyRevision,
            Status = TaskDefinitionStatuses.Active,
            TaskDefinitionArn = $"arn:{partition}:ecs:{region}:{account}:task-definition/{definition.Family}:{AnyRevision}",
        }).Length;
    }

    public static ReadOnlyMemory<byte> Serialize(
        TaskDefinition definition, byte[][]? names = null, Span<(int Start, int End)> places = default)
    {
        // A thread's own: a fresh one for each document cost more than the document.
        (ByteBuffer buffer, Utf8JsonWriter writer) = t_writer ??= MakeWriter();
        buffer.Clear();
        writer.Reset();
        try
        {
            StructureWriter.Write(writer, definition);
            writer.Flush();

            // Members that this software does not know are written last; ECS would have them in their place.
            ReadOnlyMemory<byte> sorted = SortedJson.Sort(buffer.Written, names, places);
            return sorted.Equals(buffer.Written) ? sorted.ToArray() : sorted;
        }
        finally
        {
            // The largest document is 64 KiB; what a refused one needed is given back.
            if (buffer.Array.Length > 4 * DocumentSizeRule.MaxBytes) t_writer = null;
        }
    }

    [ThreadStatic]
    private static (ByteBuffer Buffer, Utf8JsonWriter Writer)? t_writer;

    private static (ByteBuffer Buffer, Utf8JsonWriter Writer) MakeWriter()
    {
        ByteBuffer buffer = new(4096);
        return (buffer, new Utf8JsonWriter(buffer, JsonText.WriterOptions));
    }
}
